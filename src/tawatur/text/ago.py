"""Distances from now as printed beside headlines: ``منذ ساعتين``, ``قبل 54 دقيقة``, ``أمس``."""

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from tawatur.text.arabic.calendar import fold_date
from tawatur.text.arabic.numbers import cardinal_pattern, parse_number

_UNITS = (
    (timedelta(seconds=1), "second", "ثانية|ثواني|ثوان|ثوانٍ|seconds?|secondes?", "ثانيتين"),
    (timedelta(minutes=1), "minute", "دقيقة|دقائق|دقايق|minutes?|mins?", "دقيقتين|دقيقتان"),
    (timedelta(hours=1), "hour", "ساعة|ساعات|hours?|heures?|hrs?", "ساعتين|ساعتان"),
    (timedelta(days=1), "day", "يوم|يوما|أيام|days?|jours?", "يومين|يومان"),
)
_DAYS = {
    "اليوم": 0, "هذا اليوم": 0, "today": 0, "aujourd'hui": 0, "أمس": 1, "البارحة": 1, "yesterday": 1,
    "hier": 1, "أول أمس": 2, "أمس الأول": 2, "أول من أمس": 2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ago:
    """How long ago; ``precision`` is ``second`` to ``day``, ``end`` is where the words end."""

    distance: timedelta
    precision: str
    end: int


@cache
def _distance() -> re.Pattern[str]:
    singles = "|".join(fold_date(words) for _, _, words, _ in _UNITS)
    duals = "|".join(fold_date(words) for _, _, _, words in _UNITS)
    counted = rf"(?P<n>\d{{1,4}}|{cardinal_pattern()})[ ]?(?P<unit>{singles})"
    one = rf"(?:{counted}|(?P<dual>{duals})|(?P<single>{singles}))"
    more = rf"(?:[ ]?(?:و|,|and)[ ]?(?P<n2>\d{{1,2}})[ ]?(?P<unit2>{singles}))?"
    return re.compile(
        rf"(?<!\w)(?:منذ|قبل|من|مند|il y a)[ ]{one}(?![a-zء-ي]){more}"
        rf"|(?<!\w)(?P<n3>\d{{1,4}}|an?|one)[ ](?P<unit3>{singles})[ ]ago(?!\w)"
    )


@cache
def _day() -> re.Pattern[str]:
    words = "|".join(sorted(map(fold_date, _DAYS), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?P<day>{words})(?!\w)")


@cache
def _unit(word: str) -> tuple[timedelta, str]:
    for step, name, singles, duals in _UNITS:
        if re.fullmatch(fold_date(f"{singles}|{duals}"), word):
            return step, name
    raise KeyError(word)


def parse_ago(folded: str) -> Ago | None:
    """Return how long ago a folded line says, or None.

    Weeks, months and years are no answer: as printed they are rounded down, so the day would be guessed.
    """
    match = _distance().search(folded)
    if match:
        step, precision = _unit(match["unit"] or match["dual"] or match["single"] or match["unit3"])
        count = 2 if match["dual"] else 1
        if match["n"] or (match["n3"] and match["n3"].isdigit()):
            count = parse_number(match["n"] or match["n3"]) or 0
        distance = step * count
        if match["n2"]:
            finer, precision = _unit(match["unit2"])
            distance += finer * int(match["n2"])
        return Ago(distance, precision, match.end())
    if re.search(r"(?<!\w)(?:الان|منذ لحظات|منذ قليل|just now)(?!\w)", folded):
        return Ago(timedelta(0), "minute", len(folded)) if "قليل" not in folded else None
    day = _day().search(folded)
    if day:
        days = {fold_date(word): count for word, count in _DAYS.items()}
        return Ago(timedelta(days=days[day["day"]]), "day", day.end())
    return None
