"""A date as written to a Moment, or None: every form the Arabic press prints, never completed."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

from tawatur.model.moment import Moment
from tawatur.text.ago import parse_ago
from tawatur.text.arabic.calendar import any_of, calendar_names, fold_date, hijri_to_date, squeeze
from tawatur.text.clock import UNREAD_ZONE, AbsurdClockError, Clock, find_clocks, find_zone
from tawatur.text.zones import country_zone, to_utc, to_wall, zone_info

# Clocks of servers and of readers differ by minutes, not by more.
CLOCK_SKEW = timedelta(minutes=15)
# Where the zone is unknown, the day may be the one that has begun in the east of the Arab world.
EAST = timedelta(hours=4)
# A printed date is a line, not a page.
_LONGEST = 400
_YEARS = range(1990, 2100)

_EPOCH = re.compile(r"(\d{10})(\d{3})?(?:\.\d{1,6})?$")  # 1702634400, 1702634400000
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:t(\d\d)(\d\d)(\d\d)?(z|[+-]\d{4})?)?$")  # 20231215T103000Z
_UPDATED = re.compile(
    r"(?:(?:اخر|تاريخ|تم|وقت|حدث)[ ]{1,2})?(?:ال)?تحديث|حدث(?:ت)?[ ]?(?:في|:)|(?:تاريخ )?التعديل|عدل في"
    r"|(?:last )?(?:updated|modified|update)|mis[e]? à jour|modifié"
)
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


@dataclass(frozen=True, slots=True)
class _Day:
    day: date
    start: int
    end: int
    basis: str = "explicit"
    swapped: date | None = None  # the other reading of 3/4/2023


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
    except (AbsurdClockError, OverflowError):
        return None
    if parsed is None or not publication or now is None:
        return parsed
    return _not_later(parsed, now)


def names_update(text: str) -> bool:
    """Tell whether a printed line speaks of an update («آخر تحديث») and not of publication alone."""
    return len(text) <= _LONGEST and _UPDATED.search(fold_date(text)) is not None


def names_both(text: str) -> bool:
    """Tell whether a printed line has a date before the word for an update, and so two dates."""
    match = _UPDATED.search(fold_date(text)) if len(text) <= _LONGEST else None
    return match is not None and re.search(r"\d", fold_date(text)[: match.start()]) is not None


def _of_role(folded: str, role: str) -> str:
    """Cut a line such as ``نشر: … آخر تحديث: …`` down to the half that speaks of ``role``."""
    match = _UPDATED.search(folded)
    if match is None:
        return folded
    before, after = folded[: match.start()], folded[match.end() :]
    if not re.search(r"\d", before):
        return after
    return after if role == "updated" else before


def _parse(folded: str, now: datetime | None, zone: str | None) -> ParsedDate | None:
    machine = _parse_machine(folded)
    if machine:
        return machine
    days = _find_days(folded)
    gregorian = [day for day in days if day.basis != "hijri"]
    chosen = gregorian or days
    if len({day.day for day in chosen}) > 1:
        return None
    if not chosen:
        return _parse_relative(folded, now, zone)
    best = chosen[0]
    day, agrees, ambiguous = _check_weekday(best, _printed_weekday(folded))
    if day is None:
        return None
    rest = _blank(folded, days)
    clock, stated = _one_clock(rest)
    parsed = _build(day, clock, stated, zone, basis=best.basis, agrees=agrees, ambiguous=ambiguous)
    return replace(parsed, other_day=best.swapped) if ambiguous and best.swapped else parsed


def _parse_machine(folded: str) -> ParsedDate | None:
    """Read epoch numbers and the compact form of ISO 8601."""
    epoch = _EPOCH.match(folded)
    if epoch:
        moment = datetime.fromtimestamp(int(epoch[1]), UTC).replace(tzinfo=None)
        if moment.year not in _YEARS:
            return None
        return ParsedDate(Moment(moment, moment, "second", "UTC", "explicit"), moment, "stated")
    compact = _COMPACT.match(folded)
    day = _day(compact[1], compact[2], compact[3]) if compact else None
    if compact is None or day is None:
        return None
    clock = None
    if compact[4]:
        text = f"{compact[4]}:{compact[5]}" + (f":{compact[6]}" if compact[6] else "") + (compact[7] or "")
        found = find_clocks(text)
        clock = found[0] if found else None
    return _build(day, clock, None, None)


def _day(year: str, month: str | int, day: str) -> date | None:
    """Return the day, or None when the calendar has none such or the press was not on the web then."""
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year in _YEARS else None


@cache
def _month() -> str:
    """Match a month by one name or by two: ``كانون الأول/ديسمبر``, ``ديسمبر (كانون الأول)``."""
    names = any_of(calendar_names().months)
    return (
        rf"(?<![^\W\d_])(?P<month>{names})(?![^\W\d_])\.?"
        rf"(?:[ ]?[/(|-][ ]?(?P<second>{names})(?![^\W\d_])[ ]?\)?)?"
    )


@cache
def _word_dates() -> tuple[re.Pattern[str], ...]:
    ordinal = "(?:st|nd|rd|th|er|e)?"
    year = r"(?P<y>\d{4}|(?<=[ -])\d{2}(?=[ ]\d\d:))(?!\d)"
    before_day, after_day = r"(?<![\d/.:+])(?<!\d-)", r"[ ,./-]{0,3}(?:of |من |شهر |de |من شهر )?"
    before_year = r"[ ,./-]{0,3}(?:عام |سنه |لعام |لسنه |من عام |من سنه |of |in )?"
    clock = r"(?:\d\d:\d\d(?::\d\d)?[ ](?:[a-z]{3,4}[ ])?)?"  # the place of the year in `date` and ctime
    return (
        re.compile(rf"{before_day}(?P<d>\d{{1,2}}){ordinal}{after_day}{_month()}{before_year}{year}"),
        re.compile(rf"{_month()}[ ]{{0,2}}(?P<d>\d{{1,2}}){ordinal}[ ,]{{1,3}}{clock}(?P<y>\d{{4}})(?!\d)"),
        re.compile(rf"(?<!\d)(?P<y>\d{{4}})[ ,/-]{{1,3}}{_month()}[ ,/-]{{1,3}}(?P<d>\d{{1,2}})(?![\d:])"),
    )


@cache
def _number_dates() -> tuple[re.Pattern[str], ...]:
    sep = r"[ ]?(?P<sep>[/.-])[ ]?"
    again = r"[ ]?(?P=sep)[ ]?"
    return (
        re.compile(rf"(?<![\d/.:+-])(?P<y>\d{{4}}){sep}(?P<m>\d{{1,2}}){again}(?P<d>\d{{1,2}})(?![\d/])"),
        re.compile(rf"(?<![\d/.:+-])(?P<d>\d{{1,2}}){sep}(?P<m>\d{{1,2}}){again}(?P<y>\d{{4}})(?![\d/])"),
    )


@cache
def _hijri_date() -> re.Pattern[str]:
    """Match ``2 جمادى الآخرة 1445``, ``1 من ذي الحجة لعام 1444هـ``."""
    return re.compile(
        r"(?<!\d)(?P<d>\d{1,2})[ ,./-]{0,3}(?:من |شهر |من شهر )?"
        rf"(?P<month>{any_of(calendar_names().hijri)})"
        r"(?!\w)[ ,./-]{0,3}(?:عام |سنه |لعام |لسنه |من عام )?(?P<y>1[345]\d\d)(?!\d)"
    )


def _find_days(folded: str) -> list[_Day]:
    found: list[_Day] = []
    for pattern in _word_dates():
        for match in pattern.finditer(folded):
            found.extend(_word_day(match, folded))
    for pattern in _number_dates():
        for match in pattern.finditer(folded):
            found.extend(_number_day(match))
    for match in _hijri_date().finditer(folded):
        hijri = hijri_to_date(
            int(match["y"]), calendar_names().hijri[squeeze(match["month"])], int(match["d"])
        )
        if hijri:
            found.append(_Day(hijri, match.start(), match.end(), "hijri"))
    return found


def _word_day(match: re.Match[str], folded: str) -> list[_Day]:
    months = calendar_names().months
    month = months[squeeze(match["month"])]
    if match["second"] and months[squeeze(match["second"])] != month:
        raise AbsurdClockError(match[0])
    year = match["y"]
    if len(year) == 2:
        # Only RFC 822 has such years: with the weekday before, which then decides nothing by itself.
        if _printed_weekday(folded) is None:
            return []
        year = "20" + year
    day = _day(year, month, match["d"])
    return [_Day(day, match.start(), match.end())] if day else []


def _number_day(match: re.Match[str]) -> list[_Day]:
    if 1343 <= int(match["y"]) < 1500:
        hijri = hijri_to_date(int(match["y"]), int(match["m"]), int(match["d"]))
        return [_Day(hijri, match.start(), match.end(), "hijri")] if hijri else []
    day = _day(match["y"], match["m"], match["d"])
    swapped = _day(match["y"], match["d"], match["m"]) if match.start("d") < match.start("y") else None
    if day is None and swapped is not None:
        day, swapped = swapped, None  # 12/15/2023 has one reading only
    if day is None:
        return []
    return [_Day(day, match.start(), match.end(), swapped=swapped if swapped != day else None)]


def _printed_weekday(folded: str) -> int | None:
    """Return the weekday named in the line (Monday is 0); None for none or for several."""
    names = calendar_names().weekdays
    found = {names[match[0]] for match in _weekday().finditer(folded)}
    return found.pop() if len(found) == 1 else None


@cache
def _weekday() -> re.Pattern[str]:
    names = any_of(name for name in calendar_names().weekdays if name.isascii() or name.startswith("ال"))
    return re.compile(rf"(?<!\w){names}(?!\w)")


def _check_weekday(found: _Day, weekday: int | None) -> tuple[date | None, bool | None, bool]:
    """Return the day, whether the weekday agrees, and whether another reading remains."""
    if weekday is None:
        return found.day, None, found.swapped is not None or found.basis == "hijri"
    if found.day.weekday() == weekday:
        return found.day, True, found.swapped is not None and found.swapped.weekday() == weekday
    if found.swapped is not None and found.swapped.weekday() == weekday:
        return found.swapped, True, False
    if found.basis == "hijri":
        # The moon is sighted a day earlier or later in other countries; the weekday is the same for all.
        for shift in (timedelta(days=-1), timedelta(days=1)):
            if (found.day + shift).weekday() == weekday:
                return found.day + shift, True, False
    return found.day, False, found.swapped is not None


def _blank(folded: str, days: list[_Day]) -> str:
    """Put spaces where dates stand, so that their digits are not read as a clock."""
    for day in days:
        kept = folded[day.start : day.end]
        clock = re.search(r"\d\d:\d\d(?::\d\d)?[ ](?:[a-z]{3,4}[ ])?", kept)
        middle = clock[0] if clock else ""
        folded = folded[: day.start] + middle.rjust(day.end - day.start) + folded[day.end :]
    return folded


def _one_clock(rest: str) -> tuple[Clock | None, str | None]:
    """Return the one clock time of the line (None for several) and the zone stated without a clock."""
    clocks = find_clocks(rest)
    if not clocks:
        return None, find_zone(rest, anywhere=True)
    stated = [clock for clock in clocks if clock.zone not in {None, UNREAD_ZONE}]
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
        known = stated if stated != UNREAD_ZONE else None
        zone_basis = "stated" if known else "outlet" if zone and not stated else "unknown"
        moment = Moment(midnight, midnight, "day", known or (None if stated else zone), basis)
        return ParsedDate(moment, midnight, zone_basis, agrees, ambiguous)
    wall = midnight.replace(hour=clock.hour, minute=clock.minute, second=clock.second)
    own = clock.zone or zone
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
            day = _day(match["y"], match["m"], match["d"])
            if day:
                days.add(day)
    if len(days) != 1:
        return None
    found = days.pop()
    if now is not None and found > (now.astimezone(UTC) + timedelta(days=1)).date():
        return None
    return found
