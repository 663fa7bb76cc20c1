"""Patterns: what may begin a time, and which way its words point."""

from tawatur.annotate.time_grammar import first_words, tense_of


def test_attached_letters_lead_to_the_same_rules():
    words = first_words()
    assert words["وامس"][0] == 1
    assert words["امس"][1] == words["وامس"][1]
    assert words["للاسبوع"][0] == -1


def test_tenses():
    assert (tense_of("المقبله"), tense_of("الماضيين"), tense_of("الجاري"), tense_of(None)) == (
        "next",
        "last",
        "this",
        None,
    )
