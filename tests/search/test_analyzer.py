"""Both streams give the same terms for texts and for queries, one a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.search.analyzer import analyze, analyze_tokens, stem_terms, surface_terms
from tawatur.text.tokens import find_words


def test_both_streams_have_one_term_a_word():
    text = "قال وزير الخارجية إن 1,500 لاجئ عادوا إلى F-16 في ٢٠٢٣"
    surfaces, stems = analyze(text)
    assert surfaces == surface_terms(text)
    assert stems == stem_terms(text)
    assert len(surfaces) == len(stems) == len(find_words(text))
    assert surfaces[:3] == ["قال", "وزير", "خارجيه"]
    assert "1500" in surfaces
    assert "2023" in stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("للأمم المتحدة", "الأمم المتحدة"),
        ("والمَغْرِب", "المغرب"),
        ("بالامارات", "الإمارات"),
        ("Élysée", "elysee"),
    ],
)
def test_surface_leaves_attached_letters_and_spelling_aside(one, other):
    assert surface_terms(one) == surface_terms(other)


def test_surface_is_no_stem():
    assert surface_terms("وزراء") != surface_terms("وزير")
    assert stem_terms("وزراء") == stem_terms("وزير")


@given(st.text(max_size=60))
def test_terms_hold_no_space_and_tokens_point_at_words(text):
    tokens = analyze_tokens(text)
    assert [(token.start, token.end) for token in tokens] == [
        (span.start, span.end) for span in find_words(text)
    ]
    assert all(term and not any(char.isspace() for char in term) for token in tokens for term in token[2:])
    assert [token.surface for token in tokens] == surface_terms(text)
