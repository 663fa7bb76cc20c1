"""A query in index terms: the word itself before its lemma before the verb behind it."""

from tawatur.model.query import Not
from tawatur.search.parser import parse_query
from tawatur.search.terms import AllTerms, AnyOf, IndexTerm, NoTerm, OneTerm, needs_check, query_terms


def test_a_word_is_worth_more_than_its_lemma_than_its_verb():
    leaf = query_terms(parse_query("الزيارات"))
    assert isinstance(leaf, AnyOf)
    assert [(term.stream, term.terms) for term in leaf.alternatives] == [
        ("surface", ("زيارات",)),
        ("stem", ("زياره",)),
        ("stem", ("زار",)),
    ]
    weights = [term.weight for term in leaf.alternatives]
    assert weights == sorted(weights, reverse=True)


def test_a_phrase_is_adjacent_surface_terms():
    assert query_terms(parse_query('"للأمم المتحدة"')) == AnyOf((IndexTerm("surface", ("امم", "متحده")),))


def test_a_prefix_leaves_the_article_aside():
    assert query_terms(parse_query("الاقتصاد*")) == AnyOf(
        (IndexTerm("surface", ("اقتصاد",), is_prefix=True),)
    )


def test_a_tree_keeps_its_shape():
    query = query_terms(parse_query("(2023 OR 2024) مصر -2022"))
    assert isinstance(query, AllTerms)
    assert isinstance(query.parts[0], OneTerm)
    assert isinstance(query.parts[2], NoTerm)


def test_marks_are_left_to_the_check():
    query = parse_query("مصر -عمّان")
    assert needs_check(query)
    assert not needs_check(parse_query("مصر -عمان"))
    terms = query_terms(query)
    assert isinstance(terms, AllTerms)
    assert not any(isinstance(part, NoTerm | Not) for part in terms.parts)


def test_names_in_latin_letters():
    leaf = query_terms(parse_query("Hammouchi"))
    assert isinstance(leaf, AnyOf)
    assert ("حموشي",) in [term.terms for term in leaf.alternatives]
