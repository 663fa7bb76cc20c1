"""The calendar days that a folded line names, by words, by numbers and in the Hijri calendar."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from tawatur.text.arabic.calendar import any_of, calendar_names, hijri_to_date, squeeze

# The press was not on the web before, and machines that print later years are not to be believed.
YEARS = range(1990, 2100)


class ContradictionError(ValueError):
    """A date whose two month names are not the same month."""


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day and where it stands; ``swapped`` is the other reading of 3/4/2023."""

    day: date
    start: int
    end: int
    basis: str = "explicit"
    swapped: date | None = None


def to_day(year: str, month: str | int, day: str) -> date | None:
    """Return the day, or None when the calendar has none such or the press was not on the web then."""
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year in YEARS else None


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
    before_day, after_day = r"(?<!\d)(?<!\d[/.:+-])", r"[ ,./-]{0,3}(?:of |من |شهر |de |من شهر )?"
    before_year = r"[ ,./-]{0,3}(?:عام |سنه |لعام |لسنه |من عام |من سنه |of |in )?"
    clock = r"(?:\d\d:\d\d(?::\d\d)?[ ](?:[a-z]{3,4}[ ])?)?"  # the place of the year in `date` and ctime
    return (
        re.compile(rf"{before_day}(?P<d>\d{{1,2}}){ordinal}{after_day}{_month()}{before_year}{year}"),
        re.compile(rf"{_month()}[ ]{{0,2}}(?P<d>\d{{1,2}}){ordinal}[ ,]{{1,3}}{clock}(?P<y>\d{{4}})(?!\d)"),
        re.compile(rf"(?<!\d)(?P<y>\d{{4}})[ ,/-]{{1,3}}{_month()}[ ,/-]{{1,3}}(?P<d>\d{{1,2}})(?![\d:])"),
        # «2023 الإثنين ,21 آب / أغسطس»
        re.compile(
            rf"(?<!\d)(?P<y>\d{{4}})[ ,]{{1,3}}{any_of(calendar_names().weekdays)}[ ,]{{1,3}}"
            rf"(?P<d>\d{{1,2}})[ ]{_month()}(?![ ,/-]{{0,3}}\d{{4}})"
        ),
    )


@cache
def _number_dates() -> tuple[re.Pattern[str], ...]:
    sep = r"[ ]?(?P<sep>[/.-])[ ]?"
    again = r"[ ]?(?P=sep)[ ]?"
    return (
        re.compile(
            rf"(?<!\d)(?<!\d[/.:+-])(?P<y>\d{{4}}){sep}(?P<m>\d{{1,2}}){again}(?P<d>\d{{1,2}})(?![\d/])"
        ),
        re.compile(
            rf"(?<!\d)(?<!\d[/.:+-])(?P<d>\d{{1,2}}){sep}(?P<m>\d{{1,2}}){again}(?P<y>\d{{4}})(?![\d/])"
        ),
    )


@cache
def _hijri_date() -> re.Pattern[str]:
    """Match ``2 جمادى الآخرة 1445``, ``1 من ذي الحجة لعام 1444هـ``."""
    return re.compile(
        r"(?<!\d)(?P<d>\d{1,2})[ ,./-]{0,3}(?:من |شهر |من شهر )?"
        rf"(?P<month>{any_of(calendar_names().hijri)})"
        r"(?!\w)[ ,./-]{0,3}(?:عام |سنه |لعام |لسنه |من عام )?(?P<y>1[345]\d\d)(?!\d)"
    )


def find_days(folded: str) -> list[PrintedDay]:
    """Return the days that folded text names, in no order; the same day may stand twice.

    Raises:
        ContradictionError: two names of one month do not agree.
    """
    found: list[PrintedDay] = []
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
            found.append(PrintedDay(hijri, match.start(), match.end(), "hijri"))
    return found


def _word_day(match: re.Match[str], folded: str) -> list[PrintedDay]:
    months = calendar_names().months
    month = months[squeeze(match["month"])]
    if match["second"] and months[squeeze(match["second"])] != month:
        raise ContradictionError(match[0])
    year = match["y"]
    if len(year) == 2:
        # Only RFC 822 has such years: with the weekday before, which then decides nothing by itself.
        if find_weekday(folded) is None:
            return []
        year = "20" + year
    day = to_day(year, month, match["d"])
    return [PrintedDay(day, match.start(), match.end())] if day else []


def _number_day(match: re.Match[str]) -> list[PrintedDay]:
    if 1343 <= int(match["y"]) < 1500:
        hijri = hijri_to_date(int(match["y"]), int(match["m"]), int(match["d"]))
        return [PrintedDay(hijri, match.start(), match.end(), "hijri")] if hijri else []
    day = to_day(match["y"], match["m"], match["d"])
    swapped = to_day(match["y"], match["d"], match["m"]) if match.start("d") < match.start("y") else None
    if day is None and swapped is not None:
        day, swapped = swapped, None  # 12/15/2023 has one reading only
    if day is None:
        return []
    return [PrintedDay(day, match.start(), match.end(), swapped=swapped if swapped != day else None)]


def find_weekday(folded: str) -> int | None:
    """Return the weekday named in the line (Monday is 0); None for none or for several."""
    names = calendar_names().weekdays
    found = {names[match[0]] for match in _weekday().finditer(folded)}
    return found.pop() if len(found) == 1 else None


@cache
def _weekday() -> re.Pattern[str]:
    names = any_of(name for name in calendar_names().weekdays if name.isascii() or name.startswith("ال"))
    return re.compile(rf"(?<!\w){names}(?!\w)")


def check_weekday(found: PrintedDay, weekday: int | None) -> tuple[date | None, bool | None, bool]:
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


def blank_days(folded: str, days: list[PrintedDay]) -> str:
    """Put spaces where dates stand, so that their digits are not read as a clock."""
    for day in days:
        kept = folded[day.start : day.end]
        clock = re.search(r"\d\d:\d\d(?::\d\d)?[ ](?:[a-z]{3,4}[ ])?", kept)
        middle = clock[0] if clock else ""
        folded = folded[: day.start] + middle.rjust(day.end - day.start) + folded[day.end :]
    return folded
