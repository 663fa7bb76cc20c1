"""Names to addresses: threads of its own, each name asked once at a time, dead names kept apart."""

import asyncio
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

# So many names are asked for at once. A name server that does not answer holds a thread for half a minute, so
# there are more than the dead names among a thousand.
_THREADS = 128
# Names that had no answer the last time have threads of their own, so that no other name waits for them.
_DOUBTFUL_THREADS = 8
# A caller waits no longer, although the system may.
_PATIENCE_S = 12.0
# The system does not tell for how long an answer holds.
_FRESH_S, _FAILED_S = 60.0, 30.0
_MOST_NAMES = 20_000

Ask = Callable[[str, int], Sequence[Any]]


@dataclass(frozen=True, slots=True)
class _Answer:
    until: float
    found: tuple[ResolveResult, ...] = ()
    error: str = ""


class Names(AbstractResolver):
    """Resolves names by the system in daemon threads, which never keep the process from ending.

    Args:
        ask: how one name is asked for; default: the system's resolver.
        clock: seconds; an answer holds for a minute of it, a failure for half a minute.
        patience: seconds that a caller waits.
    """

    def __init__(
        self,
        ask: Ask | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        patience: float = _PATIENCE_S,
    ) -> None:
        self._ask, self._clock, self._patience = ask or _ask_system, clock, patience
        self._known: dict[tuple[str, int], _Answer] = {}
        self._asked: dict[tuple[str, int], asyncio.Future[_Answer]] = {}
        self._doubtful: set[str] = set()
        self._lines = _Line(_THREADS), _Line(_DOUBTFUL_THREADS)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return the addresses of a name.

        Raises:
            OSError: it has none, or nobody answered in time.
        """
        key = host.lower(), int(family)
        known = self._known.get(key)
        if known is None or known.until < self._clock():
            asked = self._asked.get(key) or self._begin(key)
            try:
                known = await asyncio.wait_for(asyncio.shield(asked), self._patience)
            except TimeoutError:
                self._doubt(host)
                raise OSError(f"no name server answered for {host} in time") from None
        if known.error:
            raise OSError(f"{host} has no address: {known.error}")
        return [{**result, "hostname": host, "port": port} for result in known.found]

    async def close(self) -> None:
        """Let go of the threads; one that waits for a name server ends when that answers."""
        for line in self._lines:
            line.close()

    def _begin(self, key: tuple[str, int]) -> "asyncio.Future[_Answer]":
        loop = asyncio.get_running_loop()
        future = self._asked[key] = loop.create_future()
        line = self._lines[key[0] in self._doubtful]

        def work() -> None:
            try:
                found, error = tuple(_read_answers(self._ask(*key))), ""
            except (OSError, UnicodeError) as failure:
                found, error = (), str(failure)
            try:
                loop.call_soon_threadsafe(self._finish, key, found, error)
            except RuntimeError:
                # The loop has ended; nobody waits for it.
                return

        line.put(work)
        return future

    def _finish(self, key: tuple[str, int], found: tuple[ResolveResult, ...], error: str) -> None:
        answer = _Answer(self._clock() + (_FAILED_S if error else _FRESH_S), found, error)
        if len(self._known) >= _MOST_NAMES:
            self._known.pop(next(iter(self._known)))
        self._known[key] = answer
        if error:
            self._doubt(key[0])
        else:
            self._doubtful.discard(key[0])
        future = self._asked.pop(key)
        if not future.done():
            future.set_result(answer)

    def _doubt(self, host: str) -> None:
        if len(self._doubtful) < _MOST_NAMES:
            self._doubtful.add(host.lower())


class _Line:
    """Work that waits for one of some daemon threads; a thread is started when it is first needed."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._waiting: deque[Callable[[], None] | None] = deque()
        self._threads = self._free = 0
        self._news = threading.Condition()

    def put(self, work: Callable[[], None]) -> None:
        with self._news:
            self._waiting.append(work)
            if self._free < len(self._waiting) and self._threads < self._most:
                self._threads += 1
                threading.Thread(target=self._serve, daemon=True, name="tawatur-names").start()
            self._news.notify()

    def close(self) -> None:
        with self._news:
            self._waiting.extend([None] * self._threads)
            self._news.notify_all()

    def _serve(self) -> None:
        while (work := self._take()) is not None:
            work()

    def _take(self) -> Callable[[], None] | None:
        with self._news:
            self._free += 1
            self._news.wait_for(lambda: self._waiting)
            self._free -= 1
            return self._waiting.popleft()


def _ask_system(host: str, family: int) -> Sequence[Any]:
    return socket.getaddrinfo(host, None, family=family, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)


def _read_answers(found: Sequence[Any]) -> list[ResolveResult]:
    """Return the answers of the system as the client wants them."""
    results: list[ResolveResult] = []
    for family, _, protocol, _, address in found:
        host = str(address[0])
        if family == socket.AF_INET6 and len(address) > 3 and address[3]:
            # A scope makes it an address of this machine's own network; the guard refuses it by that.
            host = f"{host}%{address[3]}"
        results.append(
            ResolveResult(
                hostname="", host=host, port=0, family=family, proto=protocol, flags=socket.AI_NUMERICHOST
            )
        )
    return results
