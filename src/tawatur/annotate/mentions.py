"""Finds names in a text by the gazetteer, with exact spans."""

from dataclasses import dataclass

from tawatur.knowledge.gazetteer import Gazetteer, Sense
from tawatur.text.arabic.fold import fold, fold_words
from tawatur.text.tokens import WORD


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one field, found once for all annotators.

    Attributes:
        text: the field itself.
        in_: its name, ``text`` or ``title``.
        spans: first and past-the-end code point of each word.
        folded: the words in search form, one for one.
    """

    text: str
    in_: str
    spans: list[tuple[int, int]]
    folded: list[str]


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name where it stands.

    Attributes:
        start, end: code points, without attached conjunctions and prepositions.
        first: index of its first word.
        count: number of its words.
        attached: letters of the first word that were taken off (folded).
        senses: what the name may mean.
    """

    start: int
    end: int
    first: int
    count: int
    attached: str
    senses: tuple[Sense, ...]


def split_words_of(text: str, in_: str) -> Words:
    """Return the words of a field with their search forms."""
    spans = [match.span() for match in WORD.finditer(text)]
    return Words(text, in_, spans, fold_words([text[start:end] for start, end in spans]))


def find_hits(words: Words, gazetteer: Gazetteer) -> tuple[Hit, ...]:
    """Return all known names in reading order; they never overlap and the longest wins.

    A name is not taken across a sentence mark: its words must be parted by spaces or a hyphen only.
    """
    hits = []
    free = 0
    for index in gazetteer.find_openings(words.folded):
        if index < free:
            continue
        found = gazetteer.find_at(words.folded, index)
        if found is not None and found[0] > 1:
            unbroken = _count_unbroken(words, index, found[0])
            if unbroken < found[0]:
                found = gazetteer.find_at(words.folded, index, unbroken)
        if found is None:
            continue
        count, attached, senses = found
        start, end = words.spans[index]
        hits.append(
            Hit(
                start=start + _letters_before(words.text[start:end], attached),
                end=words.spans[index + count - 1][1],
                first=index,
                count=count,
                attached=words.folded[index][:attached],
                senses=senses,
            )
        )
        free = index + count
    return tuple(hits)


def _count_unbroken(words: Words, index: int, count: int) -> int:
    """Return how many of ``count`` words from ``index`` follow one another without a mark between them."""
    for at in range(index, index + count - 1):
        between = words.text[words.spans[at][1] : words.spans[at + 1][0]]
        if between.strip(" \u00a0-\u2010\u2011'’\"«»"):
            return at - index + 1
    return count


def _letters_before(word: str, count: int) -> int:
    """Return the length of the part of ``word`` that holds its first ``count`` letters with their marks."""
    if not count:
        return 0
    position = 0
    for _ in range(count):
        position += 1
        while position < len(word) and not fold(word[position]):
            position += 1
    return position
