"""How likely two texts tell the same happening: a small linear model over what they share."""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tawatur.group.telling import TELLING, Telling, Vector

FEATURES = (
    *("body", "names", "rare", "same_place", "other_place", "same_number"),
    *("other_number", "near", "far", "undated", "again"),
    *("same_pair", "other_pair"),
)
# An outlet that prints the same wording half a day later reports the next of a series: prices, weather.
_AGAIN_HOURS = 12.0
_PAIR = 2
_NEAR_HOURS, _FAR_HOURS = 24.0, 24.0 * 10


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the features; ``bias`` is what two texts start from."""

    bias: float
    weights: tuple[float, ...]


@cache
def load_model(name: str = "story") -> Model:
    """Return a model of weights.toml."""
    table = tomllib.loads((Path(__file__).parent / "weights.toml").read_text(encoding="utf-8"))[name]
    return Model(table["bias"], tuple(table[feature] for feature in FEATURES))


def score_pair(one: Telling, other: Telling, model: Model) -> float:
    """Return 0..1, how likely two texts tell the same happening; the order of the two does not matter.

    0 where they share neither a rare word nor names: stock phrases bind nothing, however many there are.
    """
    if one.anchors.isdisjoint(other.anchors) and _weigh_shared(one.names, other.names) < TELLING:
        return 0.0
    total = model.bias
    for weight, value in zip(model.weights, find_features(one, other), strict=True):
        total += weight * value
    return 1 / (1 + math.exp(-total))


def find_features(one: Telling, other: Telling) -> tuple[float, ...]:
    """Return the features of a pair, in the order of `FEATURES`."""
    gap = find_gap(one, other)
    same_place, other_place = _compare_places(one, other)
    same_number, other_number = _compare_numbers(one.counted, other.counted)
    return (
        cosine(one.body, other.body),
        _share_names(one, other),
        _share_rare(one, other),
        same_place,
        other_place,
        same_number,
        other_number,
        0.0 if gap is None else math.exp(-gap / _NEAR_HOURS),
        0.0 if gap is None else min(1.0, gap / _FAR_HOURS),
        1.0 if gap is None else 0.0,
        cosine(one.opening, other.opening) ** 4 if is_series(one, other, gap) else 0.0,
        *compare_pairs(one.words.countries, other.words.countries),
    )


def cosine(one: Vector, other: Vector) -> float:
    """Return the cosine of two vectors of length 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum(value * other[stem] for stem, value in one.items() if stem in other)


def find_gap(one: Telling, other: Telling) -> float | None:
    """Return the hours that surely lie between two texts; None where either has no day."""
    a, b = one.words, other.words
    if a.starts is None or a.ends is None or b.starts is None or b.ends is None:
        return None
    return max(0.0, a.starts - b.ends, b.starts - a.ends)


def is_series(one: Telling, other: Telling, gap: float | None) -> bool:
    """Tell whether two texts may be two of a series: one outlet, half a day apart or more."""
    outlet = one.words.outlet
    return outlet is not None and outlet == other.words.outlet and (gap is None or gap >= _AGAIN_HOURS)


def _share_names(one: Telling, other: Telling) -> float:
    total = one.named + other.named
    return 2 * _weigh_shared(one.names, other.names) / total if total else 0.0


def _weigh_shared(one: Vector, other: Vector) -> float:
    return sum(weight for name, weight in one.items() if name in other)


def _share_rare(one: Telling, other: Telling) -> float:
    """Return how much rare wording the two openings share, 1.0 for plenty."""
    stems = {stem for stem in one.index if stem in other.opening}
    stems.update(stem for stem in other.index if stem in one.opening)
    shared = sum(min(one.opening[stem], other.opening[stem]) for stem in sorted(stems))
    return min(1.0, shared)


def _compare_places(one: Telling, other: Telling) -> tuple[float, float]:
    a, b = set(one.words.places), set(other.words.places)
    if not a or not b:
        return 0.0, 0.0
    return (1.0, 0.0) if a & b else (0.0, 1.0)


def compare_pairs(one: Sequence[str], other: Sequence[str]) -> tuple[float, float]:
    """Tell whether two texts are about the same two countries, or about two pairs that differ."""
    if len(one) < _PAIR or len(other) < _PAIR:
        return 0.0, 0.0
    return (1.0, 0.0) if len(set(one) & set(other)) >= _PAIR else (0.0, 1.0)


def _compare_numbers(
    one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]
) -> tuple[float, float]:
    """Return how many nouns carry a same number in both, how many only other ones; 1.0 for two or more."""
    same = different = 0
    for noun, numbers in one.items():
        if noun in other:
            same += bool(numbers & other[noun])
            different += not numbers & other[noun]
    return min(1.0, same / 2), min(1.0, different / 2)
