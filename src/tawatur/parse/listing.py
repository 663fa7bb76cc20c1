"""HTML section pages to the links of their articles, with titles and the dates of their cards."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import unquote, urldefrag, urlsplit

from selectolax.lexbor import LexborHTMLParser

from tawatur.errors import Unreadable
from tawatur.model.link import Link
from tawatur.parse.address import resolve_address
from tawatur.parse.entry import read_date, shorten
from tawatur.text.markup import clean_line
from tawatur.text.nesting import is_too_deep

_MOST_ANCHORS = 20_000
_LARGEST = 8_000_000
_LEAST_WORDS, _LEAST_LETTERS = 4, 18
_CARD_REACH = 5
_FURNITURE = frozenset({"nav", "footer"})
_HEADLINES = frozenset({"h1", "h2", "h3", "h4", "h5"})
# Pages that list, explain or ask, not articles: /tag/…, /author/…, /privacy-policy
_NO_ARTICLE = re.compile(
    r"(?:^|/)(?:tags?|topics?|keywords?|categor(?:y|ies)|authors?|writers?|search|login|register|privacy[\w-]*|"
    r"contact[\w-]*|about[\w-]*|terms[\w-]*|advertis[\w-]*|feed|rss|wp-(?:login|admin)|page/\d+|subscribe)(?:/|\.|$)",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34]|xml|json|css|js|zip|apk)$", re.IGNORECASE)
# /2023/12/15/…, /news/123456, …-1.1234567, ?id=123
_NUMBER = re.compile(r"\d{4,}|/20\d\d/\d{1,2}|[?&](?:id|p|news|article|nid)=\d+", re.IGNORECASE)
_SLUG = re.compile(r"[^/]*(?:[-_ ][^/]*){3,}")


@dataclass(frozen=True, slots=True)
class _Candidate:
    link: Link
    headline: bool


def parse_listing(text: str, base: str | None = None, fetched_at: datetime | None = None) -> tuple[Link, ...]:
    """Find the articles that a section page links to, in page order, each once with its longest title.

    An article's link has an address of the same site that looks like one (a number, a date or a long
    slug) and a headline: it stands in a heading, or has at least four words.

    Raises:
        Unreadable: ``too_deep`` when tags stand deeper in each other than any page needs.
    """
    text = text[:_LARGEST]
    if is_too_deep(text):
        raise Unreadable("too_deep", "the tags stand too deep in each other")
    tree = LexborHTMLParser(text)
    site = _site(base) if base else None
    found: dict[str, _Candidate] = {}
    for anchor in tree.css("a[href]")[:_MOST_ANCHORS]:
        url = resolve_address(anchor.attributes.get("href"), base)
        if url is None or (site and _site(url) != site) or not _looks_like_article(url):
            continue
        candidate = _read_anchor(anchor, urldefrag(url).url, fetched_at)
        if candidate is None:
            continue
        known = found.get(candidate.link.key)
        found[candidate.link.key] = candidate if known is None else _merge(known, candidate)
    return tuple(candidate.link for candidate in found.values() if _is_headline(candidate))


def _merge(known: _Candidate, other: _Candidate) -> _Candidate:
    better = max(known, other, key=lambda one: (one.headline, len(one.link.title)))
    published = known.link.published or other.link.published
    printed = known.link.published_printed or other.link.published_printed
    link = replace(better.link, published=published, published_printed=printed)
    return _Candidate(link, headline=known.headline or other.headline)


def _is_headline(candidate: _Candidate) -> bool:
    title = candidate.link.title
    if candidate.headline:
        return bool(title)
    return len(title) >= _LEAST_LETTERS and len(title.split()) >= _LEAST_WORDS


def _site(url: str) -> str:
    host = urlsplit(url).hostname or ""
    return host.removeprefix("www.").removeprefix("m.").removeprefix("amp.")


def _looks_like_article(url: str) -> bool:
    parts = urlsplit(url)
    path = unquote(parts.path)
    if _NO_ARTICLE.search(path) or _FILE.search(path):
        return False
    where = f"{path}?{parts.query}" if parts.query else path
    return bool(_NUMBER.search(where) or _SLUG.fullmatch(path.rstrip("/").rsplit("/", 1)[-1]))


def _read_anchor(anchor: Any, url: str, fetched_at: datetime | None) -> _Candidate | None:
    """Read the headline of an anchor and the date of the card it stands in; None inside menus and footers."""
    heading = anchor.css_first("h1,h2,h3,h4,h5")
    headline = heading is not None
    published, basis, printed = None, None, None
    node, steps = anchor.parent, 0
    while node is not None and steps < 40:
        if node.tag in _FURNITURE:
            return None
        headline = headline or (node.tag in _HEADLINES and steps < _CARD_REACH)
        if printed is None and node.tag in {"article", "li", "div", "td"} and steps < _CARD_REACH:
            printed = _card_date(node)
            published, basis = read_date(printed or "", fetched_at)
        node, steps = node.parent, steps + 1
    title = clean_line((heading or anchor).text(deep=True, separator=" "))
    title = title or clean_line(anchor.attributes.get("title") or "")
    link = Link(
        url=url,
        title=shorten(title),
        published=published,
        published_printed=printed,
        zone_basis=basis,
        key=url,
    )
    return _Candidate(link, headline)


def _card_date(card: Any) -> str | None:
    """Return the one date that a card prints in a ``time`` element; None where it has none or several."""
    times = card.css("time")
    if len(times) != 1:
        return None
    return clean_line(times[0].attributes.get("datetime") or times[0].text(deep=True)) or None
