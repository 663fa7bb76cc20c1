"""One document from the front door to the store, and its Outcome; only this file makes outcomes."""

import dataclasses
import hashlib
import logging
from dataclasses import dataclass
from functools import cache

from tawatur.errors import RecordError, Rejected, Unreadable
from tawatur.knowledge.outlets import Registry, load_registry
from tawatur.model.article import Article, Outlet
from tawatur.model.moment import parse_instant
from tawatur.model.outcome import FAILED, KEPT, REJECTED, UNCHANGED, Outcome, Problem
from tawatur.model.page import Page
from tawatur.normalize.outlet import find_outlet, find_outlet_zone
from tawatur.normalize.time import settle_dates
from tawatur.pipeline.inputs import Input
from tawatur.pipeline.later import annotate_or_leave, fingerprint_of
from tawatur.pipeline.records import Record, parse_record
from tawatur.store.protocol import Entry
from tawatur.store.sqlite.words import index_terms
from tawatur.text.language import find_language

_log = logging.getLogger(__name__)
# A text shows its language long before its end.
_LANGUAGE_SHOWS = 1_000


@dataclass(frozen=True, slots=True)
class Reading:
    """A document that was read: how it ended so far, and the articles it holds.

    Attributes:
        outcome: ``kept`` stands for "to be kept": the store has the last word.
        entries: its own article first, then those glued to it.
        unknown: names of fields that were not understood.
    """

    outcome: Outcome
    entries: tuple[Entry, ...] = ()
    unknown: tuple[str, ...] = ()


def read_inputs_of(inputs: tuple[Input, ...]) -> list[Reading]:
    """Read several documents; what goes wrong with one touches no other."""
    return [reading for one in inputs for reading in read_input(one)]


def read_input(one: Input) -> list[Reading]:
    """Read one document through all rooms before the store."""
    try:
        return _read(one)
    except Rejected as rejected:
        return [Reading(Outcome(REJECTED, one.instance, rejected.reason, rejected.detail))]
    except Unreadable as unreadable:
        return [Reading(Outcome(FAILED, one.instance, unreadable.reason, unreadable.detail))]
    except RecordError as error:
        return [Reading(Outcome(FAILED, one.instance, "not_a_record", str(error)))]
    except Exception as error:  # noqa: BLE001 - a bug in a room must not stop the other documents
        _log.exception("%s: a fault of Tawatur, please report it", one.instance)
        return [Reading(Outcome(FAILED, one.instance, "fault", f"{type(error).__name__}: {error}"))]


def lose_input(one: Input) -> Reading:
    """Account for a document whose worker process died each time it was tried."""
    detail = "the process that read it was killed each time, for memory perhaps; it is left out"
    return Reading(Outcome(FAILED, one.instance, "worker_killed", detail))


def refuse_input(problem: Problem) -> Reading:
    """Account for a document that could not be opened."""
    return Reading(Outcome(FAILED, problem.instance, problem.type, problem.detail))


def settle_outcome(reading: Reading, states: tuple[str, ...]) -> Outcome:
    """Return a document's Outcome after the store: kept where any of its articles was new."""
    if reading.outcome.state != KEPT:
        return reading.outcome
    state = KEPT if KEPT in states else UNCHANGED
    return dataclasses.replace(reading.outcome, state=state, glued=len(states) - 1)


def _read(one: Input) -> list[Reading]:
    if one.line is None:
        raise Unreadable("unknown_form", "neither a page nor a record")
    record = parse_record(one.line)
    article = complete_article(settle_record(record, registry()))
    return [Reading(Outcome(KEPT, one.instance), (_entry(article),), record.unknown)]


def _entry(article: Article, page: Page | None = None) -> Entry:
    return Entry(
        annotate_or_leave(article), page, terms=index_terms(article), fingerprint=fingerprint_of(article)
    )


@cache
def registry() -> Registry:
    """Return the registry of outlets, read once a process."""
    return load_registry()


def settle_record(record: Record, known: Registry) -> Article:
    """Settle outlet and dates of a loose record; an Article of the contract is returned as it is."""
    article, clues = record.article, record.article.clues
    if clues is None:
        return article
    outlet = _outlet(record.source, article.url, known)
    settled = settle_dates(
        clues.dates,
        outlet_zone=find_outlet_zone(outlet, known),
        country=outlet.country if outlet else None,
        fetched_at=parse_instant(article.fetched_at) if article.fetched_at else None,
        text=article.text,
    )
    return dataclasses.replace(
        article,
        outlet=outlet,
        published=settled.published,
        updated=settled.updated,
        published_precision=settled.published_precision,
        published_zone=settled.published_zone,
        published_printed=settled.published_printed,
        published_basis=settled.published_basis,
        zone_basis=settled.zone_basis,
        clues=None,
    )


def _outlet(source: str | None, url: str | None, known: Registry) -> Outlet | None:
    """Return who published a loose record: by its address, else by the name or domain it gives."""
    host = url.split("/")[2].rpartition("@")[2].partition(":")[0].lower() if url else None
    if host is None and source and "." in source and " " not in source:
        host = source.lower()
    return find_outlet(host, source, known)


def complete_article(article: Article) -> Article:
    """Give an article what every kept one must have: an id, a digest of its text, a language if it shows."""
    digest = article.text_digest or hashlib.sha256(article.text.encode()).hexdigest()[:16]
    name = article.url or f"{article.title}\n{article.text}"
    identity = article.id or hashlib.sha256(name.encode()).hexdigest()[:20]
    language = article.language or find_language((article.text or article.title)[:_LANGUAGE_SHOWS])
    return dataclasses.replace(article, id=identity, text_digest=digest, language=language)
