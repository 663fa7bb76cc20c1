"""The model's names have valid spans on any text, and its arithmetic is that of a CRF."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.annotate.mentions import find_hits, split_words_of
from tawatur.annotate.names import (
    KINDS,
    _find_chances,
    _label,
    count_attached,
    find_names,
    load_name_model,
    read_names,
    split_sequences,
)
from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.text.tokens import split_words

PIECES = st.sampled_from(
    [
        "قال ",
        "الرئيس ",
        "محمد ",
        "بن ",
        "علي ",
        "و",
        "وزارة ",
        "الخارجية ",
        "، ",
        ". ",
        "\n\n",
        "«",
        "» ",
        "في ",
        "بغداد ",
        "(",
        "ـ",
        "\u200f",
        "َ",
        "Reuters ",
        "2023 ",
        "\ud800",
        "للأمم المتحدة ",
    ]
)


def names_in(text):
    words = split_words_of(text, "text")
    found = find_names(words, find_hits(words, load_gazetteer()), load_name_model())
    return [(text[name.start : name.end], name.kind) for name in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال الرئيس السوري بشار الأسد إن بلاده ترحب بالحوار", ("بشار الأسد", "person")),
        ("وانتقل اللاعب أمس إلى مانشستر يونايتد الإنجليزي", ("مانشستر يونايتد", "organization")),
        ("سافر الوفد من دمشق إلى مدينة جنيف في سويسرا", ("جنيف", "place")),
    ],
)
def test_plain_names_are_found(text, expected):
    assert expected in names_in(text)


def test_attached_letters_stay_outside():
    assert count_attached("والمغرب") == 1
    assert count_attached("للمغرب") == 1
    assert count_attached("المغرب") == 0


def test_an_empty_text_has_no_names():
    assert names_in("") == []
    assert names_in("، . !") == []


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=200)))
def test_spans_are_valid_and_never_overlap(text):
    words = split_words_of(text, "text")
    reading = read_names(words, find_hits(words, load_gazetteer()), load_name_model())
    end = 0
    for name in reading.names:
        assert end <= name.start < name.end <= len(text)
        assert split_words(text[name.start : name.end])
        assert name.kind in KINDS
        assert 0 <= name.confidence <= 1
        end = name.end
    assert len(reading.persons) == len(words.spans)


def test_a_long_text_without_marks_is_read_in_parts():
    assert split_sequences([0] + [1] * 299 + [0]) == [(0, 120), (120, 240), (240, 300)]
    assert len(names_in("قال جورج بوش " * 400)) > 300


def test_labels_and_chances_are_those_of_all_paths():
    rng = np.random.default_rng(3)
    scores = rng.normal(size=(7, 9)).astype(np.float32)
    transitions = rng.normal(size=(10, 9)).astype(np.float32)
    sequences = [(0, 3), (3, 4), (4, 7)]
    labels = np.zeros(7, np.int64)
    chances = np.zeros((7, 9), np.float32)
    _label(scores, sequences, transitions, labels, chances)
    for first, end in sequences:
        size = end - first
        total = np.zeros((size, 9))
        best, best_score = None, -np.inf
        for path in itertools.product(range(9), repeat=size):
            value = transitions[9, path[0]] + sum(scores[first + i, path[i]] for i in range(size))
            value += sum(transitions[a, b] for a, b in itertools.pairwise(path))
            for i, label in enumerate(path):
                total[i, label] += np.exp(value)
            if value > best_score:
                best, best_score = path, value
        assert tuple(labels[first:end]) == best
        assert np.allclose(chances[first:end], total / total.sum(axis=1, keepdims=True), atol=1e-4)


def test_chances_of_padded_rows_do_not_leak():
    scores = np.zeros((1, 2, 9), np.float32)
    chances = _find_chances(scores, np.array([[True, False]]), np.zeros((10, 9), np.float32))
    assert np.allclose(chances[0, 0], 1 / 9)


@pytest.mark.parametrize(("word", "letters"), [("سيرجي", 0), ("وسيرجي", 1), ("والمغرب", 1), ("للمغرب", 1)])
def test_the_letter_of_the_future_belongs_to_a_name(word, letters):
    assert count_attached(word) == letters
