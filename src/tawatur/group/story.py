"""Stories: texts on one happening, joined by average likelihood, never by a chain of neighbors."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tawatur.group.scoring import Model, find_gap, score_pair
from tawatur.group.telling import Telling

# Two texts of one story are at most so far apart.
WINDOW_HOURS = 24.0 * 10
# Of the texts that hold a term only the latest are looked at, and of those the most alike are scored.
_BUSY_TERM, _MOST_CANDIDATES = 60, 20
_FEWEST_SHARED = 2
_LEAST_LIKELY = 0.25
JOINING = 0.35
# Where a text has no date, its words alone must say it.
_JOINING_UNDATED = 0.40
# The guard on growth: one story spans no more time and holds no more texts.
_LONGEST_HOURS, _LARGEST = 24.0 * 14, 300
# So many texts of a story stand for it when two stories are compared.
_SPOKESMEN = 6
_PASSES = 3

Pair = tuple[int, int]


class Scores:
    """Scores of pairs of texts, each reckoned once."""

    def __init__(
        self, tellings: Sequence[Telling], model: Model, apart: frozenset[frozenset[str]] = frozenset()
    ) -> None:
        self._tellings = tellings
        self._model = model
        self._apart = apart
        self._known: dict[Pair, float] = {}

    def of(self, one: int, other: int) -> float:
        """Return the score of two texts by their places; 0 where too much time lies between them."""
        pair = (one, other) if one < other else (other, one)
        score = self._known.get(pair)
        if score is None:
            a, b = self._tellings[one], self._tellings[other]
            score = 0.0 if self._are_apart(a, b) else score_pair(a, b, self._model)
            self._known[pair] = score
        return score

    def _are_apart(self, one: Telling, other: Telling) -> bool:
        gap = find_gap(one, other)
        if gap is not None and gap > WINDOW_HOURS:
            return True
        return bool(self._apart) and frozenset((one.id, other.id)) in self._apart

    def between(self, one: Sequence[int], other: Sequence[int]) -> float:
        """Return the mean score between two groups of places in order of time."""
        these, those = pick_spokesmen(one), pick_spokesmen(other)
        return sum(self.of(a, b) for a in these for b in those) / (len(these) * len(those))


def find_stories(
    tellings: Iterable[Telling],
    model: Model,
    apart: frozenset[frozenset[str]] = frozenset(),
    pins: Mapping[str, str] | None = None,
) -> list[list[Telling]]:
    """Return the texts by story, a text that stands alone by itself; their order changes nothing.

    Args:
        tellings: one for each group of copies.
        model: from `load_model`.
        apart: pairs of ids that tell two things in the same words.
        pins: the story that a person put a text into, by its id: texts of one pin are one story whatever
            they say, texts of two pins never are.
    """
    ordered = sorted(tellings, key=lambda telling: telling.age)
    scores = Scores(ordered, model, apart)
    pairs = find_candidates(ordered)
    likely = [(scores.of(*pair), pair) for pair in pairs]
    likely = sorted((-score, pair) for score, pair in likely if score >= _LEAST_LIKELY)
    held = [(pins or {}).get(telling.id) for telling in ordered]
    groups = _join(ordered, [pair for _, pair in likely], scores, held)
    return [[ordered[place] for place in group] for group in groups]


def find_candidates(ordered: Sequence[Telling]) -> list[Pair]:
    """Return the pairs of places worth scoring, of texts in order of time."""
    holders: dict[str, list[int]] = defaultdict(list)
    starts: dict[str, list[float]] = defaultdict(list)
    pairs = []
    for place, telling in enumerate(ordered):
        shared: Counter[int] = Counter()
        for term in telling.index:
            since = 0
            if telling.words.starts is not None:
                since = bisect_left(starts[term], telling.words.starts - WINDOW_HOURS)
                starts[term].append(telling.words.starts)
            known = holders[term]
            shared.update(known[max(since, len(known) - _BUSY_TERM) :])
            known.append(place)
        best = sorted((-count, -other) for other, count in shared.items() if count >= _FEWEST_SHARED)
        pairs += [(-other, place) for _, other in best[:_MOST_CANDIDATES]]
    return pairs


def pick_spokesmen(members: Sequence[int]) -> Sequence[int]:
    """Return a few members, spread over the time of the story."""
    if len(members) <= _SPOKESMEN:
        return members
    step = (len(members) - 1) / (_SPOKESMEN - 1)
    return [members[round(number * step)] for number in range(_SPOKESMEN)]


def _join(
    ordered: Sequence[Telling], likely: Sequence[Pair], scores: Scores, held: Sequence[str | None]
) -> list[list[int]]:
    """Join along the likely pairs, the likeliest first, where the groups as a whole are likely one story."""
    home = _start(held)
    groups: dict[int, list[int]] = defaultdict(list)
    for place, first in enumerate(home):
        groups[first].append(place)
    pin_of = {first: held[first] for first in groups}
    for _ in range(_PASSES):
        open_pairs = []
        for one, other in likely:
            left, right = home[one], home[other]
            if left == right:
                continue
            if None not in (pin_of[left], pin_of[right]):
                continue
            merged = sorted(groups[left] + groups[right])
            if not _may_be_one(ordered, merged) or scores.between(groups[left], groups[right]) < _needed(
                ordered, merged
            ):
                open_pairs.append((one, other))
                continue
            groups[left] = merged
            pin_of[left] = pin_of[left] or pin_of[right]
            for place in groups.pop(right):
                home[place] = left
        if len(open_pairs) == len(likely):
            break
        likely = open_pairs
    return sorted(groups.values())


def _start(held: Sequence[str | None]) -> list[int]:
    """Return the group of each text before any is joined: its own, or that of the first with its pin."""
    first: dict[str, int] = {}
    return [place if pin is None else first.setdefault(pin, place) for place, pin in enumerate(held)]


def _needed(ordered: Sequence[Telling], merged: Sequence[int]) -> float:
    is_dated = all(ordered[place].words.starts is not None for place in merged)
    return JOINING if is_dated else _JOINING_UNDATED


def _may_be_one(ordered: Sequence[Telling], merged: Sequence[int]) -> bool:
    """Keep stories from growing without end."""
    times = [start for place in merged if (start := ordered[place].words.starts) is not None]
    return len(merged) <= _LARGEST and (not times or max(times) - min(times) <= _LONGEST_HOURS)
