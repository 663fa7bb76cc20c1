"""A date as written to a Moment, or None: every form the Arabic press prints, never completed."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from tawatur.model.moment import Moment
from tawatur.text.ago import parse_ago
from tawatur.text.arabic.calendar import fold_date
from tawatur.text.clock import UNREAD_ZONE, AbsurdClockError, Clock, find_clocks, find_zone, settle_zone
from tawatur.text.days import (
    YEARS,
    ContradictionError,
    blank_days,
    check_weekday,
    find_days,
    find_weekday,
    to_day,
)
from tawatur.text.zones import country_zone, to_utc, to_wall, zone_info

# Clocks of servers and of readers differ by minutes, not by more.
CLOCK_SKEW = timedelta(minutes=15)
# Where the zone is unknown, the day may be the one that has begun in the east of the Arab world.
EAST = timedelta(hours=4)
# A printed date is a line, not a page.
_LONGEST = 400

_EPOCH = re.compile(r"(\d{10})(\d{3})?(?:\.\d{1,6})?$")  # 1702634400, 1702634400000
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:t(\d\d)(\d\d)(\d\d)?(z|[+-]\d{4})?)?$")  # 20231215T103000Z
# 2023-12-15T10:30:00+03:00, as machines write: nearly every date that is declared
_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[t ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?[ ]?(?:z|[+-]\d\d:?\d\d)?))?"
)
_UPDATED = re.compile(
    r"(?:(?:اخر|تاريخ|تم|وقت|حدث)[ ]{1,2})?(?:ال)?تحديث|حدث(?:ت)?[ ]?(?:في|:)|(?:تاريخ )?التعديل|عدل في"
    r"|(?:last )?(?:updated|modified|update)|mis[e]? à jour|modifié"
)
_PUBLISHED = re.compile(r"(?<!\w)(?:(?:تاريخ )?ال)?نشر(?:ت)?(?!\w)|(?<!\w)published(?!\w)")
_URL_DATE = re.compile(
    r"/(?P<y>(?:19|20)\d\d)(?P<sep>[/-]?)(?P<m>\d\d?)(?P=sep)(?P<d>\d\d?)(?=[/_.-]|$)"
)  # /2023/12/15/, /2023-12-15-, /20231215-


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """A date with what speaks for and against it.

    Attributes:
        moment: what the words say.
        wall: the naive day or clock time as printed, before any zone.
        zone_basis: ``stated``, ``outlet`` or ``unknown``.
        weekday_agrees: whether the printed weekday is the one of the date; None where none is printed.
        ambiguous: whether another reading is possible (day and month both below 13, a Hijri day alone).
        other_day: the day with the month first, where that is possible and no weekday rules it out.
    """

    moment: Moment
    wall: datetime
    zone_basis: str
    weekday_agrees: bool | None = None
    ambiguous: bool = False
    other_day: date | None = None


def parse_date(
    text: str, *, now: datetime | None, zone: str | None, country: str | None, publication: bool = True
) -> Moment | None:
    """Return the moment that a printed date names, or None when it cannot be read.

    Args:
        text: the date with the words around it, or a machine's date.
        now: when it was fetched (aware); relative dates are reckoned from it.
        zone: IANA zone of the outlet, or None.
        country: ISO 3166-1 alpha-3, used where it has one civil zone and ``zone`` is None.
        publication: refuse what lies after ``now``; a clock time later than ``now`` on a day that has
            begun is dropped and the day kept.

    None also stands for a year or month alone, for two different dates, and for an absurd clock or zone.
    """
    parsed = parse_printed_date(text, now=now, zone=zone, country=country, publication=publication)
    return parsed.moment if parsed else None


def parse_printed_date(
    text: str,
    *,
    now: datetime | None,
    zone: str | None,
    country: str | None,
    publication: bool = True,
    role: str = "published",
) -> ParsedDate | None:
    """Return what ``parse_date`` returns, together with what speaks for and against it.

    Args:
        text: the date with the words around it.
        now: when it was fetched.
        zone: IANA zone of the outlet, or None.
        country: used where ``zone`` is None.
        publication: as in ``parse_date``.
        role: of a line that names both, whether to read the date of publication or of the last update.
    """
    own_zone = zone if zone_info(zone) else country_zone(country)
    if len(text) > _LONGEST:
        return None
    folded = _of_role(" ".join(fold_date(text).split()), role)
    try:
        parsed = _parse(folded, now, own_zone)
    except (AbsurdClockError, ContradictionError, OverflowError):
        return None
    if parsed is None or not publication or now is None:
        return parsed
    return _not_later(parsed, now)


def names_update(text: str) -> bool:
    """Tell whether a printed line speaks of an update («آخر تحديث») and not of publication alone."""
    return len(text) <= _LONGEST and _UPDATED.search(fold_date(text)) is not None


def names_both(text: str) -> bool:
    """Tell whether a printed line has a date of publication beside that of an update, and so two dates."""
    folded = fold_date(text) if len(text) <= _LONGEST else ""
    return _UPDATED.search(folded) is not None and _of_role(folded, "published") != _of_role(
        folded, "updated"
    )


def _of_role(folded: str, role: str) -> str:
    """Cut a line such as ``نشر: … آخر تحديث: …`` down to the half that speaks of ``role``."""
    match = _UPDATED.search(folded)
    if match is None:
        return folded
    before, after = folded[: match.start()], folded[match.end() :]
    if not re.search(r"\d", before):
        # «آخر تحديث: … نشر: …»: the update comes first
        told = _PUBLISHED.search(after)
        both = told and re.search(r"\d", after[: told.start()]) and re.search(r"\d", after[told.end() :])
        if told is None or not both:
            return after
        return after[: told.start()] if role == "updated" else after[told.end() :]
    return after if role == "updated" else before


def _parse(folded: str, now: datetime | None, zone: str | None) -> ParsedDate | None:
    machine = _parse_machine(folded, zone)
    if machine:
        return machine
    days = find_days(folded)
    gregorian = [day for day in days if day.basis != "hijri"]
    chosen = gregorian or days
    if len({day.day for day in chosen}) > 1:
        return None
    if not chosen:
        return _parse_relative(folded, now, zone)
    best = chosen[0]
    day, agrees, ambiguous = check_weekday(best, find_weekday(folded))
    if day is None:
        return None
    rest = blank_days(folded, days)
    clock, stated = _one_clock(rest)
    parsed = _build(day, clock, stated, zone, basis=best.basis, agrees=agrees, ambiguous=ambiguous)
    return replace(parsed, other_day=best.swapped) if ambiguous and best.swapped else parsed


def _parse_machine(folded: str, zone: str | None) -> ParsedDate | None:
    """Read epoch numbers and the plain forms of ISO 8601."""
    epoch = _EPOCH.match(folded)
    if epoch:
        moment = datetime.fromtimestamp(int(epoch[1]), UTC).replace(tzinfo=None)
        if moment.year not in YEARS:
            return None
        return ParsedDate(Moment(moment, moment, "second", "UTC", "explicit"), moment, "stated")
    iso = _ISO.fullmatch(folded)
    day = to_day(iso[1], iso[2], iso[3]) if iso else None
    if iso and day:
        clock, stated = _one_clock(iso[4] or "")
        return _build(day, clock, stated, zone)
    compact = _COMPACT.match(folded)
    day = to_day(compact[1], compact[2], compact[3]) if compact else None
    if compact is None or day is None:
        return None
    clock = None
    if compact[4]:
        text = f"{compact[4]}:{compact[5]}" + (f":{compact[6]}" if compact[6] else "") + (compact[7] or "")
        found = find_clocks(text)
        clock = found[0] if found else None
    return _build(day, clock, None, None)


def _one_clock(rest: str) -> tuple[Clock | None, str | None]:
    """Return the one clock time of the line (None for several) and the zone stated without a clock."""
    clocks = find_clocks(rest)
    if not clocks:
        return None, find_zone(rest, anywhere=True)
    stated = [clock for clock in clocks if clock.zone and not clock.zone.startswith(UNREAD_ZONE)]
    if not stated and len(clocks) == 1 and clocks[0].zone is None:
        named = find_zone(rest, anywhere=True)  # «بتوقيت القاهرة 10:00»
        return replace(clocks[0], zone=named), None
    walls = {(clock.hour, clock.minute) for clock in clocks}
    if len(walls) == 1:
        return (stated or list(clocks))[0], None
    if len({(clock.hour, clock.minute, clock.zone) for clock in stated}) == 1:
        return stated[0], None
    return None, None


def _build(
    day: date,
    clock: Clock | None,
    stated: str | None,
    zone: str | None,
    *,
    basis: str = "explicit",
    agrees: bool | None = None,
    ambiguous: bool = False,
) -> ParsedDate:
    midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - Moments hold naive times
    if clock is None:
        named = settle_zone(stated, zone)
        known = named if named != UNREAD_ZONE else None
        zone_basis = "stated" if known else "outlet" if zone and not stated else "unknown"
        moment = Moment(midnight, midnight, "day", known or (None if stated else zone), basis)
        return ParsedDate(moment, midnight, zone_basis, agrees, ambiguous)
    wall = midnight.replace(hour=clock.hour, minute=clock.minute, second=clock.second)
    own = settle_zone(clock.zone, zone) or zone
    instant = to_utc(wall, own) if own != UNREAD_ZONE else None
    if instant is None:
        return ParsedDate(
            Moment(wall, wall, clock.precision, None, basis), wall, "unknown", agrees, ambiguous
        )
    zone_basis = "stated" if clock.zone else "outlet"
    return ParsedDate(
        Moment(instant, instant, clock.precision, own, basis), wall, zone_basis, agrees, ambiguous
    )


def _parse_relative(folded: str, now: datetime | None, zone: str | None) -> ParsedDate | None:
    """Read ``منذ ساعتين``, ``أمس 14:05``: reckoned from ``now``, days in the outlet's zone."""
    ago = parse_ago(folded)
    if ago is None or now is None:
        return None
    instant = now.astimezone(UTC).replace(tzinfo=None)
    if ago.precision != "day":
        then = (instant - ago.distance).replace(microsecond=0)
        if ago.precision in {"minute", "hour"}:
            then = then.replace(second=0)
        moment = Moment(then, then, ago.precision, zone or "UTC", "relative")
        return ParsedDate(moment, to_wall(then, zone) or then, "outlet" if zone else "stated")
    local = to_wall(instant, zone)
    candidates = {local} if local else {instant, instant + EAST}
    days = {(candidate - ago.distance).date() for candidate in candidates if candidate}
    if len(days) != 1:
        return None  # the day has already changed in some zones
    clock, stated = _one_clock(folded[ago.end :])
    return _build(days.pop(), clock, stated, zone, basis="relative")


