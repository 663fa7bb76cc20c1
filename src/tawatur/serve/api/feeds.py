"""Atom and JSON Feed of the latest texts, or of a search: an alert in any reader, without an account."""

import json
import re
from dataclasses import dataclass
from typing import Any

from anyio import to_thread
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tawatur.model.article import Article
from tawatur.model.moment import bounds, parse_instant
from tawatur.serve.asked import Asked, read_asked
from tawatur.serve.shelf import Shelf
from tawatur.serve.web.cards import LEAD_LENGTH, NO_TITLE, find_href, say_outlet
from tawatur.serve.web.foreign import clean_words, cut_words, find_link

_ENTRIES = 40
_NOT_XML = re.compile("[\ufffe\uffff\ud800-\udfff]")  # what XML 1.0 forbids beyond control characters
_EPOCH = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed.

    Attributes:
        updated: the instant we first saw the article: known for certain, where ``published`` may be a day.
        published: the instant of publication; None where only a day or less is known.
    """

    id: str
    url: str
    original: str | None
    title: str
    summary: str
    author: str
    updated: str
    published: str | None


def list_routes(shelf: Shelf) -> list[Route]:
    """Return the routes of both feeds."""

    async def atom(request: Request) -> Response:
        asked = read_asked(request.query_params)
        entries = await to_thread.run_sync(find_entries, shelf, asked, _site_address(request))
        body = write_atom(entries, say_title(asked), str(request.url), _page(request, asked))
        return Response(body, media_type="application/atom+xml")

    async def feed(request: Request) -> Response:
        asked = read_asked(request.query_params)
        entries = await to_thread.run_sync(find_entries, shelf, asked, _site_address(request))
        body = write_json_feed(entries, say_title(asked), str(request.url), _page(request, asked))
        return Response(body, media_type="application/feed+json")

    return [Route("/feed.atom", atom, methods=["GET"]), Route("/feed.json", feed, methods=["GET"])]


def _site_address(request: Request) -> str:
    return str(request.base_url).rstrip("/")


def _page(request: Request, asked: Asked) -> str:
    parameters = asked.parameters()
    return _site_address(request) + (f"/search?{parameters}" if parameters else "/")


def find_entries(shelf: Shelf, asked: Asked, base: str) -> list[Entry]:
    """Return the newest entries; copies of one text are one entry.

    Raises:
        QueryError: the query cannot be understood.
    """
    if asked.is_empty:
        articles = [group.lead for group in shelf.latest(limit=_ENTRIES).groups]
    else:
        articles = [item.article for item in shelf.search(asked, limit=_ENTRIES, order="newest").items]
    return [make_entry(article, base) for article in articles]


def make_entry(article: Article, base: str) -> Entry:
    """Return one entry; ``base`` is the address of this server."""
    published = article.published if article.published and parse_instant(article.published) else None
    reach = bounds(article.published)
    seen = article.first_seen or article.fetched_at
    if not seen or not parse_instant(seen):
        seen = reach[0].strftime("%Y-%m-%dT%H:%M:%SZ") if reach else _EPOCH
    return Entry(
        id=f"urn:tawatur:article:{clean_words(article.id)}",
        url=base + find_href(article.id),
        original=find_link(article.url),
        title=clean_words(article.title).strip() or NO_TITLE,
        summary=cut_words(article.lead or article.text, LEAD_LENGTH * 2),
        author=say_outlet(article),
        updated=seen,
        published=published,
    )


def say_title(asked: Asked) -> str:
    """Return the title of a feed."""
    return f"تواتر: {clean_words(asked.query)}" if asked.query else "تواتر: الأحدث"


def write_atom(entries: list[Entry], title: str, address: str, page: str) -> str:
    """Return an Atom 1.0 document (RFC 4287)."""
    parts = [
        Markup(
            '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar">'
        ),
        Markup("<id>{}</id><title>{}</title>").format(address, _xml(title)),
        Markup("<updated>{}</updated>").format(max((entry.updated for entry in entries), default=_EPOCH)),
        Markup('<link rel="self" href="{}"/><link rel="alternate" href="{}"/>').format(address, page),
        Markup("<generator>Tawatur</generator>"),
        *(_write_entry(entry) for entry in entries),
        Markup("</feed>\n"),
    ]
    return "\n".join(parts)


def _write_entry(entry: Entry) -> Markup:
    parts = [
        Markup("<entry><id>{}</id><title>{}</title>").format(_xml(entry.id), _xml(entry.title)),
        Markup('<link rel="alternate" href="{}"/>').format(entry.url),
        Markup("<updated>{}</updated><author><name>{}</name></author>").format(
            entry.updated, _xml(entry.author) or "—"
        ),
        Markup("<summary>{}</summary>").format(_xml(entry.summary)),
    ]
    if entry.published:
        parts.append(Markup("<published>{}</published>").format(entry.published))
    if entry.original:
        parts.append(Markup('<link rel="via" href="{}"/>').format(_xml(entry.original)))
    return Markup("").join([*parts, Markup("</entry>")])


def _xml(text: str) -> Markup:
    return escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text))


def write_json_feed(entries: list[Entry], title: str, address: str, page: str) -> str:
    """Return a JSON Feed 1.1 document."""
    items = []
    for entry in entries:
        item: dict[str, Any] = {
            "id": entry.id,
            "url": entry.url,
            "title": entry.title,
            "content_text": entry.summary,
            "date_modified": entry.updated,
        }
        if entry.original:
            item["external_url"] = entry.original
        if entry.published:
            item["date_published"] = entry.published
        if entry.author:
            item["authors"] = [{"name": entry.author}]
        items.append(item)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "language": "ar",
        "home_page_url": page,
        "feed_url": address,
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False) + "\n"
