"""Fits `group/weights.toml` on judged pairs: our own press and short news, pairs and two days of the ANT corpus.

    TAWATUR_SHARED=../shared python training/stories/fit.py > src/tawatur/group/weights.toml

A logistic regression with a quadratic penalty, by Newton's method. Every pair is taken with its dates and
without. What `tests/quality` keeps aside is not read.
"""

import io
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import zstandard

sys.path.insert(0, str(Path(__file__).parents[2]))

from bench.stories import read_judged
from tawatur.annotate.stage import annotate_article
from tawatur.group.frequencies import load_frequencies
from tawatur.group.related import rank_neighbors
from tawatur.group.scoring import FEATURES, find_features
from tawatur.group.telling import Telling, take_words, weigh_words
from tawatur.knowledge.table import parse_table
from tawatur.model.article import Article, Outlet
from tests.quality.stories_score import Judged, is_related, load_press, load_short_news

HERE = Path(__file__).parent
CORPUS = "data/corpus/ant_multi_2018_feb_aug.jsonl.zst"
_PENALTY = 0.5
_ROUNDS = 30
_ANT_WEIGHT = 1.0
_DAYS_WEIGHT = 0.1
_FAR_EVERY = 5
# Our press tells much of two countries; left free, the pair alone would make any two texts one matter.
_HELD = {"story": {"same_pair": 0.0}, "matter": {"same_pair": 1.5}}
# What is alike speaks for a pair and never against it, and the other way round.
_AGAINST = frozenset({"other_place", "other_number", "far", "undated", "again", "other_pair"})

# Two texts, whether of one story, whether of one matter (None where nobody judged), and what the pair counts.
Pair = tuple[Telling, Telling, bool, bool | None, float]
Matrix = npt.NDArray[np.float64]


def weigh(article: Article) -> Telling:
    """Return an article as stories see it."""
    return weigh_words(take_words(article), load_frequencies())


def own_pairs(judged: Sequence[Judged]) -> Iterator[Pair]:
    """Yield the pairs that a search would compare, all pairs of one story, and some that share nothing."""
    tellings = [weigh(one.article) for one in judged]
    near = {frozenset(pair) for pair in rank_neighbors(tellings)}
    for a, one in enumerate(judged):
        for b in range(a + 1, len(judged)):
            other = judged[b]
            is_story, is_matter = one.story == other.story, is_related(one, other)
            is_near = frozenset((a, b)) in near
            if one.copy_of != other.copy_of and (
                is_near or is_story or (a * b % _FAR_EVERY == 0 and not is_matter)
            ):
                yield tellings[a], tellings[b], is_story, is_matter, 1.0


def corpus_pairs(shared: Path) -> Iterator[Pair]:
    """Yield the judged pairs of the ANT corpus."""
    rows = parse_table((HERE / "ant_pairs.tsv").read_text(encoding="utf-8"))
    wanted = {row[side] for row in rows for side in ("one", "other")}
    found: dict[str, Telling] = {}
    with (shared / CORPUS).open("rb") as packed:
        lines = io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(packed), encoding="utf-8")
        for line in lines:
            record = json.loads(line)
            if record["id"] in wanted:
                article = Article(
                    id=record["id"],
                    title=record["title"],
                    text=record["text"],
                    published=record["published"],
                    outlet=Outlet(record["source"]),
                    language="ar",
                )
                found[record["id"]] = weigh(annotate_article(article))
    for row in rows:
        judged = row["judged"]
        yield found[row["one"]], found[row["other"]], judged == "S", judged in "SF", _ANT_WEIGHT


def days_pairs() -> Iterator[Pair]:
    """Yield the pairs of the two open days of four broadcasters that a search would compare, or that belong together."""
    articles, stories = read_judged("dev")
    tellings = sorted(map(weigh, articles), key=lambda telling: telling.age)
    near = rank_neighbors(tellings)
    for a, one in enumerate(tellings):
        for b in range(a + 1, len(tellings)):
            is_story = stories[one.id] == stories[tellings[b].id]
            if is_story or (a, b) in near:
                yield one, tellings[b], is_story, None, _DAYS_WEIGHT


def fit(rows: Matrix, answers: Matrix, weights: Matrix, held: Mapping[str, float]) -> Matrix:
    """Return bias and weights of a logistic regression; a weight of the wrong sign is 0."""
    rows = np.hstack([np.ones((len(rows), 1)), rows])
    fixed = np.array([0.0, *(held.get(feature, 0.0) for feature in FEATURES)])
    signs = np.array([0, *(-1 if feature in _AGAINST else 1 for feature in FEATURES)])
    kept = np.array([True, *(feature not in held for feature in FEATURES)])
    while True:
        found = fixed.copy()
        found[kept] = _fit(rows[:, kept], answers, weights, rows @ fixed)
        wrong = found * signs < 0
        if not wrong.any():
            return found
        kept &= ~wrong


def _fit(rows: Matrix, answers: Matrix, weights: Matrix, start: Matrix) -> Matrix:
    penalty = np.full(rows.shape[1], _PENALTY)
    penalty[0] = 0.0
    found = np.zeros(rows.shape[1])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-start - rows @ found))
        slope = rows.T @ (weights * (chance - answers)) + penalty * found
        bend = (rows * (weights * chance * (1 - chance))[:, None]).T @ rows + np.diag(penalty + 1e-9)
        found -= np.linalg.solve(bend, slope)
    return found


def strip(telling: Telling) -> Telling:
    """Return a text without its date."""
    return replace(telling, words=replace(telling.words, starts=None, ends=None))


def main() -> None:
    """Fit both models and print them."""
    shared = Path(os.environ.get("TAWATUR_SHARED", "../shared"))
    pairs = [*own_pairs(load_press(aside=False)), *own_pairs(load_short_news("dev"))]
    if (shared / CORPUS).exists():
        pairs += [*corpus_pairs(shared), *days_pairs()]
    pairs += [(strip(a), strip(b), story, matter, weight) for a, b, story, matter, weight in pairs]
    rows = np.array([find_features(a, b) for a, b, *_ in pairs])
    weights = np.array([weight for *_, weight in pairs])
    print("# Weights of `scoring.FEATURES`, fitted by training/stories/fit.py.\n# license: as this project")
    for name, place in (("story", 2), ("matter", 3)):
        judged = [number for number, pair in enumerate(pairs) if pair[place] is not None]
        answers = np.array([float(bool(pairs[number][place])) for number in judged])
        bias, *found = fit(rows[judged], answers, weights[judged], _HELD[name])
        print(f"\n[{name}]  # {len(judged)} pairs, {int(answers.sum())} of one {name}\nbias = {bias:.3f}")
        print("\n".join(f"{feature} = {value:.3f}" for feature, value in zip(FEATURES, found, strict=True)))


if __name__ == "__main__":
    main()
