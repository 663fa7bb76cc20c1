"""Text to index terms, the same for articles and for queries; every engine is fed these alone.

Two streams of equal length: *surface*, the word as written in its folded spelling without attached
conjunction, preposition and article (phrases, names, prefixes), and *stem*, its lemma (recall). No term
holds a space, so `" ".join(...)` can be handed to any engine that splits at spaces.
"""

from typing import NamedTuple

from tawatur.text.arabic import letters
from tawatur.text.arabic.fold import fold
from tawatur.text.arabic.stem import split_and_stem
from tawatur.text.tokens import WORD

ANALYZER_VERSION = "1"
"""Goes up with every change that gives other terms; an index of another version must be rebuilt."""

_LARGEST_CACHE = 1 << 19
_LONGEST_TERM = 80
_DIGITS = frozenset("0123456789" + letters.ARABIC_INDIC_DIGITS + letters.EXTENDED_DIGITS)


class Token(NamedTuple):
    """One word of a text: where it stands and its two terms."""

    start: int
    end: int
    surface: str
    stem: str


class _Cache(dict[str, str]):
    """Remembers one stream's term of every word seen, and starts anew when odd words have filled it."""

    def __missing__(self, word: str) -> str:
        if len(_SURFACES) >= _LARGEST_CACHE:
            _SURFACES.clear()
            _STEMS.clear()
        _SURFACES[word], _STEMS[word] = _find_terms(word)
        return self[word]


# Filled as words come by; what a word's terms are depends on the word alone.
_SURFACES = _Cache()
_STEMS = _Cache()


def surface_terms(text: str) -> list[str]:
    """Return one term a word, in reading order: folded, without attached letters and article."""
    surfaces = _SURFACES
    return [surfaces[word] for word in WORD.findall(text)]


def stem_terms(text: str) -> list[str]:
    """Return one lemma a word, in reading order; as long as `surface_terms` of the same text."""
    stems = _STEMS
    return [stems[word] for word in WORD.findall(text)]


def analyze(text: str) -> tuple[list[str], list[str]]:
    """Return both streams, surface and stem, reading the text once."""
    return terms_of(WORD.findall(text))


def terms_of(words: list[str]) -> tuple[list[str], list[str]]:
    """Return both streams of words that are already split as `text.tokens.WORD` splits them."""
    surfaces, stems = _SURFACES, _STEMS
    return [surfaces[word] for word in words], [stems[word] for word in words]


def analyze_tokens(text: str) -> list[Token]:
    """Return every word with its place and both terms."""
    surfaces, stems = _SURFACES, _STEMS
    return [
        Token(match.start(), match.end(), surfaces[match[0]], stems[match[0]])
        for match in WORD.finditer(text)
    ]


def _find_terms(word: str) -> tuple[str, str]:
    if word[0] in _DIGITS:
        number = fold(word).replace(",", "")
        return number[:_LONGEST_TERM], number[:_LONGEST_TERM]
    folded = fold(word)
    if not folded or not "ء" <= folded[0] <= "ي":
        kept = folded[:_LONGEST_TERM] or "-"
        return kept, kept
    if len(folded) > _LONGEST_TERM:
        return folded[:_LONGEST_TERM], folded[:_LONGEST_TERM]
    return split_and_stem(word)
