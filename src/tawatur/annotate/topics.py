"""Finds what an article is about: IPTC Media Topics by a linear model over stems, narrower ones by words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from tawatur.annotate.topic_terms import find_terms
from tawatur.knowledge.topics import SCHEME, TopicEntry, load_topics, narrower_topics
from tawatur.model.annotation import Topic
from tawatur.models.loader import load_model, unpack_lines

_MODEL = "topics"
_TITLE_WEIGHT = 2
_FEWEST_STEMS = 3  # known to the model, without which nothing is said
_LEAST_FIRST = 0.16
_LEAST_FURTHER = 0.3
_MOST_NARROWER = 2
_LEAST_SHARE = 0.5  # of the words of the best narrower topic, for another one beside it
_FEWEST_WORDS = 3  # of a narrower topic, and of two kinds


@dataclass(frozen=True, slots=True)
class _Weights:
    """The model as arrays: ``rows[stem]`` is the row of ``weights`` that holds a stem's weight by topic."""

    topics: tuple[str, ...]
    rows: dict[str, int]
    idf: NDArray[np.float32]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]


def find_topics(title: str, text: str) -> tuple[Topic, ...]:
    """Return the topics of an article, the surest first, each followed by its narrower ones.

    Empty where too few words are known or nothing stands out.
    """
    return find_topics_of(find_terms(title), find_terms(text))


def find_topics_of(title: Sequence[str], text: Sequence[str]) -> tuple[Topic, ...]:
    """Return the topics of an article whose title and text are given as stems; see `find_topics`."""
    counts = Counter(text)
    for stem in title:
        counts[stem] += _TITLE_WEIGHT
    found = []
    entries = load_topics()
    for topic, score in _first_level(counts):
        found.append(_make_topic(entries[topic], score))
        found += [_make_topic(entry, score * share) for entry, share in _narrower(topic, counts)]
    return tuple(found)


def _first_level(counts: Counter[str]) -> list[tuple[str, float]]:
    weights = _weights()
    known = [(weights.rows[stem], count) for stem, count in counts.items() if stem in weights.rows]
    if len(known) < _FEWEST_STEMS:
        return []
    rows = np.array([row for row, _ in known])
    values = (1 + np.log(np.array([count for _, count in known], np.float32))) * weights.idf[rows]
    scores = (values / np.linalg.norm(values)) @ weights.weights[rows] + weights.bias
    raised = np.exp(scores - scores.max())
    shares = raised / raised.sum()
    order = np.argsort(-shares)
    least = (_LEAST_FIRST, _LEAST_FURTHER)
    return [
        (weights.topics[at], float(shares[at]))
        for place, at in enumerate(order[:2])
        if shares[at] >= least[place]
    ]


def _narrower(topic: str, counts: Counter[str]) -> list[tuple[TopicEntry, float]]:
    """Return the second-level topics whose words are frequent, with their share of the best one's words."""
    ranked = []
    for entry in narrower_topics(topic):
        kinds = [counts[stem] for stem in entry.stems if stem in counts]
        if len(kinds) > 1 and sum(kinds) >= _FEWEST_WORDS:
            ranked.append((sum(kinds), entry))
    if not ranked:
        return []
    best = max(count for count, _ in ranked)
    ranked.sort(key=lambda item: (-item[0], item[1].id))
    return [(entry, count / best) for count, entry in ranked[:_MOST_NARROWER] if count >= _LEAST_SHARE * best]


def _make_topic(entry: TopicEntry, score: float) -> Topic:
    return Topic(SCHEME + entry.id, entry.label_ar, entry.label_en, round(score, 3))


@cache
def _weights() -> _Weights:
    arrays = load_model(_MODEL).arrays
    stems = unpack_lines(arrays["stems"])
    return _Weights(
        topics=tuple(unpack_lines(arrays["topics"])),
        rows={stem: row for row, stem in enumerate(stems)},
        idf=arrays["idf"].astype(np.float32),
        weights=arrays["weights"].astype(np.float32) * arrays["scale"].astype(np.float32),
        bias=arrays["bias"].astype(np.float32),
    )
