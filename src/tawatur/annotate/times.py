"""The times an article names, with exact spans and reckoned from its publication."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from unicodedata import combining

from tawatur.annotate.time_grammar import Rule, first_words
from tawatur.annotate.time_parts import Anchor, Value
from tawatur.annotate.time_values import reckon
from tawatur.knowledge.outlets import load_registry
from tawatur.model.annotation import TimeMention
from tawatur.model.article import Article, Outlet
from tawatur.model.moment import Moment
from tawatur.text.arabic.calendar import fold_aligned
from tawatur.text.zones import country_zone, to_wall

# Where weeks begin on Saturday and Sunday (CLDR); elsewhere on Monday.
_SATURDAY = frozenset(
    ("AFG", "BHR", "DJI", "DZA", "EGY", "IRN", "IRQ", "JOR", "KWT", "LBY", "OMN", "QAT", "SDN", "SYR")
)
_SUNDAY = frozenset(("SAU", "YEM", "ISR", "PAK", "IND", "USA", "CAN", "JPN", "KOR", "BRA", "MEX"))

_WORD = re.compile(r"[\w]+")
_LOOK_BACK = 160
_SENTENCE_END = re.compile(r"[.!؟?\n;]")
# Words of what is to come: «من المقرر», «سيزور», «ستعقد»; a sentence that opens with a verb of the present.
_AHEAD = re.compile(
    r"(?<!\w)(?:و|ف)?(?:س[ينتا]\w{2,}|سوف|ال?مقرر\w*|ال?مرتقب\w*|ال?منتظر\w*|ال?مزمع\w*|[يت]عتزم\w*|[ين]توي\w*"
    r"|[يت]ستعد\w*|ال?متوقع\w*|[يت]توقع\w*)(?!\w)"
)
_OPENS_PRESENT = re.compile(
    r"^\s*[\"«“]?(?:و|كما )?(?:ي(?!ذكر|شار|وم|وسف|ناير|وليو|ونيو|رى|ري|قول|عد |بدو)\w{2,}"
    r"|ت(?:عقد|نطلق|بدا|فتتح|قام|نظم|ستضيف|حتضن|جري|جرى|ستقبل|زور|صل|فتح|ستانف|بث|لتقي|واجه|ختتم|نتهي|عود|شارك))(?!\w)"
)
_QUOTES = '"«»“”()'


def find_times(
    title: str, text: str, *, anchor: Moment | None, country: str | None = None
) -> tuple[TimeMention, ...]:
    """Return the times that title and text name, in order of appearance.

    Args:
        title: of the article.
        text: of the article.
        anchor: its publication, or None where that is unknown: what is reckoned from it then has no value.
        country: alpha-3 of the outlet; says on which day weeks begin.
    """
    start = _anchor(anchor, country)
    return (*_find("title", title, start), *_find("text", text, start))


def find_article_times(article: Article) -> tuple[TimeMention, ...]:
    """Return the times an article names, reckoned from its publication in its outlet's zone.

    The zone is the outlet's, else that of its country where it has one, else the one of the publication.
    """
    outlet = article.outlet or Outlet()
    entry = load_registry().by_domain(outlet.domain) if outlet.domain else None
    country = outlet.country or (entry.country if entry else None)
    zone = (entry.zone if entry else None) or country_zone(country) or article.published_zone
    anchor = publication_moment(article.published, zone=zone, country=country)
    return find_times(article.title, article.text, anchor=anchor, country=country)


def _anchor(moment: Moment | None, country: str | None) -> Anchor:
    week = 5 if country in _SATURDAY else 6 if country in _SUNDAY else 0
    if moment is None or moment.precision in {"month", "year", "week"}:
        return Anchor(zone=country_zone(country), week_start=week)
    if not moment.has_clock:
        return Anchor(moment.start.date(), None, moment.zone, week)
    local = to_wall(moment.start, moment.zone) or moment.start
    return Anchor(local.date(), local, moment.zone, week)


def _find(place: str, text: str, anchor: Anchor) -> Iterator[TimeMention]:
    folded, dropped = fold_aligned(text)
    words, end, context = first_words(), 0, None
    starts = [(match.start(), hit) for match in _WORD.finditer(folded) if (hit := words.get(match[0]))]
    for at, hit in starts:
        if at < end:
            continue
        found = _longest(folded, at, hit, anchor, context)
        if found is None:
            continue
        start, end, value = found
        if value.day is not None:
            context = (end, value.day)
        first, last = _unfolded(text, dropped, start, end) if dropped else (start, end)
        yield TimeMention(
            start=first,
            end=last,
            text=text[first:last],
            value=value.value,
            until=value.until,
            precision=value.precision,
            basis=value.basis,
            part=value.part,
            in_=place,
        )


def _unfolded(text: str, dropped: tuple[int, ...], start: int, end: int) -> tuple[int, int]:
    """Return the span in the text as written, with the marks and the tatweel after its last letter."""
    last = end + bisect_right(dropped, end - 1)
    while last < len(text) and (text[last] == "\u0640" or combining(text[last])):
        last += 1
    return start + bisect_right(dropped, start), last


def _longest(
    folded: str,
    at: int,
    hit: tuple[int, tuple[Rule, ...]],
    anchor: Anchor,
    context: tuple[int, date] | None,
) -> tuple[int, int, Value] | None:
    """Return start, end and value of the longest form that begins at a word, or None."""
    attached, starting = hit
    start = at + attached
    window = folded[start : start + _LOOK_BACK]
    shift = 0
    if attached < 0:  # «للأسبوع»: the article has lost its alef, the span begins after both lams
        lams = folded.index("لل", at)
        window, start, shift = "ا" + folded[lams + 1 : lams + _LOOK_BACK], lams + 2, 2
    matches = []
    for rule in starting:
        match = rule.pattern.match(window)
        if match and not window[match.end() : match.end() + 1].isalnum():
            matches.append((match.end(), rule, match))
    if not matches:
        return None
    before = folded[max(0, at - _LOOK_BACK) : at]
    previous = before.rstrip().rsplit(None, 1)[-1].strip(_QUOTES) if before.strip() else ""
    matches.sort(key=lambda item: -item[0])
    for length, rule, match in matches:
        groups, end = _groups(match), start + length - shift
        place = _Place(
            groups,
            folded[start:end],
            previous,
            _next_word(folded, end),
            attached,
            before,
            folded[end : end + 2],
        )
        if not _is_time(rule.name, place):
            continue
        here = replace(anchor, ahead=_is_ahead(before), context=_same_sentence(folded, context, at))
        value = reckon(rule.name, groups, here)
        if value is not None:
            return start, end, value
    return None


def _groups(match: re.Match[str]) -> dict[str, str]:
    return {name.removesuffix("_2"): words for name, words in match.groupdict().items() if words is not None}


def _same_sentence(folded: str, context: tuple[int, date] | None, at: int) -> date | None:
    if context is None or at - context[0] > _LOOK_BACK or _SENTENCE_END.search(folded, context[0], at):
        return None
    return context[1]


def _is_ahead(before: str) -> bool:
    """Tell whether the sentence up to here speaks of what is to come."""
    sentence = _SENTENCE_END.split(before)[-1]
    if _OPENS_PRESENT.match(sentence):
        return True
    return any(not _in("not_ahead", match[0].lstrip("وف")) for match in _AHEAD.finditer(sentence))


@dataclass(frozen=True, slots=True)
class _Place:
    """An expression between its neighbors."""

    groups: dict[str, str]
    words: str
    previous: str
    following: str
    attached: int
    before: str
    after: str


def _is_time(form: str, place: _Place) -> bool:
    """Tell whether the words around an expression leave it a time."""
    before = place.before
    if place.words[:1].isdigit() and before[-1:] in set(".,/:-+") and before[-2:-1].isdigit():
        return False
    check = _CHECKS.get(form)
    return check is None or check(place)


def _is_day(place: _Place) -> bool:
    names = set(place.groups)
    if names <= {"weekday"}:
        return not _in("before_weekday", place.previous) and place.following != "السوداء"
    if not names <= {"relative", "named"} or "named" in names:
        return True
    word, following = place.groups["relative"], place.following
    if word == "امس":
        return following != "الحاجه"
    if word == "غدا":  # also "he became", with an accusative after it
        return not (len(following) > 3 and following.endswith("ا"))
    return word != "اليوم" or _is_today(place)


def _is_today(place: _Place) -> bool:
    if _in("after_today", place.following) or place.following.isdigit():
        return False
    if _in("before_today", place.previous) or any(_in("paper", word) for word in place.before.split()[-2:]):
        return False
    quoted = place.after[:1] in set('"»”') and any(mark in place.before[-25:] for mark in '"«“')
    return not quoted


def _is_clock_of_day(place: _Place) -> bool:
    """«الثانية صباح الجمعة» may be the second of something; «الثانية من صباح الجمعة» is a time."""
    return bool(place.groups.keys() & {"word", "half", "of", "minute"})


def _is_month(place: _Place) -> bool:
    if place.groups.keys() - {"month"} or not _in("doubtful_month", place.groups["month"]):
        return True
    return "/" in place.words or (place.attached == 0 and _in("before_period", place.previous))


def _is_month_range(place: _Place) -> bool:
    tail = place.groups.keys() & {"year", "year_tense", "month_tense", "this_year"}
    return bool(tail) or place.previous in {"بين", "من"}


def _is_bare_year(place: _Place) -> bool:
    led = "stretch" in place.groups or place.attached > 0 or _in("before_period", place.previous)
    return led and not _in("counted", place.following)


def _is_year_range(place: _Place) -> bool:
    tied = "word" in place.groups or place.groups["link"].strip() in {"-", "/"}
    return tied or place.previous in {"بين", "من", "عامي"}


def _is_hijri(place: _Place) -> bool:
    """A bare «رجب» is a man; «في رمضان» is a month."""
    if place.groups.keys() - {"hijri"}:
        return True
    return place.previous in {"في", "خلال"} and place.groups["hijri"].startswith("رمضان")


_CHECKS: Mapping[str, Callable[[_Place], bool]] = {
    "day": _is_day,
    "clock_day": _is_clock_of_day,
    "month": _is_month,
    "month_range": _is_month_range,
    "bare_year": _is_bare_year,
    "year_range": _is_year_range,
    "hijri": _is_hijri,
}


def _next_word(folded: str, end: int) -> str:
    match = _WORD.search(folded, end, end + 30)
    return match[0] if match and not folded[end : match.start()].strip() else ""


@cache
def _word_lists() -> dict[str, frozenset[str]]:
    lists: dict[str, set[str]] = {}
    for line in Path(__file__).with_name("time_words.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, word = line.split("\t")
            lists.setdefault(kind, set()).add(word)
    return {kind: frozenset(words) for kind, words in lists.items()}


def _in(kind: str, word: str) -> bool:
    return word in _word_lists()[kind]


def publication_moment(published: str | None, *, zone: str | None, country: str | None) -> Moment | None:
    """Return the Moment of a contract time such as ``Article.published``, seen from the outlet.

    Args:
        published: as the contract prints it.
        zone: IANA zone of the outlet, or None.
        country: alpha-3, used where ``zone`` is None and the country has one civil zone.

    None where the time is unknown or coarser than a day.
    """
    if not published or len(published) < 10:
        return None
    try:
        time = datetime.fromisoformat(published)
    except ValueError:
        return None
    own = zone or country_zone(country)
    if "T" not in published:
        return Moment(time, time, "day", own)
    if time.tzinfo is None:
        return Moment(time, time, "minute", None)
    try:
        instant = time.astimezone(UTC).replace(tzinfo=None)
    except OverflowError:
        return None
    return Moment(instant, instant, "second", own or "UTC")
