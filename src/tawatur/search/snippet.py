"""The passage of a text that shows why it was found, with the words that answer the query marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tawatur.model.query import And, Not, Or, Phrase, Query, Word
from tawatur.model.span import Span
from tawatur.search.analyzer import terms_of
from tawatur.search.terms import STEM, AnyOf, query_terms
from tawatur.text.arabic import letters
from tawatur.text.tokens import WORD

_LENGTH = 240
_ELLIPSIS = "…"
# So many characters are read at once until every word of a query was found.
_STEP = 600
_INK = re.compile(f"[{letters.LETTER_CLASS}{letters.MARK_CLASS}\\w]")
_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage; ``start``, ``end`` and ``highlights`` (in order) point into the text."""

    start: int
    end: int
    highlights: tuple[Span, ...]


def find_snippet(query: Query | None, text: str, *, length: int = _LENGTH) -> Snippet:
    """Return the passage of about ``length`` characters that holds most of what was asked for.

    Without a query, or where the text holds none of its words, the passage is the beginning of the text.
    """
    spans = _find_first(query, text) if query else ()
    start, end = _best_window(spans, text, length)
    start, end = _settle(text, start, end)
    return Snippet(start, end, tuple(span for span in spans if start <= span.start and span.end <= end))


def cut_snippet(snippet: Snippet, text: str) -> str:
    """Return the passage as one line of plain text, with … where it was cut out of a longer one."""
    passage = " ".join(text[snippet.start : snippet.end].split())
    before = _ELLIPSIS if text[: snippet.start].strip() else ""
    return before + passage + (_ELLIPSIS if text[snippet.end :].strip() else "")


def find_highlights(query: Query, text: str) -> tuple[Span, ...]:
    """Return the spans of all words of the text that answer a word of the query, in order."""
    return tuple(_find_hits(text, 0, len(text), _wanted(query), _Seen(set(), set())))


def _find_first(query: Query, text: str) -> tuple[Span, ...]:
    """Return the spans up to where every word of the query was found once.

    Most of a long text need not be read then: to find the lemma of each of its words is what takes the time.
    """
    wanted, seen = _wanted(query), _Seen(set(), set())
    leaves = tuple(_leaves(query))
    spans: list[Span] = []
    start = 0
    while start < len(text):
        space = _SPACE.search(text, start + _STEP)
        end = space.start() if space else len(text)
        spans += _find_hits(text, start, end, wanted, seen)
        if leaves and all(seen.answers(leaf) for leaf in leaves):
            break
        start = end
    return tuple(spans)


@dataclass(frozen=True, slots=True)
class _Seen:
    """The terms of the words that were found so far."""

    surfaces: set[str]
    stems: set[str]

    def answers(self, leaf: AnyOf) -> bool:
        """Tell whether all words of one form of the leaf were found."""
        for term in leaf.alternatives:
            among = self.stems if term.stream == STEM else self.surfaces
            if term.is_prefix:
                if any(surface.startswith(term.terms) for surface in self.surfaces):
                    return True
            elif among.issuperset(term.terms):
                return True
        return False


def _find_hits(text: str, start: int, end: int, wanted: "_Wanted", seen: _Seen) -> list[Span]:
    """Return the spans between two places of words that answer, in order, and note their terms.

    Each different word is looked up once and then searched for literally, which is several times faster than
    reading every word with its place.
    """
    surfaces, stems, prefixes = wanted
    words = list(set(WORD.findall(text, start, end)))
    spans: list[Span] = []
    for word, surface, stem in zip(words, *terms_of(words), strict=True):
        if surface in surfaces or stem in stems or surface.startswith(prefixes):
            seen.surfaces.add(surface)
            seen.stems.add(stem)
            spans += _find_word(text, start, end, word)
    return sorted(spans, key=lambda span: span.start)


def _find_word(text: str, start: int, end: int, word: str) -> Iterator[Span]:
    place = text.find(word, start, end)
    while place >= 0:
        after = place + len(word)
        if not (place and _INK.match(text, place - 1)) and not _INK.match(text, after):
            yield Span(place, after)
        place = text.find(word, after, end)


_Wanted = tuple[frozenset[str], frozenset[str], tuple[str, ...]]


def _wanted(query: Query) -> _Wanted:
    """Return surface terms, stem terms and prefixes that the query asks for, not those it leaves out."""
    surfaces: set[str] = set()
    stems: set[str] = set()
    prefixes: set[str] = set()
    for leaf in _leaves(query):
        for term in leaf.alternatives:
            target = prefixes if term.is_prefix else stems if term.stream == STEM else surfaces
            target.update(term.terms)
    return frozenset(surfaces), frozenset(stems), tuple(prefixes)


def _leaves(query: Query) -> Iterator[AnyOf]:
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _leaves(part)
        case Word() | Phrase():
            leaf = query_terms(query)
            if isinstance(leaf, AnyOf):
                yield leaf
        case Not():
            return


def _best_window(spans: tuple[Span, ...], text: str, length: int) -> tuple[int, int]:
    """Return the window with the most different words asked for, the earliest of equals."""
    if not spans:
        return 0, length
    best, best_start, first = 0, spans[0].start, 0
    for last, span in enumerate(spans):
        while span.end - spans[first].start > length and first < last:
            first += 1
        seen = spans[first : last + 1]
        worth = 4 * len({text[found.start : found.end] for found in seen}) + len(seen)
        if worth > best:
            best, best_start = worth, spans[first].start
    lead = min(best_start, length // 4)  # some words before the first hit
    return best_start - lead, best_start - lead + length


def _settle(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the window moved to whole words, or to the beginning of the paragraph where that is near."""
    if start > 0:
        newline = text.rfind("\n", start - 40 if start > 40 else 0, start + 20)
        space = _SPACE.search(text, start)
        start = newline + 1 if newline >= 0 else space.end() if space else start
    if end < len(text):
        end = max(text.rfind(" ", start, end + 1), text.rfind("\n", start, end + 1), start + 1)
    else:
        end = len(text)
    return min(start, end), end
