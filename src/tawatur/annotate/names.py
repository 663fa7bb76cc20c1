"""Finds names of persons, organizations and places by the shipped model, with exact spans."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from tawatur.annotate.known_persons import find_known_persons
from tawatur.annotate.mentions import Hit, Words
from tawatur.annotate.name_compounds import Belief, find_compounds
from tawatur.annotate.name_features import (
    GAPS,
    KNOWN,
    OFFSETS,
    Lexicon,
    find_gaps,
    make_word_features,
    mark_known,
)
from tawatur.annotate.name_forms import split_forms
from tawatur.annotate.name_hints import HINTS, mark_hints
from tawatur.models.loader import load_model, unpack_lines
from tawatur.text.arabic.clitics import prefix_length

KINDS = ("person", "organization", "place", "other")
"""Kinds of the labels, in their order: O, then B and I of each."""

_LONGEST_SEQUENCE = 120
_BATCH = 256
_CACHED_WORDS = 60_000
_LABELS = 1 + 2 * len(KINDS)

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands.

    Attributes:
        start, end: code points, without attached conjunctions and prepositions.
        first, count: its words.
        kind: ``person``, ``organization``, ``place`` or ``other``.
        confidence: how sure the model is, 0 to 1.
    """

    start: int
    end: int
    first: int
    count: int
    kind: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model reads in a field.

    Attributes:
        printed: the words as written.
        names: the names, in reading order.
        persons: for each word the probability that it is part of a person's name.
        chances: for each word the probability of every label.
        compounds: names by their grammar, see `find_compounds`, and of known persons, in reading order.
    """

    printed: tuple[str, ...]
    names: tuple[Name, ...]
    persons: tuple[float, ...]
    chances: Floats
    compounds: tuple[Name, ...]


class NameModel:
    """The weights of the model as they are looked up: one row a word, made when the word is first seen."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        roots = arrays["weights"].astype(np.float32) / np.float32(127)
        weights = np.sign(roots) * np.square(roots) * arrays["scale"].astype(np.float32)
        self.weights: Floats = np.concatenate([weights, np.zeros((1, _LABELS), np.float32)])
        self.transitions: Floats = arrays["transitions"].astype(np.float32)
        self.lexicon = Lexicon(_read_codes(arrays, "classes", "kmn"), _read_codes(arrays, "leanings", "tu"))
        # Features by what they hang on: the word at an offset, the place, or two words. Those of a word weigh
        # at every offset at once: one row of whole numbers a feature, one look-up a word.
        offsets = {f"{offset}": column for column, offset in enumerate(OFFSETS)}
        self.features: dict[str, int] = {}
        rest: dict[str, int] = {}
        found: list[int] = []  # feature, column, row of the weights, one after the other
        features = self.features
        for row, name in enumerate(unpack_lines(arrays["features"])):
            head, colon, tail = name.partition(":")
            if colon and head in offsets:
                found += (features.setdefault(tail, len(features)), offsets[head], row)
            else:
                rest[name] = row
        triples = np.array(found, dtype=np.int64).reshape(-1, 3)
        rows = np.full((len(features), len(offsets)), -1, np.int64)
        rows[triples[:, 0], triples[:, 1]] = triples[:, 2]
        numbers = np.concatenate([arrays["weights"], np.zeros((1, _LABELS), np.int8)])
        self.blocks = numbers[rows].view(np.uint8)
        places = np.arange(256, dtype=np.uint8).view(np.int8).astype(np.float32) / np.float32(127)
        self.values = np.sign(places) * np.square(places) * arrays["scale"].astype(np.float32)
        self.pairs = {name: row for name, row in rest.items() if name[0] in "pq"}
        gaps = range(len(GAPS))
        self.before = self._table(rest, [f"g{gap}" for gap in gaps])
        self.after = self._table(rest, [f"h{gap}" for gap in gaps])
        self.around = self._table(rest, [f"gh{left}.{right}" for left in gaps for right in gaps])
        kinds, hints = [f"K{kind}" for kind in range(len(KNOWN))], [f"H{code}" for code in range(HINTS)]
        self.known = [self._column(rows, kinds, column) for column in range(3)]
        self.hints = [self._column(rows, hints, column) for column in range(3)]
        self.bias = self._table(rest, ["bias"])[0]
        self.words: dict[str, int] = {}
        self.table = np.zeros((1024, len(OFFSETS), _LABELS), np.float32)

    def _table(self, rows: Mapping[str, int], features: Sequence[str]) -> Floats:
        return self.weights[[rows.get(feature, -1) for feature in features]]

    def _column(self, rows: Integers, features: Sequence[str], column: int) -> Floats:
        """Return the weights of features of a word at one offset; nothing for those the model lacks."""
        known = [self.features.get(feature, -1) for feature in features]
        return self.weights[[rows[feature, column] if feature >= 0 else -1 for feature in known]]

    def number_words(self, words: Sequence[str]) -> Integers:
        """Return the rows of words in ``table``, making those not yet there."""
        if len(self.words) > _CACHED_WORDS:
            self.words.clear()
        known = self.words
        numbers = [known.get(word, -1) for word in words]
        for place, number in enumerate(numbers):
            if number < 0:
                numbers[place] = self._number(words[place])
        return np.array(numbers, dtype=np.int64)

    def _number(self, word: str) -> int:
        number = self.words.get(word)
        if number is None:
            number = self.words[word] = len(self.words)
            if number >= len(self.table):
                self.table = np.concatenate([self.table, np.zeros_like(self.table)])
            known = self.features
            core, near, _ = make_word_features(word, self.lexicon)
            shared = [known[feature] for feature in near if feature in known]
            self.values[self.blocks[shared]].sum(axis=0, out=self.table[number])
            own = [known[feature] for feature in core[len(near) :] if feature in known]
            self.table[number, 0] += self.values[self.blocks[own, 0]].sum(axis=0)
        return number

    def score_pairs(self, scores: Floats, stems: Sequence[str], joined: Sequence[bool]) -> None:
        """Add what neighboring words say together, where no mark ends a sentence between them."""
        rows = self.pairs
        for place, one in enumerate(joined, start=1):
            if not one:
                continue
            pair = f"{stems[place - 1]} {stems[place]}"
            row = rows.get("p" + pair)
            if row is not None:
                scores[place] += self.weights[row]
            row = rows.get("q" + pair)
            if row is not None:
                scores[place - 1] += self.weights[row]


