"""Days, months and years are reckoned from the publication or not at all."""

from datetime import date

import pytest

from tawatur.annotate.time_parts import Anchor, on_weekday, read_date, read_number, span_days, year_of

FRIDAY = Anchor(day=date(2023, 12, 15))


def test_a_weekday_that_is_coming_or_gone_is_never_the_day_itself():
    assert on_weekday("الجمعه", "next", FRIDAY) == date(2023, 12, 22)
    assert on_weekday("الجمعه", "last", FRIDAY) == date(2023, 12, 8)
    assert on_weekday("الجمعه", None, Anchor()) is None


def test_the_nearest_year_completes_a_day_and_none_does_without_an_anchor():
    assert read_date({"day": "27", "month": "ديسمبر"}, FRIDAY) == (date(2023, 12, 27), "relative")
    assert read_date({"day": "2", "month": "يناير"}, FRIDAY) == (date(2024, 1, 2), "relative")
    assert read_date({"day": "2", "month": "يناير"}, Anchor()) == (None, "relative")
    assert year_of({"year": "2014"}, Anchor()) == (2014, "explicit")


def test_numbers_in_words_and_what_is_none():
    assert read_number("الثلاث") == 3
    with pytest.raises(ValueError, match="كتاب"):
        read_number("كتاب")


def test_a_stretch_does_not_run_backward():
    with pytest.raises(ValueError, match="2023"):
        span_days(date(2023, 2, 1), date(2023, 1, 1), "day", "explicit")
    assert span_days(None, date(2023, 1, 1), "day", "explicit").value is None
