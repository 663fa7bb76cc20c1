"""Names of months and days meet in every spelling; the Hijri calendar is Umm al-Qura's."""

import re
from bisect import bisect_right
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.arabic.calendar import (
    any_of,
    calendar_names,
    fold_aligned,
    fold_date,
    hijri_month,
    hijri_to_date,
    squeeze,
)


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("إبريل", 4), ("ابريل", 4), ("اغسطس", 8), ("أغشت", 8), ("غشت", 8), ("كانون الأوّل", 12),
        ("تشرين ١", 10), ("كانون ۲", 1), ("جويليه", 7), ("يونيه", 6), ("دجنبر", 12), ("شتمبر", 9), ("Août", 8),
        ("DEC", 12), ("أوت", 8), ("ماي", 5), ("آب", 8),
    ],
)  # fmt: skip
def test_month_names_meet_after_folding(name, month):
    assert calendar_names().months[squeeze(fold_date(name))] == month


@pytest.mark.parametrize(
    ("name", "month"), [("جمادى الآخرة", 6), ("جمادي الثانية", 6), ("ذي الحجّة", 12), ("رمضان المبارك", 9)]
)
def test_hijri_names_meet_after_folding(name, month):
    assert calendar_names().hijri[fold_date(name)] == month


def test_weekdays_count_from_monday():
    weekdays = calendar_names().weekdays
    assert weekdays[fold_date("الإثنين")] == 0
    assert weekdays[fold_date("الأربعاء")] == 2
    assert weekdays[fold_date("الأحد")] == 6


def test_the_longest_name_wins():
    names = any_of(calendar_names().hijri)
    assert re.match(names, fold_date("رمضان المبارك 1445"))[0] == fold_date("رمضان المبارك")


def test_hijri_days_and_months():
    assert hijri_to_date(1445, 6, 1) == date(2023, 12, 14)
    assert hijri_to_date(1445, 6, 31) is None
    assert hijri_to_date(1200, 1, 1) is None
    assert hijri_month(1445, 9) == (date(2024, 3, 11), date(2024, 4, 9))
    assert hijri_month(999, 9) is None


def test_aligned_folding_points_back():
    text = "\u200fأمْسٍ الجمعة"
    folded, dropped = fold_aligned(text)
    assert folded == "امس الجمعه"
    places = [at + bisect_right(dropped, at) for at in range(len(folded))]
    assert [fold_date(text[place]) for place in places] == list(folded)
    assert fold_aligned("أمس") == ("امس", ())


def test_presentation_forms_are_read():
    assert fold_date("\ufe8d\ufe8f") == "اب"


@given(st.text())
def test_folding_never_fails_and_keeps_its_index(text):
    fold_date(text)
    folded, dropped = fold_aligned(text)
    assert len(folded) + len(dropped) == len(text)
