"""The page of sources: which sites are visited, and how they do."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime

from tawatur.model.source import SourceHealth
from tawatur.serve.shelf import Shelf
from tawatur.serve.web.dates import DateStyle, say_time
from tawatur.serve.web.foreign import clean_words
from tawatur.serve.web.numbers import say_number

_STATES = {"active": "نشط", "paused": "موقوف", "blocked": "محجوب", "dead": "منقطع"}
_MOST = 2_000


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source; ``note`` says what is wrong or to be known, "" where nothing is."""

    name: str
    host: str
    state: str
    last: str | None
    per_day: str
    articles: str
    note: str
    is_ill: bool


@dataclass(frozen=True, slots=True)
class SourcesView:
    """What the page of sources prints."""

    sources: tuple[SourceLine, ...]
    ill: str
    total: str
    public: bool = False


def make_sources_page(shelf: Shelf, style: DateStyle) -> SourcesView:
    """Return how each source does, those that need a look first."""
    found = shelf.library().store.sources.health(int(time.time()))
    lines = sorted((_line(one, style) for one in found), key=lambda line: (not line.is_ill, line.host))
    ill = sum(line.is_ill for line in lines)
    return SourcesView(
        tuple(lines[:_MOST]),
        say_number(ill, style.digits) if ill else "",
        say_number(len(lines), style.digits),
        shelf.public,
    )


def _line(health: SourceHealth, style: DateStyle) -> SourceLine:
    source = health.source
    return SourceLine(
        name=clean_words(source.name),
        host=source.url.split("://")[-1].strip("/"),
        state=_STATES.get(health.state, health.state),
        last=_say(health.last_success, style),
        per_day=say_number(round(health.per_day), style.digits) if health.per_day >= 1 else "",
        articles=say_number(health.articles, style.digits),
        note=" · ".join(_notes(health, style)),
        is_ill=health.state in {"blocked", "dead"} or health.gap_hours is not None or bool(health.error),
    )


def _notes(health: SourceHealth, style: DateStyle) -> list[str]:
    notes = []
    if health.gap_hours is not None:
        notes.append(f"صامت منذ {say_number(health.gap_hours, style.digits)} ساعة على غير عادته")
    if health.state == "blocked":
        notes.append("صفحاته لا تُفتح للبرامج، فلا تُقرأ إلا قوائمه")
    if health.state == "dead":
        notes.append("لم تعد قوائمه موجودة")
    if health.error and health.state != "dead":
        notes.append("تعذرت آخر زيارة")
    if not health.is_checked:
        notes.append("لم يُجرَّب بعد")
    if health.refused:
        notes.append(f"صفحات تُركت لأن الموقع حفظ حقوقها: {say_number(health.refused, style.digits)}")
    if health.gone:
        notes.append(f"حُذف من الموقع: {say_number(health.gone, style.digits)}")
    return notes


def _say(seconds: int | None, style: DateStyle) -> str | None:
    if seconds is None:
        return None
    return say_time(f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%SZ}", zone=None, style=style)
