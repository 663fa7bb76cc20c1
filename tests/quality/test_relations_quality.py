"""The milestones and standing states told in the demonstration press, found again; `python bench/milestones.py` prints them."""

import io
import tomllib
from pathlib import Path

import pytest
from pyarrow import parquet

from tawatur.group.relation import form_relation
from tawatur.pipeline.tables import write_events
from tests.quality.curve_by_hand import reckon
from tests.quality.milestones_score import judge_milestones, judge_years, press_events

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
    assert len(points) == len(curve) > 3
    for point, (day, *values) in zip(points, curve, strict=True):
        assert point.date == day
        assert [point.cooperation, point.conflict, point.index] == pytest.approx(values, abs=6e-5)
