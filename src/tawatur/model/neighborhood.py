"""Neighborhood: what a library knows around some articles, handed to `group`, which looks for nothing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Neighbor:
    """A known article as stories see it.

    Attributes:
        article: its id.
        words: what `group.words_record` wrote of it.
        copies: id of its group of copies, or None.
        role: its role there, or None.
        story: id of the story it is known to tell, or None.
        pin: id of the story that a person put it into, or None.
    """

    article: str
    words: str
    copies: str | None = None
    role: str | None = None
    story: str | None = None
    pin: str | None = None


@dataclass(frozen=True, slots=True)
class Neighborhood:
    """Known articles, and the pairs of them that are one formula about two things."""

    neighbors: tuple[Neighbor, ...] = ()
    apart: frozenset[frozenset[str]] = frozenset()
