"""Spellings that mean one word meet in one form, and nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.arabic.fold import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الإمارات", "الامارات"),
        ("آسيا", "اسيا"),
        ("مدينة", "مدينه"),
        ("على", "علي"),
        ("مسؤول", "مسئول"),
        ("المَغْرِب", "المغرب"),
        ("فرنســـا", "فرنسا"),
        ("١٢٣ ۱۲۳", "123 123"),
        ("ﺍﻟﻤﻐﺮﺏ", "المغرب"),
        ("وزیر کبیر", "وزير كبير"),
        ("ڭلميم", "گلميم"),
        ("ڤيينا", "فيينا"),
        ("و\u0654", "ؤ"),
        ("Élysée", "elysee"),
        ("STRAßE", "strasse"),
        ("الأمن\u200f", "الامن"),
        ("هذا\u00a0يوم", "هذا يوم"),
    ],
)
def test_spellings_meet(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("كاتب", "مكتبة"), ("سؤال", "سوال"), ("مال", "مالي"), ("قلب", "كلب"), ("3.5", "35")]
)
def test_different_words_stay_apart(one, other):
    assert fold(one) != fold(other)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)
