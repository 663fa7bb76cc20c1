"""Names meet across scripts, known ones surely and unknown ones by their sounds."""

import pytest

from tawatur.search.analyzer import surface_terms
from tawatur.search.latin import find_arabic_names, find_latin_names


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("hammouchi", "الحموشي"),
        ("rabat", "الرباط"),
        ("guterres", "غوتيريش"),
        ("khalil", "خليل"),
        ("boussouf", "بوصوف"),
        ("chafik", "شفيق"),
        ("tazi", "التازي"),
        ("mounir", "منير"),
    ],
)
def test_latin_finds_arabic(latin, arabic):
    assert surface_terms(arabic)[0] in find_arabic_names(latin)


def test_arabic_finds_known_latin_names_only():
    assert "hammouchi" in find_latin_names("حموشي")
    assert find_latin_names("مدرسه") == ()


@pytest.mark.parametrize("word", ["the", "a", "x" * 60, "g20"])
def test_no_guesses_for_what_is_no_name(word):
    assert find_arabic_names(word) == ()


def test_guesses_are_few():
    assert len(find_arabic_names("abdelouahedkhadija"[:14])) <= 48
