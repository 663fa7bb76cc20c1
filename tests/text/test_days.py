"""Days in a folded line, and the weekday as a check."""

from datetime import date

import pytest

from tawatur.text.arabic.calendar import fold_date
from tawatur.text.days import ContradictionError, blank_days, check_weekday, find_days, find_weekday


def test_a_line_may_name_several_days():
    days = find_days(fold_date("من 3 ماي 2023 إلى 5 تموز 2023"))
    assert [found.day for found in days] == [date(2023, 5, 3), date(2023, 7, 5)]


def test_two_names_of_one_month_must_agree():
    with pytest.raises(ContradictionError):
        find_days(fold_date("15 كانون الأول/نوفمبر 2023"))


def test_the_weekday_picks_the_reading():
    (found,) = find_days("3/4/2023")
    assert check_weekday(found, 0) == (date(2023, 4, 3), True, False)
    assert check_weekday(found, 5) == (date(2023, 3, 4), True, False)
    assert check_weekday(found, 2) == (date(2023, 4, 3), False, True)


def test_two_weekdays_say_nothing():
    assert find_weekday(fold_date("الجمعة")) == 4
    assert find_weekday(fold_date("الجمعة والسبت")) == 4
    assert find_weekday(fold_date("الجمعة، السبت")) is None


def test_digits_of_a_date_are_no_clock():
    folded = "15.12.2023 10:30"
    assert blank_days(folded, find_days(folded)).strip() == "10:30"
