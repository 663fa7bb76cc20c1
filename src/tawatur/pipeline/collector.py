"""The collector: visits lists and pages when they are due, each host at its own pace, into a library."""

import asyncio
import contextlib
import logging
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from aiohttp.abc import AbstractResolver

from tawatur.errors import FetchError, Forbidden, LibraryError
from tawatur.fetch.guard import Guard
from tawatur.fetch.http import Client, Limits
from tawatur.fetch.stage import PER_HOST, Fetcher
from tawatur.model.outcome import UNCHANGED, Outcome
from tawatur.model.page import Page
from tawatur.model.source import Due
from tawatur.pipeline.collect_hubs import Hubs
from tawatur.pipeline.collect_lists import Lists, Progress, refuse_visit
from tawatur.pipeline.collect_reading import (
    HEAVY,
    LIGHT,
    WARM,
    Fetched,
    Found,
    lose_fetched,
    read_all_fetched,
)
from tawatur.pipeline.collect_writer import Arrived, Writer
from tawatur.pipeline.nest import Lane
from tawatur.pipeline.nest import Limits as Costs
from tawatur.pipeline.readers import Readers
from tawatur.pipeline.removals import apply_removals
from tawatur.pipeline.run import Report, Tally, ignore_report
from tawatur.pipeline.visit_rules import find_rest, judge_error, look_again
from tawatur.store.sqlite.sources import host_of
from tawatur.store.sqlite.store import SqliteStore
from tawatur.store.sqlite.visits import PageVisit

_log = logging.getLogger(__name__)
_NOT_MODIFIED = 304
_FAULT_RESTS = 300.0
# So many visits of a host are taken up at once: two are fetched, the others read, kept, or next in line.
_AT_ONCE = 8
# So many requests may be under way; slow sites hold theirs for a minute.
_TOGETHER = 256
# Pages that have arrived and are not kept yet hold fetching up above so many bytes.
_MOST_WAITING = 64 * 1024 * 1024
_LIMITS = Limits(wire_bytes=8 * 1024 * 1024, body_bytes=16 * 1024 * 1024)
# Larger documents are read apart from the others: they, and later work, wait for each other, small ones for
# neither.
_LARGE = 262_144
_LIGHT = Costs(seconds=10.0, wall_seconds=120.0)
_HEAVY = Costs(seconds=30.0, wall_seconds=300.0)
_TICK_S, _IDLE_S = 0.05, 1.0
# Hubs whose turn it is are asked so often.
_HUBS_S = 15.0


@dataclass(frozen=True, slots=True)
class Manner:
    """How to collect.

    Attributes:
        outlets: a table of outlets to know besides those that ship.
        allow_hosts: hosts on private networks that may be called.
        contact: address that sites may write to.
        delay: seconds before each request to a host; its robots.txt may ask for more.
        jobs: reading processes; 0 reads in this process.
        limits: what one answer may cost.
        public_url: where this desk can be reached from outside; hubs are asked to tell of news there.
    """

    outlets: str = ""
    allow_hosts: tuple[str, ...] = ()
    contact: str = ""
    delay: float = 1.0
    jobs: int = 1
    limits: Limits = _LIMITS
    public_url: str = ""


def ignore_trouble(message: str) -> None:
    """Take no notice of a disk in trouble."""


