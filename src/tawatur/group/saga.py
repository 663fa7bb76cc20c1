"""Sagas: stories that follow one another over months and years, as a chain in order of time."""

from collections import Counter, defaultdict
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
# What a recalled story counts among the links of a saga: more than any likelihood.
RECALLED = 2.0
# What is recalled shares words with the opening of a text: so many, of such weight; so many telling ones, and
# with them so much of what its title weighs.
_FEWEST_RECALLED, _WEIGHT = 5, 14.0
_FEWEST_TELLING, _TITLE = 2, 0.4
_EARLIER_HOURS = 24.0
# Of the texts that hold a word so many are looked at, the latest before.
_LATEST = 60


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


def find_recalled(tellings: Sequence[Telling]) -> dict[tuple[int, int], float]:
    """Return the pairs of places, of texts in order of time, whose later text recalls the earlier one.

    Each has the score `RECALLED`. An undated text recalls nothing and is recalled by none.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    found: dict[tuple[int, int], float] = {}
    for place, telling in enumerate(tellings):
        starts = telling.words.starts
        if starts is None:
            continue
        near: Counter[int] = Counter()
        for stem in telling.past:
            near.update(holders.get(stem, ())[-_LATEST:])
        for other, count in near.items():
            earlier = tellings[other]
            ends = earlier.words.ends
            if count < _FEWEST_TELLING or ends is None or starts - ends < _EARLIER_HOURS:
                continue
            if _is_recalled(telling, earlier):
                found[other, place] = RECALLED
        for stem in telling.anchors:
            holders[stem].append(place)
    return found


def _is_recalled(later: Telling, earlier: Telling) -> bool:
    """Tell whether what is recalled is the earlier text, and not only its persons and countries."""
    shared = later.past.keys() & earlier.opening.keys()
    if len(shared) < _FEWEST_RECALLED or sum(later.past[stem] for stem in sorted(shared)) < _WEIGHT:
        return False
    title = {stem: earlier.opening.get(stem, 0.0) for stem in earlier.words.title}
    recalled = sum(weight for stem, weight in title.items() if stem in shared)
    return recalled >= _TITLE * sum(title.values()) > 0


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
    ranked = sorted(
        (score >= RECALLED, -score, a, b)
        for a, others in links.items()
        for b, score in others.items()
        if a < b and score >= LINKING
    )
    saga = list(range(len(stories)))
    members = {place: [place] for place in saga}
    # What a text says itself of an earlier one needs no witness, and comes when the likely chains stand.
    for is_recalled, _, a, b in ranked:
        left, right = saga[a], saga[b]
        if left == right or (not is_recalled and _bind(members[left], members[right], links) < LINKING):
            continue
        members[left] = sorted(members[left] + members[right])
        for place in members.pop(right):
            saga[place] = left
    return sorted(members.values())


def _bind(one: Sequence[int], other: Sequence[int], links: Mapping[int, Mapping[int, float]]) -> float:
    """Return the mean of the strongest links between two sagas."""
    strongest = sorted((links[a].get(b, 0.0) for a in one for b in other), reverse=True)[:_STRONGEST]
    return sum(strongest) / len(strongest)
