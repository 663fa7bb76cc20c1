"""Floors for names and entities on our labelled passages; the part kept aside is only measured."""

import sys
import tomllib
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from entities_score import score

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["entities"]


@pytest.mark.parametrize("name", ["dev", "aside"])
def test_entities_keep_their_floors(name):
    figures = score(name)
    for figure, floor in FLOORS[name].items():
        assert figures[figure] >= floor, (name, figure, figures)
