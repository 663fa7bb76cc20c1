"""When an act took place: the time its clause names, else the day of publication."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tawatur.annotate.clause import Clause
from tawatur.annotate.event_words import Sentence
from tawatur.annotate.times import publication_moment
from tawatur.knowledge.outlets import load_registry
from tawatur.model.annotation import TimeMention
from tawatur.model.article import Article, Outlet
from tawatur.text.arabic.fold import fold
from tawatur.text.zones import country_zone, to_wall

_BOUNDS = frozenset(map(fold, ("منذ", "قبل", "بعد", "حتى", "عقب", "لغاية", "مدة", "لمدة", "خلال", "طوال")))
_DATED = frozenset(
    map(fold, ("حرب", "الحرب", "حربي", "اتفاق", "اتفاقية", "معاهدة", "أزمة", "هجمات", "أحداث", "ثورة",
               "انتخابات", "دستور", "حدود", "قانون", "زلزال", "انقلاب", "قرار", "مونديال", "كأس", "معركة",
               "غزو", "مذبحة", "مجزرة", "مجازر", "قضية", "حادثة", "نكبة", "انتفاضة", "رئاسيات", "موازنة",
               "ميزانية", "مواليد"))
)  # fmt: skip
_YEAR_WORDS = frozenset(map(fold, ("عام", "سنة", "العام", "السنة", "في")))
_PRECISIONS = {"week": "week", "month": "month", "year": "year"}
_BASES = {"explicit": "explicit", "relative": "relative", "weekday": "weekday", "hijri": "explicit"}
_OLD_DAYS, _NEAR_DAYS = 30, 2


@dataclass(frozen=True, slots=True)
class When:
    """Date of an act as the contract prints it; all None where it cannot be known."""

    date: str | None = None
    until: str | None = None
    precision: str | None = None
    basis: str | None = None


def find_publication_day(article: Article) -> str | None:
    """Return the day of publication in the outlet's zone, or None where it is unknown."""
    outlet = article.outlet or Outlet()
    entry = load_registry().by_domain(outlet.domain) if outlet.domain else None
    country = outlet.country or (entry.country if entry else None)
    zone = (entry.zone if entry else None) or country_zone(country) or article.published_zone
    moment = publication_moment(article.published, zone=zone, country=country)
    if moment is None:
        return None
    local = to_wall(moment.start, moment.zone) if moment.has_clock else None
    return (local or moment.start).date().isoformat()


def find_when(
    sentence: Sentence, clause: Clause, first: int, times: Sequence[TimeMention], day: str | None
) -> When:
    """Return the date of the act whose trigger is word ``first``.

    Args:
        sentence: the sentence.
        clause: the clause of the act; times outside it belong to other acts.
        first: the trigger.
        times: the article's times.
        day: day of publication, or None.
    """
    words = sentence.words
    left, right = words[clause.left].start, words[clause.right - 1].end
    usable = [
        time
        for time in times
        if time.in_ == sentence.in_
        and left <= time.start < right
        and time.value
        and not _is_bound(sentence, time)
    ]
    here = words[first].start
    after = [time for time in usable if time.start >= here]
    for time in (*after, *reversed([time for time in usable if time.start < here])):
        return _stretch(_of(time), after)
    heading = next((time for time in times if _is_heading(sentence, time)), None)
    if heading is not None:
        return _of(heading)
    return When(day, None, "day", "publication") if day else When()


def _is_heading(sentence: Sentence, time: TimeMention) -> bool:
    """Tell whether a time opens the sentence or its line in a chronology: «دجنبر 2020: …. …»."""
    if time.in_ != sentence.in_ or not time.value:
        return False
    start = sentence.words[0].start
    line = sentence.text.rfind("\n", 0, start) + 1
    opens = time.start == start or (
        line <= time.start <= start and not sentence.text[line : time.start].strip()
    )
    return opens and sentence.text[time.end : time.end + 2].lstrip().startswith((":", "-", "–"))


def is_old(when: When, day: str | None) -> bool:
    """Tell whether an act lies so far before publication that it is background."""
    if when.date is None or day is None or when.basis == "publication":
        return False
    last = when.until or when.date
    if len(last) == 4:
        return last < day[:4]
    if len(last) == 7:
        return last < day[:7] and _days(last + "-28", day) > _OLD_DAYS
    return _days(last, day) > _OLD_DAYS


def is_coming(when: When, day: str | None) -> bool:
    """Tell whether a date that the text names lies after the day of publication."""
    if when.date is None or day is None or when.basis not in {"explicit", "relative"}:
        return False
    return when.date > day[: len(when.date)]


def _days(earlier: str, later: str) -> int:
    year, month, day = (int(part) for part in earlier[:10].split("-"))
    year2, month2, day2 = (int(part) for part in later[:10].split("-"))
    return (year2 - year) * 365 + (month2 - month) * 30 + day2 - day


def _is_bound(sentence: Sentence, time: TimeMention) -> bool:
    """Tell whether the time only bounds the act, or dates another: «منذ 2019», «قبل عام», «حرب عام 1991»."""
    earlier = [word.folded for word in sentence.words if word.end <= time.start]
    before = earlier[-1:]
    if before and before[0] in _YEAR_WORDS - {"في"}:
        before = earlier[-2:-1]
    if before and before[0] in _DATED and time.precision in {"year", "month"}:
        return True
    inside = [word.folded for word in sentence.words if time.start <= word.start < time.end][:1]
    return any(word in _BOUNDS for word in (*before, *inside))


def _stretch(when: When, times: Sequence[TimeMention]) -> When:
    """Return the date reaching to a second day named beside the first: «الأولى أمس والثانية صباح الجمعة»."""
    if when.date is None or when.until is not None or when.precision != "day":
        return when
    days = [_of(time) for time in times]
    near = [day.date for day in days if day.date and day.precision == "day" and day.date > when.date]
    last = max((day for day in near if _days(when.date, day) <= _NEAR_DAYS), default=None)
    return replace(when, until=last)


def _of(time: TimeMention) -> When:
    precision = _PRECISIONS.get(time.precision, "day")
    value = time.value or ""
    date, until = value[:10], (time.until or "")[:10] or None
    if precision == "day":
        until = until if until and until != date else None
    elif precision in {"month", "year"}:
        length = 7 if precision == "month" else 4
        date, until = date[:length], None
    return When(date, until, precision, _BASES.get(time.basis, "explicit"))
