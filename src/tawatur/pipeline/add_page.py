"""One page by its address: fetched, kept, and looked at again later like those of sources."""

from tawatur.fetch.stage import fetch_page
from tawatur.model.article import Article
from tawatur.model.outcome import KEPT, UNCHANGED, Outcome
from tawatur.model.source import Due
from tawatur.normalize.address import clean_address
from tawatur.pipeline.collect_reading import Fetched, read_fetched
from tawatur.pipeline.collector import Manner
from tawatur.pipeline.ingest import settle_outcome
from tawatur.pipeline.rework import finish_work
from tawatur.pipeline.visit_rules import look_again
from tawatur.store.sqlite.store import SqliteStore
from tawatur.store.sqlite.visits import PageVisit


def add_page(store: SqliteStore, address: str, manner: Manner, *, now: int) -> tuple[Outcome, Article | None]:
    """Fetch a page and keep its article.

    Returns:
        How it ended, and the article where it is kept or was known.

    Raises:
        Forbidden, FetchError: the page cannot be had.
        LibraryLocked, LibraryReadOnly: nothing can be kept.
    """
    store.claim()
    try:
        page = fetch_page(
            address, allow_hosts=manner.allow_hosts, contact=manner.contact, limits=manner.limits
        )
        due = Due(clean_address(address) or address, "", "page")
        reading = read_fetched(Fetched(due, page, manner.outlets, now)).readings[0]
        outcome = settle_outcome(reading, store.put(reading.entries))
        if outcome.state not in {KEPT, UNCHANGED}:
            return outcome, None
        article = reading.entries[0].article
        store.visits.add_pages("", [(due.address, None)], now=now)
        after = look_again(now, visits=0, appeared=now, chance=0.5)
        store.visits.finish_pages([PageVisit(due, "kept", after, article=article.id)], now=now)
        finish_work(store)
        store.publish()
        return outcome, store.article(article.id)
    finally:
        store.release()
