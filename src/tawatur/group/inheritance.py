"""Ids of stories: given once, inherited by the majority when stories merge or split."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

# What a person decided counts more than any number of articles.
_BY_HAND = 1_000_000


@dataclass(frozen=True, slots=True)
class Inheritance:
    """What became of the ids.

    Attributes:
        stories: story id by article; None for an article that tells no story with others.
        redirects: the ids that were given up, and the id that took their place.
    """

    stories: Mapping[str, str | None]
    redirects: Mapping[str, str]


def inherit_ids(
    groups: Sequence[Sequence[str]],
    known: Mapping[str, str],
    name: Callable[[str], str],
    pins: Mapping[str, str] | None = None,
) -> Inheritance:
    """Give each group of two or more articles the id that most of its members carried.

    An id goes to the group that holds most of its articles; ties go to the group that comes first. A group
    without an id gets a new one from its first article. An id whose articles went to another group redirects
    to the id of that group.

    Args:
        groups: articles by story, the first of each the one that opened it.
        known: story id by article, from before.
        name: makes an id from the id of the article that opens a story.
        pins: story ids by article that a person gave; they outweigh any majority.
    """
    held = [_count_claims(group, known, pins or {}) for group in groups]
    claims = sorted(
        ((-count, place, old) for place, ids in enumerate(held) for old, count in ids.items()),
    )
    owner: dict[str, int] = {}
    ids: dict[int, str] = {}
    for _, place, old in claims:
        if old not in owner and place not in ids and len(groups[place]) > 1:
            owner[old], ids[place] = place, old
    taken = set(known.values()) | set(ids.values())
    for place, group in enumerate(groups):
        if len(group) > 1 and place not in ids:
            ids[place] = next(fresh for fresh in map(name, group) if fresh not in taken)
            taken.add(ids[place])
    redirects = {}
    for _, place, old in claims:
        if old not in owner and old not in redirects and place in ids:
            redirects[old] = ids[place]
    stories = {article: ids.get(place) for place, group in enumerate(groups) for article in group}
    return Inheritance(stories, redirects)


def _count_claims(group: Sequence[str], known: Mapping[str, str], pins: Mapping[str, str]) -> Counter[str]:
    claims = Counter(known[article] for article in group if article in known)
    for article in group:
        if article in pins:
            claims[pins[article]] += _BY_HAND
    return claims
