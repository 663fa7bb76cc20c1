"""Contract times as Arabic readers print them: weekday, day, month by its regional name, clock and zone."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from tawatur.model.moment import parse_instant
from tawatur.serve.web.numbers import LATIN, say_digits

_COMMON = (
    *("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو"),
    *("يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
)
_LEVANTINE = (
    *("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران"),
    *("تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"),
)
_MOROCCAN = (
    *("يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو"),
    *("يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"),
)
_TUNISIAN = (
    *("جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان"),
    *("جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
)
# How month names are printed, by a setting: the names known everywhere, those of each region, or two at once.
MONTHS: dict[str, tuple[str, ...]] = {
    "common": _COMMON,
    "levantine": _LEVANTINE,
    "moroccan": _MOROCCAN,
    "tunisian": _TUNISIAN,
    "double": tuple(f"{one}/{two}" for one, two in zip(_LEVANTINE, _COMMON, strict=True)),
}
_WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
# Exemplar cities of the zones that the Arabic press lives in, as CLDR names them.
_CITIES = {
    "Africa/Algiers": "الجزائر",
    "Africa/Cairo": "القاهرة",
    "Africa/Casablanca": "الدار البيضاء",
    "Africa/Djibouti": "جيبوتي",
    "Africa/El_Aaiun": "العيون",
    "Africa/Khartoum": "الخرطوم",
    "Africa/Mogadishu": "مقديشو",
    "Africa/Nouakchott": "نواكشوط",
    "Africa/Tripoli": "طرابلس",
    "Africa/Tunis": "تونس",
    "America/New_York": "نيويورك",
    "Asia/Aden": "عدن",
    "Asia/Amman": "عمّان",
    "Asia/Baghdad": "بغداد",
    "Asia/Bahrain": "المنامة",
    "Asia/Beirut": "بيروت",
    "Asia/Damascus": "دمشق",
    "Asia/Dubai": "دبي",
    "Asia/Gaza": "غزة",
    "Asia/Hebron": "الخليل",
    "Asia/Jerusalem": "القدس",
    "Asia/Kuwait": "الكويت",
    "Asia/Muscat": "مسقط",
    "Asia/Qatar": "الدوحة",
    "Asia/Riyadh": "الرياض",
    "Asia/Tehran": "طهران",
    "Europe/Istanbul": "إسطنبول",
    "Europe/London": "لندن",
    "Europe/Moscow": "موسكو",
    "Europe/Paris": "باريس",
    "Indian/Comoro": "جزر القمر",
}
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)")  # +03:00
_GREENWICH = ("UTC", "GMT", "Z", "Etc/UTC", "Etc/GMT", "+00:00")


@dataclass(frozen=True, slots=True)
class DateStyle:
    """How dates are printed.

    Attributes:
        months: a key of ``MONTHS``.
        digits: ``latin`` or ``arabic``.
    """

    months: str = "common"
    digits: str = LATIN


def say_day(day: date, style: DateStyle | None = None) -> str:
    """Return a day with its weekday: «الجمعة 15 ديسمبر 2023»."""
    style = style or DateStyle()
    month = MONTHS[style.months][day.month - 1]
    return say_digits(f"{_WEEKDAYS[day.weekday()]} {day.day} {month} {day.year}", style.digits)


def say_time(value: str | None, *, zone: str | None = None, style: DateStyle | None = None) -> str | None:
    """Return a contract time in words, no more precise than it is.

    An instant is told by the wall clock of ``zone`` and names the zone; a clock time without a zone says so.

    Args:
        value: a contract time: instant, local clock time, day, month or year.
        zone: IANA name or offset; an unknown one falls back to Greenwich.
        style: month names and digits.

    Returns:
        The words; None when ``value`` is None or no time.
    """
    style = style or DateStyle()
    local, _ = find_local(value, zone)
    if local is None:
        return _say_part(value, style)
    if value is None or "T" not in value:
        return say_day(local, style)
    return f"{say_day(local, style)}، {say_clock(value, zone=zone, style=style)}"


def say_clock(value: str | None, *, zone: str | None = None, style: DateStyle | None = None) -> str:
    """Return the time of day in words: «10:30 بتوقيت بيروت»; "" where only a day or less is known."""
    style = style or DateStyle()
    local, place = find_local(value, zone)
    if local is None or value is None or "T" not in value:
        return ""
    return say_digits(f"{local:%H:%M} {place}", style.digits)


def find_local(value: str | None, zone: str | None = None) -> tuple[datetime | None, str]:
    """Return the wall-clock time where the article was published, and how that clock is named.

    The time is None for a month, a year, or what is no time at all.
    """
    if not value or value.count("-") < 2:
        return None, ""
    instant = parse_instant(value)
    if instant is None:
        try:
            return datetime.fromisoformat(value), "بتوقيت لم يُذكر"
        except ValueError:
            return None, ""
    offset = _find_zone(zone)
    if offset is None:
        return instant.replace(tzinfo=None), "بتوقيت غرينتش"
    try:
        return instant.astimezone(offset).replace(tzinfo=None), say_zone(zone)
    except OverflowError:
        return instant.replace(tzinfo=None), "بتوقيت غرينتش"


def say_zone(zone: str | None) -> str:
    """Return how a clock is named: «بتوقيت القاهرة», «بتوقيت غرينتش +3»."""
    if not zone or zone in _GREENWICH:
        return "بتوقيت غرينتش"
    if zone in _CITIES:
        return f"بتوقيت {_CITIES[zone]}"
    offset = _OFFSET.fullmatch(zone)
    if offset:
        sign, hours, minutes = offset[1], int(offset[2]), offset[3]
        amount = f"{hours}" if minutes == "00" else f"{hours}:{minutes}"
        # The isolate keeps the sign before its number in a right-to-left line.
        return f"بتوقيت غرينتش \u2066{sign}{amount}\u2069"
    return f"بتوقيت {zone}"


def _find_zone(zone: str | None) -> tzinfo | None:
    """Return the zone of an IANA name or an offset; None for Greenwich and for what is neither."""
    if not zone or zone in _GREENWICH:
        return None
    offset = _OFFSET.fullmatch(zone)
    try:
        if offset:
            hours, minutes = int(offset[2]), int(offset[3])
            return timezone((-1 if offset[1] == "-" else 1) * timedelta(hours=hours, minutes=minutes))
        return ZoneInfo(zone)
    except (ValueError, OSError, KeyError):
        return None


def _say_part(value: str | None, style: DateStyle) -> str | None:
    """Return a month or a year in words; None when the value is neither."""
    parts = (value or "").split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts) > 2:
        return None
    if len(parts) == 1:
        return say_digits(f"سنة {int(parts[0])}", style.digits)
    month = int(parts[1])
    if not 1 <= month <= 12:
        return None
    return say_digits(f"{MONTHS[style.months][month - 1]} {int(parts[0])}", style.digits)
