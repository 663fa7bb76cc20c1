"""Time zones: of countries with one civil zone, as dates name them in print, and what to do with them."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from tawatur.text.arabic.calendar import fold_date

# No place on earth is farther from UTC than this.
_WEST, _EAST = timedelta(hours=-12), timedelta(hours=14)
_OFFSET = re.compile(r"([+-])(\d{1,2})(?::?(\d{2}))?$")  # +0100, +01:00, +3


@cache
def _table() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = {"country": {}, "printed": {}}
    for line in Path(__file__).with_name("zones.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, name, zone = line.split("\t")
            table[kind][fold_date(name) if kind == "printed" else name] = zone
    return table


def country_zone(country: str | None) -> str | None:
    """Return the IANA zone of a country (alpha-3) with one civil zone; None for others and unknown ones."""
    return _table()["country"].get(country or "")


def printed_zones() -> dict[str, str]:
    """Return the zone names that stand in print, folded, and the zone each means."""
    return _table()["printed"]


def parse_offset(text: str) -> str | None:
    """Read ``+0100``, ``+01:00``, ``+3`` or ``z`` as ``+01:00`` (``UTC`` for zero).

    None when it is no offset, or one that no place on earth has.
    """
    if text in {"z", "Z"}:
        return "UTC"
    match = _OFFSET.match(text)
    if match is None:
        return None
    minutes = int(match[3] or 0)
    offset = timedelta(hours=int(match[2]), minutes=minutes) * (1 if match[1] == "+" else -1)
    if minutes > 59 or not _WEST <= offset <= _EAST:
        return None
    if not offset:
        return "UTC"
    return f"{match[1]}{int(match[2]):02d}:{minutes:02d}"


@lru_cache(1024)
def zone_info(zone: str | None) -> tzinfo | None:
    """Return the tzinfo of an IANA name or an offset; None when there is no such zone."""
    if not zone or len(zone) > 64:
        return None
    if zone == "UTC":
        return UTC
    offset = parse_offset(zone)
    if offset == "UTC":
        return UTC
    if offset is not None:
        sign = 1 if offset[0] == "+" else -1
        return timezone(sign * timedelta(hours=int(offset[1:3]), minutes=int(offset[4:])))
    try:
        return ZoneInfo(zone)
    except (ValueError, OSError, KeyError):
        return None


def to_utc(wall: datetime, zone: str | None) -> datetime | None:
    """Return naive wall time in ``zone`` as naive UTC; None without a zone or outside the calendar.

    An hour that a change of clocks repeats is taken the first time round.
    """
    info = zone_info(zone)
    if info is None:
        return None
    try:
        return wall.replace(tzinfo=info).astimezone(UTC).replace(tzinfo=None)
    except (OverflowError, ValueError):
        return None


def to_wall(utc: datetime, zone: str | None) -> datetime | None:
    """Return naive UTC as naive wall time in ``zone``; None without a zone or outside the calendar."""
    info = zone_info(zone)
    if info is None:
        return None
    try:
        return utc.replace(tzinfo=UTC).astimezone(info).replace(tzinfo=None)
    except (OverflowError, ValueError):
        return None
