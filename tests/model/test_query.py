"""A query is a tree of frozen records."""

from tawatur.model.query import And, Not, Phrase, Word


def test_trees_compare_by_content():
    assert And((Word("أ"), Not(Phrase("ب ج")))) == And((Word("أ"), Not(Phrase("ب ج"))))
    assert Word("أ") != Word("أ", is_prefix=True)
