"""Stories, sagas and related reading stay above their floors, on what was fitted and on what was kept aside."""

import tomllib
from pathlib import Path

import pytest

from tawatur.group.stage import group_articles
from tests.quality.stories_score import (
    b_cubed,
    load_press,
    load_short_news,
    score_related,
    without_dates,
)

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["stories"]
SETS = {
    "press": lambda: load_press(aside=False),
    "press_aside": lambda: load_press(aside=True),
    "short": lambda: load_short_news("dev"),
    "short_aside": lambda: load_short_news("aside"),
}


@pytest.mark.parametrize("name", SETS)
def test_stories_and_related_reading(name):
    floors = FLOORS[name]
    judged = SETS[name]()
    bonds = {bond.article: bond for bond in group_articles([one.article for one in judged])}
    stories = {one.article.id: one.story for one in judged}
    sagas = {one.article.id: one.saga for one in judged}
    alone = {key: bond.story or key for key, bond in bonds.items()}
    assert b_cubed(alone, stories)[2] >= floors["dated"]
    assert b_cubed({key: bond.saga or alone[key] for key, bond in bonds.items()}, sagas)[0] >= floors["sagas"]
    shown = score_related(judged, bonds)
    assert shown.precision >= floors["shown"]
    assert shown.ndcg >= floors["ndcg"]
    assert shown.empty >= floors["empty"] * shown.lonely

    undated = group_articles([one.article for one in without_dates(judged)])
    assert (
        b_cubed({bond.article: bond.story or bond.article for bond in undated}, stories)[2]
        >= floors["undated"]
    )
