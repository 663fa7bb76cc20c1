"""Floors for event mentions on real leads, whose texts stay in the corpora."""

import tomllib
from pathlib import Path

import pytest

from tests.quality.real_leads import corpora, read_leads, score

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["real_leads"]
# What the coder's frames were never looked at with.
_LAST = ("fourth", "closed")


@pytest.mark.skipif(not corpora().is_dir(), reason="the corpora are not there (TAWATUR_SHARED)")
@pytest.mark.parametrize("part", ["in view", "not in view"])
def test_events_of_real_leads_keep_their_floors(part):
    leads = [lead for lead in read_leads() if (lead.group in _LAST) == (part == "not in view")]
    wanted, right, wrong = score(leads)
    floor = FLOORS[part.replace(" ", "_")]
    assert right >= floor["precision"] * (right + wrong)
    assert right >= floor["recall"] * wanted
