"""Rules of retention: how long raw pages and articles are kept, reckoned from when each was first seen."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tawatur.store.sqlite.store import SqliteStore


@dataclass(frozen=True, slots=True)
class Retention:
    """How many days to keep; 0 is for ever.

    Attributes:
        articles: articles with all that belongs to them.
        pages: raw pages; without its page an article cannot be read again by better rules.
    """

    articles: int = 0
    pages: int = 0

    @property
    def is_set(self) -> bool:
        """Tell whether anything is ever let go."""
        return self.articles > 0 or self.pages > 0


@dataclass(frozen=True, slots=True)
class Pruned:
    """How much went, or would go."""

    articles: int = 0
    pages: int = 0


def count_prunable(store: SqliteStore, retention: Retention, now: datetime) -> Pruned:
    """Return what `prune` would let go."""
    return Pruned(
        store.ages.count_old(_before(now, retention.articles)) if retention.articles else 0,
        store.ages.count_old_pages(_before(now, retention.pages)) if retention.pages else 0,
    )


def prune(store: SqliteStore, retention: Retention, now: datetime) -> Pruned:
    """Let go what is older than the rules allow; may be stopped at any time and run again.

    An article that goes is not fetched again, though its address may still stand in a list. Unlike one that
    was removed on request, it may be ingested again by hand.

    Args:
        store: the library.
        retention: the rules.
        now: aware time.

    Raises:
        LibraryLocked: another process is ingesting.
    """
    articles = pages = 0
    store.claim()
    if retention.articles:
        for identity in store.ages.list_old(_before(now, retention.articles)):
            articles += store.remove(identity)
            store.ages.forget_visits(identity)
        store.publish()
    if retention.pages:
        while dropped := store.ages.drop_old_pages(_before(now, retention.pages)):
            pages += dropped
            # Nothing to keep: the lease is held on to.
            store.put(())
    return Pruned(articles, pages)


def _before(now: datetime, days: int) -> str:
    return (now - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")
