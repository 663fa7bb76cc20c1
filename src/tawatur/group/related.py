"""Related reading: what truly belongs to an article, with the reason; often nothing."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from tawatur.group.frequencies import Frequencies
from tawatur.group.reasons import Reading, find_shared_names, make_reason
from tawatur.group.scoring import Model, find_gap, score_pair
from tawatur.group.story import Pair
from tawatur.group.telling import Telling
from tawatur.model.bonds import Related

MOST = 5
# Below this nothing is shown: an empty list is better than a wrong one.
FLOOR = 0.5
# Of the texts that hold a term those nearest in time are looked at, so many before and after.
_AROUND = 40
_MOST_CANDIDATES = 30
_FEWEST_SHARED = 2
_MOST_READ = 10
_SAME_TIME_HOURS = 1.0


def find_matters(ordered: Sequence[Telling], model: Model) -> dict[Pair, float]:
    """Return the pairs of places, of texts in order of time, that likely belong to one matter."""
    scores = {
        (one, other): score_pair(ordered[one], ordered[other], model)
        for one, other in rank_neighbors(ordered)
    }
    return {pair: score for pair, score in scores.items() if score >= FLOOR}


def rank_neighbors(ordered: Sequence[Telling]) -> set[Pair]:
    """Return the pairs of places, of texts in order of time, that share the most terms, at any distance."""
    holders: dict[str, list[int]] = defaultdict(list)
    keys = [_find_keys(telling) for telling in ordered]
    for place, own in enumerate(keys):
        for key in own:
            holders[key].append(place)
    pairs: set[Pair] = set()
    for place, own in enumerate(keys):
        shared: Counter[int] = Counter()
        for key, worth in own.items():
            known = holders[key]
            middle = bisect_left(known, place)
            for other in known[max(0, middle - _AROUND) : middle + _AROUND + 1]:
                shared[other] += worth
        del shared[place]
        best = sorted((-count, other) for other, count in shared.items() if count >= _FEWEST_SHARED)
        pairs.update((min(place, other), max(place, other)) for _, other in best[:_MOST_CANDIDATES])
    return pairs


def _find_keys(telling: Telling) -> dict[str, int]:
    """Return what finds neighbors, with its worth: the telling stems, and the countries two by two."""
    keys = dict.fromkeys(telling.index, 1)
    keys.update(dict.fromkeys(map("+".join, combinations(telling.words.countries, 2)), _FEWEST_SHARED))
    return keys


def choose_related(
    own: Telling,
    reading: Reading,
    candidates: Iterable[tuple[float, Telling, Reading]],
    frequencies: Frequencies,
    *,
    stories: Mapping[str, str],
    groups: Mapping[str, str],
) -> tuple[Related, ...]:
    """Return at most five suggestions, best first, each with its reasons.

    Args:
        own: what is being read, or the text that it copies.
        reading: what is being read.
        candidates: score, text and reading of one article of each group of copies, none that copies ``own``.
        frequencies: what words weigh.
        stories: story ids by article id.
        groups: ids of groups of copies by article id; an excerpt and what it is from are of one group.
    """
    story = stories.get(reading.article.id)
    ranked = sorted(
        (
            (story is not None and stories.get(text.id) == story, score, text, other)
            for score, text, other in candidates
        ),
        key=lambda item: (-item[0], -item[1], item[2].id),
    )
    found: list[Related] = []
    shown: set[str] = set()
    for is_same, score, text, other in ranked[:_MOST_READ]:
        if len(found) == MOST:
            break
        group = groups.get(other.article.id)
        if group in shown:
            continue
        named = find_shared_names(reading, other, frequencies)
        if named:
            shown |= {group} if group else set()
            kinds = _find_kinds(own, text, is_same=is_same)
            reasons = tuple(make_reason(kind, named, reading.article, other.article) for kind in kinds)
            found.append(Related(other.article.id, round(score, 3), reasons))
    return tuple(found)


def _find_kinds(own: Telling, other: Telling, *, is_same: bool) -> tuple[str, ...]:
    if is_same:
        is_foreign = bool(other.words.outlet) and other.words.outlet != own.words.outlet
        return ("same_event", "other_outlet") if is_foreign else ("same_event",)
    gap = find_gap(own, other)
    if gap is None or gap < _SAME_TIME_HOURS:
        return ("same_actors",)
    return ("follow_up",) if other.age > own.age else ("background",)
