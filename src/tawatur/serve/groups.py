"""An article among its copies: who leads the group, who was first, in what order they are told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tawatur.model.article import Article
from tawatur.model.bonds import Syndication
from tawatur.model.moment import bounds


@dataclass(frozen=True, slots=True)
class Member:
    """An article with its place in its group of copies; ``syndication`` is None where it stands alone."""

    article: Article
    syndication: Syndication | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """One card of the river.

    Attributes:
        lead: the article that tells it.
        members: the whole group, the lead included; empty where the lead stands alone.
    """

    lead: Article
    members: tuple[Member, ...] = ()


def find_first(members: Sequence[Member]) -> Member | None:
    """Return the member that was certainly published first; None where the times do not tell.

    A day is not before an hour of the same day, so a group with unknown or coarse times often has no first.
    """
    reaches = [bounds(member.article.published) for member in members]
    if not members or any(reach is None for reach in reaches):
        return None
    spans = [reach for reach in reaches if reach is not None]
    best = min(range(len(members)), key=lambda index: spans[index][1])
    if any(span[0] <= spans[best][1] for index, span in enumerate(spans) if index != best):
        return None
    return members[best]


def order_chain(members: Iterable[Member]) -> list[Member]:
    """Return the members as a chain of tellers: the origin first, then by time, unknown times last."""
    return sorted(members, key=_chain_place)


def _chain_place(member: Member) -> tuple[bool, bool, str, str]:
    is_origin = member.syndication is not None and member.syndication.role == "origin"
    reach = bounds(member.article.published)
    return not is_origin, reach is None, reach[0].isoformat() if reach else "", member.article.id
