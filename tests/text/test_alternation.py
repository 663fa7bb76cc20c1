"""Alternatives that share their beginnings find what a plain alternation finds."""

import re

import pytest

from tawatur.text.alternation import join_alternatives


def test_the_longest_phrase_that_fits_is_found() -> None:
    pattern = re.compile(join_alternatives(["ماء", "مال", "م", "مالية"]))
    assert [pattern.fullmatch(word) is not None for word in ("ماء", "مال", "م", "مالية", "ما", "ماليه")] == [
        True, True, True, True, False, False,
    ]  # fmt: skip
    found = pattern.match("مالية الدولة")
    assert found is not None
    assert found[0] == "مالية"


def test_pieces_may_be_patterns() -> None:
    pattern = re.compile(join_alternatives([["[اأ]", "خ"], ["[اأ]", "خ", "ت"]]))
    assert [pattern.fullmatch(word) is not None for word in ("أخ", "اخت", "خت")] == [True, True, False]


@pytest.mark.parametrize("text", ["", "ب", "ابا", "اب ابا اباب", "باب"])
def test_it_agrees_with_a_plain_alternation(text: str) -> None:
    phrases = ["اب", "ابا", "اباب", "با", "ب"]
    plain = "|".join(sorted(phrases, key=len, reverse=True))
    assert re.findall(join_alternatives(phrases), text) == re.findall(plain, text)
