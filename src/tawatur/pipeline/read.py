"""One page through the rooms up to `normalize`: what all that reads pages calls."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, lru_cache

from tawatur.extract import stage as extract
from tawatur.extract.agencies import agency_names, is_agency
from tawatur.extract.mentions import index_names
from tawatur.knowledge.outlets import Registry, load_registry
from tawatur.model.article import Article
from tawatur.model.moment import parse_instant
from tawatur.model.page import Page
from tawatur.normalize.stage import normalize_article
from tawatur.parse.pages import parse_page


def read(
    page: bytes | str,
    *,
    url: str | None = None,
    fetched_at: str | datetime | None = None,
    content_type: str | None = None,
) -> Article:
    """Return the article of a page; ``tawatur.read``.

    Args:
        page: HTML or plain text, as bytes or already decoded.
        url: the address that it came from; without one the id is made of the canonical address or the text.
        fetched_at: an ISO time with a zone or an aware datetime; relative dates are reckoned from it.
        content_type: the Content-Type header; ``text/plain`` makes the first line the title.

    Raises:
        Rejected: the page is no article; ``reason`` says what it is.
        Unreadable: the bytes cannot be read as a page.
        ValueError: ``fetched_at`` has no zone or is no time.
    """
    return read_all(page, url=url, fetched_at=fetched_at, content_type=content_type)[0]


def read_all(
    page: bytes | str,
    *,
    url: str | None = None,
    fetched_at: str | datetime | None = None,
    content_type: str | None = None,
) -> tuple[Article, ...]:
    """Return the article of a page and those that are glued to it; ``tawatur.read_all``. See `read`."""
    body = page
    if isinstance(body, str):
        body = body.encode("utf-8", "replace")
        content_type = f"{(content_type or '').split(';')[0]}; charset=utf-8"
    time = _aware(fetched_at)
    made = Page(body=body, url=url, content_type=content_type, fetched_at=time, origin=url or "page")
    return read_page(made, default_registry())


def _aware(time: str | datetime | None) -> datetime | None:
    found = parse_instant(time) if isinstance(time, str) else time
    if time is not None and (found is None or found.tzinfo is None):
        raise ValueError(f"fetched_at must be a time with its zone, not {time!r}")
    return found.astimezone(UTC) if found is not None else None


def read_page(page: Page, registry: Registry) -> tuple[Article, ...]:
    """Return the article of a page, and after it those that are glued to it (``found_in`` names the first).

    Raises:
        Rejected: the page is no article.
        Unreadable: the bytes cannot be read as a page.
    """
    document = parse_page(page)
    first, *glued = extract.extract_articles(document, known=know_names(registry))
    fetched_at = page.fetched_at
    article = normalize_article(first, registry, fetched_at, extract_version=extract.VERSION)
    others = [
        replace(
            normalize_article(
                one, registry, fetched_at, host=article.outlet, extract_version=extract.VERSION
            ),
            found_in=(article.id,),
        )
        for one in glued
    ]
    return (_name_others(article, others), *others)


class _KnownNames:
    """Tells whether a name is an outlet's: of the registry, or one of the agencies that papers print.

    Attributes:
        index: the first words of all names, by which `find_mentions` passes over all other words.
    """

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._sure = lru_cache(maxsize=50_000)(self._look)
        names = (name for entry in registry.entries for name in (entry.name, entry.latin, *entry.spellings))
        self.index = index_names((*names, *agency_names()))

    def __call__(self, name: str, /) -> int:
        return self._sure(name)

    def _look(self, name: str) -> int:
        if is_agency(name):
            return 2
        entry = self._registry.by_name(name)
        return 0 if entry is None else 1 if self._registry.is_ordinary(name, entry) else 2


@lru_cache(maxsize=4)
def know_names(registry: Registry) -> Callable[[str], int]:
    """Return a test of names: 2 for an outlet's, 1 where it is an ordinary word as well, 0 for all others."""
    return _KnownNames(registry)


def _name_others(article: Article, others: list[Article]) -> Article:
    """Give the read-also entries whose text stood on the page the id of the article it became."""
    if not others:
        return article
    ids = {other.title: other.id for other in others}
    read_also = tuple(
        replace(one, article_id=ids.get(one.title, one.article_id)) for one in article.read_also
    )
    return replace(article, read_also=read_also)


@cache
def default_registry() -> Registry:
    """Return the registry that ships, read once a process."""
    return load_registry()
