"""Date clues one by one: each read, held against the fetch, and given the trust its place deserves."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from tawatur.model.article import DateClue
from tawatur.model.moment import Moment
from tawatur.text.dates import (
    CLOCK_SKEW,
    EAST,
    ParsedDate,
    find_url_date,
    names_both,
    names_update,
    parse_printed_date,
)
from tawatur.text.zones import to_utc, to_wall

# How far a place on the page is believed when nothing else speaks: what machines are told about the
# article before what readers see, which may be a site clock or the date of another item.
_TRUST = {"json_ld": 1.0, "feed": 1.0, "meta": 0.95, "printed": 0.7, "time_tag": 0.65, "url": 0.5}


@dataclass(frozen=True, slots=True)
class Reading:
    """A clue as understood; ``day`` is in the outlet's zone where that is known."""

    clue: DateClue
    parsed: ParsedDate
    day: date
    trust: float

    @property
    def basis(self) -> str:
        """Return where the clue stood."""
        return self.clue.basis


def read_clues(
    clues: tuple[DateClue, ...], role: str, zone: str | None, now: datetime | None, doubts: list[str]
) -> list[Reading]:
    """Return what the clues of ``role`` (``published``, ``updated``) say; doubts are added to ``doubts``."""
    readings = []
    for clue in clues:
        if role not in _roles(clue):
            continue
        parsed = _read(clue, role, zone, now)
        if parsed is None:
            continue
        parsed = _as_day_at_midnight(_not_after_fetch(parsed, zone, now, doubts))
        if parsed is None:
            continue
        day = local_day(parsed, zone)
        if _is_placeholder(day, clue):
            doubts.append("placeholder")
            continue
        readings.append(Reading(clue, parsed, day, _trust(clue, parsed)))
    return readings


def _roles(clue: DateClue) -> tuple[str, ...]:
    """Return what a clue may date: a line that names only an update says nothing about publication."""
    if clue.basis == "printed" and names_both(clue.text):
        return ("published", "updated")
    if clue.role == "updated" or (clue.basis == "printed" and names_update(clue.text)):
        return ("updated",)
    return ("published",)


def _read(clue: DateClue, role: str, zone: str | None, now: datetime | None) -> ParsedDate | None:
    if clue.basis == "url":
        day = find_url_date(clue.text, now=now)
        if day is None:
            return None
        midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - Moments hold naive times
        return ParsedDate(Moment(midnight, midnight, "day", zone, "explicit"), midnight, _day_basis(zone))
    return parse_printed_date(clue.text, now=now, zone=zone, country=None, publication=False, role=role)


def _day_basis(zone: str | None) -> str:
    return "outlet" if zone else "unknown"


def _trust(clue: DateClue, parsed: ParsedDate) -> float:
    trust = _TRUST.get(clue.basis, 0.5) * max(0.0, min(1.0, clue.weight))
    if clue.role == "unknown":
        trust *= 0.8
    if parsed.weekday_agrees is False:
        trust *= 0.3
    return trust * (0.8 if parsed.ambiguous else 1.0)


def _not_after_fetch(
    parsed: ParsedDate, zone: str | None, now: datetime | None, doubts: list[str]
) -> ParsedDate | None:
    """Return the date as far as it does not lie after the fetch.

    A Z that lies after the fetch while the same wall time in the outlet's zone does not is a false Z. A
    clock that no zone can save is dropped and its day kept, where that day had begun.
    """
    if now is None:
        return parsed
    moment, limit = parsed.moment, now.astimezone(UTC).replace(tzinfo=None) + CLOCK_SKEW
    if moment.has_clock:
        earliest = moment.start if moment.zone else moment.start - EAST
        if earliest <= limit:
            return parsed
        local = read_as_local(parsed, zone)
        if moment.zone == "UTC" and local and local.moment.start - (timedelta(0) if zone else EAST) <= limit:
            doubts.append("false_z")
            return local
    today = (to_wall(limit, zone or moment.zone) or limit + EAST).date()
    if parsed.wall.date() > today:
        doubts.append("after_fetch")
        return None
    if not moment.has_clock:
        return parsed
    doubts.append("after_fetch")
    return _as_day(parsed)


def _as_day(parsed: ParsedDate) -> ParsedDate:
    day = parsed.wall.replace(hour=0, minute=0, second=0)
    return replace(parsed, moment=replace(parsed.moment, start=day, end=day, precision="day"), wall=day)


def _as_day_at_midnight(parsed: ParsedDate | None) -> ParsedDate | None:
    """Take a machine's ``T00:00:00`` for what it is: a day, its clock filled in by a program."""
    if parsed is None or parsed.moment.precision != "second" or parsed.moment.basis == "relative":
        return parsed
    wall = parsed.wall
    return _as_day(parsed) if (wall.hour, wall.minute, wall.second) == (0, 0, 0) else parsed


def read_as_local(parsed: ParsedDate, zone: str | None) -> ParsedDate | None:
    """Return the wall time of a date read in the outlet's zone, or without a zone where none is known."""
    wall = parsed.wall
    if zone is None:
        moment = replace(parsed.moment, start=wall, end=wall, zone=None)
        return replace(parsed, moment=moment, zone_basis="unknown")
    instant = to_utc(wall, zone)
    if instant is None:
        return None
    moment = replace(parsed.moment, start=instant, end=instant, zone=zone)
    return replace(parsed, moment=moment, zone_basis="outlet")


def local_day(parsed: ParsedDate, zone: str | None) -> date:
    """Return the day of a date in ``zone``, or as printed where no zone is known."""
    moment = parsed.moment
    if not moment.has_clock:
        return moment.start.date()
    local = to_wall(moment.start, zone) if moment.zone else None
    return local.date() if local else parsed.wall.date()


def _is_placeholder(day: date, clue: DateClue) -> bool:
    """Tell whether a program filled the date in: the first of January without a clock that any reader saw."""
    if day.year < 1996:
        return True
    return (day.month, day.day) == (1, 1) and day.year == 2000 and clue.basis != "printed"