@cache
def load_name_model() -> NameModel:
    """Return the shipped model; raises `DamagedModel` as `load_model` does."""
    return NameModel(load_model("ner").arrays)


def find_names(words: Words, hits: Sequence[Hit], model: NameModel) -> tuple[Name, ...]:
    """Return the names in a field in reading order; they never overlap. See `read_names`."""
    return read_names(words, hits, model).names


def read_names(words: Words, hits: Sequence[Hit], model: NameModel) -> Reading:
    """Return what the model reads in a field.

    Args:
        words: the field.
        hits: the known names in it, which the model takes as hints.
        model: the weights.
    """
    if not words.spans:
        return Reading((), (), (), np.zeros((0, _LABELS), np.float32), ())
    printed = tuple(words.text[start:end] for start, end in words.spans)
    gaps = find_gaps(words.text, words.spans)
    scores = score_words(printed, gaps, mark_known(hits, len(printed)), model)
    sequences = split_sequences(gaps)
    labels = np.zeros(len(printed), np.int64)
    chances = np.zeros((len(printed), _LABELS), np.float32)
    for at in range(0, len(sequences), _BATCH):
        _label(scores, sequences[at : at + _BATCH], model.transitions, labels, chances)
    sure = np.take_along_axis(chances, labels[:, None], axis=1)[:, 0]
    openings = frozenset(first for first, _ in sequences)
    names = _gather(words, labels.tolist(), sure, openings)
    belief = Belief(chances[:, 0].tolist(), ((labels > 0) & (labels % 2 == 0)).tolist())
    compounds = [
        make_name(words, compound.first, compound.end, compound.kind)
        for compound in find_compounds(printed, gaps, hits, belief)
    ]
    known = [make_name(words, first, end, "person") for first, end in find_known_persons(printed, gaps)]
    taken = {place for name in known for place in range(name.first, name.first + name.count)}
    known += [name for name in compounds if taken.isdisjoint(range(name.first, name.first + name.count))]
    known.sort(key=lambda name: name.first)
    persons = tuple((chances[:, 1] + chances[:, 2]).tolist())
    return Reading(printed, names, persons, chances, tuple(known))


def make_name(words: Words, first: int, end: int, kind: str, *, confidence: float = 1.0) -> Name:
    """Return the words ``[first, end)`` as a name, what is attached to the first left out."""
    start, stop = words.spans[first]
    start += count_attached(words.text[start:stop])
    return Name(start, words.spans[end - 1][1], first, end - first, kind, confidence)


def score_words(
    printed: Sequence[str], gaps: Sequence[int], known: Sequence[int], model: NameModel
) -> Floats:
    """Return the score of every label for every word, transitions aside."""
    numbers = model.number_words(printed)
    marks = np.array(gaps, dtype=np.int64)
    names = np.array(known, dtype=np.int64)
    hints = np.array(mark_hints(printed, [gap == 1 for gap in gaps[1:-1]]), dtype=np.int64)
    table = model.table
    scores: Floats = table[numbers, 0] + model.bias
    scores += model.before[marks[:-1]]
    scores += model.after[marks[1:]]
    scores += model.around[marks[:-1] * len(GAPS) + marks[1:]]
    scores += model.known[0][names] + model.hints[0][hints]
    joined = marks[1:-1] > 0  # word i and word i + 1 stand in one sentence
    one = joined[:, None]
    scores[1:] += (table[numbers[:-1], 1] + model.known[1][names[:-1]] + model.hints[1][hints[:-1]]) * one
    scores[:-1] += (table[numbers[1:], 2] + model.known[2][names[1:]] + model.hints[2][hints[1:]]) * one
    two = (joined[1:] & joined[:-1])[:, None]
    scores[2:] += table[numbers[:-2], 3] * two
    scores[:-2] += table[numbers[2:], 4] * two
    model.score_pairs(scores, [split_forms(word).stem for word in printed], joined.tolist())
    return scores


