"""Formulas are kept apart; a toll that grows is one happening."""

from tawatur.group.apart import find_apart
from tawatur.group.copies import Likeness
from tests.group.prose import article

PAIR = ("1", "2")
TOLL = "بلغ عدد القتلى {} قتيلا في الانهيار."


def apart(text, days, differs="number"):
    articles = {key: article(key, text, day) for key, day in zip(PAIR, days, strict=True)}
    return find_apart({PAIR: Likeness("formula", 0.9, differs=differs)}, articles)


def test_flights_prices_and_persons_are_apart():
    assert apart("حطت الطائرة.", ("2024-03-10", "2024-03-11")) == {frozenset(PAIR)}
    assert apart(TOLL, ("2024-03-10", "2024-03-11"), "person") == {frozenset(PAIR)}


def test_a_toll_grows_for_two_days():
    assert apart(TOLL, ("2024-03-10T08:00:00Z", "2024-03-11T20:00:00Z")) == frozenset()
    assert apart(TOLL, ("2024-03-10T08:00:00Z", "2024-03-14T20:00:00Z")) == {frozenset(PAIR)}
    assert apart(TOLL, ("2024-03-10T08:00:00Z", None)) == {frozenset(PAIR)}


def test_copies_are_not_apart():
    assert find_apart({PAIR: Likeness("copy", 0.9)}, {}) == frozenset()
