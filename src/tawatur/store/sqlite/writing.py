"""How the verbs of a store write: one short transaction each, under the lease or beside it."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from tawatur.errors import LibraryError
from tawatur.store.sqlite.connection import Connections
from tawatur.store.sqlite.lease import Lease

# A loss of power costs what was committed in so many seconds, or in the last transaction.
_HARDEN_S = 1.0


class Writing:
    """The connections and the lease of a store, handed to all that writes.

    Args:
        connections: of the library file.
        lease: of the store.
        claim: takes the lease as the whole store does, which brings its index up to date.
        stages: the later rooms and their versions.
    """

    def __init__(
        self,
        connections: Connections,
        lease: Lease,
        claim: Callable[[], None],
        stages: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.connections, self.lease, self.claim = connections, lease, claim
        self.stages = tuple(stages)
        self._hardened = -_HARDEN_S

    @contextmanager
    def transaction(self) -> Iterator[Any]:
        """Run a block as one transaction of the process that ingests.

        Raises:
            LibraryLocked: another process ingests; the message names it.
        """
        self.claim()
        with self.connections.transaction() as connection:
            self.lease.beat(connection)
            yield connection
        if time.monotonic() - self._hardened >= _HARDEN_S:
            self.harden()

    def harden(self) -> None:
        """Let the disk itself have all that was committed; a loss of power costs what came after.

        SQLite leaves commits to the system's cache in this mode, which a crash of this process cannot hurt.
        Nothing happens without the lease, or where the file is locked or the disk is full for the moment:
        what was committed is committed, and who wrote it must not think otherwise.
        """
        if not self.lease.held:
            return
        self._hardened = time.monotonic()
        connection = self.connections.get()
        connection.execute("PRAGMA synchronous = FULL")
        try:
            with suppress(LibraryError), self.connections.transaction() as connection:
                # Something must change, or nothing is written and nothing synced.
                self.lease.beat(connection)
        finally:
            connection.execute("PRAGMA synchronous = NORMAL")


class Verbs:
    """A part of a store's verbs; the whole hands in how they write."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
