"""Clock times as printed, with the half of the day and the zone that stand beside them."""

import re
from dataclasses import dataclass
from functools import cache

from tawatur.text.arabic.calendar import any_of, fold_date, squeeze
from tawatur.text.arabic.numbers import ordinal_pattern, parse_number
from tawatur.text.zones import parse_offset, printed_zones

# A zone is named, but we do not know which one it is: the time must stay local.
UNREAD_ZONE = "?"
# «بتوقيت عمان» without marks is Amman or Oman: only the outlet's own zone can tell.
EITHER_ZONE = "?Asia/Amman|Asia/Muscat"

_MORNING = r"ص|صباحا|الصباح|فجرا|am|a\.m\.?"
_EVENING = r"م|مساء|المساء|عصرا|بعد الظهر|بعد الزوال|زوالا|بعد العصر|pm|p\.m\.?"
HALF = rf"(?:(?P<morning>{_MORNING})|(?P<evening>{_EVENING})|(?P<noon>ظهرا)|(?P<night>ليلا))(?!\w)"
# What names a zone wherever it stands: «بتوقيت القاهرة», GMT; "est" may be a French word there.
_ANYWHERE = re.compile(r"(?<!\w)(?:ب?(?:ال)?توقيت[ ]|gmt|utc)")
_PARTS = {"نصف": 30, "ربع": 15, "ثلث": 20}


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as printed; ``zone`` is None where none stands beside it, ``?`` where it is unread."""

    hour: int
    minute: int
    second: int
    precision: str
    zone: str | None
    start: int
    end: int


class AbsurdClockError(ValueError):
    """A clock time or zone that no clock shows, such as 25:61 or +99:00."""


@cache
def _digits() -> re.Pattern[str]:
    """Match ``10:30 ص``, ``الساعة 14:05:09``, ``14h30``, ``09.05 م``, ``10 صباحا``, ``الساعة 14``."""
    return re.compile(
        r"(?<![\d:.+])(?<!\d[-/])(?P<word>الساعه[ :]{1,3})?(?P<h>\d{1,2})"
        r"(?:(?::|[ ]?h[ ]?|(?P<dot>\.))(?P<m>\d{2})(?::(?P<s>\d{2})(?:[.,]\d{1,9})?)?)?(?![\d:/])"
        rf"(?:[ ]{{0,3}}{HALF})?"
    )


@cache
def spoken_clock() -> re.Pattern[str]:
    """Match ``الساعة العاشرة والنصف صباحا``, ``الساعة الثالثة إلا ربعا``."""
    part = "|".join(_PARTS)
    return re.compile(
        rf"الساعه[ ]{{1,3}}(?P<h>{ordinal_pattern()})"
        rf"(?:[ ]{{1,3}}(?:و(?:ال)?(?P<add>{part})|الا[ ](?:ال)?(?P<less>{part})ا?)(?!\w))?"
        r"(?:[ ]{1,3}و(?P<m>\d{1,2})[ ]دقيقه)?"
        rf"(?:[ ]{{1,3}}(?:من )?{HALF})?"
    )


@cache
def _zone() -> re.Pattern[str]:
    latin = any_of(name for name in printed_zones() if name.isascii())
    names = any_of(name for name in printed_zones() if not name.isascii())
    greenwich = "(?:gmt|utc|غرينتش|جرينتش|غرينيتش|جرينيتش)"
    return re.compile(
        rf"[ ,]{{0,3}}[(\[]?[ ]?(?:(?:ب?ال)?توقيت[ ])?{greenwich}?[ ]{{0,2}}"
        r"(?P<offset>[+-]\d{1,2}(?::?\d{2})?)(?![\d/])"
        rf"|[ ]{{0,3}}[(\[]?[ ]?(?P<latin>{latin})(?![a-z])"
        rf"|[ ,|-]{{0,4}}[(\[]?[ ]?ب?(?:حسب[ ])?(?:ال)?توقيت[ ](?:(?P<named>{names})(?!\w)|(?P<unread>\w+))"
        rf"|[ ]{{0,3}}(?:[(\[][ ]?(?P<bracketed>{names})[ ]?[)\]]|(?P<plain>{greenwich})(?!\w))"
    )


def find_zone(folded: str, start: int = 0, *, anywhere: bool = False) -> str | None:
    """Return the zone named right after ``start`` (or anywhere), ``?`` when it cannot be read, or None.

    Raises:
        AbsurdClockError: the offset is one that no place on earth has.
    """
    if anywhere:
        found = _ANYWHERE.search(folded)
        return find_zone(folded, found.start()) if found else None
    match = _zone().match(folded, start)
    if match is None:
        return None
    if match["offset"]:
        offset = parse_offset(match["offset"].strip())
        if offset is None:
            raise AbsurdClockError(match["offset"])
        return offset
    name = match["latin"] or match["named"] or match["bracketed"] or match["plain"]
    if name:
        return printed_zones()[squeeze(name)]
    # "in local time" is the outlet's own time: no other zone is stated
    if match["unread"] == fold_date("المحلي"):
        return None
    return EITHER_ZONE if match["unread"] == fold_date("عمان") else UNREAD_ZONE


def settle_zone(named: str | None, own: str | None) -> str | None:
    """Return what a printed zone means for an outlet of zone ``own``; UNREAD_ZONE where it stays open."""
    if named is None or not named.startswith(UNREAD_ZONE):
        return named
    return own if own in named.removeprefix(UNREAD_ZONE).split("|") else UNREAD_ZONE


def _in_half(hour: int, match: re.Match[str]) -> int | None:
    """Return the hour of 24 that an hour and its half of the day mean; None where that stays open."""
    if match["morning"]:
        if hour > 12:
            raise AbsurdClockError(match[0])
        return hour % 12
    if match["evening"]:
        return hour + 12 if hour < 12 else hour
    if match["noon"]:
        return hour + 12 if hour < 6 else hour
    if match["night"]:
        if hour == 12:
            return None
        return hour + 12 if 6 <= hour < 12 else hour
    return hour


def _read(match: re.Match[str], folded: str, hour: int, minute: int, second: int | None) -> Clock | None:
    if hour > 23 or minute > 59 or (second or 0) > 59:
        raise AbsurdClockError(match[0])
    reckoned = _in_half(hour, match)
    if reckoned is None:
        return None
    precision = "second" if second is not None else "minute"
    return Clock(
        reckoned, minute, second or 0, precision, find_zone(folded, match.end()), match.start(), match.end()
    )


def find_clocks(folded: str) -> tuple[Clock, ...]:
    """Return the clock times in folded text, in order.

    A bare number is a time only with «الساعة» before or the half of the day after it.

    Raises:
        AbsurdClockError: one of them cannot be a time.
    """
    clocks = []
    for match in _digits().finditer(folded):
        halved = match.lastgroup in {"morning", "evening", "noon", "night"}
        if not match["m"] and not match["word"] and not halved:
            continue
        if match["dot"] and not (match["word"] or halved):
            continue
        second = int(match["s"]) if match["s"] else None
        clock = _read(match, folded, int(match["h"]), int(match["m"] or 0), second)
        if clock:
            clocks.append(clock if match["m"] else _hourly(clock))
    for match in spoken_clock().finditer(folded):
        spoken = read_spoken(match, folded)
        if spoken:
            clocks.append(spoken)
    return tuple(clocks)


def _hourly(clock: Clock) -> Clock:
    return Clock(clock.hour, 0, 0, "hour", clock.zone, clock.start, clock.end)


def read_spoken(match: re.Match[str], folded: str) -> Clock | None:
    """Return the time that a match of ``spoken_clock`` says, or None where the half of the day is open.

    Raises:
        AbsurdClockError: the hour is no hour of a clock.
    """
    hour = parse_number(match["h"]) or 0
    if not 1 <= hour <= 12:
        raise AbsurdClockError(match[0])
    if not (match["morning"] or match["evening"] or match["noon"] or match["night"]):
        return None
    minute = int(match["m"] or 0) + _PARTS.get(match["add"] or "", 0)
    if match["less"]:
        hour, minute = (hour - 1) or 12, 60 - _PARTS[match["less"]]
    clock = _read(match, folded, hour, minute, None)
    return clock if clock is None or minute else _hourly(clock)
