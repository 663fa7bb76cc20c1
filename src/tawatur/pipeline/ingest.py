"""One document from the front door to the store, and its Outcome; only this file makes outcomes."""

import dataclasses
import logging
from dataclasses import dataclass

from tawatur.errors import RecordError, Rejected, Unreadable
from tawatur.extract.attribution import find_plain_credits, is_credit_line
from tawatur.knowledge.outlets import Registry, load_registry
from tawatur.model.article import Article
from tawatur.model.moment import parse_instant
from tawatur.model.outcome import FAILED, KEPT, REJECTED, REMOVED, UNCHANGED, Outcome, Problem
from tawatur.model.page import Page
from tawatur.normalize.address import make_id
from tawatur.normalize.outlet import find_outlet
from tawatur.normalize.stage import normalize_article
from tawatur.normalize.wording import digest_text
from tawatur.pipeline.crew import Death
from tawatur.pipeline.documents import read_document
from tawatur.pipeline.inputs import Input
from tawatur.pipeline.later import leave_current
from tawatur.pipeline.read import know_names
from tawatur.pipeline.records import Record, parse_record
from tawatur.store.protocol import Entry, Poison
from tawatur.store.sqlite.words import index_terms
from tawatur.text.language import find_language

# Which rules made articles of loose records.
RECORD_VERSION = "record-2"
# Reasons to keep a document aside: another version, or more memory, may read it.
_OUR_FAULTS = frozenset({"fault", "memory_limit"})
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
        poison: the document, where reading it failed by a fault of ours, to be put into quarantine.
    """

    outcome: Outcome
    entries: tuple[Entry, ...] = ()
    unknown: tuple[str, ...] = ()
    poison: Input | None = None


def read_inputs_of(inputs: tuple[Input, ...], *, outlets: str = "") -> list[Reading]:
    """Read several documents; what goes wrong with one touches no other."""
    return [reading for one in inputs for reading in read_input(one, outlets=outlets)]


def read_input(one: Input, *, outlets: str = "") -> list[Reading]:
    """Read one document through all rooms before the store.

    Args:
        one: a JSON line or a page.
        outlets: a table of outlets to know besides those that ship, as `load_registry` takes it.
    """
    try:
        return _read(one, load_registry(outlets))
    except Rejected as rejected:
        return [Reading(Outcome(REJECTED, one.instance, rejected.reason, rejected.detail))]
    except Unreadable as unreadable:
        return [Reading(Outcome(FAILED, one.instance, unreadable.reason, unreadable.detail))]
    except RecordError as error:
        return [Reading(Outcome(FAILED, one.instance, "not_a_record", str(error)))]
    except MemoryError:
        detail = "reading it took too much memory; it is kept aside"
        return [Reading(Outcome(FAILED, one.instance, "memory_limit", detail), poison=one)]
    except Exception as error:  # noqa: BLE001 - a bug in a room must not stop the other documents
        _log.exception("%s: a fault of Tawatur, please report it", one.instance)
        outcome = Outcome(FAILED, one.instance, "fault", f"{type(error).__name__}: {error}")
        return [Reading(outcome, poison=one)]


def lose_input(one: Input, death: Death) -> Reading:
    """Account for a document whose worker process died each time it was tried."""
    return Reading(Outcome(FAILED, one.instance, death.reason, death.detail), poison=one)


def refuse_input(problem: Problem) -> Reading:
    """Account for a document that could not be opened."""
    return Reading(Outcome(FAILED, problem.instance, problem.type, problem.detail))


def poison_of(reading: Reading) -> Poison | None:
    """Return what to keep aside of a document; None for one that was read, or that nobody could read."""
    if reading.poison is None:
        return None
    one, outcome = reading.poison, reading.outcome
    return Poison(one.instance, outcome.reason, outcome.detail, page=one.page, line=one.line)


def settle_outcome(reading: Reading, states: tuple[str, ...]) -> Outcome:
    """Return a document's Outcome after the store: kept where any of its articles was new."""
    if reading.outcome.state != KEPT:
        return reading.outcome
    if states and set(states) == {REMOVED}:
        return Outcome(REJECTED, reading.outcome.instance, "removed_on_request")
    state = KEPT if KEPT in states else UNCHANGED
    return dataclasses.replace(reading.outcome, state=state, glued=len(states) - 1)


def _read(one: Input, known: Registry) -> list[Reading]:
    if one.page is not None:
        page = one.page
        return [
            Reading(
                document.outcome,
                tuple(make_entry(article, page) for article in document.articles),
                poison=one if document.outcome.reason in _OUR_FAULTS else None,
            )
            for document in read_document(page, known)
        ]
    record = parse_record(one.line or b"")
    article = complete_article(settle_record(record, known))
    return [Reading(Outcome(KEPT, one.instance), (make_entry(article),), record.unknown)]


def make_entry(article: Article, page: Page | None = None) -> Entry:
    """Make an article ready for the store."""
    # Names, times and neighbors are work that follows the commit: reading alone makes an article searchable.
    return Entry(leave_current(article), page, terms=index_terms(article))


def settle_record(record: Record, known: Registry) -> Article:
    """Settle the facts of a loose record; an Article of the contract is returned as it is."""
    article, clues = record.article, record.article.clues
    if clues is None:
        return article
    credits_ = find_plain_credits(article.title, article.text, article.authors, known=know_names(known))
    article = dataclasses.replace(
        article,
        authors=tuple(name for name in article.authors if not is_credit_line(name)),
        clues=dataclasses.replace(clues, credits=credits_),
    )
    fetched_at = parse_instant(article.fetched_at) if article.fetched_at else None
    settled = normalize_article(article, known, fetched_at, extract_version=RECORD_VERSION)
    source = record.source or ""
    if settled.url is None and "." in source and " " not in source:
        settled = dataclasses.replace(settled, outlet=find_outlet(source.lower(), None, known))
    return dataclasses.replace(
        settled, id=article.id or settled.id, fetched_at=settled.fetched_at or article.fetched_at
    )


def complete_article(article: Article) -> Article:
    """Give an article what every kept one must have: an id, a digest of its text, a language if it shows."""
    if article.id and article.text_digest and article.language:
        return article
    identity = article.id or make_id(article.url, article.canonical_url, article.title, article.text)
    return dataclasses.replace(
        article,
        id=identity,
        text_digest=article.text_digest or digest_text(article.text),
        language=article.language or find_language((article.text or article.title)[:_LANGUAGE_SHOWS]),
    )
