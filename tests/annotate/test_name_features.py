"""The marks between words and the known names are seen as the model was taught."""

import pytest

from tawatur.annotate.mentions import find_hits, split_words_of
from tawatur.annotate.name_features import (
    GAPS,
    KNOWN,
    Lexicon,
    find_gap,
    find_gaps,
    make_word_features,
    mark_known,
)
from tawatur.knowledge.gazetteer import load_gazetteer


@pytest.mark.parametrize(
    ("between", "kind"),
    [
        (" ", "space"),
        ("", "space"),
        ("، ", "comma"),
        (". ", "edge"),
        ("\n\n", "edge"),
        (" «", "open"),
        ("» ", "close"),
        (": «", "open+"),
        ("»، ", "close+"),
        (" / ", "slash"),
        (" + ", "other"),
    ],
)
def test_what_stands_between_words(between, kind):
    assert GAPS[find_gap(between)] == kind


def test_there_is_one_gap_more_than_words():
    words = split_words_of("قال، ثم مضى", "text")
    assert [GAPS[gap] for gap in find_gaps(words.text, words.spans)] == ["edge", "comma", "space", "edge"]
    assert find_gaps("", ()) == []


def test_known_names_are_marked_by_kind():
    words = split_words_of("زار الوزير الفرنسي المملكة المغربية", "text")
    marks = mark_known(find_hits(words, load_gazetteer()), len(words.spans))
    assert [KNOWN[mark] for mark in marks] == ["", "", "adjective", "country", "more"]


def test_a_lexicon_answers_by_the_form_without_article():
    lexicon = Lexicon(classes={"بيت": ("k1", "m2", "n3")})
    core, near, far = make_word_features("والبيت", lexicon)
    assert {"k1", "m2", "n3"} <= set(core)
    assert "n3" in near
    assert "n3" not in far
