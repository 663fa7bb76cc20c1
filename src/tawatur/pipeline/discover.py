"""What a site offers to be collected by: feeds, news sitemaps and section pages, found from one address."""

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from tawatur.errors import FetchError, Forbidden, TawaturError, Unreadable
from tawatur.fetch.stage import Fetcher
from tawatur.knowledge.outlets import Registry
from tawatur.model.link import Link
from tawatur.model.page import Page
from tawatur.model.source import Feed, Source
from tawatur.parse.charset import decode
from tawatur.parse.stage import is_list, parse_links
from tawatur.text.clean import clean_line

_FEED_TYPES = re.compile(r"application/(?:rss|atom|rdf|feed|x-rss)?\+?(?:xml|json)|text/xml", re.IGNORECASE)
_FEED_PATH = re.compile(r"(?:^|[/._-])(?:rss|feeds?|atom|rdf)(?:[/._?=-]|\d*$)", re.IGNORECASE)
# What readers say below articles is no news.
_COMMENTS = re.compile(r"comment|تعليق", re.IGNORECASE)
_USUAL_FEEDS = (
    "feed",
    "rss",
    "rss.xml",
    "feed.xml",
    "atom.xml",
    "rss/all.xml",
    "feed/rss",
    "ar/rss",
    "index.xml",
)
_USUAL_SITEMAPS = (
    "news-sitemap.xml",
    "sitemap-news.xml",
    "sitemap_news.xml",
    "sitemap.xml",
    "sitemap_index.xml",
)
_NEWS = re.compile(r"news|post|article|اخبار", re.IGNORECASE)
_MOST_FEEDS, _MOST_TRIED, _MOST_CHILDREN = 5, 12, 3
# A section page that names fewer articles is none.
_LEAST_ON_SECTION = 5


@dataclass(frozen=True, slots=True)
class Offer:
    """One list that a site offers.

    Attributes:
        feed: the list.
        title: what it calls itself, or "".
        links: its entries.
    """

    feed: Feed
    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Discovery:
    """What was found from an address.

    Attributes:
        source: what would be saved.
        offers: its lists with their entries.
        problem: why the address itself could not be read, or "".
    """

    source: Source
    offers: tuple[Offer, ...]
    problem: str = ""


async def discover(fetcher: Fetcher, address: str, registry: Registry, *, name: str = "") -> Discovery:
    """Find what a site can be collected by.

    Feeds that the page declares come first, then feeds it links to, then those at usual places; a news
    sitemap comes along; without a feed the section page itself serves, and at last an ordinary sitemap.

    Args:
        fetcher: the door to the web.
        address: a front page, a section page, a feed or a sitemap.
        registry: outlets that are known.
        name: what to call the source; else the outlet's name, else what the site calls itself.

    Raises:
        Forbidden: the address may not be called.
        TawaturError: nothing was found that names articles.
    """
    problem, page = "", None
    try:
        page = await fetcher.fetch(address)
    except FetchError as error:
        problem = str(error)
    front = (page.url if page else None) or address
    offers: list[Offer] = []
    if page is not None and _is_list(page):
        offers = [offer] if (offer := _read_offer(page, address)) else await _open_index(fetcher, page)
    else:
        offers = await _find_offers(fetcher, front, page)
    if not offers:
        raise TawaturError(
            f"{address}: no feed, news sitemap or section page was found there"
            + (f" ({problem})" if problem else "; give the address of a section page or of a feed")
        )
    return Discovery(_make_source(front, offers, page, registry, name), tuple(offers), problem)


async def _find_offers(fetcher: Fetcher, front: str, page: Page | None) -> list[Offer]:
    declared = _find_feeds(page) if page else []
    offers = await _try(fetcher, declared)
    if not offers:
        usual = [urljoin(front, path) for path in _USUAL_FEEDS]
        root = [urljoin(front, "/" + path) for path in _USUAL_FEEDS]
        offers = await _try(fetcher, list(dict.fromkeys([*usual, *root])), enough=1)
    sitemaps = await _find_sitemaps(fetcher, front)
    news = [offer for offer in sitemaps if any(link.published for link in offer.links)]
    if offers:
        return [*offers, *news[:1]]
    if news:
        return news[:1]
    section = _read_section(page) if page else None
    return [section] if section else sitemaps[:1]


async def _try(fetcher: Fetcher, addresses: list[str], *, enough: int = _MOST_FEEDS) -> list[Offer]:
    """Return the feeds among some addresses that answer, without those that only repeat another one."""
    offers: list[Offer] = []
    seen: set[str] = set()
    for address in addresses[:_MOST_TRIED]:
        page = await _fetch(fetcher, address)
        offer = _read_offer(page, address) if page and _is_list(page) else None
        if offer is None or offer.feed.kind != "feed":
            continue
        keys = {link.key for link in offer.links}
        if keys <= seen:
            continue
        seen |= keys
        offers.append(offer)
        if len(offers) >= enough:
            break
    return offers


