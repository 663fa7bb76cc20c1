"""The lease: one process at a time may ingest into a library."""

import os
import socket
import time
import uuid
from typing import Any

from tawatur.errors import LibraryLocked
from tawatur.store.sqlite.connection import Connections

# A holder on another host that has not beaten for so long is taken for dead.
STALE_SECONDS = 120.0
_NAME = "ingest"


class Lease:
    """The right of this process to ingest; `claim` takes it, `beat` keeps it, `release` gives it back."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._holder = uuid.uuid4().hex
        self.held = False

    def claim(self) -> None:
        """Take the lease, or keep it where this object has it already.

        Raises:
            LibraryLocked: a living process holds it; the message names it.
            LibraryReadOnly: the library cannot be written.
        """
        if self.held:
            return
        now = time.time()
        with self._connections.transaction() as connection:
            row = connection.execute(
                "SELECT process, host, heartbeat FROM lease WHERE name = ?", (_NAME,)
            ).fetchone()
            if row is not None and is_alive(*row, now=now):
                raise LibraryLocked(
                    f"{self._connections.path}: process {row[0]} on {row[1]} is ingesting into this library; "
                    "wait until it has finished, or stop it. Reading and searching work meanwhile"
                )
            connection.execute(
                "INSERT OR REPLACE INTO lease VALUES (?, ?, ?, ?, ?, ?)",
                (_NAME, self._holder, os.getpid(), socket.gethostname(), now, now),
            )
        self.held = True

    def beat(self, connection: Any) -> None:
        """Say "still here" within the caller's transaction.

        Raises:
            LibraryLocked: the lease was taken over, since this process was silent for too long.
        """
        changed = connection.execute(
            "UPDATE lease SET heartbeat = ? WHERE name = ? AND holder = ? RETURNING 1",
            (time.time(), _NAME, self._holder),
        ).fetchall()
        if not changed:
            self.held = False
            raise LibraryLocked(
                f"{self._connections.path}: another process took over ingesting while this one was silent; "
                "nothing of this batch was kept. Run the command again"
            )

    def release(self) -> None:
        """Give the lease back; nothing happens without one."""
        if self.held:
            with self._connections.transaction() as connection:
                connection.execute("DELETE FROM lease WHERE name = ? AND holder = ?", (_NAME, self._holder))
            self.held = False


def is_alive(process: int, host: str, heartbeat: float, *, now: float) -> bool:
    """Tell whether the holder of a lease still lives.

    On this host the process table answers, and a number that was given to another program is told by the
    silent heartbeat; on another host only the heartbeat can.
    """
    recent = now - heartbeat < STALE_SECONDS
    if host != socket.gethostname() or not recent:
        return recent
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
