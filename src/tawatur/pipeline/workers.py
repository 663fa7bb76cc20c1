"""Worker processes: tasks in order, bounded memory; a killed worker is replaced and its task retried."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
# Tasks in flight for each worker: enough to keep it busy while the writer commits.
_AHEAD = 3


class Workers(Generic[T, R]):
    """N processes that run one function.

    Args:
        work: a module-level function of a tuple of items.
        jobs: number of processes.
        lost: called in this process for an item whose worker died twice, the second time alone with it.
    """

    def __init__(
        self, work: Callable[[tuple[T, ...]], list[R]], *, jobs: int, lost: Callable[[T], R]
    ) -> None:
        self._work = work
        self._jobs = jobs
        self._lost = lost
        self._pool: ProcessPoolExecutor | None = None
        self._waiting: deque[tuple[tuple[T, ...], Future[list[R]]]] = deque()

    def run(self, tasks: Iterable[tuple[T, ...]]) -> Iterator[list[R]]:
        """Yield the results of each task, in the order of the tasks."""
        try:
            for task in tasks:
                self._waiting.append((task, self._submit(task)))
                if len(self._waiting) >= self._jobs * _AHEAD:
                    yield self._next()
            while self._waiting:
                yield self._next()
        finally:
            self._stop()

    def _next(self) -> list[R]:
        task, future = self._waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            self._stop()
        results = self._alone(task)
        again = list(self._waiting)
        self._waiting.clear()
        for later, old in again:
            done = old.done() and not old.cancelled() and old.exception() is None
            self._waiting.append((later, old if done else self._submit(later)))
        return results

    def _alone(self, task: tuple[T, ...]) -> list[R]:
        """Run a task with nothing beside it, so that a death is surely its own; then item by item."""
        try:
            return self._submit(task).result()
        except BrokenProcessPool:
            self._stop()
        if len(task) == 1:
            return [self._lost(task[0])]
        return [result for item in task for result in self._alone((item,))]

    def _submit(self, task: tuple[T, ...]) -> "Future[list[R]]":
        if self._pool is None:
            # Not fork: this process has threads of the index, whose locks a fork would copy.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._jobs, mp_context=context, initializer=_start)
        try:
            return self._pool.submit(self._work, task)
        except BrokenProcessPool:
            self._stop()
            return self._submit(task)

    def _stop(self) -> None:
        if self._pool is not None:
            with suppress(BrokenProcessPool):
                self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _start() -> None:
    """Leave Ctrl-C to the main process, which stops its workers in good order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
