"""Sagas: stories that follow one another over months and years, as a chain in order of time."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tawatur.group.scoring import compare_pairs, cosine, find_gap, is_series
from tawatur.group.story import Pair
from tawatur.group.telling import Telling, stems_of_name

LINKING = 0.8
# Two texts on one person and nothing else share at least so many other telling words, or no saga binds them.
_FEWEST_ANCHORS, _SEVERAL = 3, 2
# An outlet's texts of the same wording are a series, such as the prices of each day.
_SERIAL_OPENING = 0.5
# So many of the strongest links between two sagas must hold on the mean: one link alone chains anything.
_STRONGEST = 3


def keep_following(scores: Mapping[Pair, float], tellings: Sequence[Telling]) -> dict[Pair, float]:
    """Return the scores of the pairs that one saga may bind: more than one name, or more than names."""
    return {
        (one, other): score
        for (one, other), score in scores.items()
        if _may_follow(tellings[one], tellings[other])
    }


def _may_follow(one: Telling, other: Telling) -> bool:
    if is_series(one, other, find_gap(one, other)) and cosine(one.opening, other.opening) > _SERIAL_OPENING:
        return False
    shared = [label for key, label in one.words.names if key in other.names]
    is_pair = compare_pairs(one.words.countries, other.words.countries)[0] > 0
    if is_pair or len(shared) >= _SEVERAL:
        return True
    named = {stem for label in shared for stem in stems_of_name(label)}
    return len((one.anchors & other.anchors) - named) >= _FEWEST_ANCHORS


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
