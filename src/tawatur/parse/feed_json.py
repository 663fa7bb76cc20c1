"""JSON Feed to links, wrong types and cut files included."""

import json
import re
from datetime import datetime
from typing import Any

from tawatur.errors import Unreadable
from tawatur.model.article import Image
from tawatur.model.link import Link
from tawatur.parse.address import resolve_address
from tawatur.parse.entry import Entry, finish_entry
from tawatur.text.markup import clean_line, strip_markup

_ITEMS = re.compile(r'"items"\s*:\s*\[')
_MOST_ENTRIES = 20_000


def is_json(text: str) -> bool:
    """Tell whether text starts like a JSON object or array."""
    return text[:100].lstrip("\ufeff \t\r\n")[:1] in {"{", "["}


def parse_feed_json(
    text: str, base: str | None = None, fetched_at: datetime | None = None
) -> tuple[Link, ...]:
    """Read a JSON Feed; a value of the wrong type counts as missing, an item that is no object is no entry.

    Raises:
        Unreadable: ``not_a_list`` when there is no list of items.
    """
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError):
        feed = {"items": _read_cut_items(text)}
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or not (items or "jsonfeed" in _text(feed, "version")):
        raise Unreadable("not_a_list", "the JSON holds no items")
    site = resolve_address(_text(feed, "home_page_url"), base)
    entries = (
        _read_item(item, feed, base or site) for item in items[:_MOST_ENTRIES] if isinstance(item, dict)
    )
    return tuple(finish_entry(entry, fetched_at) for entry in entries)


def _read_cut_items(text: str) -> list[Any]:
    """Read the complete items of JSON that is cut or broken further down."""
    found = _ITEMS.search(text)
    items: list[Any] = []
    if not found:
        return items
    decoder = json.JSONDecoder()
    position = found.end()
    while (start := text.find("{", position)) >= 0 and len(items) < _MOST_ENTRIES:
        try:
            item, position = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            break
        items.append(item)
    return items


def _read_item(item: dict[str, Any], feed: dict[str, Any], base: str | None) -> Entry:
    html = _text(item, "content_html")
    plain = _text(item, "content_text")
    image = resolve_address(_text(item, "image") or _text(item, "banner_image"), base)
    return Entry(
        url=_find_address(item, base),
        title=_text(item, "title"),
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
        guid=clean_line(_text(item, "id")),
        summary=_text(item, "summary") or ("" if html else plain),
        html=html or _escape(plain) or None,
        authors=tuple(_find_authors(item)),
        tags=tuple(tag for tag in _list(item, "tags") if isinstance(tag, str)),
        language=_text(item, "language") or _text(feed, "language") or None,
        feed_title=strip_markup(_text(feed, "title")) or None,
        image=Image(url=image) if image else None,
    )


def _find_address(item: dict[str, Any], base: str | None) -> str | None:
    own = _text(item, "url") or _text(item, "external_url")
    identifier = _text(item, "id")
    return resolve_address(own, base) or (resolve_address(identifier) if "://" in identifier else None)


def _find_authors(item: dict[str, Any]) -> list[str]:
    authors = [author for author in (*_list(item, "authors"), item.get("author")) if isinstance(author, dict)]
    return [name for author in authors if (name := strip_markup(_text(author, "name")))]


def _escape(plain: str) -> str:
    lines = (line.strip() for line in plain.replace("&", "&amp;").replace("<", "&lt;").splitlines())
    return "".join(f"<p>{line}</p>" for line in lines if line)


def _text(record: dict[str, Any], key: str) -> str:
    value = record.get(key)
    if isinstance(value, int | float) and not isinstance(value, bool) and key == "id":
        return str(value)
    return value if isinstance(value, str) else ""


def _list(record: dict[str, Any], key: str) -> list[Any]:
    value = record.get(key)
    return value if isinstance(value, list) else []
