"""One entry of a list of any format: raw words to a Link, with an identity that lasts."""

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from tawatur.model.article import Image
from tawatur.model.link import Link
from tawatur.text.dates import parse_date
from tawatur.text.markup import clean_line, split_paragraphs, strip_markup

_LONGEST_TITLE = 500
_MOST_TAGS = 100
_LONGEST_DATE = 200
# 23:59:60, the second that is inserted now and then
_LEAP_SECOND = re.compile(r"\b(\d\d:\d\d):60\b")
# 24:00 is the midnight that ends the day
_HOUR_24 = re.compile(r"\b24:00(:00)?\b")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a list says of one entry, as printed; see `Link` for the fields."""

    url: str | None = None
    title: str = ""
    published: str = ""
    updated: str = ""
    guid: str = ""
    summary: str = ""
    html: str | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str | None = None
    feed_title: str | None = None
    image: Image | None = None
    kind: str = "feed_item"


def finish_entry(entry: Entry, fetched_at: datetime | None = None) -> Link:
    """Return the entry as a Link: plain words, dates in ISO form, and the key that names it from now on."""
    published, basis = read_date(entry.published, fetched_at)
    updated, _ = read_date(entry.updated, fetched_at)
    title = shorten(strip_markup(entry.title))
    summary = "\n".join(split_paragraphs(entry.summary))
    tags = (strip_markup(tag) for tag in entry.tags[:_MOST_TAGS])
    return Link(
        url=entry.url,
        title=title,
        published=published,
        kind=entry.kind,
        published_printed=clean_line(entry.published[:200]) or None,
        zone_basis=basis,
        guid=entry.guid or None,
        summary=summary,
        html=entry.html,
        authors=tuple(dict.fromkeys(entry.authors)),
        tags=tuple(dict.fromkeys(tag for tag in tags if tag)),
        language=entry.language,
        feed_title=entry.feed_title,
        image=entry.image,
        updated=updated,
        key=find_key(entry.url, entry.guid, f"{title}\n{summary}"),
    )


def read_date(printed: str, fetched_at: datetime | None) -> tuple[str | None, str | None]:
    """Return a declared date in ISO form and ``stated`` where it has a zone; None for what cannot be read.

    A list declares; whether its date can be true is judged later, when the article is settled.
    """
    text = clean_line(printed[:_LONGEST_DATE])
    if not text:
        return None, None
    midnight = _HOUR_24.search(text)
    text = _LEAP_SECOND.sub(r"\1:59", _HOUR_24.sub(r"00:00\1", text))
    moment = parse_date(text, now=fetched_at, zone=None, country=None, publication=False)
    if moment is None:
        return None, None
    if midnight and moment.has_clock:
        moment = replace(moment, start=moment.start + timedelta(days=1))
    return moment.iso(), "stated" if moment.zone else None


def find_key(url: str | None, guid: str, words: str) -> str:
    """Name an entry so that its next appearance has the same name.

    The address comes first: identifiers are made anew on each visit by some sites, and shared by different
    entries on others. An address that is a site's front page names nothing.
    """
    if url and not is_front_page(url):
        return url
    if guid:
        return f"guid:{guid}"
    return "words:" + hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=12).hexdigest()


def is_front_page(url: str) -> bool:
    """Tell whether an address is the root of a site."""
    parts = urlsplit(url)
    return parts.path in {"", "/"} and not parts.query


def shorten(title: str) -> str:
    """Cut a title that no page could show at the end of a word."""
    if len(title) <= _LONGEST_TITLE:
        return title
    return title[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
