"""Backups: a consistent copy of a library that is in use, and a library made from such a copy."""

import os
from pathlib import Path
from typing import Any

import apsw

from tawatur.errors import LibraryError, LibraryTooNew
from tawatur.store.sqlite.connection import BUSY_MILLISECONDS, Connections, spoken_errors
from tawatur.store.sqlite.schema import APPLICATION_ID, MIGRATIONS, schema_version


def back_up(connections: Connections, target: Path) -> int:
    """Copy the library while others read and write; return the number of articles in the copy.

    The copy appears under its name only when it is whole, checked and on the disk.

    Raises:
        LibraryError: it cannot be written there, or is not sound.
    """
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        with spoken_errors(part):
            copy = apsw.Connection(str(part))
            try:
                _copy_pages(copy, connections.get())
                copy.execute("PRAGMA journal_mode = DELETE")
                copy.execute("DELETE FROM lease")
            finally:
                copy.close()
        count = check_copy(part)
        _to_disk(part)
        part.replace(target)
        _to_disk(target.parent)
    except OSError as error:
        raise LibraryError(f"{target}: cannot be written: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)
    return count


def check_copy(path: Path) -> int:
    """Return the number of articles in a backup that is sound.

    Raises:
        LibraryTooNew: a newer version of Tawatur made it.
        LibraryError: it is missing, no library, or damaged.
    """
    if not path.is_file():
        raise LibraryError(f"{path}: there is no such backup")
    with spoken_errors(path):
        copy: Any = apsw.Connection(path.absolute().as_uri() + "?mode=ro", flags=_READ_BY_NAME)
        try:
            if copy.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise LibraryError(f"{path}: is no backup of a library")
            if schema_version(copy) > len(MIGRATIONS):
                raise LibraryTooNew(f"{path}: a newer version of Tawatur made it; install that version")
            found = [row[0] for row in copy.execute("PRAGMA integrity_check(3)")]
            if found != ["ok"]:
                raise LibraryError(f"{path}: is damaged ({found[0]}); take another backup")
            return int(copy.execute("SELECT count(*) FROM articles").fetchone()[0])
        finally:
            copy.close()


def restore_into(connections: Connections, source: Path) -> None:
    """Put a backup in place of all that a library holds, in one transaction; readers see one or the other."""
    with spoken_errors(connections.path):
        copy = apsw.Connection(source.absolute().as_uri() + "?mode=ro", flags=_READ_BY_NAME)
        try:
            _copy_pages(connections.get(), copy)
        finally:
            copy.close()


_READ_BY_NAME = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI


def _copy_pages(target: Any, source: Any) -> None:
    target.set_busy_timeout(BUSY_MILLISECONDS)
    with target.backup("main", source, "main") as backup:
        # In one step: one reading of the source, so that writers meanwhile do not make it begin again.
        while not backup.done:
            backup.step(-1)


def _to_disk(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
