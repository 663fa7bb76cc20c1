"""Sitemaps, news sitemaps and indexes to links; read piece by piece, so a cut one gives what it has."""

import re
import zlib
from datetime import datetime

from tawatur.errors import Unreadable
from tawatur.model.article import Image
from tawatur.model.link import Link
from tawatur.parse.address import resolve_address
from tawatur.parse.entry import Entry, finish_entry
from tawatur.parse.xml import Field, repair_xml, scan_fields, split_chunks

# The protocol allows 50 MB unpacked.
LARGEST_UNPACKED = 52_428_800
_MOST_LINKS = 50_000
_START = re.compile(r"<(?:\w+:)?(?:urlset|sitemapindex)\b", re.IGNORECASE)
_INDEX = re.compile(r"<(?:\w+:)?sitemapindex\b", re.IGNORECASE)
_LINE = re.compile(r"^\s*https?://\S+\s*$")


def is_sitemap(text: str) -> bool:
    """Tell whether text starts like a sitemap or an index of sitemaps."""
    return bool(_START.search(text[:4_096]))


def is_address_list(text: str) -> bool:
    """Tell whether text is a plain list of addresses, one a line."""
    lines = text[:4_096].splitlines()[:20]
    full = [line for line in lines[:-1] or lines if line.strip()]
    return bool(full) and all(_LINE.match(line) for line in full)


def parse_sitemap(text: str, base: str | None = None, fetched_at: datetime | None = None) -> tuple[Link, ...]:
    """Read a sitemap (links of kind ``page``), an index (``sitemap``) or a plain list of addresses.

    ``published`` is set from the news extension alone: ``lastmod`` tells of the last change.

    Raises:
        Unreadable: ``not_a_list`` when the text is none of them.
    """
    if is_address_list(text):
        urls = (resolve_address(line, base) for line in text.splitlines()[:_MOST_LINKS])
        return tuple(Link(url=url, key=url) for url in urls if url)
    if not _START.search(text):
        raise Unreadable("not_a_list", "the document is no sitemap")
    kind = "sitemap" if _INDEX.search(text[:4_096]) else "page"
    _, chunks = split_chunks(repair_xml(text), ("sitemap",) if kind == "sitemap" else ("url",))
    entries = (_read_chunk(chunk, kind, base) for chunk in chunks[:_MOST_LINKS])
    return tuple(finish_entry(entry, fetched_at) for entry in entries if entry)


def _read_chunk(chunk: str, kind: str, base: str | None) -> Entry | None:
    fields: dict[str, Field] = {}
    for field in scan_fields(chunk):
        inner = [field]
        if field.name.endswith((":news", ":image", ":publication")):
            inner = list(_scan_inner(field))
        for one in inner:
            fields.setdefault(one.name.split(":")[-1] if one.name != "image:loc" else "image", one)
    location = fields.get("loc")
    url = resolve_address(location.content, base) if location and location.closed else None
    if not url:
        return None
    words = {name: field.content for name, field in fields.items()}
    image = resolve_address(words.get("image"), base)
    return Entry(
        url=url,
        title=words.get("title", "") if kind == "page" else "",
        published=words.get("publication_date", ""),
        updated=words.get("lastmod", ""),
        tags=tuple(re.split(r"[,،]", words.get("keywords", ""))),
        language=words.get("language") or None,
        feed_title=words.get("name") or None,
        image=Image(url=image) if image else None,
        kind=kind,
    )


def _scan_inner(field: Field) -> list[Field]:
    found: list[Field] = []
    for inner in scan_fields(field.content.replace("&", "&amp;")):
        found.extend(_scan_inner(inner) if inner.name.endswith(":publication") else [inner])
    return found


def unpack_gzip(body: bytes, largest: int = LARGEST_UNPACKED) -> bytes:
    """Unpack gzip bytes; of a cut or damaged file, what comes before the damage.

    Raises:
        Unreadable: ``too_large`` when more than ``largest`` bytes come out.
    """
    unpacked = bytearray()
    rest = body
    while rest.startswith(b"\x1f\x8b"):
        engine = zlib.decompressobj(wbits=31)
        try:
            unpacked += engine.decompress(rest, largest + 1 - len(unpacked))
        except zlib.error:
            break
        if len(unpacked) > largest:
            raise Unreadable("too_large", f"more than {largest} bytes unpacked")
        if not engine.eof:
            break
        rest = engine.unused_data
    return bytes(unpacked)
