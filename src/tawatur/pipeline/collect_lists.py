"""What the collector does with lists: notes what they name, opens indexes, says when to come again."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from tawatur.errors import FetchError, Forbidden
from tawatur.fetch.schedule import next_due
from tawatur.model.outcome import FAILED, KEPT, Outcome
from tawatur.model.page import Page
from tawatur.model.source import Due
from tawatur.pipeline.collect_reading import Found
from tawatur.pipeline.collect_writer import Arrived, Writer
from tawatur.pipeline.ingest import Reading
from tawatur.pipeline.visit_rules import is_gone
from tawatur.store.sqlite.store import SqliteStore
from tawatur.store.sqlite.visits import ListVisit

_NOT_MODIFIED = 304

Read = Callable[[Due, Page, int], Awaitable[Found]]
Fetch = Callable[[Due], Awaitable[Page | None]]


@dataclass
class Progress:
    """What a collector has done: lists read, lists that failed, pages that arrived."""

    lists: int = 0
    failed_lists: int = 0
    pages: int = 0


class Lists:
    """The part of a collector that takes what was fetched of lists.

    Args:
        store: where what they name is noted.
        writer: who writes there.
        read: reads a document in another process.
        chance: numbers from 0 to 1.
        progress: counted into.
        listens: hubs can reach this desk.
    """

    def __init__(
        self,
        store: SqliteStore,
        writer: Writer,
        read: Read,
        *,
        chance: Callable[[], float],
        progress: Progress,
        listens: bool = False,
    ) -> None:
        self._store, self._writer, self._read = store, writer, read
        self._chance, self._progress, self._listens = chance, progress, listens

    async def take(self, due: Due, page: Page, now: int, fetch: Fetch) -> None:
        """Take a list that was fetched; ``fetch`` fetches what an index of sitemaps leads to."""
        if page.status == _NOT_MODIFIED:
            self._progress.lists += 1
            when = await self._when_again(due, now)
            visit = ListVisit(due, when, etag=due.etag, modified=due.modified)
            await self._writer.do(self._store.visits.finish_list, visit, now=now)
            return
        found = await self._read(due, page, now)
        if found.children:
            found = await self._follow(due, found, now, fetch)
        if found.problem:
            await self.note_error(due, FetchError(found.problem), now)
            return
        self._progress.lists += 1
        await self._keep_entries(found)
        if found.hub and self._listens:
            note = self._store.subscriptions.note
            await self._writer.do(note, due.address, found.hub.topic, found.hub.url, now=now)
        published = [appeared for _, appeared in found.links if appeared is not None]
        when = await self._when_again(due, now, published=published)
        # An index says nothing of changes below it, so it is never asked whether it has changed.
        headers = {} if found.children else page.headers
        visit = ListVisit(
            due, when, etag=headers.get("etag"), modified=headers.get("last-modified"),
            found=found.links, to_fetch=not due.is_blocked, feeds=found.feeds,
        )  # fmt: skip
        await self._writer.do(self._store.visits.finish_list, visit, now=now)

    async def _follow(self, due: Due, index: Found, now: int, fetch: Fetch) -> Found:
        """Return an index of sitemaps with what its children name; a problem where none can be read."""
        found, problem, links = replace(index, links=()), "", dict(index.links)
        for address in index.children:
            child = Due(address, due.source, "sitemap", is_blocked=due.is_blocked)
            try:
                page = await fetch(child)
            except (FetchError, Forbidden) as error:
                problem = problem or str(error)
                continue
            read = await self._read(child, page, now) if page is not None else Found()
            problem = problem or read.problem
            links.update(read.links)
        return replace(found, links=tuple(links.items()), problem="" if links else problem)

    async def note_error(self, due: Due, error: FetchError | Forbidden, now: int) -> None:
        """Note a visit that failed, and come again later with each failure."""
        self._progress.failed_lists += 1
        retry = getattr(error, "retry_after", None)
        when = await self._when_again(due, now, failures=due.failures + 1, retry_after=retry)
        visit = ListVisit(due, when, str(error), is_gone=is_gone(due, error))
        await self._writer.do(self._store.visits.finish_list, visit, now=now)
        self._writer.note(refuse_visit(due, error))

    async def _keep_entries(self, found: Found) -> None:
        """Keep the entries of a list whose pages cannot be read, each once."""
        if not found.entries:
            return
        fresh = await self._writer.look(self._store.visits.unknown, [key for key, _ in found.entries])
        readings = tuple(
            Reading(Outcome(KEPT, key), (entry,)) for key, entry in found.entries if key in set(fresh)
        )
        if readings:
            done = asyncio.get_running_loop().create_future()
            await self._writer.put(Arrived(None, readings, done))

    async def _when_again(
        self,
        due: Due,
        now: int,
        *,
        published: Iterable[int] = (),
        failures: int = 0,
        retry_after: float | None = None,
    ) -> int:
        """Return when a list is due again: by its rhythm, and later while it fails."""
        known = await self._writer.look(self._store.visits.recent, due.source)
        times = {datetime.fromtimestamp(time, UTC) for time in (*known, *published)}
        when = next_due(
            datetime.fromtimestamp(now, UTC),
            published=sorted(times),
            failures=failures,
            retry_after=retry_after,
            chance=self._chance(),
        )
        return int(when.timestamp())


def refuse_visit(due: Due, error: FetchError | Forbidden) -> Outcome:
    """Return how a visit ended that brought nothing."""
    if isinstance(error, Forbidden):
        reason = "forbidden"
    else:
        reason = f"http_{error.status}" if error.status and error.status >= 400 else "fetch_failed"
    return Outcome(FAILED, due.address, reason, str(error))
