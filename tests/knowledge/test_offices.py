"""Who held an office on a day is told only where that is sure."""

import re
from itertools import pairwise

import pytest

from tawatur.knowledge.countries import load_countries
from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.knowledge.offices import (
    KNOWN_UNTIL,
    find_holder,
    load_persons,
    load_terms,
    load_terms_of_persons,
)

ORGANIZATIONS = {sense.id for senses in load_gazetteer().names.values() for sense in senses}


@pytest.mark.parametrize(
    ("office", "owner", "day", "latin"),
    [
        ("foreign-minister", "RUS", "2019-04-10", "Sergey Lavrov"),
        ("head-of-state", "FRA", "2012-05-14T10:00:00Z", "Nicolas Sarkozy"),
        ("head-of-state", "FRA", "2012-05-16", "François Hollande"),
        ("secretary-general", "org:un", "2016-12-31", "Ban Ki-moon"),
    ],
)
def test_the_holder_on_a_day(office, owner, day, latin):
    assert find_holder(office, owner, day).latin == latin


@pytest.mark.parametrize(
    ("office", "owner", "day"),
    [
        ("foreign-minister", "RUS", None),
        ("foreign-minister", "RUS", "2019"),
        ("foreign-minister", "RUS", "2031-01-01"),
        ("foreign-minister", "FRA", "2022-05-20"),
        ("head-of-government", "PSE", "2006-06-01"),
        ("foreign-minister", "MAR", "2007-10-15"),
        ("minister-of-silly-walks", "GBR", "2019-04-10"),
    ],
)
def test_a_holder_who_is_not_known_for_sure(office, owner, day):
    assert find_holder(office, owner, day) is None


def test_the_tables_agree_with_each_other():
    persons = load_persons()
    for (_, owner), terms in load_terms().items():
        assert owner in load_countries() or owner in ORGANIZATIONS, owner
        for term in terms:
            assert term.person in persons
            assert re.fullmatch(r"\d{4}(-\d\d){0,2}", term.since)
            assert not term.until or term.since <= term.until <= KNOWN_UNTIL, term
    assert load_terms_of_persons().keys() == persons.keys()


def test_no_office_is_held_by_two_on_one_day():
    for key, terms in load_terms().items():
        ordered = sorted(terms, key=lambda term: term.since)
        for one, other in pairwise(ordered):
            assert one.until, key
            assert one.until[: len(other.since)] <= other.since, (key, one, other)
