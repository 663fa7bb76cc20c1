"""Days, months and years reckoned from the publication: what the forms of times are put together from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tawatur.annotate.time_grammar import FIRST_DAYS, LAST, NEXT, RELATIVE_DAYS, STRETCH_PARTS, tense_of
from tawatur.text.arabic.calendar import calendar_names, squeeze
from tawatur.text.arabic.numbers import parse_number

Groups = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Anchor:
    """From where a text is reckoned.

    Attributes:
        day: local day of the publication, or None where it is unknown.
        now: local time of the publication where its clock is known.
        zone: the outlet's zone, or None.
        week_start: weekday on which weeks begin (Monday is 0).
        ahead: whether the sentence speaks of what is to come.
        context: the day named before in the same sentence, or None.
    """

    day: date | None = None
    now: datetime | None = None
    zone: str | None = None
    week_start: int = 0
    ahead: bool = False
    context: date | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A reckoned time; ``value`` is None where the anchor is missing; ``day`` serves what follows."""

    value: str | None
    until: str | None
    precision: str
    basis: str
    part: str | None = None
    day: date | None = None


def span_days(
    first: date | None, last: date | None, precision: str, basis: str, part: str | None = None
) -> Value:
    """Return a stretch of days, without a value where an end is unknown.

    Raises:
        ValueError: it runs backward.
    """
    if first is None or last is None:
        return Value(None, None, precision, basis, part)
    if last < first:
        raise ValueError(last)
    return Value(
        first.isoformat(), last.isoformat(), precision, basis, part, first if first == last else None
    )


def span_months(
    first: tuple[int, int] | None, last: tuple[int, int] | None, basis: str, part: str | None
) -> Value:
    """Return a stretch of (year, month) pairs; see `span_days`."""
    if first is None or last is None:
        return Value(None, None, "month", basis, part)
    if last < first:
        raise ValueError(last)
    return Value(f"{first[0]:04d}-{first[1]:02d}", f"{last[0]:04d}-{last[1]:02d}", "month", basis, part)


def span_years(first: int | None, last: int | None, basis: str, part: str | None = None) -> Value:
    """Return a stretch of years; see `span_days`."""
    if first is None or last is None:
        return Value(None, None, "year", basis, part)
    if last < first:
        raise ValueError(last)
    return Value(f"{first:04d}", f"{last:04d}", "year", basis, part)


def part_of(groups: Groups) -> str | None:
    """Return the part of a stretch that the words name («مطلع» is ``start``), or None."""
    return STRETCH_PARTS.get(groups.get("stretch", ""))


def read_number(word: str) -> int:
    """Return the number of a word with or without the article, as «الثلاث» and «الـ20» have it."""
    if word in FIRST_DAYS:
        return 1
    number = parse_number(word)
    if number is None:
        number = parse_number(word.removeprefix("ال"))
    if number is None:
        raise ValueError(word)
    return number


def month_of(groups: Groups, name: str = "month") -> int:
    """Return the number of the month that is named."""
    return calendar_names().months[squeeze(groups[name])]


def year_of(groups: Groups, anchor: Anchor) -> tuple[int | None, str]:
    """Return the year that stands in the words, and whether it was printed or reckoned."""
    if "year" in groups:
        return int(groups["year"]), "explicit"
    if anchor.day is None:
        return None, "relative"
    shift = {NEXT: 1, LAST: -1}.get(tense_of(groups.get("year_tense")) or "", 0)
    return anchor.day.year + shift, "relative"


def has_year(groups: Groups) -> bool:
    """Tell whether the words say the year, by number or by «الماضي» and the like."""
    return any(name in groups for name in ("year", "year_tense", "this_year"))


def year_for_month(groups: Groups, month: int, anchor: Anchor) -> tuple[int | None, str]:
    """Return the year of a named month, and whether it was printed or reckoned."""
    if has_year(groups):
        return year_of(groups, anchor)
    if anchor.day is None:
        return None, "relative"
    tense, year = tense_of(groups.get("month_tense")), anchor.day.year
    if tense == NEXT:
        return year + (month <= anchor.day.month), "relative"
    if tense == LAST:
        return year - (month >= anchor.day.month), "relative"
    here = anchor.day.year * 12 + anchor.day.month
    return min((year, year - 1, year + 1), key=lambda other: abs(other * 12 + month - here)), "relative"


def read_date(groups: Groups, anchor: Anchor, name: str = "day") -> tuple[date | None, str]:
    """Return the day of «27 أبريل» with the year that is printed, said or nearest."""
    month, number = month_of(groups), read_number(groups[name])
    date(2000, month, number)  # raises where no year has such a day
    if has_year(groups):
        year, basis = year_of(groups, anchor)
        return (date(year, month, number) if year else None), basis
    if anchor.day is None:
        return None, "relative"
    days = []
    for year in (anchor.day.year - 1, anchor.day.year, anchor.day.year + 1):
        try:
            days.append(date(year, month, number))
        except ValueError:
            continue
    tense = tense_of(groups.get("month_tense"))
    if tense == NEXT:
        days = [day for day in days if day > anchor.day]
    elif tense == LAST:
        days = [day for day in days if day < anchor.day]
    here = anchor.day
    return min(days, key=lambda day: abs((day - here).days)), "relative"


def on_weekday(word: str, tense: str | None, anchor: Anchor) -> date | None:
    """Return the day of a named weekday: «المقبل» and «الماضي» never mean the day itself."""
    if anchor.day is None:
        return None
    distance = (calendar_names().weekdays[word] - anchor.day.weekday()) % 7
    if tense == NEXT:
        return anchor.day + timedelta(days=distance or 7)
    if tense == LAST:
        return anchor.day - timedelta(days=7 - distance)
    if anchor.ahead or not distance:
        return anchor.day + timedelta(days=distance)
    return anchor.day - timedelta(days=7 - distance)


def relative_day(groups: Groups, anchor: Anchor) -> date | None:
    """Return the day of «أمس» and the like by the weekday named beside it; None without an anchor."""
    if anchor.day is None:
        return None
    day = anchor.day + timedelta(days=RELATIVE_DAYS[squeeze(groups["relative"])])
    if "named" not in groups:
        return day
    # Copy written before midnight and published after it: the weekday names the day surer than "yesterday".
    wanted = calendar_names().weekdays[groups["named"]]
    near = (day, day - timedelta(days=1), day + timedelta(days=1))
    return next((other for other in near if other.weekday() == wanted), None)
