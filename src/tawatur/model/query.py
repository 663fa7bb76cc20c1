"""Query: what a reader asks for, as a tree made by `search/parser.py`."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Word:
    """One word in any of its forms or, with ``is_prefix``, any word that begins so.

    Attributes:
        text: as typed, marks included, without the ``*``.
        is_prefix: whether a ``*`` followed.
        start: index in the typed query, for messages.
    """

    text: str
    is_prefix: bool = False
    start: int = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Adjacent words as written, attached conjunctions, prepositions and articles aside."""

    text: str
    start: int = 0


@dataclass(frozen=True, slots=True)
class And:
    """All parts; at least one of them is no `Not`."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part; none of them is a `Not`."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be there; stands inside an `And` only."""

    part: "Query"


Query: TypeAlias = Word | Phrase | And | Or | Not
