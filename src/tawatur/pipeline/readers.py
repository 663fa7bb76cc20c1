"""The crew for an event loop: what comes in is given to worker processes, and awaited."""

import asyncio
import socket
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Generic, Self, TypeVar

from tawatur.errors import TawaturError
from tawatur.pipeline.crew import Crew, Death, Task
from tawatur.pipeline.nest import Lane

T = TypeVar("T")
R = TypeVar("R")


class Readers(Generic[T, R]):
    """Worker processes that a thread of this class speaks with, so that the event loop never waits for one.

    Args:
        work: a module-level function of a tuple of items, called with one item at a time.
        lost: called in that thread for an item whose worker died each time, and how.
        lanes: how many workers there are of each kind; without any, items are read in this process.
        warm: items to run once before the processes part, so that they share what that loads.
    """

    def __init__(
        self,
        work: Callable[[tuple[T, ...]], list[R]],
        *,
        lost: Callable[[T, Death], R],
        lanes: tuple[Lane, ...],
        warm: tuple[T, ...] = (),
    ) -> None:
        self._work = work
        self._has_crew = bool(lanes)
        self._crew = Crew[T, R](work, lanes=lanes, lost=lost, warm=warm)
        self._coming: deque[Task[T, R]] = deque()
        self._awaited: dict[Task[T, R], asyncio.Future[list[R]]] = {}
        self._bell, self._ear = socket.socketpair()
        self._is_open = True
        self._failure = ""
        self._thread = threading.Thread(target=self._serve, name="tawatur-readers", daemon=True)

    async def __aenter__(self) -> Self:
        self._loop = asyncio.get_running_loop()
        if self._has_crew:
            self._thread.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._is_open = False
        self._ring()
        if self._has_crew:
            await asyncio.get_running_loop().run_in_executor(None, self._thread.join)
        self._fail("reading has ended")
        self._bell.close()
        self._ear.close()

    async def read(self, items: Sequence[T], *, lane: int = 0) -> list[R]:
        """Return the results of all items, in order.

        Raises:
            TawaturError: a fault of ours, or the processes are ended from outside again and again.
        """
        if not self._has_crew:
            return self._work(tuple(items))
        if self._failure:
            raise TawaturError(self._failure)
        task = Task[T, R](tuple(items), lane)
        if not task.items:
            return []
        future: asyncio.Future[list[R]] = self._loop.create_future()
        self._awaited[task] = future
        self._coming.append(task)
        self._ring()
        return await future

    def _ring(self) -> None:
        # Where the buffer is full, the thread has not heard the last ring yet and will see all.
        with suppress(BlockingIOError):
            self._bell.send(b"!", socket.MSG_DONTWAIT)

    def _serve(self) -> None:
        """Give tasks to the crew and results back to the loop, until all is closed."""
        try:
            while self._is_open:
                while self._coming:
                    self._crew.submit(self._coming.popleft())
                for task in self._crew.step((self._ear,)):
                    self._tell(self._settle, task)
                with suppress(BlockingIOError):
                    self._ear.recv(4_096, socket.MSG_DONTWAIT)
        except TawaturError as error:
            self._tell(self._fail, str(error))
        finally:
            self._crew.stop()

    def _tell(self, deed: Callable[..., None], *arguments: object) -> None:
        # The loop may have ended meanwhile; nobody waits then.
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(deed, *arguments)

    def _settle(self, task: Task[T, R]) -> None:
        future = self._awaited.pop(task, None)
        if future is None or future.done():
            return
        if task.fault:
            future.set_exception(TawaturError(f"a fault of Tawatur, please report it: {task.fault}"))
        else:
            future.set_result([result for results in task.results for result in results])

    def _fail(self, message: str) -> None:
        """Let all that is awaited, and all that comes later, fail."""
        self._failure = message
        for future in self._awaited.values():
            if not future.done():
                future.set_exception(TawaturError(message))
        self._awaited.clear()
