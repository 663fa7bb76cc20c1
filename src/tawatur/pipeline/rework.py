"""Later rooms again: after a rule or model changed, and for work that was left open."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tawatur.model.article import Article
from tawatur.pipeline.later import ANNOTATE, try_annotating
from tawatur.pipeline.workers import Workers
from tawatur.store.protocol import Store

_TASK = 64


@dataclass(frozen=True, slots=True)
class Reworked:
    """What a rework did.

    Attributes:
        annotated: articles that `annotate` read again.
        failed: items of work that failed; each is tried three times for one version of its stage.
    """

    annotated: int = 0
    failed: int = 0


def rework(store: Store, *, jobs: int = 1) -> Reworked:
    """Read again what an older version of a room has read, and finish all open work.

    Raises:
        LibraryLocked, LibraryReadOnly: nothing can be kept.
    """
    store.claim()
    try:
        store.enqueue_outdated(*ANNOTATE)
        return finish_work(store, jobs=jobs)
    finally:
        store.release()


def finish_work(store: Store, *, jobs: int = 1) -> Reworked:
    """Do the open work of all later rooms; it may be stopped at any time and goes on from there."""
    done = Reworked()
    if jobs == 1:
        batches: Iterator[list[tuple[Article, str]]] = map(annotate_all, _open_articles(store))
    else:
        batches = Workers(annotate_all, jobs=jobs, lost=_lose).run(_open_articles(store))
    for batch in batches:
        found = [article for article, error in batch if not error]
        store.put_annotated(found)
        for article, error in batch:
            if error:
                store.note_failure(article.id, ANNOTATE[0], error)
        done = replace(
            done, annotated=done.annotated + len(found), failed=done.failed + len(batch) - len(found)
        )
    return done


def annotate_all(articles: tuple[Article, ...]) -> list[tuple[Article, str]]:
    """Annotate articles in a worker process; the text beside each is its error, or empty."""
    return [try_annotating(article) for article in articles]


def _lose(article: Article) -> tuple[Article, str]:
    return article, "the process that read it was killed each time"


def _open_articles(store: Store) -> Iterator[tuple[Article, ...]]:
    """Yield the articles that wait for `annotate`, each once, some at a time."""
    waiting = tuple(work.article for work in store.pending(ANNOTATE[0], limit=1_000_000))
    for place in range(0, len(waiting), _TASK):
        yield store.articles(waiting[place : place + _TASK])
