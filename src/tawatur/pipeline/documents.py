"""Many documents to Articles without a store: what `tawatur read` does with pages and feeds."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice

from tawatur.errors import Rejected, Unreadable
from tawatur.extract.entry import extract_entry
from tawatur.extract.stage import VERSION as EXTRACT_VERSION
from tawatur.knowledge.outlets import Registry
from tawatur.model.article import Article
from tawatur.model.link import Link
from tawatur.model.outcome import FAILED, KEPT, REJECTED, Outcome, Problem
from tawatur.model.page import Page
from tawatur.normalize.stage import normalize_article
from tawatur.parse.stage import is_list, parse_links
from tawatur.pipeline.crew import Death
from tawatur.pipeline.read import default_registry, know_names, read_page
from tawatur.pipeline.workers import Workers

_log = logging.getLogger(__name__)
# Pages that go to a worker at once; fewer documents than that are read in this process.
_TASK = 8


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One document that was read: how it ended, and its articles, its own first."""

    outcome: Outcome
    articles: tuple[Article, ...] = ()


def read_documents(found: Iterable[Page | Problem], *, jobs: int = 1) -> Iterator[ReadDocument]:
    """Read pages and feeds in order, in ``jobs`` processes; what goes wrong with one touches no other.

    A feed is one document an entry. A Problem takes its place in the line as a failed document.
    """
    items = iter(found)
    first = list(islice(items, _TASK))
    rest = chain(first, items)
    if jobs == 1 or len(first) < _TASK:
        for one in rest:
            yield from read_or_refuse((one,))
        return
    workers = Workers[Page | Problem, ReadDocument](read_or_refuse, jobs=jobs, lost=_lose)
    for documents in workers.run(iter(lambda: tuple(islice(rest, _TASK)), ())):
        yield from documents


def read_or_refuse(task: tuple[Page | Problem, ...]) -> list[ReadDocument]:
    """Read one task: in this process, or in a worker."""
    documents: list[ReadDocument] = []
    for one in task:
        if isinstance(one, Problem):
            documents.append(ReadDocument(Outcome(FAILED, one.instance, one.type, one.detail)))
        else:
            documents += read_document(one, default_registry())
    return documents


def read_document(page: Page, registry: Registry) -> list[ReadDocument]:
    """Read one page, or each entry of one feed; never raises."""
    instance = page.origin or page.url or "-"
    try:
        if not is_list(page):
            return [_kept(instance, read_page(page, registry))]
        return _read_feed(page, registry, instance)
    except Rejected as rejected:
        return [ReadDocument(Outcome(REJECTED, instance, rejected.reason, rejected.detail))]
    except Unreadable as unreadable:
        return [ReadDocument(Outcome(FAILED, instance, unreadable.reason, unreadable.detail))]
    except MemoryError:
        detail = "reading it took too much memory"
        return [ReadDocument(Outcome(FAILED, instance, "memory_limit", detail))]
    except Exception as error:  # noqa: BLE001 - a bug in a room must not stop the other documents
        _log.exception("%s: a fault of Tawatur, please report it", instance)
        return [ReadDocument(Outcome(FAILED, instance, "fault", f"{type(error).__name__}: {error}"))]


def _read_feed(page: Page, registry: Registry, instance: str) -> list[ReadDocument]:
    entries = [link for link in parse_links(page) if link.kind == "feed_item"]
    if not entries:
        detail = "the document only lists addresses; `tawatur links` reads it"
        return [ReadDocument(Outcome(REJECTED, instance, "list_of_links", detail))]
    return [_read_entry(link, page, registry, f"{instance}#{n}") for n, link in enumerate(entries, 1)]


def read_entry(link: Link, page: Page, registry: Registry) -> Article:
    """Return one feed entry as an Article; see `extract_entry`."""
    article = extract_entry(link, known=know_names(registry))
    made = normalize_article(article, registry, page.fetched_at, extract_version=EXTRACT_VERSION)
    return made if link.url or made.canonical_url else replace(made, url=None)


def _read_entry(link: Link, page: Page, registry: Registry, instance: str) -> ReadDocument:
    try:
        return _kept(instance, (read_entry(link, page, registry),))
    except Rejected as rejected:
        return ReadDocument(Outcome(REJECTED, instance, rejected.reason, rejected.detail))


def _kept(instance: str, articles: tuple[Article, ...]) -> ReadDocument:
    return ReadDocument(Outcome(KEPT, instance, glued=len(articles) - 1), articles)


def _lose(one: Page | Problem, death: Death) -> ReadDocument:
    instance = one.instance if isinstance(one, Problem) else one.origin
    return ReadDocument(Outcome(FAILED, instance, death.reason, death.detail))
