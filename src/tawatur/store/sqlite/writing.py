"""How the verbs of a store write: one short transaction each, under the lease or beside it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from tawatur.store.sqlite.connection import Connections
from tawatur.store.sqlite.lease import Lease


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


class Verbs:
    """A part of a store's verbs; the whole hands in how they write."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
