"""Reading processes for the event loop, with limits on time and memory for what they read."""

import asyncio
import multiprocessing
import os
import resource
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from types import TracebackType
from typing import Generic, Self, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_SECONDS = 30.0
_CLOCK = 6
_NICE = 10
# Address space, not memory in use: word lists and models are mapped into it.
_SPACE = 3 * 1024**3


class Readers(Generic[T, R]):
    """Processes that run one function; what kills its process or takes too long is lost alone.

    Args:
        work: a module-level function of a tuple of items.
        lost: called in this process for an item that killed its process twice, the second time alone.
        jobs: number of processes; 0 reads in this process, without limits.
        seconds: of the processor for one item, and six times that by the clock.
        gives_way: others come first where processors are scarce.
    """

    def __init__(
        self,
        work: Callable[[tuple[T, ...]], list[R]],
        *,
        lost: Callable[[T], R],
        jobs: int = 1,
        seconds: float = _SECONDS,
        gives_way: bool = False,
    ) -> None:
        self._work = work
        self._lost = lost
        self._seconds = seconds
        self._gives_way = gives_way
        self._pools: list[ProcessPoolExecutor | None] = [None] * jobs
        self._free: asyncio.Queue[int] = asyncio.Queue()
        for place in range(jobs):
            self._free.put_nowait(place)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for place in range(len(self._pools)):
            self._stop(place)

    async def read(self, items: Sequence[T]) -> list[R]:
        """Return the results of all items, in order."""
        if not self._pools:
            return self._work(tuple(items))
        place = await self._free.get()
        try:
            return await self._read(place, tuple(items))
        finally:
            self._free.put_nowait(place)

    async def _read(self, place: int, items: tuple[T, ...]) -> list[R]:
        for _ in range(2 if len(items) == 1 else 1):
            with suppress(BrokenProcessPool):
                future = self._pool(place).submit(_timed, self._work, items, self._seconds * len(items))
                return await asyncio.wrap_future(future)
            self._stop(place)
        if len(items) == 1:
            return [self._lost(items[0])]
        return [result for item in items for result in await self._read(place, (item,))]

    def _pool(self, place: int) -> ProcessPoolExecutor:
        pool = self._pools[place]
        if pool is None:
            # Not fork: this process has threads of the index, whose locks a fork would copy.
            context = multiprocessing.get_context("spawn")
            pool = ProcessPoolExecutor(1, mp_context=context, initializer=_start, initargs=(self._gives_way,))
            self._pools[place] = pool
        return pool

    def _stop(self, place: int) -> None:
        pool, self._pools[place] = self._pools[place], None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)


def _timed(work: Callable[[tuple[T, ...]], list[R]], items: tuple[T, ...], seconds: float) -> list[R]:
    """Do the work; past its time an alarm, which nobody catches, ends this process.

    The time of the processor counts, so that nothing is lost on a busy machine; one that waits without
    working is ended by the clock.
    """
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, seconds * _CLOCK)
    try:
        return work(items)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _end_with_parent() -> None:
    """End this process when the one it reads for has died, however that died; nobody else would end it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _start(gives_way: bool) -> None:  # noqa: FBT001 - called by position only
    """Leave signals to the main process, and bound what this one may take."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if gives_way:
        os.nice(_NICE)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (_SPACE, resource.RLIM_INFINITY))