def split_sequences(gaps: Sequence[int]) -> list[tuple[int, int]]:
    """Return (first, end) of what is labelled together: sentences, cut when very long."""
    sequences = []
    first = 0
    for place in range(1, len(gaps)):
        if not gaps[place] or place - first >= _LONGEST_SEQUENCE:
            sequences.append((first, place))
            first = place
    return sequences


def _label(
    scores: Floats,
    sequences: Sequence[tuple[int, int]],
    transitions: Floats,
    labels: Integers,
    chances: Floats,
) -> None:
    """Write the best labels of sequences, and the probability of each, for all of them side by side."""
    firsts = np.array([first for first, _ in sequences])
    sizes = np.array([end - first for first, end in sequences])
    longest = int(sizes.max())
    places = np.minimum(firsts[:, None] + np.arange(longest), len(scores) - 1)
    inside = np.arange(longest) < sizes[:, None]
    padded = np.where(inside[:, :, None], scores[places], np.float32(0))
    steps = transitions[:-1].T  # [after, before]
    best = padded[:, 0] + transitions[-1]
    back = np.zeros((longest, len(sequences), _LABELS), np.int8)
    bests = np.empty((longest, len(sequences), _LABELS), np.float32)
    bests[0] = best
    for at in range(1, longest):
        candidates = best[:, None, :] + steps
        back[at] = candidates.argmax(axis=2)
        best = candidates.max(axis=2) + padded[:, at]
        bests[at] = best
    rows = np.arange(len(sequences))
    current = np.zeros(len(sequences), np.int64)
    found = np.zeros((len(sequences), longest), np.int64)
    for at in range(longest - 1, -1, -1):
        ends_here = sizes - 1 == at
        current = np.where(ends_here, bests[at].argmax(axis=1), current)
        found[:, at] = current
        if at:
            current = np.where(at < sizes, back[at, rows, current], current)
    labels[places[inside]] = found[inside]
    chances[places[inside]] = _find_chances(padded, inside, transitions)[inside]


def _find_chances(padded: Floats, inside: NDArray[np.bool_], transitions: Floats) -> Floats:
    """Return the probability of every label of every word, by the forward-backward algorithm."""
    weights = np.exp(padded - padded.max(axis=2, keepdims=True))
    steps = np.exp(transitions[:-1])
    forward = np.empty_like(weights)
    current = weights[:, 0] * np.exp(transitions[-1])
    forward[:, 0] = current = current / current.sum(axis=1, keepdims=True)
    longest = padded.shape[1]
    for at in range(1, longest):
        current = (current @ steps) * weights[:, at]
        current /= current.sum(axis=1, keepdims=True)
        forward[:, at] = current
    behind = np.ones_like(current)
    for at in range(longest - 1, -1, -1):
        forward[:, at] *= behind
        if at:
            behind = (behind * weights[:, at]) @ steps.T
            behind /= behind.sum(axis=1, keepdims=True)
            behind = np.where(inside[:, at, None], behind, np.float32(1))
    chances: Floats = forward / forward.sum(axis=2, keepdims=True)
    return chances


def _gather(words: Words, labels: Sequence[int], sure: Floats, openings: frozenset[int]) -> tuple[Name, ...]:
    names = []
    place = 0
    while place < len(labels):
        label = labels[place]
        first = place
        place += 1
        if not label:
            continue
        going_on = label + label % 2  # B is odd, its I the next number
        while place < len(labels) and labels[place] == going_on and place not in openings:
            place += 1
        confidence = float(sure[first:place].min())
        names.append(make_name(words, first, place, KINDS[(label - 1) // 2], confidence=confidence))
    return tuple(names)


def count_attached(word: str) -> int:
    """Return how many leading characters of a word as written are conjunction or preposition."""
    length = prefix_length(word)
    if word[:length].endswith("لل"):
        length -= 1  # «للمغرب»: the lam of the article stays
    if word[:length].endswith("س"):
        length -= 1  # «سيرجي»: the letter of the future stands before verbs only
    return length if length < len(word) else 0


class _Codes(Mapping[str, tuple[str, ...]]):
    """The codes of words, kept as numbers a word; a negative number is no code."""

    def __init__(self, words: Sequence[str], columns: NDArray[np.generic], letters: str) -> None:
        self._places = dict(zip(words, range(len(words)), strict=True))
        self._columns = columns
        self._letters = letters

    def __getitem__(self, word: str) -> tuple[str, ...]:
        numbers = self._columns[self._places[word]].tolist()
        return tuple(
            f"{letter}{number}" for letter, number in zip(self._letters, numbers, strict=False) if number >= 0
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def _read_codes(
    arrays: Mapping[str, NDArray[np.generic]], name: str, letters: str
) -> Mapping[str, tuple[str, ...]]:
    """Return the codes of words; empty where the model has none of the name."""
    if f"{name}_words" not in arrays:
        return {}
    return _Codes(unpack_lines(arrays[f"{name}_words"]), arrays[name], letters)
