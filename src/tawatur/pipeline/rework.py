"""Later rooms again: after a rule or model changed, and for work that was left open."""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from tawatur.errors import TawaturError
from tawatur.extract import stage as extract
from tawatur.model.article import Article
from tawatur.normalize import stage as normalize
from tawatur.pipeline.crew import Death
from tawatur.pipeline.ingest import Reading, lose_input, read_inputs_of
from tawatur.pipeline.inputs import Input
from tawatur.pipeline.knowing import resolve_found
from tawatur.pipeline.later import ANNOTATE, GROUP, LATER_ROOMS, find_all, group_pending
from tawatur.pipeline.workers import Workers
from tawatur.store.protocol import Entry, Store

_log = logging.getLogger(__name__)
_TASK = 64
_PAGES = 16
_GROUPED = 512
# Below this, starting processes costs more time than it saves.
_FEW = 64

# Called with a stage, the articles it has done and those it had to do.
Watch = Callable[[str, int, int], None]


def ignore_progress(stage: str, done: int, total: int) -> None:
    """Take no notice of progress."""


@dataclass(frozen=True, slots=True)
class Reworked:
    """What a rework did.

    Attributes:
        pages: raw pages that were read again since the rules of `extract` or `normalize` changed.
        annotated: articles that `annotate` read again.
        grouped: articles whose copies `group` looked for again.
        failed: items of work that failed; each is tried three times for one version of its stage.
    """

    pages: int = 0
    annotated: int = 0
    grouped: int = 0
    failed: int = 0


def rework(store: Store, *, jobs: int = 1, watch: Watch = ignore_progress) -> Reworked:
    """Read again what an older version of a room has read, and finish all open work.

    Raises:
        LibraryLocked, LibraryReadOnly: nothing can be kept.
    """
    store.claim()
    try:
        pages, lost = read_pages_again(store, jobs=jobs)
        for room in LATER_ROOMS:
            store.enqueue_outdated(*room)
        done = finish_work(store, jobs=jobs, watch=watch)
        return replace(done, pages=pages, failed=done.failed + lost)
    finally:
        store.release()


def read_pages_again(store: Store, *, jobs: int = 1) -> tuple[int, int]:
    """Read the raw pages that older rules have read; return how many, and how many were lost.

    An article that the new rules no longer find on its page stays as it was. A page that cannot be read any
    more costs nothing either, and is counted as lost.
    """
    pages = store.outdated_pages(extract.VERSION, normalize.VERSION)
    tasks = iter(lambda: tuple(Input(page.origin, page=page) for page in islice(pages, _PAGES)), ())
    batches: Iterable[list[Reading]] = (
        map(read_inputs_of, tasks)
        if jobs == 1
        else Workers(read_inputs_of, jobs=jobs, lost=lose_input).run(tasks)
    )
    read = lost = 0
    for batch in batches:
        store.put([entry for reading in batch for entry in reading.entries])
        read += len(batch)
        lost += sum(not reading.entries for reading in batch)
    return read, lost


def finish_work(store: Store, *, jobs: int = 1, watch: Watch = ignore_progress) -> Reworked:
    """Do the open work of all later rooms; it may be stopped or killed at any time and goes on from there.

    All texts are read before the first is compared with others, so that the bonds do not depend on where an
    earlier run was stopped.
    """
    done = Reworked()
    total = store.count_waiting(ANNOTATE[0])
    waiting = store.waiting(ANNOTATE[0], _TASK)
    if jobs == 1 or total < _FEW:
        batches: Iterator[list[tuple[Entry, str]]] = map(find_in_all, waiting)
    else:
        # The models are loaded once and shared by all workers.
        warm = (Article(title="عاد الوزير", text="عاد الوزير محمد إلى الرباط صباح أمس.", language="ar"),)
        batches = Workers(find_in_all, jobs=jobs, lost=_lose, warm=warm).run(waiting)
    for batch in batches:
        found = [entry for entry, error in batch if not error]
        store.put_found(resolve_found(store, found))
        for entry, error in batch:
            if error:
                store.note_failure(entry.article.id, ANNOTATE[0], error)
        failed = len(batch) - len(found)
        done = replace(done, annotated=done.annotated + len(found), failed=done.failed + failed)
        watch(ANNOTATE[0], done.annotated + done.failed, total)
    grouped, failed = group_open(store, watch=watch)
    return replace(done, grouped=grouped, failed=done.failed + failed)


def group_open(store: Store, *, watch: Watch = ignore_progress) -> tuple[int, int]:
    """Do the open work of `group`; return how many articles were grouped, and how many could not be."""
    grouped = failed = 0
    total = store.count_waiting(GROUP[0])
    while waiting := store.pending(GROUP[0], limit=_GROUPED):
        ids = [work.article for work in waiting]
        try:
            grouped += group_pending(store, ids)
        except TawaturError:
            raise
        except Exception as error:  # noqa: BLE001 - a bug in a later room must not cost the articles
            _log.exception("group failed, please report it")
            for identity in ids:
                store.note_failure(identity, GROUP[0], f"{type(error).__name__}: {error}")
            failed += len(ids)
        watch(GROUP[0], grouped + failed, max(total, grouped + failed))
    return grouped, failed


def find_in_all(articles: tuple[Article, ...]) -> list[tuple[Entry, str]]:
    """Read articles in a worker process; the text beside each is its error, or empty."""
    return [find_all(article) for article in articles]


def _lose(article: Article, death: Death) -> tuple[Entry, str]:
    return Entry(article), death.detail
