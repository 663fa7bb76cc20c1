"""Which names are agencies, which name nobody, which are places."""

import pytest

from tawatur.extract.agencies import (
    calls_itself_agency,
    demonyms,
    is_agency,
    is_place,
    is_unnamed,
    is_word_too,
)


@pytest.mark.parametrize("name", ["أ ف ب", "أ.ف.ب", "(واس)", "رويترز", "وكالة الأنباء الأردنية"])
def test_agencies(name):
    assert is_agency(name)


@pytest.mark.parametrize("name", ["وكالات", "وزارة الصحة", "خاص", "2024"])
def test_what_names_nobody(name):
    assert is_unnamed(name)


def test_an_unknown_agency_says_what_it_is():
    assert calls_itself_agency("وكالة المرافئ للأنباء")
    assert not calls_itself_agency("وكالات")
    assert not calls_itself_agency("المرافئ")


def test_places_and_adjectives_of_countries():
    assert is_place("الرباط")
    assert is_place("المغرب")
    assert not is_place("الأناضول")
    assert {"لبناني", "لبنانيه"} <= demonyms()


def test_some_agencies_are_words_too():
    assert is_word_too("معا")
    assert not is_word_too("رويترز")
