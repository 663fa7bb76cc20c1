"""Phrases are found however they are typed."""

import re

import pytest

from tawatur.extract.spelling import find_stems, fold, fold_words, pattern, phrases, spell


@pytest.mark.parametrize("typed", ["إقرأ أيضاً", "اقرأ ايضا", "اقرا أيضًا", "إقرأأيضا", "اقــرأ أيضا"])
def test_a_phrase_is_found_however_it_is_typed(typed):
    assert re.fullmatch(spell("اقرأ أيضا"), typed)


def test_other_words_are_not_found():
    assert re.search(spell("المصدر"), "المصادر") is None


def test_sections_stand_in_templates():
    assert pattern("^(?:@attribution_ending@)$").match("إنتهى")
    assert "وكالة" in phrases("outlet_kinds")


def test_folding_for_comparison():
    assert fold("أُمَّةٌ") == "امه"
    assert fold_words("«إلى» Mosaïque FM") == ("الي", "mosaïque", "fm")
    assert find_stems("والمسؤولون في بلد") == find_stems("المسؤولين")
