"""Offices named without their holder are found, with what tells them apart."""

import pytest

from tawatur.annotate.mentions import split_words_of
from tawatur.annotate.offices import find_offices, name_office
from tawatur.annotate.roles import Stretch
from tawatur.text.arabic.fold import fold_words

RUSSIA = Stretch(0, 0, "country", "روسيا", "RUS", adjective=True)
PERSON = Stretch(0, 0, "person", "سامي حداد", None)


def find(text, stretches):
    """List (words, office, country); ``stretches`` are by word."""
    words = split_words_of(text, "text")
    claimed = [None] * len(words.spans)
    for place, stretch in stretches.items():
        claimed[place] = Stretch(
            place, place + 1, stretch.kind, stretch.label, stretch.country, stretch.adjective
        )
    return [(text[o.start : o.stop], o.office, o.country) for o in find_offices(0, words, claimed)]


def test_an_office_with_its_country():
    assert find("قال ووزير الخارجية الروسي إن", {3: RUSSIA}) == [
        ("وزير الخارجية الروسي", "foreign-minister", "RUS")
    ]


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("قال الوزير إن", {}),
        ("قال رئيس روسي إن", {2: RUSSIA}),
        ("قال وزير الخارجية الروسي السابق إن", {3: RUSSIA}),
        ("قال وزير الخارجية الروسي سامي إن", {3: RUSSIA, 4: PERSON}),
        ("قال سامي، وزير الخارجية الروسي، إن", {1: PERSON, 4: RUSSIA}),
        ("قال رئيس الوفد الروسي إن", {3: RUSSIA}),
        ("قال النائب الروسي إن", {2: RUSSIA}),
    ],
)
def test_what_names_no_holder_or_stands_beside_one(text, stretches):
    assert find(text, stretches) == []


@pytest.mark.parametrize(
    ("title", "country", "office"),
    [
        ("رئيس", "FRA", "head-of-state"),
        ("عاهل", "MAR", "head-of-state"),
        ("ملك", "ISR", None),
        ("أمير", "QAT", "head-of-state"),
        ("مستشار", "DEU", "head-of-government"),
    ],
)
def test_what_a_title_means_hangs_on_the_country(title, country, office):
    assert name_office(fold_words([title]), country, alone=True) == office


def test_the_head_of_government_under_many_titles():
    for title in ("رئيس وزراء", "رئيس حكومة", "وزير أول", "رئيس مجلس وزراء"):
        assert name_office(fold_words(title.split()), "MAR", alone=False) == "head-of-government"
