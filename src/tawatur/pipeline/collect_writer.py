"""The one who keeps what a collector brings: batches, outcomes, open work, and a full disk waited out."""

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from tawatur.errors import LibraryBusy, LibraryError, LibraryLocked
from tawatur.model.article import Article
from tawatur.model.outcome import KEPT, REJECTED, UNCHANGED, Outcome
from tawatur.model.source import Due
from tawatur.pipeline.collect_reading import HEAVY, Fetched, Found, find_instant
from tawatur.pipeline.ingest import Reading, poison_of, settle_outcome
from tawatur.pipeline.knowing import resolve_found
from tawatur.pipeline.later import ANNOTATE, GROUP, group_pending
from tawatur.pipeline.readers import Readers
from tawatur.pipeline.removals import apply_removals
from tawatur.pipeline.run import Report, Tally
from tawatur.pipeline.visit_rules import look_again, try_again
from tawatur.store.protocol import Entry
from tawatur.store.sqlite.store import SqliteStore
from tawatur.store.sqlite.visits import PageVisit

_log = logging.getLogger(__name__)
T = TypeVar("T")
_BATCH = 64
# Later work is taken up when nothing has come for so long.
_IDLE_S = 0.1
_ANNOTATED, _GROUPED = 32, 32
# Nothing is kept while articles are grouped: so many at once that it takes about so long.
_FEWEST_GROUPED, _MOST_GROUPED, _GROUP_S = 4, 128, 0.2
# New articles can be found so many seconds after they were kept, at the latest.
_PUBLISH_S = 3.0
# The lease is shown to be alive, and removals are carried out, so often while nothing comes.
_BEAT_S = 20.0
# A full or failing disk is tried again so often.
_TROUBLE_S = 5.0
_MOST_PROBLEMS = 500
_WALLS = frozenset({"challenge_page", "consent_wall"})


@dataclass(frozen=True, slots=True)
class Arrived:
    """A page on its way into the library.

    Attributes:
        due: the visit; None for what is no page of the queue.
        readings: what was read from it.
        etag, modified: of the answer.
        done: set once all of it is kept.
    """

    due: Due | None
    readings: tuple[Reading, ...]
    done: "asyncio.Future[None]"
    etag: str | None = None
    modified: str | None = None


