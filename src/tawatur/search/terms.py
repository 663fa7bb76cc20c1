"""A `Query` as index terms: which terms of which stream answer each word, and how much each is worth."""

from dataclasses import dataclass
from typing import TypeAlias

from tawatur.model.query import And, Not, Or, Phrase, Query, Word
from tawatur.search.analyzer import stem_terms, surface_terms
from tawatur.search.latin import find_arabic_names, find_latin_names, find_other_spellings
from tawatur.search.parser import has_marks
from tawatur.text.arabic.clitics import strip_marks
from tawatur.text.arabic.fold import fold
from tawatur.text.arabic.verbal_nouns import find_verbs

SURFACE, STEM = "surface", "stem"
_SURFACE_WEIGHT, _STEM_WEIGHT, _VERB_WEIGHT, _NAME_WEIGHT = 1.0, 0.5, 0.2, 0.8
_ARTICLES = ("ال", "لل")


@dataclass(frozen=True, slots=True)
class IndexTerm:
    """One term, several adjacent terms, or the beginning of a term, in one stream.

    Attributes:
        stream: ``surface`` or ``stem``.
        terms: one term, or the adjacent terms of a phrase in order.
        weight: how much a hit is worth beside the others of its leaf; the word itself 1.0.
        is_prefix: whether the (single) term is only the beginning.
    """

    stream: str
    terms: tuple[str, ...]
    weight: float = 1.0
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class AnyOf:
    """A leaf: one of these terms must be there; best first."""

    alternatives: tuple[IndexTerm, ...]


@dataclass(frozen=True, slots=True)
class AllTerms:
    """Every part must be there."""

    parts: tuple["TermQuery", ...]


@dataclass(frozen=True, slots=True)
class OneTerm:
    """At least one part must be there."""

    parts: tuple["TermQuery", ...]


@dataclass(frozen=True, slots=True)
class NoTerm:
    """The part must not be there; stands inside an `AllTerms` only, beside at least one other part."""

    part: "TermQuery"


TermQuery: TypeAlias = AnyOf | AllTerms | OneTerm | NoTerm


def query_terms(query: Query) -> TermQuery:
    """Return the query in index terms, for any engine that was fed with `analyzer.analyze`."""
    match query:
        case And(parts):
            # A marked word to leave out is left to the check: the index would leave out its double as well.
            kept = [part for part in parts if not (isinstance(part, Not) and needs_check(part))]
            return AllTerms(tuple(query_terms(part) for part in kept))
        case Or(parts):
            return OneTerm(tuple(query_terms(part) for part in parts))
        case Not(part):
            return NoTerm(query_terms(part))
        case Phrase(text):
            return AnyOf((IndexTerm(SURFACE, tuple(surface_terms(text))),))
        case Word(text, is_prefix):
            return AnyOf(_prefix_terms(text) if is_prefix else word_terms(text))


def word_terms(word: str) -> tuple[IndexTerm, ...]:
    """Return the terms that answer one word: itself, its lemma, the verb of a verbal noun, names."""
    (surface,), (stem,) = surface_terms(word), stem_terms(word)
    found = [(SURFACE, surface, _SURFACE_WEIGHT), (STEM, stem, _STEM_WEIGHT)]
    found += [(STEM, verb, _VERB_WEIGHT) for verb in find_verbs(stem)]
    if surface.isascii():
        found += [(SURFACE, name, _NAME_WEIGHT) for name in find_arabic_names(surface)]
    else:
        others = (*find_other_spellings(surface), *find_latin_names(surface))
        found += [(SURFACE, name, _NAME_WEIGHT) for name in others]
    return tuple(IndexTerm(stream, (term,), weight) for stream, term, weight in found)


def _prefix_terms(word: str) -> tuple[IndexTerm, ...]:
    folded = fold(strip_marks(word))
    if folded.startswith(_ARTICLES) and len(folded) > 3:
        folded = folded[2:]
    return (IndexTerm(SURFACE, (folded,), is_prefix=True),)


def needs_check(query: Query) -> bool:
    """Tell whether hits must be looked at with `match.is_answer`, since an index holds no marks."""
    match query:
        case And(parts) | Or(parts):
            return any(needs_check(part) for part in parts)
        case Not(part):
            return needs_check(part)
        case Phrase(text) | Word(text):
            return has_marks(text)
