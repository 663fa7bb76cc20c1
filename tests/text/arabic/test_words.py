"""Counts of words, by spelling and by what the spelling usually is."""

from tawatur.text.arabic.words import count_exactly, count_word, find_usual


def test_a_rare_spelling_counts_as_the_usual_one():
    assert count_word("الإمارات") == count_exactly("الإمارات") > 100
    assert find_usual("إلإمارات") == "الإمارات"
    assert count_word("إلإمارات") == count_word("الإمارات")


def test_an_unknown_word_counts_nothing_and_stays():
    assert count_word("قثصضظغ") == 0
    assert find_usual("قثصضظغ") == "قثصضظغ"
