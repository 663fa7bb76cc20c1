"""Scores of pairs."""

import pytest

from tawatur.group.frequencies import load_frequencies
from tawatur.group.scoring import FEATURES, cosine, find_features, find_gap, load_model, score_pair
from tawatur.group.telling import take_words, weigh_words
from tests.group.news import FIRE, FIRE_ELSEWHERE, VISIT, told


def weigh(*arguments):
    return weigh_words(take_words(told(*arguments)), load_frequencies())


def features(one, other):
    return dict(zip(FEATURES, find_features(one, other), strict=True))


def test_the_order_of_two_texts_does_not_matter():
    one, other = weigh("1", FIRE, "2024-03-10"), weigh("2", VISIT, "2024-03-12")
    for name in ("story", "matter"):
        assert score_pair(one, other, load_model(name)) == pytest.approx(
            score_pair(other, one, load_model(name))
        )


def test_time_between_two_texts_speaks_against_one_happening():
    first = weigh("1", FIRE, "2024-03-10T08:00:00Z")
    scores = [
        score_pair(first, weigh("2", FIRE_ELSEWHERE, day, "b"), load_model())
        for day in ("2024-03-10T09:00:00Z", "2024-03-12T09:00:00Z", "2024-03-19T09:00:00Z")
    ]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0.9


def test_days_that_may_be_the_same_lie_no_time_apart():
    assert find_gap(weigh("1", FIRE, "2024-03-10"), weigh("2", FIRE, "2024-03-10T23:00:00Z")) == 0.0
    assert find_gap(weigh("1", FIRE), weigh("2", FIRE, "2024-03-10")) is None


def test_the_next_of_a_series_speaks_against():
    one, other = weigh("1", FIRE, "2024-03-10T08:00:00Z"), weigh("2", FIRE, "2024-03-11T08:00:00Z")
    assert features(one, other)["again"] > 0.2
    assert features(one, weigh("3", FIRE, "2024-03-11T08:00:00Z", "b"))["again"] == 0.0


def test_other_numbers_of_the_same_thing_are_seen():
    one = weigh("1", ("الطائرة", "حطت الطائرة الخامسة وعلى متنها 20 طنا"))
    other = weigh("2", ("الطائرة", "حطت الطائرة السادسة وعلى متنها 25 طنا"))
    assert features(one, other)["other_number"] > 0
    assert features(one, one)["same_number"] > 0


def test_countries_two_by_two():
    one = weigh("1", ("المغرب وفرنسا", "اتفق المغرب وفرنسا."))
    assert features(one, weigh("2", ("فرنسا والمغرب", "لقاء في فرنسا مع المغرب.")))["same_pair"] == 1.0
    assert features(one, weigh("3", ("المغرب وإسبانيا", "اتفق المغرب وإسبانيا.")))["other_pair"] == 1.0


def test_cosine_of_nothing_is_zero():
    assert cosine({}, {"a": 1.0}) == 0.0
