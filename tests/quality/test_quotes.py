"""Floors for quotations on our labelled passages; the part kept aside is only measured."""

import sys
import tomllib
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from quotes_score import score

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["quotations"]


@pytest.mark.parametrize("name", ["dev", "aside", "later"])
def test_quotations_keep_their_floors(name):
    figures = score(name)
    for figure, floor in FLOORS.items():
        assert figures[figure] >= floor, (name, figure, figures)
