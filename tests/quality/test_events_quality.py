"""Floors for event mentions on our labelled leads; nothing was tuned on the part kept aside."""

import hashlib
import tomllib
from pathlib import Path

import pytest

from tests.quality.events_score import score

HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["events"]


@pytest.mark.parametrize("part", ["dev", "aside"])
def test_events_keep_their_floors(part):
    result, floor = score(part), FLOORS[part]
    assert result.precision >= floor["precision"]
    assert result.recall >= floor["recall"]
    assert result.direction >= floor["direction"] * result.right
    assert result.status >= floor["status"] * result.paired
    assert result.false_negatives <= floor["false_on_negatives"]


def test_the_part_kept_aside_is_unchanged():
    digest, name = (HERE / "events" / "aside.sha256").read_text(encoding="utf-8").split()
    assert hashlib.sha256((HERE / "events" / name).read_bytes()).hexdigest() == digest
