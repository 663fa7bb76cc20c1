"""Terms are stems of the words that carry content."""

from tawatur.annotate.topic_terms import find_terms


def test_stopwords_numbers_and_attached_letters_go():
    assert find_terms("والوزراء في 2023 من الرباط") == ["وزير", "رباط"]


def test_latin_words_are_folded():
    assert find_terms("شركة Google") == ["شركه", "google"]
