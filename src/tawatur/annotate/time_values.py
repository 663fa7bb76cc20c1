"""What a form names: days, months and years reckoned from the publication, never completed without it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tawatur.annotate.time_grammar import (
    DAY_PARTS,
    DECADES,
    DUALS,
    LAST,
    NEXT,
    RELATIVE_DAYS,
    STRETCH_PARTS,
    UNITS,
    tense_of,
)
from tawatur.model.moment import format_time
from tawatur.text.arabic.calendar import calendar_names, hijri_month, hijri_to_date, squeeze
from tawatur.text.arabic.numbers import parse_number
from tawatur.text.zones import printed_zones, to_utc

Groups = Mapping[str, str]
_QUARTERS = {"الاول": 1, "الثاني": 2, "الثالث": 3, "الرابع": 4}
# The hours that a word moves into the second half of the day: «الثالثة ظهرا», «العاشرة ليلا».
_SECOND_HALF = {"evening": range(12), "afternoon": range(12), "noon": range(6), "night": range(6, 12)}
_ADDED = {"نصف": 30, "ربع": 15, "ثلث": 20}


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


def reckon(form: str, groups: Groups, anchor: Anchor) -> Value | None:
    """Return what an expression of this form means, or None when it is no time after all."""
    try:
        return _FORMS[form](groups, anchor)
    except (ValueError, OverflowError):
        return None


def _days(
    first: date | None, last: date | None, precision: str, basis: str, part: str | None = None
) -> Value:
    if first is None or last is None:
        return Value(None, None, precision, basis, part)
    if last < first:
        raise ValueError(last)
    return Value(
        first.isoformat(), last.isoformat(), precision, basis, part, first if first == last else None
    )


def _months(
    first: tuple[int, int] | None, last: tuple[int, int] | None, basis: str, part: str | None
) -> Value:
    if first is None or last is None:
        return Value(None, None, "month", basis, part)
    if last < first:
        raise ValueError(last)
    return Value(f"{first[0]:04d}-{first[1]:02d}", f"{last[0]:04d}-{last[1]:02d}", "month", basis, part)


def _years(first: int | None, last: int | None, basis: str, part: str | None = None) -> Value:
    if first is None or last is None:
        return Value(None, None, "year", basis, part)
    if last < first:
        raise ValueError(last)
    return Value(f"{first:04d}", f"{last:04d}", "year", basis, part)


def _part(groups: Groups) -> str | None:
    return STRETCH_PARTS.get(groups.get("stretch", ""))


def _number(word: str) -> int:
    """Return the number of a word with or without the article, as «الثلاث» has it."""
    number = parse_number(word)
    if number is None:
        number = parse_number(word.removeprefix("ال"))
    if number is None:
        raise ValueError(word)
    return number


def _month_of(groups: Groups, name: str = "month") -> int:
    return calendar_names().months[squeeze(groups[name])]


def _year_of(groups: Groups, anchor: Anchor) -> tuple[int | None, str]:
    """Return the year that stands in the words, and whether it was printed or reckoned."""
    if "year" in groups:
        return int(groups["year"]), "explicit"
    if anchor.day is None:
        return None, "relative"
    shift = {NEXT: 1, LAST: -1}.get(tense_of(groups.get("year_tense")) or "", 0)
    return anchor.day.year + shift, "relative"


def _has_year(groups: Groups) -> bool:
    return any(name in groups for name in ("year", "year_tense", "this_year"))


def _year_for_month(groups: Groups, month: int, anchor: Anchor) -> tuple[int | None, str]:
    if _has_year(groups):
        return _year_of(groups, anchor)
    if anchor.day is None:
        return None, "relative"
    tense, year = tense_of(groups.get("month_tense")), anchor.day.year
    if tense == NEXT:
        return year + (month <= anchor.day.month), "relative"
    if tense == LAST:
        return year - (month >= anchor.day.month), "relative"
    here = anchor.day.year * 12 + anchor.day.month
    return min((year, year - 1, year + 1), key=lambda other: abs(other * 12 + month - here)), "relative"


def _dated(groups: Groups, anchor: Anchor, name: str = "day") -> tuple[date | None, str]:
    """Return the day of «27 أبريل» with the year that is printed, said or nearest."""
    month, number = _month_of(groups), _number(groups[name])
    date(2000, month, number)  # raises where no year has such a day
    if _has_year(groups):
        year, basis = _year_of(groups, anchor)
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


def _on_weekday(word: str, tense: str | None, anchor: Anchor) -> date | None:
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


def _relative_day(groups: Groups, anchor: Anchor) -> date | None:
    if anchor.day is None:
        return None
    day = anchor.day + timedelta(days=RELATIVE_DAYS[squeeze(groups["relative"])])
    if "named" not in groups:
        return day
    # Copy written before midnight and published after it: the weekday names the day surer than "yesterday".
    wanted = calendar_names().weekdays[groups["named"]]
    near = (day, day - timedelta(days=1), day + timedelta(days=1))
    return next((other for other in near if other.weekday() == wanted), None)


def _day(groups: Groups, anchor: Anchor) -> Value | None:
    if "month" in groups:
        day, basis = _dated(groups, anchor)
    elif "relative" in groups:
        day, basis = _relative_day(groups, anchor), "relative"
    elif "weekday" in groups:
        day, basis = _on_weekday(groups["weekday"], tense_of(groups.get("week_tense")), anchor), "weekday"
    else:
        day, basis = anchor.context or anchor.day, "relative"
    part = DAY_PARTS.get(squeeze(groups.get("part", "")))
    clock = _clock_of(groups, part)
    if clock:
        return _instant(day, clock, groups.get("zone"), anchor, basis)
    return _days(day, day, "part_of_day" if part else "day", basis, part)


def _clock_of(groups: Groups, part: str | None) -> tuple[int, int, str] | None:
    """Return hour, minute and precision; None where no clock stands or its half of the day is open."""
    if "hour" not in groups and "spoken" not in groups:
        return None
    half = {
        "صباحا": "morning", "فجرا": "morning", "مساء": "evening", "عصرا": "evening", "بعد الظهر": "evening",
        "زوالا": "evening", "ظهرا": "noon", "ليلا": "night",
    }.get(groups.get("half", ""), part)  # fmt: skip
    hour = int(groups["hour"]) if "hour" in groups else _number(groups["spoken"])
    minute = int(groups.get("minute", 0)) + _ADDED.get(groups.get("add", ""), 0)
    if "less" in groups:
        hour, minute = hour - 1, 60 - _ADDED[groups["less"]]
    if half is None and ("spoken" in groups or ("minute" not in groups and hour < 13)):
        return None
    if (
        (half in {"evening", "afternoon"} and hour < 12)
        or (half == "noon" and hour < 6)
        or (half == "night" and 6 <= hour < 12)
    ):
        hour += 12
    elif half in {"morning", "dawn"} and hour == 12:
        hour = 0
    if hour > 23 or minute > 59:
        raise ValueError(hour)
    return hour, minute, "minute" if minute or "minute" in groups else "hour"


def _instant(
    day: date | None, clock: tuple[int, int, str], zone: str | None, anchor: Anchor, basis: str
) -> Value:
    hour, minute, precision = clock
    if day is None:
        return Value(None, None, precision, basis)
    wall = datetime(day.year, day.month, day.day, hour, minute)  # noqa: DTZ001 - Moments hold naive times
    instant = to_utc(wall, printed_zones()[squeeze(zone)] if zone else anchor.zone)
    text = format_time(instant or wall, precision, utc=instant is not None)
    return Value(text, text, precision, basis, None, day)


def _clock(groups: Groups, anchor: Anchor) -> Value | None:
    clock = _clock_of(groups, None)
    if clock is None or ("word" not in groups and "half" not in groups):
        return None
    return _instant(anchor.context or anchor.day, clock, groups.get("zone"), anchor, "relative")


def _numeric(groups: Groups, anchor: Anchor) -> Value:
    del anchor
    day = date(int(groups["year"]), int(groups["month_number"]), int(groups["day"]))
    return _days(day, day, "day", "explicit")


def _day_range(groups: Groups, anchor: Anchor) -> Value:
    last, basis = _dated(groups, anchor)
    first = last.replace(day=_number(groups["first"])) if last else None
    return _days(first, last, "day", basis)


def _date_range(groups: Groups, anchor: Anchor) -> Value:
    last, basis = _dated(groups, anchor)
    if last is None:
        return _days(None, None, "day", basis)
    month, number = calendar_names().months[squeeze(groups["first_month"])], _number(groups["first"])
    year = int(groups.get("first_year", last.year))
    first = date(year, month, number)
    if first > last and "first_year" not in groups:
        first = first.replace(year=year - 1)
    return _days(first, last, "day", basis)


def _weekday_range(groups: Groups, anchor: Anchor) -> Value:
    first = _on_weekday(groups["first"], tense_of(groups.get("tense")), anchor)
    if first is None:
        return _days(None, None, "day", "weekday")
    distance = (calendar_names().weekdays[groups["last"]] - first.weekday()) % 7
    return _days(first, first + timedelta(days=distance or 7), "day", "weekday")


def _month(groups: Groups, anchor: Anchor) -> Value:
    month = _month_of(groups)
    year, basis = _year_for_month(groups, month, anchor)
    found = (year, month) if year else None
    return _months(found, found, basis, _part(groups))


def _month_range(groups: Groups, anchor: Anchor) -> Value:
    first, last = _month_of(groups, "first"), _month_of(groups)
    year, basis = _year_for_month(groups, last, anchor)
    if year is None:
        return _months(None, None, basis, None)
    return _months((year - (first > last), first), (year, last), basis, None)


def _year(groups: Groups, anchor: Anchor) -> Value:
    year, basis = _year_of(groups, anchor)
    return _years(year, year, basis, _part(groups))


def _year_range(groups: Groups, anchor: Anchor) -> Value | None:
    del anchor
    first, last = int(groups["first"]), int(groups["year"])
    return _years(first, last, "explicit") if first < last <= first + 200 else None


def _quarter(groups: Groups, anchor: Anchor) -> Value | None:
    size = 6 if groups["kind"] in {"النصف", "السداسي"} else 3
    parts = 12 // size
    rank = _QUARTERS.get(groups["rank"], parts)
    if rank > parts:
        return None
    year, basis = _year_of(groups, anchor)
    first, last = (rank - 1) * size + 1, rank * size
    return _months((year, first) if year else None, (year, last) if year else None, basis, None)


def _first_months(groups: Groups, anchor: Anchor) -> Value | None:
    count, at_start = _number(groups["count"]), groups["rank"] == "الاولي"
    if groups["kind"] == "الايام":
        if "month" not in groups:
            return None
        month = _month_of(groups)
        year, basis = _year_for_month(groups, month, anchor)
        if year is None:
            return _days(None, None, "day", basis)
        length = (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days
        first = 1 if at_start else length - count + 1
        return _days(date(year, month, first), date(year, month, count if at_start else length), "day", basis)
    if "month" in groups or not 1 <= count <= 11:
        return None
    year, basis = _year_of(groups, anchor)
    first, last = (1, count) if at_start else (13 - count, 12)
    return _months((year, first) if year else None, (year, last) if year else None, basis, None)


def _week_of(day: date, anchor: Anchor) -> date:
    return day - timedelta(days=(day.weekday() - anchor.week_start) % 7)


def _week(groups: Groups, anchor: Anchor) -> Value:
    if anchor.day is None:
        return _days(None, None, "week", "relative", _part(groups))
    shift = {NEXT: 7, LAST: -7}.get(tense_of(groups.get("tense")) or "", 0)
    first = _week_of(anchor.day, anchor) + timedelta(days=shift)
    return _days(first, first + timedelta(days=6), "week", "relative", _part(groups))


def _add_months(day: date, count: int) -> tuple[int, int]:
    total = day.year * 12 + day.month - 1 + count
    if not 0 < total // 12 < 10000:
        raise ValueError(count)
    return total // 12, total % 12 + 1


def _this_month(groups: Groups, anchor: Anchor) -> Value:
    if anchor.day is None:
        return _months(None, None, "relative", _part(groups))
    shift = {NEXT: 1, LAST: -1}.get(tense_of(groups.get("tense")) or "", 0)
    month = _add_months(anchor.day, shift)
    return _months(month, month, "relative", _part(groups))


def _last_n(groups: Groups, anchor: Anchor) -> Value | None:
    count, tense = _number(groups["count"]), tense_of(groups["tense"])
    if tense not in {NEXT, LAST}:
        return None
    sign = 1 if tense == NEXT else -1
    near, far = sorted((sign, sign * count))
    unit = UNITS[
        {"الايام": "ايام", "الاسابيع": "اسابيع"}.get(groups["unit"], groups["unit"].removeprefix("ال"))
    ]
    day = anchor.day
    if unit == "year":
        return _years(day.year + near if day else None, day.year + far if day else None, "relative")
    if unit == "month":
        first, last = (_add_months(day, near), _add_months(day, far)) if day else (None, None)
        return _months(first, last, "relative", None)
    if day is None:
        return _days(None, None, unit, "relative")
    if unit == "day":
        return _days(day + timedelta(days=near), day + timedelta(days=far), "day", "relative")
    week = _week_of(day, anchor)
    return _days(week + timedelta(weeks=near), week + timedelta(weeks=far, days=6), "week", "relative")


def _decade(groups: Groups, anchor: Anchor) -> Value:
    decade, part = DECADES[groups["decade"]], _part(groups)
    if "rank" in groups:
        first = (_number(groups["rank"]) - 1) * 100 + decade
        return _years(first, first + 9, "explicit", part)
    if anchor.day is None:
        return _years(None, None, "relative", part)
    century = anchor.day.year // 100 * 100
    if tense_of(groups.get("tense")) == LAST or (
        "tense" not in groups and century + decade > anchor.day.year
    ):
        century -= 100
    return _years(century + decade, century + decade + 9, "relative", part)


def _century(groups: Groups, anchor: Anchor) -> Value | None:
    if "era" in groups:
        return None
    size, part = (100 if groups["kind"] == "القرن" else 10), _part(groups)
    if "rank" in groups:
        if size == 10:
            return None
        rank = _number(groups["rank"])
        return _years((rank - 1) * 100 + 1, rank * 100, "explicit", part)
    if anchor.day is None:
        return _years(None, None, "relative", part)
    shift = {NEXT: 1, LAST: -1}.get(tense_of(groups.get("tense")) or "", 0) * size
    first = anchor.day.year // 10 * 10 if size == 10 else (anchor.day.year - 1) // 100 * 100 + 1
    return _years(first + shift, first + shift + size - 1, "relative", part)


def _ago(groups: Groups, anchor: Anchor) -> Value | None:
    if "before" in groups:
        return None  # «قبل يومين من الاقتراع» is reckoned from something else
    if "dual" in groups:
        unit, count = DUALS[groups["dual"]], 2
    else:
        unit = UNITS[groups.get("unit") or groups["single"]]
        count = _number(groups["count"]) if "count" in groups else 1
    if unit in {"hour", "minute"}:
        return _clock_ago(unit, count, anchor)
    day = anchor.day
    if unit == "year":
        year = day.year - count if day else None
        return _years(year, year, "relative") if year is None or year > 0 else None
    if unit == "month":
        month = _add_months(day, -count) if day else None
        return _months(month, month, "relative", None)
    if unit == "week":
        first = _week_of(day - timedelta(weeks=count), anchor) if day else None
        return _days(first, first + timedelta(days=6) if first else None, "week", "relative")
    then = day - timedelta(days=count) if day else None
    return _days(then, then, "day", "relative")


def _clock_ago(unit: str, count: int, anchor: Anchor) -> Value:
    if anchor.now is None:
        return Value(None, None, unit, "relative")
    then = anchor.now - timedelta(**{unit + "s": count})
    return _instant(then.date(), (then.hour, then.minute, unit), None, anchor, "relative")


def _hijri(groups: Groups, anchor: Anchor) -> Value | None:
    month = calendar_names().hijri[squeeze(groups["hijri"])]
    number = _number(groups["day"]) if "day" in groups else None
    precision, part = ("day" if number else "month"), _part(groups)
    if "hijri_year" in groups:
        span = _hijri_span(int(groups["hijri_year"]), month, number)
        return _days(span[0], span[1], precision, "hijri", part) if span else None
    if anchor.day is None:
        return Value(None, None, precision, "hijri", part)
    about = (anchor.day.year - 622) * 33 // 32
    found = [_hijri_span(year, month, number) for year in range(about - 1, about + 4)]
    spans = [span for span in found if span is not None]
    tense, here = tense_of(groups.get("month_tense")), anchor.day
    if tense == NEXT:
        spans = [span for span in spans if span[0] > here]
    elif tense == LAST:
        spans = [span for span in spans if span[1] < here]
    if not spans:
        return None
    first, last = min(spans, key=lambda span: max((span[0] - here).days, (here - span[1]).days, 0))
    return _days(first, last, precision, "hijri", part)


def _hijri_span(year: int, month: int, number: int | None) -> tuple[date, date] | None:
    if number is None:
        return hijri_month(year, month)
    day = hijri_to_date(year, month, number)
    return (day, day) if day else None


def _hijri_year(groups: Groups, anchor: Anchor) -> Value | None:
    del anchor
    if "sign" not in groups:
        return None  # «عام 1492» is not Hijri
    year = int(groups["hijri_year"])
    first, last = hijri_month(year, 1), hijri_month(year, 12)
    return _days(first[0], last[1], "year", "hijri") if first and last else None


_FORMS: Mapping[str, Callable[[Groups, Anchor], Value | None]] = {
    "day": _day, "clock_day": _day, "clock": _clock, "numeric": _numeric, "day_range": _day_range,
    "date_range": _date_range, "weekday_range": _weekday_range, "month": _month, "month_range": _month_range,
    "year": _year, "bare_year": _year, "year_range": _year_range, "quarter": _quarter,
    "first_months": _first_months, "week": _week, "this_month": _this_month, "last_n": _last_n,
    "decade": _decade, "century": _century, "ago": _ago, "hijri": _hijri, "hijri_year": _hijri_year,
}  # fmt: skip
