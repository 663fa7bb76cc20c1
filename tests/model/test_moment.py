"""Times are printed as far as they are known, and bounded as wide as they are unknown."""

from datetime import UTC, datetime

import pytest

from tawatur.model.moment import Moment, bounds, parse_instant

T = datetime(2023, 12, 15, 9, 30, 5)  # noqa: DTZ001 - Moments hold naive times


@pytest.mark.parametrize(
    ("precision", "zone", "text"),
    [
        ("second", "UTC", "2023-12-15T09:30:05Z"),
        ("minute", "UTC", "2023-12-15T09:30:05Z"),
        ("minute", None, "2023-12-15T09:30"),
        ("second", None, "2023-12-15T09:30:05"),
        ("day", "UTC", "2023-12-15"),
        ("part_of_day", None, "2023-12-15"),
        ("month", None, "2023-12"),
        ("year", None, "2023"),
    ],
)
def test_a_moment_prints_what_is_known(precision, zone, text):
    assert Moment(T, T, precision, zone).iso() == text


def test_an_instant_needs_a_zone():
    assert parse_instant("2023-12-15T09:30:00+01:00") == datetime(2023, 12, 15, 8, 30, tzinfo=UTC)
    assert parse_instant("2023-12-15T09:30:00") is None
    assert parse_instant("soon") is None
    assert parse_instant("0001-01-01T00:00:00+05:00") is None


@pytest.mark.parametrize("text", ["2023-12-15", "2023-12-15T09:30", "2023-12", "2023"])
def test_bounds_hold_every_reading(text):
    first, last = bounds(text)
    assert first < datetime(2023, 12, 15, 9, 30, tzinfo=UTC) < last


def test_bounds_of_an_instant_and_of_nothing():
    assert bounds("2023-12-15T09:30:00Z") == (datetime(2023, 12, 15, 9, 30, tzinfo=UTC),) * 2
    assert bounds(None) is None
    assert bounds("soon") is None
    assert bounds("9999-12-31") is None
