"""Weak names need a sign of place beside them."""

import pytest

from tawatur.annotate.mentions import find_hits, split_words_of
from tawatur.annotate.places import resolve_sense
from tawatur.knowledge.gazetteer import load_gazetteer


@pytest.mark.parametrize(
    ("text", "is_name"),
    [("انقلاب في مالي", True), ("الأوضاع بمالي", True), ("مدير مالي للشركة", False), ("تحول مالي", False)],
)
def test_mali_or_financial(text, is_name):
    words = split_words_of(text, "text")
    (hit,) = find_hits(words, load_gazetteer())
    assert (resolve_sense(words, hit, frozenset()) is not None) == is_name