class Collector:
    """Collects until asked to stop; nothing that it was told of is lost when it is killed.

    Args:
        store: where articles are kept, and what is due.
        manner: how to collect.
        clock: seconds since 1970.
        chance: numbers from 0 to 1.
        report: called with each Outcome once it is sure.
        names: who resolves names; default: the system.
        trouble: called with a sentence when the library cannot be written, such as on a full disk; the
            collector then waits and tries again.
    """

    def __init__(
        self,
        store: SqliteStore,
        manner: Manner,
        *,
        clock: Callable[[], float] = time.time,
        chance: Callable[[], float] = random.random,
        report: Report = ignore_report,
        trouble: Callable[[str], None] = ignore_trouble,
        names: AbstractResolver | None = None,
    ) -> None:
        self.progress = Progress()
        self._store, self._manner = store, manner
        self._clock, self._chance, self._names = clock, chance, names
        self._writer = Writer(store, clock=clock, chance=chance, report=report, trouble=trouble)
        self._lists = Lists(
            store, self._writer, self._read, chance=chance, progress=self.progress,
            listens=bool(manner.public_url),
        )  # fmt: skip
        self._hosts: dict[str, asyncio.Task[None]] = {}
        self._rests: dict[str, float] = {}
        self._bytes = 0
        self._stopping = asyncio.Event()
        self._failure: BaseException | None = None

    @property
    def tally(self) -> Tally:
        """How the documents ended so far."""
        return self._writer.tally

    def stop(self) -> None:
        """Ask the collector to end: what has arrived is kept, what is under way is fetched another time."""
        self._writer.is_ending = True
        self._stopping.set()

    async def run(self, *, once: bool = False) -> Tally:
        """Collect until asked to stop, or with ``once`` until nothing is due.

        Raises:
            LibraryLocked: another process is ingesting; the message names it.
            LibraryReadOnly: the library cannot be written.
        """
        writer, manner = self._writer, self._manner
        await asyncio.get_running_loop().run_in_executor(writer.thread, self._store.claim)
        guard = Guard.of(manner.allow_hosts)
        lanes = (Lane(manner.jobs, _LIGHT), Lane(1, _HEAVY, gives_way=True)) if manner.jobs else ()
        readers = self._readers = Readers[Fetched, Found](
            read_all_fetched, lost=lose_fetched, lanes=lanes, warm=WARM
        )
        client = Client(
            guard, contact=manner.contact, limits=manner.limits, together=_TOGETHER, names=self._names
        )
        try:
            async with client, readers:
                await writer.do(apply_removals, self._store)
                writing = asyncio.create_task(writer.run(readers))
                writing.add_done_callback(self._end_with)
                hubs = asyncio.create_task(self._speak_with_hubs(client, once=once))
                await self._dispatch(Fetcher(client, delay=manner.delay), once=once)
                await hubs
                if not writing.done():
                    await writer.finish()
                await writing
                if self._failure is not None:
                    raise self._failure
                if once and not self._stopping.is_set():
                    await writer.finish_work(readers)
                await writer.close_account()
        finally:
            await asyncio.get_running_loop().run_in_executor(writer.thread, self._store.release)
            writer.close()
        return writer.tally

    async def _speak_with_hubs(self, client: Client, *, once: bool) -> None:
        """Ask hubs whose turn it is, now and again, where they can reach us."""
        if not self._manner.public_url:
            return
        hubs = Hubs(self._store, self._writer, client, public_url=self._manner.public_url, clock=self._clock)
        while not self._stopping.is_set():
            await hubs.ask_due()
            if once:
                return
            await self._pause(_HUBS_S)

    def _end_with(self, writing: "asyncio.Task[None]") -> None:
        """Stop when the writer has stopped, for whatever reason."""
        if not writing.cancelled() and writing.exception() is not None:
            self.stop()

    async def _dispatch(self, fetcher: Fetcher, *, once: bool) -> None:
        """Start a task for each host with visits that are due; stop them all when asked to."""
        try:
            while not self._stopping.is_set():
                now = int(self._clock())
                resting = {host for host, until in self._rests.items() if until > now}
                due = await self._writer.look(self._store.visits.due_hosts, now)
                for host in due:
                    if host not in self._hosts and host not in resting:
                        task = asyncio.create_task(self._visit_host(host, fetcher))
                        self._hosts[host] = task
                        task.add_done_callback(partial(self._forget, host))
                if once and not self._hosts:
                    return
                await self._wait_for_work()
        finally:
            tasks = list(self._hosts.values())
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _wait_for_work(self) -> None:
        """Wait until a host is done, until it is time to look again, or until asked to stop."""
        stopping = asyncio.create_task(self._stopping.wait())
        try:
            await asyncio.wait(
                {stopping, *self._hosts.values()}, timeout=_IDLE_S, return_when=asyncio.FIRST_COMPLETED
            )
            await self._pause(_TICK_S)
        finally:
            stopping.cancel()

    def _forget(self, host: str, task: "asyncio.Task[None]") -> None:
        """Take a host that is done off the list; a fault there must not stop the others."""
        self._hosts.pop(host, None)
        error = None if task.cancelled() else task.exception()
        if isinstance(error, LibraryError):
            self._failure = error
            self.stop()
        elif error is not None:
            _log.error("%s: a fault of Tawatur, please report it", host, exc_info=error)
            self._rests[host] = self._clock() + _FAULT_RESTS

    async def _pause(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)

    async def _visit_host(self, host: str, fetcher: Fetcher) -> None:
        """Visit all that is due at a host: two requests at a time, the next as soon as one is done.

        Few are taken up at once, so that a list that comes due has not long to wait behind pages, and pages
        never wait for a list that does not answer.
        """
        gate = asyncio.Semaphore(PER_HOST)
        under_way: dict[str, asyncio.Task[None]] = {}
        try:
            while True:
                now = int(self._clock())
                if not self._stopping.is_set() and self._rests.get(host, 0.0) <= now:
                    for due in await self._writer.look(self._store.visits.due, host, now, _AT_ONCE):
                        if due.address not in under_way and len(under_way) < _AT_ONCE:
                            under_way[due.address] = asyncio.create_task(self._visit(due, fetcher, gate))
                if not under_way:
                    return
                await asyncio.wait(under_way.values(), return_when=asyncio.FIRST_COMPLETED)
                for address in [address for address, task in under_way.items() if task.done()]:
                    under_way.pop(address).result()
        finally:
            for task in under_way.values():
                task.cancel()
            await asyncio.gather(*under_way.values(), return_exceptions=True)

    async def _visit(self, due: Due, fetcher: Fetcher, gate: asyncio.Semaphore) -> None:
        now = int(self._clock())
        try:
            page = await self._fetch(due, fetcher, gate)
        except (FetchError, Forbidden) as error:
            await self._note_error(due, error, now)
            return
        if page is None:
            return
        self._bytes += len(page.body)
        try:
            if due.kind == "page":
                await self._take_page(due, page, now)
            else:
                fetch = partial(self._fetch, fetcher=fetcher, gate=gate)
                await self._lists.take(due, page, now, fetch)
        finally:
            self._bytes -= len(page.body)

    async def _read(self, due: Due, page: Page, now: int) -> Found:
        """Read what was fetched: large documents, which may take long, apart from the others."""
        lane = HEAVY if len(page.body) > _LARGE else LIGHT
        (found,) = await self._readers.read([Fetched(due, page, self._manner.outlets, now)], lane=lane)
        return found

    async def _fetch(self, due: Due, fetcher: Fetcher, gate: asyncio.Semaphore) -> Page | None:
        """Fetch what is due; None where its host has asked for rest meanwhile, so that it stays due."""
        host = host_of(due.address)
        async with gate:
            while self._bytes > _MOST_WAITING:
                await self._pause(_TICK_S)
            if self._rests.get(host, 0.0) > self._clock():
                return None
            try:
                return await fetcher.fetch(due.address, etag=due.etag, modified=due.modified)
            except FetchError as error:
                if rest := find_rest(error):
                    await self._rest(host, self._clock() + rest)
                raise

    async def _rest(self, host: str, until: float) -> None:
        """Leave a host alone as it asks, after a new start too."""
        is_new = self._rests.get(host, 0.0) < until - 1
        self._rests[host] = until
        if is_new:
            await self._writer.do(self._store.visits.rest_host, host, int(until))

    async def _note_error(self, due: Due, error: FetchError | Forbidden, now: int) -> None:
        if due.kind != "page":
            await self._lists.note_error(due, error, now)
            return
        verdict = judge_error(due, error, now, self._chance())
        page = PageVisit(
            due, verdict.state, verdict.next_due, verdict.reason, etag=due.etag, modified=due.modified,
            is_wall=verdict.is_wall,
        )  # fmt: skip
        await self._writer.do(self._store.visits.finish_pages, [page], now=now)
        self._writer.note(refuse_visit(due, error))

    async def _take_page(self, due: Due, page: Page, now: int) -> None:
        self.progress.pages += 1
        if page.status == _NOT_MODIFIED:
            after = look_again(now, visits=due.visits, appeared=due.appeared or now, chance=self._chance())
            visit = PageVisit(due, "kept", after, etag=due.etag, modified=due.modified)
            await self._writer.do(self._store.visits.finish_pages, [visit], now=now)
            self._writer.note(Outcome(UNCHANGED, due.address))
            return
        found = await self._read(due, page, now)
        done = asyncio.get_running_loop().create_future()
        headers = page.headers
        await self._writer.put(
            Arrived(due, found.readings, done, headers.get("etag"), headers.get("last-modified"))
        )
