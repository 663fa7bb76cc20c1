"""The milestones and standing states told in the demonstration press, found again; `python bench/milestones.py` prints them."""

import tomllib
from pathlib import Path

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
