"""Floors for topics on the labelled sets; the part kept aside is only measured."""

import sys
import tomllib
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from topics_score import score

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["topics"]


@pytest.mark.parametrize("name", FLOORS)
def test_topics_keep_their_floor(name):
    assert score(name)["accuracy"] >= FLOORS[name]
