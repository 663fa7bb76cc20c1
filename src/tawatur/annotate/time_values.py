"""What a form of time names, never completed without the publication that it is reckoned from."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from tawatur.annotate.time_grammar import DAY_PARTS, DECADES, DUALS, LAST, NEXT, NIGHT, UNITS, tense_of
from tawatur.annotate.time_parts import (
    Anchor,
    Groups,
    Value,
    month_of,
    on_weekday,
    part_of,
    read_date,
    read_number,
    relative_day,
    span_days,
    span_months,
    span_years,
    year_for_month,
    year_of,
)
from tawatur.model.moment import format_time
from tawatur.text.arabic.calendar import calendar_names, hijri_month, hijri_to_date, squeeze
from tawatur.text.zones import printed_zones, to_utc

_QUARTERS = {"الاول": 1, "الثاني": 2, "الثالث": 3, "الرابع": 4}
# The hours that a word moves into the second half of the day: «الثالثة ظهرا», «العاشرة ليلا».
_SECOND_HALF = {"evening": range(12), "afternoon": range(12), "noon": range(6), "night": range(6, 12)}
_HIJRI_YEARS = range(1300, 1500)
_ADDED = {"نصف": 30, "ربع": 15, "ثلث": 20}


def reckon(form: str, groups: Groups, anchor: Anchor) -> Value | None:
    """Return what an expression of this form means, or None when it is no time after all."""
    try:
        return _FORMS[form](groups, anchor)
    except (ValueError, OverflowError):
        return None


def _day(groups: Groups, anchor: Anchor) -> Value | None:
    if "month" in groups:
        day, basis = read_date(groups, anchor)
    elif "relative" in groups:
        day, basis = relative_day(groups, anchor), "relative"
    elif "weekday" in groups:
        day, basis = on_weekday(groups["weekday"], tense_of(groups.get("week_tense")), anchor), "weekday"
    else:
        day, basis = anchor.context or anchor.day, "relative"
    part = DAY_PARTS.get(squeeze(groups.get("part", "")))
    if part is None and NIGHT in groups.get("relative", ""):
        part = "night"
    clock = _clock_of(groups, part)
    if clock:
        return _instant(day, clock, groups.get("zone"), anchor, basis)
    return span_days(day, day, "part_of_day" if part else "day", basis, part)


def _clock_of(groups: Groups, part: str | None) -> tuple[int, int, str] | None:
    """Return hour, minute and precision; None where no clock stands or its half of the day is open."""
    if "hour" not in groups and "spoken" not in groups:
        return None
    half = {
        "صباحا": "morning", "فجرا": "morning", "مساء": "evening", "عصرا": "evening", "بعد الظهر": "evening",
        "زوالا": "evening", "ظهرا": "noon", "ليلا": "night",
    }.get(groups.get("half", ""), part)  # fmt: skip
    hour = int(groups["hour"]) if "hour" in groups else read_number(groups["spoken"])
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


def _numeric(groups: Groups, anchor: Anchor) -> Value | None:
    del anchor
    year, month, number = (int(groups[name]) for name in ("year", "month_number", "day"))
    if year in _HIJRI_YEARS:
        span = _hijri_span(year, month, number)
        return span_days(span[0], span[1], "day", "hijri") if span else None
    day = date(year, month, number)
    return span_days(day, day, "day", "explicit")


def _day_range(groups: Groups, anchor: Anchor) -> Value:
    last, basis = read_date(groups, anchor)
    first = last.replace(day=read_number(groups["first"])) if last else None
    return span_days(first, last, "day", basis)


def _date_range(groups: Groups, anchor: Anchor) -> Value:
    last, basis = read_date(groups, anchor)
    if last is None:
        return span_days(None, None, "day", basis)
    month, number = calendar_names().months[squeeze(groups["first_month"])], read_number(groups["first"])
    year = int(groups.get("first_year", last.year))
    first = date(year, month, number)
    if first > last and "first_year" not in groups:
        first = first.replace(year=year - 1)
    return span_days(first, last, "day", basis)


def _weekday_range(groups: Groups, anchor: Anchor) -> Value:
    first = on_weekday(groups["first"], tense_of(groups.get("tense")), anchor)
    if first is None:
        return span_days(None, None, "day", "weekday")
    distance = (calendar_names().weekdays[groups["last"]] - first.weekday()) % 7
    return span_days(first, first + timedelta(days=distance or 7), "day", "weekday")


def _month(groups: Groups, anchor: Anchor) -> Value:
    month = month_of(groups)
    year, basis = year_for_month(groups, month, anchor)
    found = (year, month) if year else None
    return span_months(found, found, basis, part_of(groups))


def _month_range(groups: Groups, anchor: Anchor) -> Value:
    first, last = month_of(groups, "first"), month_of(groups)
    year, basis = year_for_month(groups, last, anchor)
    if year is None:
        return span_months(None, None, basis, None)
    return span_months((year - (first > last), first), (year, last), basis, None)


def _year(groups: Groups, anchor: Anchor) -> Value:
    year, basis = year_of(groups, anchor)
    return span_years(year, year, basis, part_of(groups))


def _year_range(groups: Groups, anchor: Anchor) -> Value | None:
    del anchor
    first, last = int(groups["first"]), int(groups["year"])
    return span_years(first, last, "explicit") if first < last <= first + 200 else None


def _quarter(groups: Groups, anchor: Anchor) -> Value | None:
    size = 6 if groups["kind"] in {"النصف", "السداسي"} else 3
    parts = 12 // size
    rank = _QUARTERS.get(groups["rank"], parts)
    if rank > parts:
        return None
    year, basis = year_of(groups, anchor)
    first, last = (rank - 1) * size + 1, rank * size
    return span_months((year, first) if year else None, (year, last) if year else None, basis, None)


def _first_months(groups: Groups, anchor: Anchor) -> Value | None:
    count, at_start = read_number(groups["count"]), groups["rank"] == "الاولي"
    if groups["kind"] == "الايام":
        if "month" not in groups:
            return None
        month = month_of(groups)
        year, basis = year_for_month(groups, month, anchor)
        if year is None:
            return span_days(None, None, "day", basis)
        length = (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days
        first = 1 if at_start else length - count + 1
        return span_days(
            date(year, month, first), date(year, month, count if at_start else length), "day", basis
        )
    if "month" in groups or not 1 <= count <= 11:
        return None
    year, basis = year_of(groups, anchor)
    first, last = (1, count) if at_start else (13 - count, 12)
    return span_months((year, first) if year else None, (year, last) if year else None, basis, None)


def _week_of(day: date, anchor: Anchor) -> date:
    return day - timedelta(days=(day.weekday() - anchor.week_start) % 7)


def _week(groups: Groups, anchor: Anchor) -> Value:
    if anchor.day is None:
        return span_days(None, None, "week", "relative", part_of(groups))
    shift = {NEXT: 7, LAST: -7}.get(tense_of(groups.get("tense")) or "", 0)
    first = _week_of(anchor.day, anchor) + timedelta(days=shift)
    return span_days(first, first + timedelta(days=6), "week", "relative", part_of(groups))


def _add_months(day: date, count: int) -> tuple[int, int]:
    total = day.year * 12 + day.month - 1 + count
    if not 0 < total // 12 < 10000:
        raise ValueError(count)
    return total // 12, total % 12 + 1


def _this_month(groups: Groups, anchor: Anchor) -> Value:
    if anchor.day is None:
        return span_months(None, None, "relative", part_of(groups))
    number = read_number(groups["day"]) if "day" in groups else None
    shift = {NEXT: 1, LAST: -1}.get(tense_of(groups.get("tense")) or "", 0)
    month = _add_months(anchor.day, shift)
    if number is not None:
        day = date(*month, number)
        return span_days(day, day, "day", "relative")
    return span_months(month, month, "relative", part_of(groups))


def _last_n(groups: Groups, anchor: Anchor) -> Value | None:
    count, tense = read_number(groups["count"]), tense_of(groups["tense"])
    if tense not in {NEXT, LAST}:
        return None
    sign = 1 if tense == NEXT else -1
    near, far = sorted((sign, sign * count))
    unit = UNITS[
        {"الايام": "ايام", "الاسابيع": "اسابيع"}.get(groups["unit"], groups["unit"].removeprefix("ال"))
    ]
    day = anchor.day
    if unit == "year":
        return span_years(day.year + near if day else None, day.year + far if day else None, "relative")
    if unit == "month":
        first, last = (_add_months(day, near), _add_months(day, far)) if day else (None, None)
        return span_months(first, last, "relative", None)
    if day is None:
        return span_days(None, None, unit, "relative")
    if unit == "day":
        return span_days(day + timedelta(days=near), day + timedelta(days=far), "day", "relative")
    week = _week_of(day, anchor)
    return span_days(week + timedelta(weeks=near), week + timedelta(weeks=far, days=6), "week", "relative")


def _decade(groups: Groups, anchor: Anchor) -> Value:
    decade, part = DECADES[groups["decade"]], part_of(groups)
    if "rank" in groups:
        first = (read_number(groups["rank"]) - 1) * 100 + decade
        return span_years(first, first + 9, "explicit", part)
    if anchor.day is None:
        return span_years(None, None, "relative", part)
    century = anchor.day.year // 100 * 100
    if tense_of(groups.get("tense")) == LAST or (
        "tense" not in groups and century + decade > anchor.day.year
    ):
        century -= 100
    return span_years(century + decade, century + decade + 9, "relative", part)


def _century(groups: Groups, anchor: Anchor) -> Value | None:
    if "era" in groups:
        return None
    size, part = (100 if groups["kind"] == "القرن" else 10), part_of(groups)
    if "rank" in groups:
        if size == 10:
            return None
        rank = read_number(groups["rank"])
        return span_years((rank - 1) * 100 + 1, rank * 100, "explicit", part)
    if anchor.day is None:
        return span_years(None, None, "relative", part)
    shift = {NEXT: 1, LAST: -1}.get(tense_of(groups.get("tense")) or "", 0) * size
    first = anchor.day.year // 10 * 10 if size == 10 else (anchor.day.year - 1) // 100 * 100 + 1
    return span_years(first + shift, first + shift + size - 1, "relative", part)


def _ago(groups: Groups, anchor: Anchor) -> Value | None:
    if "before" in groups:
        return None  # «قبل يومين من الاقتراع» is reckoned from something else
    if "dual" in groups:
        unit, count = DUALS[groups["dual"]], 2
    else:
        unit = UNITS[groups.get("unit") or groups["single"]]
        count = read_number(groups["count"]) if "count" in groups else 1
    if unit in {"hour", "minute"}:
        return _clock_ago(unit, count, anchor)
    day = anchor.day
    if unit == "year":
        year = day.year - count if day else None
        return span_years(year, year, "relative") if year is None or year > 0 else None
    if unit == "month":
        month = _add_months(day, -count) if day else None
        return span_months(month, month, "relative", None)
    if unit == "week":
        first = _week_of(day - timedelta(weeks=count), anchor) if day else None
        return span_days(first, first + timedelta(days=6) if first else None, "week", "relative")
    then = day - timedelta(days=count) if day else None
    return span_days(then, then, "day", "relative")


def _clock_ago(unit: str, count: int, anchor: Anchor) -> Value:
    if anchor.now is None:
        return Value(None, None, unit, "relative")
    then = anchor.now - timedelta(**{unit + "s": count})
    return _instant(then.date(), (then.hour, then.minute, unit), None, anchor, "relative")


def _hijri(groups: Groups, anchor: Anchor) -> Value | None:
    month = calendar_names().hijri[squeeze(groups["hijri"])]
    number = read_number(groups["day"]) if "day" in groups else None
    precision, part = ("day" if number else "month"), part_of(groups)
    if "hijri_year" in groups:
        span = _hijri_span(int(groups["hijri_year"]), month, number)
        return span_days(span[0], span[1], precision, "hijri", part) if span else None
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
    return span_days(first, last, precision, "hijri", part)


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
    return span_days(first[0], last[1], "year", "hijri") if first and last else None


_FORMS: Mapping[str, Callable[[Groups, Anchor], Value | None]] = {
    "day": _day, "clock_day": _day, "clock": _clock, "numeric": _numeric, "day_range": _day_range,
    "date_range": _date_range, "weekday_range": _weekday_range, "month": _month, "month_range": _month_range,
    "year": _year, "bare_year": _year, "year_range": _year_range, "quarter": _quarter,
    "first_months": _first_months, "week": _week, "this_month": _this_month, "last_n": _last_n,
    "decade": _decade, "century": _century, "ago": _ago, "hijri": _hijri, "hijri_year": _hijri_year,
}  # fmt: skip
