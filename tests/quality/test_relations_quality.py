"""The milestones and standing states told in the demonstration press, found again; `python bench/milestones.py` prints them."""

import io
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from pyarrow import parquet

from tawatur.group.event import form_events, only_told_in
from tawatur.group.relation import form_relation
from tawatur.group.stage import group_articles
from tawatur.pipeline.tables import write_events
from tests.quality.curve_by_hand import reckon
from tests.quality.milestones_score import judge_milestones, judge_years, press_articles, press_events

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["relations"]


def test_milestones_are_found_within_two_days_and_move_the_curve_the_right_way():
    judged = judge_milestones(press_events())
    assert len(judged) == 55
    assert sum(one.found is not None for one in judged) >= FLOORS["milestones"] * len(judged)
    assert sum(one.is_sign_right for one in judged) >= FLOORS["signs"] * len(judged)


def test_what_stands_at_the_end_of_each_year():
    years = judge_years(press_events())
    assert sum(year.right == year.found for year in years) >= FLOORS["years"] * len(years)
    told = [year for year in years if year.right]
    assert sum(year.right == year.found for year in told) >= FLOORS["standing"] * len(told)


@pytest.mark.parametrize("weights", ["plover", "diplomatic"])
@pytest.mark.parametrize("pair", [("MAR", "FRA"), ("SAU", "IRN"), ("DZA", "FRA"), ("SAU", "LBY")])
def test_the_curve_follows_from_the_parquet_file_and_the_formula(pair, weights):
    file = io.BytesIO(b"".join(write_events(press_events(), "parquet")))
    rows = parquet.read_table(file).to_pylist()
    points = form_relation(press_events(), pair, weights=weights)
    curve = reckon(rows, *pair, weights=weights)
    assert len(points) == len(curve) > 0
    for point, (day, *values) in zip(points, curve, strict=True):
        assert point.date == day
        assert [point.cooperation, point.conflict, point.index] == pytest.approx(values, abs=6e-5)


def test_doubling_every_article_by_copies_changes_no_number():
    articles = press_articles()
    copies = [
        replace(one, id=f"{one.id}-again", outlet=replace(one.outlet, id="copier", name="copier"))
        for one in articles
    ]
    doubled = form_events([*articles, *copies], group_articles([*articles, *copies], related=False))
    for pair in (("MAR", "FRA"), ("SAU", "IRN"), ("DZA", "FRA")):
        once, twice = form_relation(press_events(), pair), form_relation(doubled, pair)
        assert [(p.date, p.index, p.origin_count) for p in once] == [
            (p.date, p.index, p.origin_count) for p in twice
        ]


def test_each_press_tells_its_own_curve():
    told = {
        country: form_relation(
            [kept for event in press_events() if (kept := only_told_in(event, country))], ("MAR", "FRA")
        )
        for country in ("MAR", "LBN", "FRA")
    }
    assert told["MAR"][0].date != told["LBN"][0].date
    assert told["FRA"] == ()
    assert all(len(points) <= len(form_relation(press_events(), ("MAR", "FRA"))) for points in told.values())
