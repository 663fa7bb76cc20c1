"""Older articles of a site: through its sitemaps, else through pages that lead further back."""

import re
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from tawatur.errors import FetchError, Forbidden, TawaturError, Unreadable
from tawatur.fetch.stage import Fetcher
from tawatur.model.link import Link
from tawatur.model.page import Page
from tawatur.model.source import Feed, Source
from tawatur.normalize.address import clean_address
from tawatur.parse.charset import decode
from tawatur.parse.stage import parse_links

_MOST_SITEMAPS, _MOST_PAGES = 500, 200
_DEPTH = 3
# /2023/12/15/, /2023-12-15-, /20231215/
_DAY_IN_ADDRESS = re.compile(r"(?<!\d)(20\d\d)(?:([-/_])(\d{1,2})\2(\d{1,2})|()(\d\d)(\d\d))(?!\d)")
_MONTH_IN_ADDRESS = re.compile(r"(?<!\d)(20\d\d)[-/_](0?[1-9]|1[0-2])(?!\d)")


async def find_older(
    fetcher: Fetcher, source: Source, since: datetime, *, most: int
) -> list[tuple[str, int | None]]:
    """Return addresses of articles that a site has had since a day, each with its time.

    Sitemaps are opened as far as their own date of change or the date in their address allows; an entry
    counts by its date of publication, else by the day in its address, else by its date of change. Entries
    without any are left out. Where no sitemap names any, section pages are followed back page by page, and
    feeds by the parameter that WordPress reads.

    Args:
        fetcher: the door to the web.
        source: the site.
        since: the first day that is wanted, aware.
        most: no more addresses than this.
    """
    found: dict[str, int | None] = {}
    await _walk_sitemaps(fetcher, source, since, found, most)
    if not found:
        for feed in source.feeds:
            if feed.kind in {"feed", "listing"} and len(found) < most:
                await _walk_back(fetcher, feed, since, found, most)
    return list(found.items())[:most]


async def _walk_sitemaps(
    fetcher: Fetcher, source: Source, since: datetime, found: dict[str, int | None], most: int
) -> None:
    try:
        named = await fetcher.find_sitemaps(source.url)
    except TawaturError:
        named = ()
    own = [feed.url for feed in source.feeds if feed.kind == "sitemap"]
    usual = [urljoin(source.url, "/sitemap.xml"), urljoin(source.url, "/sitemap_index.xml")]
    waiting = [(address, 0) for address in dict.fromkeys((*named, *own, *(() if named else usual)))]
    seen: set[str] = set()
    while waiting and len(seen) < _MOST_SITEMAPS and len(found) < most:
        address, depth = waiting.pop(0)
        if address in seen:
            continue
        seen.add(address)
        for link in await _read_links(fetcher, address):
            if link.kind == "sitemap":
                if depth < _DEPTH and link.url and _may_hold(link, since):
                    waiting.append((link.url, depth + 1))
            elif link.kind == "page":
                _note(link, since, found)


async def _walk_back(
    fetcher: Fetcher, feed: Feed, since: datetime, found: dict[str, int | None], most: int
) -> None:
    """Follow a section page or a feed back until a whole page is older, or says nothing new."""
    address: str | None = feed.url
    visited: set[str] = set()
    for number in range(1, _MOST_PAGES + 1):
        if address is None or address in visited or len(found) >= most:
            return
        visited.add(address)
        page = await _fetch(fetcher, address)
        links = _links_of(page) if page else ()
        before = len(found)
        for link in links:
            _note(link, since, found)
        times = [time for link in links if (time := find_time(link)) is not None]
        is_older = bool(times) and max(times) < since
        if page is None or is_older or (number > 1 and len(found) == before):
            return
        address = _next_feed_page(feed.url, number + 1) if feed.kind == "feed" else _next_page(page)


def _note(link: Link, since: datetime, found: dict[str, int | None]) -> None:
    address, time = clean_address(link.url), find_time(link)
    if address and time is not None and time >= since:
        exact = _instant(link.published)
        found.setdefault(address, int((exact or time).timestamp()))


def find_time(link: Link) -> datetime | None:
    """Return when an entry appeared: as published, else the day in its address, else its date of change."""
    return _instant(link.published) or find_day(link.url or "") or _instant(link.updated)


def find_day(address: str) -> datetime | None:
    """Return the day that an address names in its path (at the day's end), or None."""
    match = _DAY_IN_ADDRESS.search(urlsplit(address).path)
    if match is None:
        return None
    try:
        year, month, day = (int(part) for part in match.groups() if part and part.isdecimal())
        return datetime(year, month, day, 23, 59, tzinfo=UTC)
    except ValueError:
        return None


def _may_hold(link: Link, since: datetime) -> bool:
    """Tell whether a sitemap of an index may name articles since a day."""
    changed = _instant(link.updated)
    if changed is not None and changed < since:
        return False
    month = _MONTH_IN_ADDRESS.search(urlsplit(link.url or "").path)
    return month is None or (int(month[1]), int(month[2])) >= (since.year, since.month)


def _instant(printed: str | None) -> datetime | None:
    """Read a time as printed; one without a zone, or a bare day, is taken at its latest."""
    if not printed:
        return None
    try:
        time = datetime.fromisoformat(printed)
    except ValueError:
        return None
    if len(printed) == len("2023-12-15"):
        time = time.replace(hour=23, minute=59)
    return time if time.tzinfo else time.replace(tzinfo=UTC)


async def _read_links(fetcher: Fetcher, address: str) -> tuple[Link, ...]:
    page = await _fetch(fetcher, address)
    return _links_of(page) if page else ()


async def _fetch(fetcher: Fetcher, address: str) -> Page | None:
    try:
        return await fetcher.fetch(address)
    except (Forbidden, FetchError):
        return None


def _links_of(page: Page) -> tuple[Link, ...]:
    try:
        return parse_links(page)
    except Unreadable:
        return ()


def _next_feed_page(address: str, number: int) -> str:
    return f"{address}{'&' if '?' in address else '?'}paged={number}"


def _next_page(page: Page) -> str | None:
    """Return the address that a section page names as its next one, or None."""
    tree = LexborHTMLParser(decode(page.body, page.content_type).text[:2_000_000])
    node = tree.css_first('link[rel~="next"][href]') or tree.css_first('a[rel~="next"][href], a.next[href]')
    if node is None:
        return None
    address = urljoin(page.url or "", node.attributes.get("href") or "")
    same = urlsplit(address).netloc == urlsplit(page.url or "").netloc
    return address if same and urlsplit(address).scheme in {"http", "https"} else None
