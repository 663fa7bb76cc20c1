"""Lists are visited in their own rhythm."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.fetch.schedule import find_interval, next_due

NOW = datetime(2024, 3, 4, 12, tzinfo=UTC)


def every(minutes, count=10):
    return [NOW - timedelta(minutes=minutes * step) for step in range(count)]


@pytest.mark.parametrize(
    ("published", "minutes"),
    [
        (every(60), 30),
        (every(1), 5),
        (every(60 * 24 * 9), 24 * 60),
        ([], 30),
        ([NOW], 30),
        ([NOW + timedelta(days=1)] * 9, 30),
    ],
)
def test_half_the_usual_gap(published, minutes):
    assert find_interval(NOW, published) == timedelta(minutes=minutes)


def test_a_silent_list_is_visited_less():
    old = [time - timedelta(hours=10) for time in every(60)]
    assert find_interval(NOW, old) == timedelta(hours=5)


def test_failures_slow_down_and_servers_are_obeyed():
    assert next_due(NOW, published=every(60)) - NOW == timedelta(minutes=30)
    assert next_due(NOW, published=every(60), failures=3) - NOW == timedelta(hours=2)
    assert next_due(NOW, failures=1_000) - NOW == timedelta(hours=24)
    assert next_due(NOW, retry_after=7_200, chance=0.0) - NOW == timedelta(hours=2)
    assert next_due(NOW, retry_after=7_200, chance=1.0) - NOW == timedelta(hours=2.2)
    assert next_due(NOW, retry_after=1e9) - NOW == timedelta(days=7)


@given(st.floats(allow_nan=False), st.integers(-5, 10**6))
def test_never_at_once_and_never_too_late(chance, failures):
    wait = next_due(NOW, published=every(60), failures=failures, chance=chance) - NOW
    assert timedelta(minutes=4) < wait < timedelta(hours=27)
