"""Month and weekday names from Morocco to Iraq, the folding they are compared in, and the Hijri calendar."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from hijridate import Hijri

# 1343-1500 AH is what the Umm al-Qura tables cover; press dates outside it do not occur.
HIJRI_YEARS = range(1343, 1500)

_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_ONE_TO_ONE = {
    **dict.fromkeys(map(ord, "أإآٱ"), "ا"),
    ord("ة"): "ه",
    ord("ى"): "ي",
    ord("ی"): "ي",
    ord("ې"): "ي",
    ord("ک"): "ك",
    ord("،"): ",",
    ord("؛"): ";",
    **{0x660 + n: str(n) for n in range(10)},
    **{0x6F0 + n: str(n) for n in range(10)},
    **{ord("A") + n: chr(ord("a") + n) for n in range(26)},
    **dict.fromkeys([0xA0, 0x2007, 0x2009, 0x200A, 0x202F, 0x3000], " "),
    **dict.fromkeys([0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212], "-"),
    **dict.fromkeys([0x2044, 0x2215], "/"),
    0x2236: ":",
}
# Marks, tatweel, directional and zero-width characters: they change nothing in what a date says.
_DROPPED = [
    *range(0x610, 0x61B),
    0x61C,
    0x640,
    *range(0x64B, 0x660),
    0x670,
    0xAD,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x206A),
    0xFEFF,
]
# Letters that stay are in the table too: for `str.translate` a miss is slow.
_SAME_LENGTH = {**{code: chr(code) for code in (*range(0x80), *range(0x600, 0x700))}, **_ONE_TO_ONE}
_FOLD = {**_SAME_LENGTH, **dict.fromkeys(_DROPPED)}
_HAS_DROPPED = re.compile("[" + "".join(f"\\u{code:04x}" for code in _DROPPED) + "]")


@dataclass(frozen=True, slots=True)
class CalendarNames:
    """Folded names to numbers: Gregorian months, Hijri months, weekdays (Monday is 0)."""

    months: dict[str, int]
    hijri: dict[str, int]
    weekdays: dict[str, int]


def fold_date(text: str) -> str:
    """Return the form in which dates are compared: one set of digits, no marks, plain alef, he and ye."""
    if _PRESENTATION.search(text):
        text = _PRESENTATION.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return text.translate(_FOLD)


def fold_aligned(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the folded text and where letters were dropped from it, as offsets in the folded text.

    The letter at ``i`` of the folded text stands in ``text`` at ``i + bisect_right(dropped, i)``.
    Presentation forms are left alone here: article text has none.
    """
    cuts = tuple(match.start() - gone for gone, match in enumerate(_HAS_DROPPED.finditer(text)))
    return text.translate(_FOLD if cuts else _SAME_LENGTH), cuts


@cache
def calendar_names() -> CalendarNames:
    """Load the names of the data file beside this module."""
    names = CalendarNames({}, {}, {})
    lines = Path(__file__).with_name("calendar.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.startswith("#"):
            continue
        kind, number, _, name = line.split("\t")
        folded = fold_date(name)
        if kind == "month":
            names.months[folded] = int(number)
        elif kind == "hijri":
            names.hijri[folded] = int(number)
        else:
            names.weekdays[folded] = int(number) - 1
    return names


def any_of(names: Iterable[str]) -> str:
    """Return a regular expression for any of these folded names, the longest first, spaces flexible.

    >>> any_of(["كانون الاول"])
    '(?:كانون[ ]{1,3}الاول)'
    """
    ordered = sorted(set(names), key=lambda name: (-len(name), name))
    return "(?:" + "|".join(re.escape(name).replace(r"\ ", "[ ]{1,3}") for name in ordered) + ")"


def squeeze(name: str) -> str:
    """Return a matched name with single spaces, as the keys of ``CalendarNames`` have it."""
    return " ".join(name.split())


def hijri_to_date(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a Hijri day (Umm al-Qura), or None when there is no such day."""
    if year not in HIJRI_YEARS:
        return None
    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def hijri_month(year: int, month: int) -> tuple[date, date] | None:
    """Return the first and last Gregorian day of a Hijri month, or None outside the tables."""
    first = hijri_to_date(year, month, 1)
    if first is None:
        return None
    last = hijri_to_date(year, month, 30) or hijri_to_date(year, month, 29)
    return (first, last) if last is not None else None
