"""The crew: worker processes in lanes, given tasks, heard and replaced; what kills its worker is given up."""

import os
import pickle
import signal
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from tawatur.errors import TawaturError
from tawatur.pipeline.nest import BORN, NOTE, Lane, Setup

T = TypeVar("T")
R = TypeVar("R")
# An item that ended its worker so often is given up.
MOST_TRIES = 3
# A nest that dies is started again so often, unless a result came: something outside ends it.
_MOST_NESTS = 3
_NEST = "from tawatur.pipeline.nest import main; main()"
_GIVEN_UP = f"tried {MOST_TRIES} times; it is kept aside"


@dataclass(frozen=True, slots=True)
class Death:
    """How a worker ended: a machine-readable word and a sentence."""

    reason: str
    detail: str


@dataclass(eq=False)
class Task(Generic[T, R]):
    """Items for one worker of a lane, in order, and what came of those that are done.

    Attributes:
        items: what is to be done.
        lane: which workers may do it.
        results: one list for each item that is done.
        tries: how many workers the next item has ended.
        fault: what went wrong by a fault of ours, else "".
    """

    items: tuple[T, ...]
    lane: int = 0
    results: list[list[R]] = field(default_factory=list)
    tries: int = 0
    fault: str = ""

    @property
    def done(self) -> bool:
        """Tell whether all items are done, or no more can be."""
        return bool(self.fault) or len(self.results) == len(self.items)


class Crew(Generic[T, R]):
    """Worker processes in lanes; not for several threads.

    Args:
        work: a module-level function of a tuple of items, called with one item at a time.
        lanes: how many workers there are of each kind, and what an item may cost them.
        lost: called in this process for an item whose worker died `MOST_TRIES` times, and how.
        warm: items to run once before the processes part, so that they share what that loads.
    """

    def __init__(
        self,
        work: Callable[[tuple[T, ...]], list[R]],
        *,
        lanes: tuple[Lane, ...],
        lost: Callable[[T, Death], R],
        warm: tuple[T, ...] = (),
    ) -> None:
        self._setup = Setup(work, warm, lanes)
        self._lost = lost
        self._nests = 0
        self._nest: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._channels: dict[Connection, tuple[int, int]] = {}
        self._busy: dict[Connection, Task[T, R]] = {}
        self._deaths: dict[int, int] = {}
        self._todo = tuple(deque[Task[T, R]]() for _ in lanes)

    def submit(self, task: Task[T, R]) -> None:
        """Take on a task; it is done after some more steps."""
        self._todo[task.lane].append(task)
        self._hand_out()

    def step(self, others: Iterable[socket.socket] = ()) -> list[Task[T, R]]:
        """Wait for answers, for workers that start or end, or for one of the sockets; return what is done.

        Raises:
            TawaturError: the process that starts the workers was ended again and again.
        """
        control = self._control or self._start()
        ended = []
        for ready in wait([control, *others, *self._channels]):
            if ready is control:
                self._hear(control)
            elif ready in self._channels and (task := self._take(ready)) is not None:
                ended.append(task)
        self._hand_out()
        return ended

    def stop(self) -> None:
        """End all workers, whatever they do."""
        if not self._channels and self._nest is not None:
            # It still loads what its workers are to share, and listens to nobody.
            self._nest.kill()
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

    def _hand_out(self) -> None:
        for channel, (_, lane) in self._channels.items():
            if channel not in self._busy and self._todo[lane]:
                task = self._todo[lane].popleft()
                self._busy[channel] = task
                # A worker that is just dying tells so by the end of its channel.
                with suppress(OSError):
                    channel.send(task.items[len(task.results) :])

    def _take(self, channel: Connection) -> Task[T, R] | None:
        """Take what a worker sent; return its task where that ends it."""
        try:
            results, fault = pickle.loads(channel.recv_bytes())  # noqa: S301 - our own worker wrote it
        except (EOFError, OSError):
            return self._bury(channel)
        task = self._busy[channel]
        self._nests = 0
        if fault:
            # The worker goes on with the other items; they are of no use any more.
            task.fault = fault
            self._dismiss(channel)
            return task
        task.results.append(results)
        task.tries = 0
        if task.done:
            del self._busy[channel]
            return task
        return None

    def _dismiss(self, channel: Connection) -> None:
        """Part with a worker: it ends when its channel is closed, and another one is started."""
        del self._busy[channel], self._channels[channel]
        channel.close()

    def _bury(self, channel: Connection) -> Task[T, R] | None:
        """Put back what a worker that died had to do, without the item that it died of too often."""
        process, lane = self._channels.pop(channel)
        channel.close()
        task = self._busy.pop(channel, None)
        if task is None:
            return None
        while self._control is not None and process not in self._deaths:
            self._hear(self._control)
        status = self._deaths.pop(process, None)
        if status is not None:
            task.tries += 1
        if task.tries >= MOST_TRIES:
            task.results.append([self._lost(task.items[len(task.results)], explain(status))])
            task.tries = 0
        if task.done:
            return task
        self._todo[lane].appendleft(task)
        return None

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
        kind, process, number = NOTE.unpack(note)
        if kind == BORN:
            self._channels[Connection(handles[0])] = process, number
        else:
            self._deaths[process] = number

    def _lose_nest(self) -> None:
        for task in self._busy.values():
            self._todo[task.lane].appendleft(task)
        self.stop()
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
            [sys.executable, "-c", _NEST, str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            env=environment,
            stdin=subprocess.DEVNULL,
        )
        theirs.close()
        greeting = Connection(os.dup(ours.fileno()))
        greeting.send(sys.path)
        greeting.send_bytes(pickle.dumps(self._setup))
        greeting.close()
        self._control = ours
        return ours


def explain(status: int | None) -> Death:
    """Return what a worker's wait status says of the item that it had in hand."""
    number = os.WTERMSIG(status) if status is not None and os.WIFSIGNALED(status) else 0
    if number in {signal.SIGPROF, signal.SIGALRM}:
        return Death("time_limit", f"reading it took too long, {_GIVEN_UP}")
    if number == signal.SIGKILL:
        return Death("worker_killed", f"the process that read it was killed, for memory perhaps, {_GIVEN_UP}")
    ending: Any = signal.Signals(number).name if number else f"status {status}"
    return Death("worker_crashed", f"the process that read it crashed ({ending}), {_GIVEN_UP}")
