"""One fetched document read: a page to articles that wait for the later rooms, a list to what it names."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tawatur.errors import Rejected, Unreadable
from tawatur.knowledge.outlets import load_registry
from tawatur.model.article import Article
from tawatur.model.link import Link
from tawatur.model.moment import parse_instant
from tawatur.model.outcome import REJECTED, Outcome
from tawatur.model.page import Page
from tawatur.model.source import Due, Feed
from tawatur.normalize.address import clean_address
from tawatur.parse.stage import parse_links
from tawatur.pipeline.crew import Death
from tawatur.pipeline.discover import find_declared, is_for_news
from tawatur.pipeline.documents import read_entry
from tawatur.pipeline.ingest import Reading, lose_input, make_entry, read_input
from tawatur.pipeline.inputs import Input
from tawatur.pipeline.later import find_all
from tawatur.pipeline.opt_outs import find_opt_outs
from tawatur.pipeline.warm import WARM_PAGE
from tawatur.pipeline.websub import Hub, find_hub
from tawatur.store.protocol import Entry

_log = logging.getLogger(__name__)
# Lists name the newest first; nothing reasonable names more new articles between two visits.
_MOST_LINKS = 1_000
_OLD_IN_SITEMAP, _FEW_IN_SITEMAP = 3 * 86_400, 50
_MOST_CHILDREN, _MOST_FEEDS = 3, 3


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document that was fetched, on its way to a reading process.

    Attributes:
        due: the visit.
        page: what came.
        outlets: a table of outlets to know besides those that ship.
        now: the time of the visit, in seconds since 1970.
        articles: instead of all that, articles to look for names and the like in.
    """

    due: Due | None
    page: Page | None
    outlets: str = ""
    now: int = 0
    articles: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What a document holds.

    Attributes:
        readings: of a page.
        links: addresses that a list names, each with when the article appeared, or None.
        entries: a list's own entries as articles, for sources whose pages cannot be read.
        problem: why a list cannot be read, else "".
        children: sitemaps that an index of them leads to and that may name news.
        feeds: feeds that a section page declares, at the first visit to it.
        hub: who tells of news of the list, or None.
        understood: what the texts of articles show, each with its error or "".
    """

    readings: tuple[Reading, ...] = ()
    links: tuple[tuple[str, int | None], ...] = ()
    entries: tuple[tuple[str, Entry], ...] = ()
    problem: str = ""
    children: tuple[str, ...] = ()
    feeds: tuple[Feed, ...] = ()
    hub: Hub | None = None
    understood: tuple[tuple[Entry, str], ...] = ()


# The lanes of reading: small documents, and what may take long.
LIGHT, HEAVY = 0, 1
# What makes the nest of readers load all that reading a page needs.
WARM = (Fetched(Due("http://a.example/", "", "page"), WARM_PAGE),)


def read_all_fetched(items: tuple[Fetched, ...]) -> list[Found]:
    """Read several documents; what goes wrong with one touches no other."""
    return [read_fetched(item) for item in items]


def read_fetched(item: Fetched) -> Found:
    """Read one document."""
    try:
        return _read(item)
    except Exception:  # noqa: BLE001 - a bug in a room must not stop the other documents
        _log.exception("a fault of Tawatur, please report it")
        return lose_fetched(item, Death("fault", "a fault of Tawatur; its log says more"))


def _read(item: Fetched) -> Found:
    if item.page is None or item.due is None:
        return Found(understood=tuple(find_all(article) for article in item.articles))
    if item.due.kind == "page":
        return Found(readings=_read_page(item.page, item.outlets))
    return _read_list(item.due, item.page, item)


def lose_fetched(item: Fetched, death: Death) -> Found:
    """Account for a document that could not be read, such as one whose process died each time."""
    if item.page is None or item.due is None:
        return Found(understood=tuple((Entry(article), death.detail) for article in item.articles))
    reading = lose_input(Input(item.due.address, page=item.page), death)
    return Found(readings=(reading,), problem=death.detail)


def _read_page(page: Page, outlets: str) -> tuple[Reading, ...]:
    opt_outs = find_opt_outs(page)
    if opt_outs.mining:
        detail = f"the page reserves text and data mining ({opt_outs.mining})"
        return (Reading(Outcome(REJECTED, page.origin, "rights_reserved", detail)),)
    readings = read_input(Input(page.origin, page=page), outlets=outlets)
    if opt_outs.no_archive:
        readings = [
            replace(reading, entries=tuple(replace(entry, page=None) for entry in reading.entries))
            for reading in readings
        ]
    return tuple(readings)


def _read_list(due: Due, page: Page, item: Fetched) -> Found:
    try:
        links = parse_links(page)
    except Unreadable as error:
        return Found(problem=str(error))
    named: dict[str, int | None] = {}
    entries = []
    wanted = [link for link in links if link.kind not in {"feed", "sitemap"}]
    if due.kind == "sitemap":
        wanted = _newest(wanted, item.now)
    for link in wanted[:_MOST_LINKS]:
        appeared = find_instant(link.published, item.now)
        address = clean_address(link.url) if link.url else None
        if address and link.url and link.url.lower().startswith("http"):
            named.setdefault(address, appeared)
        if link.kind == "feed_item" and (due.is_blocked or not address):
            entries += _read_entry(address or link.key, link, page, item.outlets)
    children = _likeliest(links, item.now) if due.kind == "sitemap" else ()
    feeds = find_declared(page)[:_MOST_FEEDS] if due.kind == "listing" and not due.visits else []
    if not links and not feeds and due.kind != "sitemap" and not _is_quiet_list(page):
        return Found(problem="it names no articles: perhaps a login page or another page took its place")
    return Found(
        links=tuple(named.items()),
        entries=tuple(entries),
        children=children,
        feeds=tuple(Feed(address) for address in feeds),
        hub=find_hub(page) if due.kind == "feed" else None,
    )


def _likeliest(links: Sequence[Link], now: int) -> tuple[str, ...]:
    """Return the few sitemaps of an index that news may stand in: named for it first, then changed last.

    One that has not changed for days is left out, unless nothing says when any of them changed.
    """
    times = {
        link.url: find_instant(link.updated, now)
        for link in links
        if link.kind == "sitemap" and link.url and link.url.lower().startswith("http")
    }
    recent = [url for url, time in times.items() if time is None or time >= now - _OLD_IN_SITEMAP]
    recent.sort(key=lambda url: (not is_for_news(url), -(times[url] or 0)))
    return tuple(recent[:_MOST_CHILDREN])


def _newest(links: list[Link], now: int) -> list[Link]:
    """Return the recent entries of a sitemap, or its newest few where none is recent, the newest first.

    A sitemap may name all that a site ever had; `tawatur sources backfill` is for that.
    """
    times = [(find_instant(link.updated or link.published, now), link) for link in links]
    dated = sorted(
        ((time, place) for place, (time, _) in enumerate(times) if time is not None),
        key=lambda pair: (-pair[0], pair[1]),
    )
    newest = [links[place] for time, place in dated if time >= now - _OLD_IN_SITEMAP]
    undated = [link for time, link in times if time is None]
    return [*(newest or [links[place] for _, place in dated[:_FEW_IN_SITEMAP]]), *undated]


def _is_quiet_list(page: Page) -> bool:
    """Tell whether a list without entries is one at all: an empty feed is, a login page is not."""
    head = page.body[:2_000].lower()
    return b"<html" not in head and (
        b"<rss" in head or b"<feed" in head or b"<rdf" in head or b'"items"' in head
    )


def _read_entry(key: str, link: Link, page: Page, outlets: str) -> list[tuple[str, Entry]]:
    try:
        article = read_entry(link, page, load_registry(outlets))
    except Rejected:
        return []
    return [(key, make_entry(article))]


def find_instant(printed: str | None, now: int) -> int | None:
    """Return a printed instant in seconds since 1970; None without one, or where it lies in the future."""
    if not printed:
        return None
    instant: datetime | None = parse_instant(printed)
    if instant is None or instant.tzinfo is None:
        return None
    seconds = int(instant.timestamp())
    return seconds if 0 < seconds <= now + 3_600 else None
