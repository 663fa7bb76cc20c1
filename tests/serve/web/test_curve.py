import re

from tawatur.model.relation import RelationPoint
from tawatur.serve.web.curve import HEIGHT, MARGIN, WIDTH, draw_curve
from tawatur.serve.web.dates import DateStyle

STYLE = DateStyle()


def test_cooperation_rises_and_conflict_falls_from_the_axis():
    points = [
        RelationPoint("2023-12-30", 1.0, 0.0, 0.5, (), ("up",)),
        RelationPoint("2024-01-02", 0.0, 0.5, -0.3, (), ("down",)),
    ]
    curve = draw_curve(points, {"up": "e-up", "down": "e-down"}, style=STYLE)
    first, last = curve.marks
    assert (first.x, first.y, first.href, first.kind) == (MARGIN, MARGIN, "#e-up", "up")
    assert (last.x, last.kind) == (WIDTH - MARGIN, "down")
    assert last.y > curve.axis
    assert [year.label for year in curve.years] == ["2024"]


def test_a_single_day_and_a_silent_pair_stay_in_the_box():
    curve = draw_curve([RelationPoint("2024-01-02", 0.0, 0.0, 0.0)], {}, style=STYLE)
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", curve.cooperation)]
    assert all(0 <= number <= max(WIDTH, HEIGHT) for number in numbers)


def test_long_years_are_thinned_and_no_event_is_lost():
    points = [RelationPoint(f"2020-01-{day:02d}", 0.1, 0.1, 0.0) for day in range(1, 29)]
    points = [
        RelationPoint(f"{year}-{month:02d}-{day:02d}", 0.1, 0.1, 0.0, (), ("e",) if day == 3 else ())
        for year in range(2015, 2021)
        for month in range(1, 13)
        for day in range(1, 29)
    ]
    curve = draw_curve(points, {}, style=STYLE)
    assert len(curve.marks) == 72
    assert curve.cooperation.count("L") < 800
