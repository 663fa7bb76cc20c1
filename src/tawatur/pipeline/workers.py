"""Worker processes: tasks in order, bounded memory; what kills its worker is tried again, then given up."""

import os
import pickle
import signal
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from tawatur.errors import TawaturError
from tawatur.pipeline.nest import BORN, NOTE, Limits, Setup

T = TypeVar("T")
R = TypeVar("R")
# Tasks in flight for each worker: enough to keep it busy while the writer commits.
_AHEAD = 3
# An item that ended its worker so often is given up.
MOST_TRIES = 3
# A nest that dies is started again so often: something outside ends it, or its machine has no memory.
_MOST_NESTS = 3
_NEST = "from tawatur.pipeline.nest import main; main()"
_GIVEN_UP = f"tried {MOST_TRIES} times; it is kept aside"


@dataclass(frozen=True, slots=True)
class Death:
    """How a worker ended: a machine-readable word and a sentence."""

    reason: str
    detail: str


@dataclass
class _Task(Generic[T, R]):
    items: tuple[T, ...]
    results: list[list[R]] = field(default_factory=list)
    tries: int = 0

    @property
    def done(self) -> bool:
        return len(self.results) == len(self.items)


class Workers(Generic[T, R]):
    """N processes that run one function.

    Args:
        work: a module-level function of a tuple of items, called with one item at a time.
        jobs: number of processes.
        lost: called in this process for an item whose worker died `MOST_TRIES` times, and how.
        warm: items to run once before the processes part, so that they share what that loads.
        limits: what an item may cost.
    """

    def __init__(
        self,
        work: Callable[[tuple[T, ...]], list[R]],
        *,
        jobs: int,
        lost: Callable[[T, Death], R],
        warm: tuple[T, ...] = (),
        limits: Limits | None = None,
    ) -> None:
        self._setup = Setup(work, warm, jobs, limits or Limits())
        self._lost = lost
        self._nests = 0
        self._nest: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._channels: dict[Connection, int] = {}
        self._busy: dict[Connection, _Task[T, R]] = {}
        self._deaths: dict[int, int] = {}
        self._todo: deque[_Task[T, R]] = deque()

    def run(self, tasks: Iterable[tuple[T, ...]]) -> Iterator[list[R]]:
        """Yield the results of each task, in the order of the tasks."""
        coming = (_Task[T, R](items) for items in tasks)
        line: deque[_Task[T, R]] = deque()
        try:
            while True:
                new = list(islice(coming, self._setup.jobs * _AHEAD - len(line)))
                line.extend(new)
                self._todo.extend(new)
                if not line:
                    return
                self._hand_out()
                while not line[0].done:
                    self._step()
                yield [result for results in line.popleft().results for result in results]
        finally:
            self._stop()

    def _step(self) -> None:
        """Wait for answers, for workers that start or end; take what came."""
        control = self._control or self._start()
        for ready in wait([control, *self._channels]):
            if ready is control:
                self._hear(control)
            elif ready in self._channels:
                self._take(ready)
        self._hand_out()

    def _hand_out(self) -> None:
        for channel in self._channels:
            if channel not in self._busy and self._todo:
                task = self._todo.popleft()
                self._busy[channel] = task
                # A worker that is just dying tells so by the end of its channel.
                with suppress(OSError):
                    channel.send(task.items[len(task.results) :])

    def _take(self, channel: Connection) -> None:
        try:
            results, error = pickle.loads(channel.recv_bytes())  # noqa: S301 - our own worker wrote it
        except (EOFError, OSError):
            self._bury(channel)
            return
        if error:
            raise TawaturError(f"a fault of Tawatur, please report it: {error}")
        task = self._busy[channel]
        task.results.append(results)
        task.tries = 0
        if task.done:
            del self._busy[channel]

    def _bury(self, channel: Connection) -> None:
        """Put back what a worker that died had to do, without the item that it died of too often."""
        process = self._channels.pop(channel)
        channel.close()
        task = self._busy.pop(channel, None)
        if task is None:
            return
        while self._control is not None and process not in self._deaths:
            self._hear(self._control)
        status = self._deaths.pop(process, None)
        if status is not None:
            task.tries += 1
        if task.tries >= MOST_TRIES:
            task.results.append([self._lost(task.items[len(task.results)], explain(status))])
            task.tries = 0
        if not task.done:
            self._todo.appendleft(task)

    def _hear(self, control: socket.socket) -> None:
        """Take what the nest says of its workers."""
        note, handles = b"", list[int]()
        while len(note) < NOTE.size:
            part, got, _, _ = socket.recv_fds(control, NOTE.size - len(note), 1)
            if not part:
                self._lose_nest()
                return
            note += part
            handles += got
        kind, process, status = NOTE.unpack(note)
        if kind == BORN:
            self._channels[Connection(handles[0])] = process
        else:
            self._deaths[process] = status

    def _lose_nest(self) -> None:
        self._todo.extendleft(self._busy.values())
        self._stop()
        if self._nests >= _MOST_NESTS:
            raise TawaturError(
                "the process that starts the workers was ended each time; free some memory or use --jobs 1"
            )

    def _start(self) -> socket.socket:
        self._nests += 1
        ours, theirs = socket.socketpair()
        # Only the number of the socket is told on the command line; the rest goes through it.
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
        self._nest = subprocess.Popen(  # noqa: S603 - our own words
            [sys.executable, "-c", _NEST, str(theirs.fileno())], pass_fds=[theirs.fileno()], env=environment
        )
        theirs.close()
        greeting = Connection(os.dup(ours.fileno()))
        greeting.send(sys.path)
        greeting.send_bytes(pickle.dumps(self._setup))
        greeting.close()
        self._control = ours
        return ours

    def _stop(self) -> None:
        for channel in self._channels:
            channel.close()
        self._channels.clear()
        self._busy.clear()
        self._deaths.clear()
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._nest is not None:
            try:
                self._nest.wait(timeout=5)
            except subprocess.TimeoutExpired:
                self._nest.kill()
                self._nest.wait()
            self._nest = None


def explain(status: int | None) -> Death:
    """Return what a worker's wait status says of the item that it had in hand."""
    number = os.WTERMSIG(status) if status is not None and os.WIFSIGNALED(status) else 0
    if number in {signal.SIGPROF, signal.SIGALRM}:
        return Death("time_limit", f"reading it took too long, {_GIVEN_UP}")
    if number == signal.SIGKILL:
        return Death("worker_killed", f"the process that read it was killed, for memory perhaps, {_GIVEN_UP}")
    ending: Any = signal.Signals(number).name if number else f"status {status}"
    return Death("worker_crashed", f"the process that read it crashed ({ending}), {_GIVEN_UP}")
