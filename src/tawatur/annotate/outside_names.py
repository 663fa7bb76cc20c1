"""Reads names by a model that the user brought, with spans as exact as those of our own."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from tawatur.annotate.mentions import Words
from tawatur.annotate.names import Name, Reading, count_attached, make_name
from tawatur.models.onnx import Token
from tawatur.text.sentences import find_sentences

_PERSON = "person"


class PieceReader(Protocol):
    """A model that labels pieces of words; see `tawatur.models.onnx.TokenModel`."""

    first_piece: bool

    def read(self, texts: Sequence[str]) -> list[list[Token]]:
        """Return the labelled pieces of each text."""


def read_outside(words: Words, reading: Reading, model: PieceReader) -> Reading:
    """Return what is read in a field, its names and persons as another model finds them.

    Args:
        words: the field.
        reading: what our own model read, which keeps its chances and compounds.
        model: the other model.
    """
    if not words.spans:
        return reading
    labels = label_words(words, model)
    names = tuple(join_names(words, labels))
    persons = list(reading.persons)
    for place, (_, kind, chance) in enumerate(labels):
        persons[place] = chance if kind == _PERSON else min(persons[place], 1.0 - chance)
    return replace(reading, names=names, persons=tuple(persons))


def label_words(words: Words, model: PieceReader) -> list[tuple[str, str, float]]:
    """Return (mark, kind, chance) for each word: of its first piece, or of the surest behind «و» and «ب».

    Words that the model did not reach, in sentences of more than 512 pieces, are no names.
    """
    starts = [start for start, _ in words.spans]
    labels = [("O", "", 0.0)] * len(starts)
    sentences = [(s.start, s.end) for s in find_sentences(words.text) if words.text[s.start : s.end].strip()]
    read = model.read([words.text[start:end] for start, end in sentences])
    pieces: dict[int, list[Token]] = {}
    for (offset, _), tokens in zip(sentences, read, strict=True):
        for token in tokens:
            start, end = token.start + offset, token.end + offset
            place = bisect_right(starts, end - 1) - 1
            if place >= 0 and start < words.spans[place][1]:
                pieces.setdefault(place, []).append(replace(token, start=start, end=end))
    for place, found in pieces.items():
        token = found[0]
        if not model.first_piece:
            start, end = words.spans[place]
            behind = start + count_attached(words.text[start:end])
            token = max((one for one in found if one.end > behind), key=lambda one: one.chance, default=token)
        labels[place] = (token.mark, token.kind, token.chance)
    return labels


def join_names(words: Words, labels: Sequence[tuple[str, str, float]]) -> list[Name]:
    """Return the names that labels make: B opens one, I of another kind too; the least sure word counts."""
    names = []
    place = 0
    while place < len(labels):
        first, (_, kind, chance) = place, labels[place]
        place += 1
        if not kind:
            continue
        while place < len(labels) and labels[place][:2] == ("I", kind) and not _is_cut(words, place):
            chance = min(chance, labels[place][2])
            place += 1
        names.append(make_name(words, first, place, kind, confidence=chance))
    return names


def _is_cut(words: Words, place: int) -> bool:
    """Tell whether a line ends between a word and the one before it."""
    return "\n" in words.text[words.spans[place - 1][1] : words.spans[place][0]]
