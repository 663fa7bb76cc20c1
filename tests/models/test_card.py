"""A card tells what a model is, and says which key it lacks."""

import pytest

from tawatur.models.card import parse_card

CARD = """
name = "sample"
version = "1"
purpose = "shows what a card holds"
file = "model.bin"
sha256 = "00"
size = 3
license = "CC0-1.0"
command = "python make.py"
limits = "none known"
[scores]
f1 = 75.5
[[data]]
name = "corpus"
license = "MIT"
"""


def test_a_card_is_read():
    card = parse_card(CARD)
    assert (card.name, card.size, card.scores["f1"]) == ("sample", 3, 75.5)
    assert card.data[0]["license"] == "MIT"


def test_a_card_without_digest_is_refused():
    with pytest.raises(ValueError, match="sha256"):
        parse_card(CARD.replace("sha256", "sha1"))
