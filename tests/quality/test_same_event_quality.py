"""Tellings of the press are joined into events as labelled; `python bench/same_events.py` prints the corpora too."""

import tomllib
from pathlib import Path

from tests.quality.milestones_score import press_events
from tests.quality.same_event_score import load_pairs, score_pairs

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["same_event"]


def test_pairs_are_labelled_and_enough():
    pairs = load_pairs()
    assert len(pairs) >= 120
    assert 0.3 < sum(pair.same for pair in pairs) / len(pairs) < 0.7
    assert len({(pair.one, pair.other) for pair in pairs}) == len(pairs)


def test_tellings_of_the_press():
    score = score_pairs(press_events(), load_pairs("demo"), name=lambda article: f"demo:{article}")
    assert score.precision >= FLOORS["precision"]
    assert score.recall >= FLOORS["recall"]
    assert score.missing <= FLOORS["missing"]
