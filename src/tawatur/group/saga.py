"""Sagas: stories that follow one another over months and years, as a chain in order of time."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tawatur.group.story import Pair

LINKING = 0.8
# So many of the strongest links between two sagas must hold on the mean: one link alone chains anything.
_STRONGEST = 3


def find_sagas(stories: Sequence[Sequence[int]], scores: Mapping[Pair, float]) -> list[list[int]]:
    """Return the stories by saga, as places in ``stories``; a story that stands alone by itself.

    Args:
        stories: the texts of each story, as places in order of time.
        scores: how likely two texts belong to one matter, by their places, the lower first.
    """
    home = {text: place for place, story in enumerate(stories) for text in story}
    links: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), score in scores.items():
        a, b = home[one], home[other]
        if a != b and score > links[a].get(b, 0.0):
            links[a][b] = links[b][a] = score
    ranked = sorted((-score, a, b) for a, others in links.items() for b, score in others.items() if a < b)
    saga = list(range(len(stories)))
    members = {place: [place] for place in saga}
    for score, a, b in ranked:
        left, right = saga[a], saga[b]
        if -score < LINKING:
            break
        if left == right or _bind(members[left], members[right], links) < LINKING:
            continue
        members[left] = sorted(members[left] + members[right])
        for place in members.pop(right):
            saga[place] = left
    return sorted(members.values())


def _bind(one: Sequence[int], other: Sequence[int], links: Mapping[int, Mapping[int, float]]) -> float:
    """Return the mean of the strongest links between two sagas."""
    strongest = sorted((links[a].get(b, 0.0) for a in one for b in other), reverse=True)[:_STRONGEST]
    return sum(strongest) / len(strongest)
