"""The door of the room for lists: a page to the links on it, by what it holds and what it is called."""

from tawatur.errors import Unreadable
from tawatur.model.link import Link
from tawatur.model.page import Page
from tawatur.parse.charset import decode
from tawatur.parse.feed import is_feed, parse_feed
from tawatur.parse.feed_json import is_json, parse_feed_json
from tawatur.parse.listing import parse_listing
from tawatur.parse.opml import is_opml, parse_opml
from tawatur.parse.sitemap import is_address_list, is_sitemap, parse_sitemap, unpack_gzip

LIST_KINDS = ("feed", "feed_json", "sitemap", "opml")


def find_kind(text: str, content_type: str | None) -> str:
    """Tell what a decoded document is: ``feed``, ``feed_json``, ``sitemap``, ``opml``, ``html`` or ``text``.

    Content is believed before the media type, since servers send feeds as HTML and pages as XML.
    """
    head = text[:4_096].lower()
    media_type = (content_type or "").lower().split(";")[0].strip()
    named_json = media_type.endswith("json") or '"items"' in head or "jsonfeed.org" in head
    named_xml = media_type.endswith("xml") and "html" not in media_type and "<" in head
    tests = (
        ("html", "<!doctype html" in head or "<html" in head),
        ("sitemap", is_sitemap(text)),
        ("opml", is_opml(text)),
        ("feed", is_feed(text)),
        ("feed_json", named_json and is_json(text)),
        ("feed", named_xml),
        ("sitemap", media_type != "text/html" and is_address_list(text)),
        ("html", media_type == "text/html" or "<" in head),
    )
    return next((kind for kind, holds in tests if holds), "text")


def is_list(page: Page) -> bool:
    """Tell whether a page is a feed, a sitemap or OPML rather than an article or a section page.

    Raises:
        Unreadable: the page is empty or binary.
    """
    body = page.body
    if body.startswith(b"\x1f\x8b"):
        body = unpack_gzip(body)
    return find_kind(decode(body, page.content_type).text, page.content_type) in LIST_KINDS


def parse_links(page: Page) -> tuple[Link, ...]:
    """Read the links of a feed, a sitemap, OPML or an HTML section page, in the order of the list.

    What can be read of a broken or cut list is returned.

    Raises:
        Unreadable: ``empty``, ``binary``, ``too_large``, or ``not_a_list`` when there is nothing to read.
    """
    body = page.body
    if body.startswith(b"\x1f\x8b"):
        body = unpack_gzip(body)
    text = decode(body, page.content_type).text
    kind = find_kind(text, page.content_type)
    if kind == "feed":
        return parse_feed(text, page.url, page.fetched_at)
    if kind == "feed_json":
        return parse_feed_json(text, page.url, page.fetched_at)
    if kind == "sitemap":
        return parse_sitemap(text, page.url, page.fetched_at)
    if kind == "opml":
        return parse_opml(text, page.url)
    if kind == "html":
        return parse_listing(text, page.url, page.fetched_at)
    raise Unreadable("not_a_list", "the document is plain text without addresses")
