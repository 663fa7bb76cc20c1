"""Zones are known or they are None."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.zones import country_zone, parse_offset, printed_zones, to_utc, to_wall, zone_info

NOON = datetime(2023, 12, 15, 12)  # noqa: DTZ001 - Moments hold naive times


def test_a_country_has_a_zone_only_when_it_has_one():
    assert country_zone("MAR") == "Africa/Casablanca"
    assert country_zone("USA") is None
    assert country_zone(None) is None


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("+0100", "+01:00"),
        ("+3", "+03:00"),
        ("-00:00", "UTC"),
        ("Z", "UTC"),
        ("+99:00", None),
        ("+0275", None),
    ],
)
def test_absurd_offsets_are_refused(text, offset):
    assert parse_offset(text) == offset


def test_every_zone_in_the_table_exists():
    assert all(zone_info(zone) is not None for zone in printed_zones().values())


def test_wall_time_and_utc_are_inverse():
    assert to_utc(NOON, "+03:00") == datetime(2023, 12, 15, 9)  # noqa: DTZ001
    assert to_wall(to_utc(NOON, "Africa/Cairo"), "Africa/Cairo") == NOON
    assert to_utc(NOON, None) is None
    assert to_wall(datetime.max, "+14:00") is None  # noqa: DTZ901


@given(st.text())
def test_any_text_as_a_zone_is_a_zone_or_none(text):
    zone_info(text)
    parse_offset(text)
