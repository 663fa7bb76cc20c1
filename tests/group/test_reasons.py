"""Reasons quote what stands in both texts."""

import pytest

from tawatur.group.frequencies import load_frequencies
from tawatur.group.reasons import find_shared_names, make_reason, read_for_reasons, stands_in_both
from tests.group.news import OFFICIALDOM, OFFICIALDOM_ELSEWHERE, VISIT, VISIT_ELSEWHERE, told


def shared(one, other):
    return find_shared_names(read_for_reasons(one), read_for_reasons(other), load_frequencies())


def test_whole_names_are_found():
    one, other = told("1", VISIT), told("2", VISIT_ELSEWHERE)
    assert "رشيد البقالي" in shared(one, other)
    assert all(stands_in_both(name, one, other) for name in shared(one, other))


def test_an_attached_letter_is_not_part_of_the_name():
    one = told("1", ("وفد في البريمي", "وصل الوفد إلى البريمي بعد العبور بمراكش مساء."))
    other = told("2", ("مراكش والوفد", "قال الوفد إن مراكش لا تشبه البريمي في شيء."))
    assert {"البريمي", "مراكش"} <= set(shared(one, other))


def test_stock_phrases_name_nothing():
    assert shared(told("1", OFFICIALDOM), told("2", OFFICIALDOM_ELSEWHERE)) == ()


def test_a_reason_that_is_not_in_both_texts_is_refused():
    one, other = told("1", VISIT), told("2", OFFICIALDOM)
    with pytest.raises(ValueError, match="البقالي"):
        make_reason("same_event", ["البقالي"], one, other)


def test_the_other_outlet_is_named():
    one, other = told("1", VISIT), told("2", VISIT_ELSEWHERE, outlet="بريد الضفة")
    reason = make_reason("other_outlet", ["رشيد البقالي"], one, other)
    assert reason.label == "يرويه أيضا «بريد الضفة»، ويذكر الخبران «رشيد البقالي»."
