"""Names in credits: which are agencies, which name nobody, which are places."""

import re
from functools import cache, lru_cache
from pathlib import Path

from tawatur.extract.spelling import fold, fold_words, pattern, phrases
from tawatur.knowledge.table import read_table, split_cell

EDGES = " \t\u00a0:：-–—ـ|()[]{}«»\"'“”.،*/\\"
# `رويترز + الجزيرة`, `رويترز، الأناضول`, `أ ف ب / رويترز`
BETWEEN = re.compile(r"\s*[+،,/|&؛;]\s*|\s+[-–—]\s+|\s+و(?=(?:ال)?[\w]{3,})(?!كال[ةه])")
# What is printed where a name should be, and names nobody.
_UNNAMED = r"(?i)^(?:@attribution_unnamed@)$"
# Institutions that give news but are no outlets.
_INSTITUTION = r"^(?:@attribution_institution@)(?!\w)"
_PLACES = r"^(?:@byline_places@)$"
# what says of a name that it is an agency's, whatever stands before
_AGENCY_TAIL = r"^(?:وكال[ةه]\s.*|.*\s(?:للأنباء|للانباء))$"


@cache
def agency_names() -> tuple[str, ...]:
    """Return the names of these agencies as they are written in the list."""
    lines = (Path(__file__).parent / "agencies.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def _agencies() -> frozenset[str]:
    return frozenset(key_of(name) for name in agency_names())


def key_of(name: str) -> str:
    """Return a name for comparison: folded, dots and spaces of abbreviations gone."""
    folded = fold(name).replace(".", " ").strip(EDGES)
    words = folded.split()
    return "".join(words) if words and all(len(word) <= 2 for word in words) else " ".join(words)


@lru_cache(maxsize=4096)
def is_agency(name: str) -> bool:
    """Tell whether a name is one of the agencies that papers print in signatures and datelines."""
    return key_of(name) in _agencies()


@cache
def _words_too() -> frozenset[str]:
    """Return short names of agencies that are words of the language, and credit nobody in running text."""
    return frozenset(key_of(name) for name in phrases("attribution_word_too"))


def is_word_too(name: str) -> bool:
    """Tell whether the short name of an agency is a word of the language as well."""
    return key_of(name) in _words_too()


def calls_itself_agency(name: str) -> bool:
    """Tell whether a name says itself that it is an agency's: «وكالة …», «… للأنباء»."""
    return re.match(_AGENCY_TAIL, name.strip(EDGES)) is not None and not is_unnamed(name)


def know_agencies(name: str) -> int:
    """Return 2 for a name that surely is an agency, 0 for all others: what is known without a registry."""
    return 2 if is_agency(name) else 0


def is_unnamed(name: str) -> bool:
    """Tell whether a name stands for no outlet at all: «وكالات», a ministry, a communiqué, an address."""
    name = name.strip(EDGES)
    return bool(pattern(_UNNAMED).match(name) or pattern(_INSTITUTION).match(name)) or not re.search(
        r"[^\W\d]", name
    )


def is_unnamed_agency(name: str) -> bool:
    """Tell whether a signature says «وكالات» or the like."""
    return pattern(_UNNAMED).match(name.strip(EDGES)) is not None


@lru_cache(maxsize=4096)
def is_place(name: str) -> bool:
    """Tell whether a name is that of a town or a country, and nothing more."""
    name = name.strip(EDGES)
    folded = " ".join(fold_words(name))
    return folded in _places() or pattern(_PLACES).match(name) is not None


@cache
def _places() -> frozenset[str]:
    names = [name for row in read_table("places.tsv") for name in split_cell(row["names"])]
    for row in read_table("countries.tsv"):
        names += [*split_cell(row["names"]), *split_cell(row["capitals"]), *split_cell(row["formal"])]
    return frozenset(" ".join(fold_words(name)) for name in names)


@cache
def demonyms() -> frozenset[str]:
    """Return the adjectives of countries, folded, of both genders: «لبناني», «لبنانيه»."""
    words = [name for row in read_table("countries.tsv") for name in split_cell(row["adjectives"])]
    folded = [" ".join(fold_words(word)) for word in words]
    return frozenset([*folded, *(f"{word}ه" for word in folded)])
