"""Reckoning: the year nearest, the weekday asked for, and no value where none can be known."""

from datetime import date

import pytest

from tawatur.annotate.time_parts import Anchor
from tawatur.annotate.time_values import reckon

HERE = Anchor(date(2023, 12, 15), week_start=5)


@pytest.mark.parametrize(
    ("form", "groups", "value"),
    [
        ("month", {"month": "يناير"}, "2024-01"),
        ("month", {"month": "يناير", "month_tense": "الماضي"}, "2023-01"),
        ("month", {"month": "ديسمبر", "month_tense": "الماضي"}, "2022-12"),
        ("day", {"day": "29", "month": "فبراير"}, "2024-02-29"),
        ("day", {"weekday": "الجمعه", "week_tense": "الماضي"}, "2023-12-08"),
        ("decade", {"decade": "تسعين"}, "1990"),
        ("decade", {"decade": "عشرين"}, "2020"),
        ("quarter", {"kind": "النصف", "rank": "الثاني", "year": "2022"}, "2022-07"),
        ("last_n", {"unit": "الاشهر", "count": "السته", "tense": "الماضيه"}, "2023-06"),
        ("hijri", {"hijri": "رمضان", "month_tense": "المقبل"}, "2024-03-11"),
        ("hijri", {"hijri": "رمضان", "month_tense": "الماضي"}, "2023-03-23"),
    ],
)
def test_reckoned_values(form, groups, value):
    assert reckon(form, groups, HERE).value == value


@pytest.mark.parametrize(
    ("form", "groups"),
    [
        ("day", {"day": "31", "month": "فبراير"}),
        ("day_range", {"first": "29", "day": "27", "month": "ابريل", "year": "2023"}),
        ("year_range", {"first": "2019", "year": "2014", "link": "-"}),
        ("quarter", {"kind": "النصف", "rank": "الثالث", "year": "2022"}),
        ("century", {"kind": "القرن", "rank": "الرابع", "era": " الهجري"}),
        ("hijri_year", {"hijri_year": "1492"}),
    ],
)
def test_what_cannot_be_is_none(form, groups):
    assert reckon(form, groups, HERE) is None