class Writer:
    """Keeps what arrives, in one thread of its own, so that fetching never waits for the disk.

    Args:
        store: the library.
        clock: seconds since 1970.
        chance: numbers from 0 to 1.
        report: called with each Outcome once it is sure.
    """

    def __init__(
        self,
        store: SqliteStore,
        *,
        clock: Callable[[], float],
        chance: Callable[[], float],
        report: Report,
        trouble: Callable[[str], None],
    ) -> None:
        self.tally = Tally()
        self.is_ending = False
        self._store = store
        self._clock, self._chance, self._report, self._trouble = clock, chance, report, trouble
        self.thread = ThreadPoolExecutor(1, "tawatur-writer")
        self._eye = ThreadPoolExecutor(1, "tawatur-looker")
        self._queue: asyncio.Queue[Arrived | None] = asyncio.Queue(4 * _BATCH)
        self._published = self._beaten = clock()
        self._is_dirty = False
        self._grouped = _GROUPED

    async def do(self, work: Callable[..., T], *arguments: object, **named: object) -> T:
        """Do something with the library in the writer's thread; a disk in trouble, or a lock, is waited out.

        Raises:
            LibraryLocked: another process took over.
            LibraryError: any trouble, once the collector is to end.
        """
        loop = asyncio.get_running_loop()
        while True:
            try:
                return await loop.run_in_executor(self.thread, lambda: work(*arguments, **named))
            except LibraryBusy as error:
                await self._wait_out(error, 0.0)
            except LibraryLocked:
                raise
            except LibraryError as error:
                await self._wait_out(error, _TROUBLE_S)

    async def _wait_out(self, error: LibraryError, seconds: float) -> None:
        """Say what the trouble is and wait; raise it where we are to end: what has arrived is still due."""
        self._trouble(str(error))
        if self.is_ending:
            raise error
        await asyncio.sleep(seconds)

    async def look(self, work: Callable[..., T], *arguments: object) -> T:
        """Look something up without waiting for what is being written."""
        loop = asyncio.get_running_loop()
        while True:
            try:
                return await loop.run_in_executor(self._eye, lambda: work(*arguments))
            except LibraryError as error:
                await self._wait_out(error, _TROUBLE_S)

    async def put(self, arrived: Arrived) -> None:
        """Hand something over and wait until it is kept."""
        await self._queue.put(arrived)
        await arrived.done

    async def finish(self) -> None:
        """Ask the writer to keep what has arrived, and to end."""
        await self._queue.put(None)

    async def run(self, readers: Readers[Fetched, Found]) -> None:
        """Keep what arrives until asked to end; open work is done while nothing arrives."""
        is_open, later = True, asyncio.create_task(asyncio.sleep(0, result=True))
        try:
            while is_open:
                batch = await self._next_batch(idle=_IDLE_S)
                is_open = None not in batch
                arrived = [one for one in batch if one is not None]
                if arrived:
                    await self._keep_or_refuse(arrived)
                elif is_open:
                    if later.done():
                        later.result()
                        # Not awaited here: what a reading process holds up must not keep articles waiting.
                        later = asyncio.create_task(self._do_later_work(readers))
                    await self._look_after()
            await self.do(self._store.publish)
        finally:
            later.cancel()
            await asyncio.gather(later, return_exceptions=True)

    async def finish_work(self, readers: Readers[Fetched, Found]) -> None:
        """Do all open work of the later rooms."""
        while await self._do_later_work(readers):
            pass
        await self.do(self._store.publish)

    async def close_account(self) -> None:
        """Keep the account of this run, with the documents worth a second look."""
        await self.do(self._store.record_run, self.tally.account, tuple(self.tally.problems))

    def close(self) -> None:
        """End the threads."""
        self.thread.shutdown(wait=True)
        self._eye.shutdown(wait=True)

    async def _next_batch(self, *, idle: float) -> list[Arrived | None]:
        batch: list[Arrived | None] = []
        try:
            batch.append(await asyncio.wait_for(self._queue.get(), idle))
        except TimeoutError:
            return batch
        while len(batch) < _BATCH and not self._queue.empty():
            batch.append(self._queue.get_nowait())
        return batch

    async def _keep_or_refuse(self, arrived: list[Arrived]) -> None:
        try:
            await self.do(self._keep, arrived)
        except BaseException as error:
            for one in arrived:
                if not one.done.done():
                    one.done.set_exception(error)
            raise
        for one in arrived:
            if not one.done.done():
                one.done.set_result(None)

    def _keep(self, arrived: list[Arrived]) -> None:
        """Keep a batch: its articles first, then what became of their addresses."""
        now = int(self._clock())
        entries: list[Entry] = [
            entry for one in arrived for reading in one.readings for entry in reading.entries
        ]
        states = self._store.put(entries)
        readings = [reading for one in arrived for reading in one.readings]
        self._store.put_poison([poison for reading in readings if (poison := poison_of(reading))])
        visits, place = [], 0
        outcomes: list[Outcome] = []
        for one in arrived:
            ended = []
            for reading in one.readings:
                ended.append(settle_outcome(reading, states[place : place + len(reading.entries)]))
                place += len(reading.entries)
            outcomes += ended
            if one.due is not None and ended:
                visits.append(self._settle(one, ended[0], now))
        self._store.visits.finish_pages(visits, now=now)
        self._store.forget_poison([one.instance for one in outcomes if one.state in {KEPT, UNCHANGED}])
        for outcome in outcomes:
            self.note(outcome)
        self._is_dirty = self._is_dirty or bool(entries)
        if self._clock() - self._published >= _PUBLISH_S:
            self._publish()

    def note(self, outcome: Outcome) -> None:
        """Count an outcome and report it."""
        self.tally.account = self.tally.account.plus(outcome)
        if outcome.reason and len(self.tally.problems) < _MOST_PROBLEMS:
            self.tally.problems.append(outcome)
        self._report(outcome)

    def _settle(self, one: Arrived, outcome: Outcome, now: int) -> PageVisit:
        """Say what becomes of a page's address."""
        due = one.due
        if due is None:
            raise ValueError("a page without an address")
        articles = [entry.article for reading in one.readings for entry in reading.entries]
        if outcome.state in {KEPT, UNCHANGED}:
            appeared = _appeared(articles[0], due)
            after = look_again(now, visits=due.visits, appeared=appeared or now, chance=self._chance())
            return PageVisit(
                due, "kept", after, article=articles[0].id, appeared=appeared, etag=one.etag,
                modified=one.modified,
            )  # fmt: skip
        is_wall = outcome.reason in _WALLS
        if outcome.state == REJECTED and not is_wall:
            state = "refused" if outcome.reason in {"rights_reserved", "removed_on_request"} else "rejected"
            return PageVisit(due, state, None, outcome.reason)
        if any(reading.poison for reading in one.readings):
            # It lies in quarantine as it came; to fetch it again would cost its readers' lives again.
            return PageVisit(due, "kept" if due.article else "failed", None, outcome.reason)
        after = try_again(now, failures=due.failures, chance=self._chance())
        return PageVisit(due, "open" if after else "failed", after, outcome.reason, is_wall=is_wall)

    def _publish(self) -> None:
        self._store.publish()
        self._published, self._is_dirty = self._clock(), False

    async def _look_after(self) -> None:
        """Do what is to be done while nothing comes."""
        if self._is_dirty:
            await self.do(self._publish)
        if self._clock() - self._beaten >= _BEAT_S:
            self._beaten = self._clock()
            await self.do(self._store.put, ())
            await self.do(apply_removals, self._store)

    async def _do_later_work(self, readers: Readers[Fetched, Found]) -> bool:
        """Annotate and group some articles; False where nothing is left to do."""
        waiting = await self.look(self._store.pending, ANNOTATE[0], _ANNOTATED)
        if waiting:
            articles = await self.look(self._store.articles, [work.article for work in waiting])
            # One by one, so that an article whose reader dies is lost alone.
            items = [Fetched(None, None, articles=(article,)) for article in articles]
            found = await readers.read(items, lane=HEAVY)
            await self.do(self._put_understood, [one for each in found for one in each.understood])
            return True
        waiting = await self.look(self._store.pending, GROUP[0], self._grouped)
        if waiting:
            await self.do(self._group, [work.article for work in waiting])
        return bool(waiting)

    def _put_understood(self, understood: list[tuple[Entry, str]]) -> None:
        found = [entry for entry, error in understood if not error]
        self._store.put_found(resolve_found(self._store, found))
        for entry, error in understood:
            if error:
                self._store.note_failure(entry.article.id, ANNOTATE[0], error)

    def _group(self, ids: list[str]) -> None:
        began = time.monotonic()
        try:
            group_pending(self._store, ids)
            self._grouped = _fit(self._grouped, time.monotonic() - began)
        except LibraryError:
            raise
        except Exception as error:  # noqa: BLE001 - a bug in a later room must not cost the articles
            _log.exception("group failed, please report it")
            for identity in ids:
                self._store.note_failure(identity, GROUP[0], f"{type(error).__name__}: {error}")


def _fit(number: int, seconds: float) -> int:
    """Return how many articles are grouped at once next time, after so many took so long."""
    fitting = number * 2 if seconds < _GROUP_S / 2 else number // 2 if seconds > _GROUP_S else number
    return max(_FEWEST_GROUPED, min(fitting, _MOST_GROUPED))


def _appeared(article: Article, due: Due) -> int | None:
    """Return when an article appeared, by itself or by its list; None where neither says an instant."""
    return due.appeared or find_instant(article.published, 2**40)
