"""Floors for event mentions on real leads, whose texts stay in the corpora."""

import tomllib
from pathlib import Path

import pytest

from tests.annotate.event_prose import code
from tests.quality.real_leads import corpora, judge, read_leads

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["real_leads"]
# What the coder's frames were never looked at with.
_LAST = ("fourth", "closed")


@pytest.mark.skipif(not corpora().is_dir(), reason="the corpora are not there (TAWATUR_SHARED)")
@pytest.mark.parametrize("part", ["in view", "not in view"])
def test_events_of_real_leads_keep_their_floors(part):
    wanted = right = wrong = 0
    for lead in read_leads():
        if (lead.group in _LAST) != (part == "not in view"):
            continue
        verdicts = judge(lead, code(lead.text, country=lead.outlet, published=lead.published))
        wanted += len(lead.events)
        right += verdicts.count(True)
        wrong += verdicts.count(False)
    floor = FLOORS[part.replace(" ", "_")]
    assert right >= floor["precision"] * (right + wrong)
    assert right >= floor["recall"] * wanted
