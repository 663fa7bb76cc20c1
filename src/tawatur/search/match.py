"""Whether an article answers a query: for alerts, and for marks, which an index cannot hold."""

from dataclasses import dataclass, field
from itertools import zip_longest

from tawatur.model.query import And, Not, Or, Phrase, Query, Word
from tawatur.search.analyzer import Token, analyze_tokens
from tawatur.search.parser import has_marks
from tawatur.search.terms import STEM, AnyOf, IndexTerm, query_terms
from tawatur.text.arabic import letters
from tawatur.text.arabic.clitics import prefix_length, strip_marks
from tawatur.text.arabic.fold import fold

_VOWELS = frozenset(letters.TASHKEEL.replace(letters.SHADDA, ""))


@dataclass(frozen=True, slots=True)
class Reading:
    """Title and text of one article, read once for any number of queries."""

    fields: tuple[str, ...]
    tokens: tuple[tuple[Token, ...], ...]
    surfaces: frozenset[str] = field(repr=False)
    stems: frozenset[str] = field(repr=False)


def read_article(title: str, text: str) -> Reading:
    """Return an article read for `is_answer`."""
    tokens = tuple(tuple(analyze_tokens(part)) for part in (title, text))
    return Reading(
        fields=(title, text),
        tokens=tokens,
        surfaces=frozenset(token.surface for part in tokens for token in part),
        stems=frozenset(token.stem for part in tokens for token in part),
    )


def is_answer(query: Query, reading: Reading) -> bool:
    """Tell whether the article answers the query, marks typed in it included."""
    match query:
        case And(parts):
            return all(is_answer(part, reading) for part in parts)
        case Or(parts):
            return any(is_answer(part, reading) for part in parts)
        case Not(part):
            return not is_answer(part, reading)
        case Phrase(text) | Word(text):
            leaf = query_terms(query)
            return isinstance(leaf, AnyOf) and any(
                _is_found(term, text, reading) for term in leaf.alternatives
            )


def _is_found(term: IndexTerm, typed: str, reading: Reading) -> bool:
    if term.is_prefix:
        return any(surface.startswith(term.terms[0]) for surface in reading.surfaces)
    seen = reading.stems if term.stream == STEM else reading.surfaces
    if not all(word in seen for word in term.terms):
        return False
    if len(term.terms) == 1 and not has_marks(typed):
        return True
    return any(
        _is_found_in(tokens, term, typed, text)
        for tokens, text in zip(reading.tokens, reading.fields, strict=True)
    )


def _is_found_in(tokens: tuple[Token, ...], term: IndexTerm, typed: str, text: str) -> bool:
    stream = [token.stem if term.stream == STEM else token.surface for token in tokens]
    length = len(term.terms)
    words = [typed[token.start : token.end] for token in analyze_tokens(typed)] if has_marks(typed) else []
    for place, first in enumerate(stream):
        if first != term.terms[0] or tuple(stream[place : place + length]) != term.terms:
            continue
        found = (text[token.start : token.end] for token in tokens[place : place + length])
        if all(not contradicts(ours, theirs) for ours, theirs in zip(words, found, strict=False)):
            return True
    return False


def contradicts(typed: str, printed: str) -> bool:
    """Tell whether the marks of two words exclude each other, attached letters and case endings aside.

    Where only one of the two carries marks nothing is contradicted. A shadda on one side alone is a
    contradiction («عمّان» and «عُمان»): whoever marks a word at all marks what tells it from its double.
    """
    ours, theirs = _marked_letters(typed), _marked_letters(printed)
    if not (any(marks for _, marks in ours) and any(marks for _, marks in theirs)):
        return False
    last = min(len(ours), len(theirs)) - 1
    for place, (one, other) in enumerate(zip_longest(ours, theirs)):
        if one is None or other is None or one[0] != other[0]:
            return False  # another form of the word from here on
        if (letters.SHADDA in one[1]) != (letters.SHADDA in other[1]):
            return True
        vowels = _VOWELS & one[1], _VOWELS & other[1]
        if place < last and vowels[0] and vowels[1] and vowels[0] != vowels[1]:
            return True
    return False


def _marked_letters(word: str) -> list[tuple[str, frozenset[str]]]:
    """Return the folded letters of the word proper, each with its marks."""
    core = word[prefix_length(word) :]
    bare = strip_marks(core)
    skipped = 2 if bare.startswith("ال") and len(bare) > 4 else 0
    found: list[tuple[str, frozenset[str]]] = []
    for char in core:
        if char in letters.TASHKEEL:
            if found:
                found[-1] = (found[-1][0], found[-1][1] | {char})
        elif strip_marks(char):
            found.append((fold(char), frozenset()))
    return found[skipped:]
