"""Search stays above its floors on the judged pairs, the part kept aside included."""

import tomllib
from pathlib import Path

import pytest

from tawatur.search.match import is_answer, read_article
from tawatur.search.parser import parse_query

FOLDER = Path(__file__).parent
FLOORS = tomllib.loads((FOLDER / "floors.toml").read_text(encoding="utf-8"))["search"]


@pytest.mark.parametrize("name", ["search_pairs", "search_pairs_aside"])
def test_recall_and_false_hits(name):
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line and not line.startswith("#")]
    answers = [(is_answer(parse_query(pair[0]), read_article("", pair[1])), pair[2] == "1") for pair in pairs]
    wanted = [answer for answer, found in answers if found]
    unwanted = [answer for answer, found in answers if not found]
    assert sum(wanted) / len(wanted) >= FLOORS["recall"]
    assert sum(unwanted) / len(unwanted) <= FLOORS["false_hits"]
