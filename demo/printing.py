"""Dates as each outlet prints them, made here anew so that they can serve as an answer key."""

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

from hijridate import Gregorian

from .newsroom import PressArticle

WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
EGYPT = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
    "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip
MOROCCO = (
    "يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو",
    "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر",
)  # fmt: skip
TUNISIA = (
    "جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان",
    "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip
LEVANT = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
    "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
)  # fmt: skip
HIJRI = (
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
    "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة",
)  # fmt: skip
ENGLISH = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def weekday(time: datetime) -> str:
    """Name the day of the week."""
    return WEEKDAYS[time.weekday()]


def morocco(time: datetime) -> str:
    """Print «الجمعة 15 دجنبر 2023 - 18:40»."""
    return f"{weekday(time)} {time.day} {MOROCCO[time.month - 1]} {time.year} - {time:%H:%M}"


def aggregator(time: datetime) -> str:
    """Print «15th, December 2023 GMT»: English, a day, and a zone that it does not need."""
    day = time.astimezone(UTC)
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10 if day.day not in {11, 12, 13} else 0, "th")
    return f"{day.day}{ending}, {ENGLISH[day.month - 1]} {day.year} GMT"


def egypt(time: datetime) -> str:
    """Print «الجمعة، 15 ديسمبر 2023 06:40 م»."""
    return f"{weekday(time)}، {time.day} {EGYPT[time.month - 1]} {time.year} {clock12(time)}"


def clock12(time: datetime) -> str:
    """Print «06:40 م»."""
    return f"{(time.hour - 1) % 12 + 1:02d}:{time:%M} {'ص' if time.hour < 12 else 'م'}"


def hijri(time: datetime) -> str:
    """Print «الجمعة 2 جمادى الآخرة 1445 هـ - 15 ديسمبر 2023 م، 06:40 م» (Umm al-Qura)."""
    day = Gregorian(time.year, time.month, time.day).to_hijri()
    lunar = f"{day.day} {HIJRI[day.month - 1]} {day.year} هـ"
    return f"{weekday(time)} {lunar} - {time.day} {EGYPT[time.month - 1]} {time.year} م، {clock12(time)}"


def levant(time: datetime) -> str:
    """Print «الجمعة 15 كانون الأول/ديسمبر 2023 - 18:40»."""
    both = f"{LEVANT[time.month - 1]}/{EGYPT[time.month - 1]}"
    return f"{weekday(time)} {time.day} {both} {time.year} - {time:%H:%M}"


def iraq(time: datetime) -> str:
    """Print «15/12/2023 06:40 مساءً»."""
    half = "صباحاً" if time.hour < 12 else "مساءً"
    return f"{time:%d/%m/%Y} {(time.hour - 1) % 12 + 1:02d}:{time:%M} {half}"


def tunisia(time: datetime) -> str:
    """Print «الجمعة 15 ديسمبر 2023، الساعة 18:40»."""
    return f"{weekday(time)} {time.day} {TUNISIA[time.month - 1]} {time.year}، الساعة {time:%H:%M}"


def emirates(time: datetime) -> str:
    """Print «١٥ ديسمبر ٢٠٢٣ - ١٨:٤٠», in Arabic-Indic digits."""
    return f"{time.day} {EGYPT[time.month - 1]} {time.year} - {time:%H:%M}".translate(EASTERN)


def jordan(time: datetime) -> str:
    """Print «2023-12-15 18:40»."""
    return f"{time:%Y-%m-%d %H:%M}"


def rfc822(time: datetime) -> str:
    """Print the date of an RSS entry."""
    return format_datetime(time)


def falsely_utc(time: datetime) -> str:
    """Print the local clock with a Z that it has not earned, as some publishers do."""
    return f"{time:%Y-%m-%dT%H:%M:%S}Z"


def at_offset(time: datetime, hours: int) -> datetime:
    """Return the same instant on the clock of another offset."""
    return time.astimezone(timezone(timedelta(hours=hours)))


PRINTED = {
    "atlas": morocco,
    "ofoq": morocco,
    "siraj": aggregator,
    "nile": egypt,
    "riwaq": hijri,
    "arz": levant,
    "dijla": iraq,
    "jarid": tunisia,
    "madar": emirates,
    "mashriq": jordan,
}


def opening(article: PressArticle) -> str:
    """Return what the outlet prints before the first word of the text: a dateline, or nothing."""
    town, time = article.dateline, article.published
    if not town:
        return ""
    if article.outlet == "atlas":
        return f"{town} (أطلس) - "
    if article.outlet == "mashriq":
        return f"{town} {time.day} {LEVANT[time.month - 1]} (مشرق) - "
    if article.outlet == "riwaq":
        return f"{town} – {article.credit}: " if article.credit else f"{town}: "
    return ""


def expected_time(article: PressArticle) -> str:
    """Return what ``Article.published`` must be: an instant in UTC, or a day where no more is printed."""
    time = article.published.astimezone(UTC)
    return f"{time:%Y-%m-%d}" if article.outlet == "siraj" else f"{time:%Y-%m-%dT%H:%M:%SZ}"