async def _find_sitemaps(fetcher: Fetcher, front: str) -> list[Offer]:
    """Return the sitemaps of a site with their entries, those for news first."""
    try:
        named = list(await fetcher.find_sitemaps(front))
    except TawaturError:
        named = []
    named = named or [urljoin(front, "/" + path) for path in _USUAL_SITEMAPS]
    offers: list[Offer] = []
    for address in sorted(named, key=lambda one: not is_for_news(one))[:_MOST_CHILDREN]:
        page = await _fetch(fetcher, address)
        if page is None or not _is_list(page):
            continue
        offer = _read_offer(page, address)
        offers += [offer] if offer else await _open_index(fetcher, page)
    return sorted(offers, key=lambda offer: not any(link.published for link in offer.links))


async def _open_index(fetcher: Fetcher, page: Page) -> list[Offer]:
    """Open the likeliest sitemaps of an index: those named for news, then those changed last."""
    try:
        children = [link for link in parse_links(page) if link.kind == "sitemap" and link.url]
    except Unreadable:
        return []
    children.sort(key=lambda link: link.updated or "", reverse=True)
    children.sort(key=lambda link: not is_for_news(link.url or ""))
    offers = []
    for link in children[:_MOST_CHILDREN]:
        child = await _fetch(fetcher, link.url or "")
        offer = _read_offer(child, link.url or "") if child and _is_list(child) else None
        offers += [offer] if offer else []
    return offers


async def _fetch(fetcher: Fetcher, address: str) -> Page | None:
    try:
        return await fetcher.fetch(address)
    except (Forbidden, FetchError):
        return None


def _is_list(page: Page) -> bool:
    try:
        return is_list(page)
    except Unreadable:
        return False


def _read_offer(page: Page, address: str) -> Offer | None:
    """Read a feed or a sitemap; None where it names no articles."""
    try:
        links = tuple(link for link in parse_links(page) if link.kind in {"feed_item", "page"})
    except Unreadable:
        return None
    if not links:
        return None
    kind = "feed" if links[0].kind == "feed_item" else "sitemap"
    return Offer(Feed(address, kind), clean_line(links[0].feed_title or ""), links)


def _read_section(page: Page) -> Offer | None:
    try:
        links = parse_links(page)
    except Unreadable:
        return None
    if len(links) < _LEAST_ON_SECTION or not page.url:
        return None
    return Offer(Feed(page.url, "listing"), _read_title(page), links)


def is_for_news(address: str) -> bool:
    """Tell whether a sitemap is named as one for news."""
    return _NEWS.search(urlsplit(address).path) is not None


def find_declared(page: Page) -> list[str]:
    """Return the feeds that a page declares in its head."""
    declared = []
    tree = LexborHTMLParser(decode(page.body, page.content_type).text[:2_000_000])
    for node in tree.css("link[rel][href]"):
        attributes = node.attributes
        words = (attributes.get("rel") or "").lower().split()
        said = f"{attributes.get('title')} {attributes.get('href')}"
        if (
            "alternate" in words
            and _FEED_TYPES.search(attributes.get("type") or "")
            and not _COMMENTS.search(said)
        ):
            declared.append(attributes.get("href") or "")
    found = [_absolute(href, page.url or "") for href in declared]
    return list(dict.fromkeys(address for address in found if address))


def _find_feeds(page: Page) -> list[str]:
    """Return the feeds that a page declares, then those that it links to."""
    tree = LexborHTMLParser(decode(page.body, page.content_type).text[:2_000_000])
    linked = []
    for node in tree.css("a[href]")[:5_000]:
        href = node.attributes.get("href") or ""
        if _FEED_PATH.search(urlsplit(href).path if "://" not in href[:9] else href) and not _COMMENTS.search(
            href
        ):
            linked.append(href)
    found = [_absolute(href, page.url or "") for href in linked]
    return list(dict.fromkeys((*find_declared(page), *(address for address in found if address))))


def _absolute(href: str, base: str) -> str | None:
    try:
        address = urljoin(base, href.strip())
        return address if urlsplit(address).scheme in {"http", "https"} else None
    except ValueError:
        return None


def _read_title(page: Page) -> str:
    title = LexborHTMLParser(decode(page.body, page.content_type).text[:200_000]).css_first("title")
    return clean_line(title.text()) if title is not None else ""


def _make_source(front: str, offers: list[Offer], page: Page | None, registry: Registry, name: str) -> Source:
    title = name or next((offer.title for offer in offers if offer.title), "")
    if not title and page is not None and not _is_list(page):
        title = _read_title(page)
    return name_source(front, title, tuple(offer.feed for offer in offers), registry, named=bool(name))


def name_source(
    address: str, title: str, feeds: tuple[Feed, ...], registry: Registry, *, named: bool = False
) -> Source:
    """Return a source under the id of its outlet, or of its host where the outlet is not known.

    Args:
        address: any address of the site.
        title: what it calls itself.
        feeds: its lists.
        registry: outlets that are known.
        named: the title was given by hand and wins over the outlet's name.
    """
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    outlet = registry.by_domain(host)
    identity = outlet.id if outlet else host
    shown = title if named or outlet is None else outlet.name
    return Source(
        identity, shown or host, f"{parts.scheme}://{parts.netloc}/", outlet.id if outlet else None, feeds
    )
