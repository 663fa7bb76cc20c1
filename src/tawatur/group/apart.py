"""Pairs that stories must keep apart: the same wording about another number, person, place or day."""

from collections.abc import Mapping

from tawatur.group.formula import counts_victims
from tawatur.group.syndication import Pairs
from tawatur.group.telling import find_hours
from tawatur.model.article import Article

_GROWING_HOURS = 48.0


def find_apart(pairs: Pairs, articles: Mapping[str, Article]) -> frozenset[frozenset[str]]:
    """Return the formula pairs, without those where a toll grew within two days."""
    return frozenset(
        frozenset((one, other))
        for (one, other), likeness in pairs.items()
        if likeness.kind == "formula"
        and not (likeness.differs == "number" and _is_growing_toll(articles[one], articles[other]))
    )


def _is_growing_toll(one: Article, other: Article) -> bool:
    if not (counts_victims(one.text) and counts_victims(other.text)):
        return False
    (start, end), (start2, end2) = find_hours(one.published), find_hours(other.published)
    if start is None or end is None or start2 is None or end2 is None:
        return False
    return max(start - end2, start2 - end) <= _GROWING_HOURS
