"""The door of the room: an extracted Article in, the same with every fact in one spelling out."""

import dataclasses
from datetime import datetime
from urllib.parse import urlsplit

from tawatur.knowledge.outlets import Registry
from tawatur.model.article import Article, Clues, Image, Outlet, ReadAlso
from tawatur.model.moment import format_time
from tawatur.normalize.address import choose_canonical, clean_address, make_id
from tawatur.normalize.outlet import find_outlet, find_outlet_zone, resolve_credits
from tawatur.normalize.time import settle_dates
from tawatur.normalize.wording import digest_text, fix_text, fix_title
from tawatur.text.clean import clean_line
from tawatur.text.language import find_language

VERSION = "3"
# a text shows its language long before its end
_LANGUAGE_SHOWS = 250
EXTRACT_KEY, NORMALIZE_KEY = "extract", "normalize"


def normalize_article(
    article: Article, registry: Registry, fetched_at: datetime | None = None, *, host: Outlet | None = None,
    extract_version: str = "1",
) -> Article:  # fmt: skip
    """Settle dates, outlet and credits, fix the text, and give the article its id, digest and versions.

    Args:
        article: as `extract` made it, with ``clues``.
        registry: the known outlets.
        fetched_at: aware time of the fetch, or None.
        host: for an article glued to another one's page, the outlet of that page.
        extract_version: the version of the rules that extracted it.
    """
    clues = article.clues or Clues()
    url, text, title = clean_address(article.url), fix_text(article.text), fix_title(article.title)
    canonical = choose_canonical(article.canonical_url, url)
    page_host = urlsplit(url or canonical or "").hostname
    outlet = host if article.found_in else find_outlet(page_host, clues.site_name, registry)
    settled = settle_dates(
        clues.dates,
        outlet_zone=find_outlet_zone(outlet, registry),
        country=outlet.country if outlet else None,
        fetched_at=fetched_at,
        text=text,
    )
    return dataclasses.replace(
        article,
        id=make_id(url, canonical, title, text),
        url=url,
        canonical_url=canonical,
        outlet=None if article.found_in else outlet,
        attribution=resolve_credits(clues.credits, outlet, registry),
        title=title,
        lead=clean_line(article.lead),
        text=text,
        text_digest=digest_text(text),
        versions={EXTRACT_KEY: extract_version, NORMALIZE_KEY: VERSION},
        authors=_lines(article.authors),
        published=settled.published,
        updated=settled.updated,
        published_precision=settled.published_precision,
        published_zone=settled.published_zone,
        published_printed=settled.published_printed,
        published_basis=settled.published_basis,
        zone_basis=settled.zone_basis,
        fetched_at=_instant(fetched_at),
        first_seen=_instant(fetched_at),
        tags=_lines(article.tags),
        aggregator_tags=_lines(article.aggregator_tags),
        read_also=tuple(_read_also(one) for one in article.read_also),
        language=_language(title, text, clues.declared_language),
        image=_image(article.image),
        clues=None,
    )


def _lines(values: tuple[str, ...]) -> tuple[str, ...]:
    """Return values cleaned, the empty and the repeated ones gone."""
    return tuple(dict.fromkeys(line for value in values if (line := clean_line(value))))


def _read_also(one: ReadAlso) -> ReadAlso:
    return dataclasses.replace(one, title=clean_line(one.title), url=clean_address(one.url))


def _image(image: Image | None) -> Image | None:
    url = clean_address(image.url) if image else None
    if image is None or url is None:
        return None
    caption = clean_line(image.caption or "") or None
    return Image(url=url, caption=caption, credit=clean_line(image.credit or "") or None)


def _language(title: str, text: str, declared: str | None) -> str | None:
    """Return the language that the text shows; what the page declares only where the text is silent."""
    found = find_language((text or title)[:_LANGUAGE_SHOWS])
    return found or (declared if declared and len(declared) <= 12 else None)


def _instant(time: datetime | None) -> str | None:
    if time is None:
        return None
    return format_time(time.replace(tzinfo=None), "second", utc=True)