def _not_later(parsed: ParsedDate, now: datetime) -> ParsedDate | None:
    """Return the date without what lies after ``now``; None when the day itself does."""
    limit = now.astimezone(UTC).replace(tzinfo=None) + CLOCK_SKEW
    moment = parsed.moment
    if moment.has_clock:
        earliest = moment.start if moment.zone else moment.start - EAST
        if earliest <= limit:
            return parsed
    local_limit = to_wall(limit, moment.zone) or limit + EAST
    if parsed.wall.date() > local_limit.date():
        return None
    if not moment.has_clock:
        return parsed
    day = parsed.wall.replace(hour=0, minute=0, second=0)
    kept = Moment(day, day, "day", moment.zone, moment.basis)
    return replace(parsed, moment=kept, wall=day)


def find_url_date(url: str, *, now: datetime | None) -> date | None:
    """Return the day in an address such as ``/2023/12/15/slug`` or ``/20231215-slug``.

    None where there is none, where two differ, or where it lies more than a day after ``now``.
    """
    path = url[:2000].split("?", 1)[0].split("#", 1)[0]
    days = set()
    for match in _URL_DATE.finditer(path):
        if match["sep"] or (len(match["m"]) == 2 and len(match["d"]) == 2):
            day = to_day(match["y"], match["m"], match["d"])
            if day:
                days.add(day)
    if len(days) != 1:
        return None
    found = days.pop()
    if now is not None and found > (now.astimezone(UTC) + timedelta(days=1)).date():
        return None
    return found
