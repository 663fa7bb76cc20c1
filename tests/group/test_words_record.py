"""What a store keeps of a text comes back as it was."""

from tawatur.group.telling import take_words
from tawatur.group.words_record import find_keys, read_words, write_words
from tests.group.news import FIRE, FIRE_ELSEWHERE, VISIT, told


def test_words_come_back():
    for article in (told("v", VISIT, "2024-03-10"), told("empty", ("", ""))):
        words = take_words(article)
        again = read_words(write_words(words))
        for name in (
            "id",
            "outlet",
            "title",
            "body",
            "names",
            "places",
            "countries",
            "starts",
            "ends",
            "background",
        ):
            assert getattr(again, name) == getattr(words, name)


def test_texts_on_one_happening_share_keys_that_any_database_holds():
    one, other = (set(find_keys(take_words(told("x", news)))) for news in (FIRE, FIRE_ELSEWHERE))
    assert len(one & other) >= 2
    assert all(0 <= key < 2**63 for key in one | other)


def test_two_countries_are_a_key():
    one = find_keys(take_words(told("x", ("المغرب وفرنسا", "لقاء"))))
    other = find_keys(take_words(told("y", ("فرنسا والمغرب", "خلاف"))))
    assert set(one) & set(other)
