"""What stories see of a text."""

import pytest

from tawatur.group.frequencies import load_frequencies
from tawatur.group.telling import take_words, weigh_words
from tests.group.news import OFFICIALDOM, VISIT, told


def weigh(article):
    return weigh_words(take_words(article), load_frequencies())


def test_rare_words_lead_and_every_day_words_weigh_nothing():
    telling = weigh(told("v", VISIT))
    assert "بقالي" in telling.index[:4]
    assert "في" not in telling.opening
    assert 0.8 < sum(value * value for value in telling.opening.values()) <= 1.000001


def test_a_note_of_stock_phrases_is_not_drawn_out():
    assert sum(value * value for value in weigh(told("o", OFFICIALDOM)).opening.values()) < 0.8


def test_stock_phrases_weigh_less_than_names():
    weights = load_frequencies()
    stock = max(map(weights.weigh, take_words(told("o", OFFICIALDOM)).title))
    assert stock < weights.weigh("بقالي") / 2


@pytest.mark.parametrize(
    ("published", "hours"),
    [("1970-01-02T06:00:00Z", (30.0, 30.0)), ("1970-01", (None, None)), (None, (None, None))],
)
def test_a_time_that_names_no_day_dates_nothing(published, hours):
    words = take_words(told("v", VISIT, published))
    assert (words.starts, words.ends) == hours


def test_numbers_stand_with_what_they_count_and_years_count_nothing():
    counted = weigh(told("n", ("قتل 15 شخصا", "وصلت الطائرة الخامسة في 2023 عاما"))).counted
    assert frozenset({"15"}) in counted.values()
    assert any("خامس" in number for numbers in counted.values() for number in numbers)
    assert not any("2023" in numbers for numbers in counted.values())


def test_countries_and_places_of_the_opening_are_kept():
    words = take_words(told("c", ("المغرب وفرنسا يتفقان", "اتفق المغرب وفرنسا في مراكش على خط بحري.")))
    assert words.countries == ("FRA", "MAR")
    assert len(words.places) == 1
