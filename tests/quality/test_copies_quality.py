"""Copies found among pairs judged by hand stay above their floors; the texts stand outside the repository."""

import sys
import tomllib
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from copies_score import CORPORA, SHARED, find_kinds, load_pairs, score

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["copies"]
FEWEST_PAIRS = 100


@pytest.mark.skipif(
    not all((SHARED / name).exists() for name in CORPORA.values()),
    reason=f"the judged articles are not at {SHARED}: set TAWATUR_SHARED",
)
@pytest.mark.parametrize("part", ["dev", "aside"])
def test_copies_keep_their_floors(part):
    figures = score(find_kinds(load_pairs(part), whole=False))
    assert figures.pairs >= FEWEST_PAIRS
    assert figures.precision >= FLOORS["precision"]
    assert figures.recall >= FLOORS["recall"]
    assert figures.formula_joined <= FLOORS["formula_joined"]
