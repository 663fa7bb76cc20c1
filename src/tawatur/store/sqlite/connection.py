"""Opening the library file: pragmas, read-only files, one connection a thread, errors with a remedy."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from tawatur.errors import LibraryBusy, LibraryError, LibraryFull, LibraryReadOnly

BUSY_MILLISECONDS = 5_000
_HEADER = b"SQLite format 3\x00"


class Connections:
    """Connections to one library file: each thread has its own, as SQLite wants it.

    Attributes:
        path: the library file.
        writable: whether the file and its folder can be written.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self._local = threading.local()
        self._all: list[Any] = []
        self._lock = threading.Lock()
        _check_header(path)
        self._immutable = False
        self.writable = not read_only and self._probe_writing()
        if not self.writable:
            self._immutable = not self._probe_reading()

    def get(self) -> Any:
        """Return this thread's connection."""
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._open()
            self._local.connection = connection
            with self._lock:
                self._all.append(connection)
        return connection

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._lock:
            for connection in self._all:
                connection.close(True)  # noqa: FBT003 - apsw takes it by position
            self._all.clear()
        self._local = threading.local()

    @contextmanager
    def transaction(self) -> Iterator[Any]:
        """Run a block as one write transaction, with SQLite's errors put into words."""
        if not self.writable:
            raise read_only_error(self.path)
        connection = self.get()
        with spoken_errors(self.path):
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                # SQLite rolls back by itself on some errors, such as a full disk.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def _open(self) -> Any:
        with spoken_errors(self.path):
            if self._immutable:
                flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
                connection = apsw.Connection(self.path.absolute().as_uri() + "?immutable=1", flags=flags)
            elif self.writable:
                connection = apsw.Connection(str(self.path))
            else:
                connection = apsw.Connection(str(self.path), flags=apsw.SQLITE_OPEN_READONLY)
            connection.set_busy_timeout(BUSY_MILLISECONDS)
            if self.writable:
                connection.execute("PRAGMA journal_mode = WAL")
                # Band keys are written all over their table: a page is kept and copied back less often.
                connection.execute("PRAGMA cache_size = -65536")
                connection.execute("PRAGMA wal_autocheckpoint = 8192")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute("PRAGMA mmap_size = 268435456")
        return connection

    def _probe_writing(self) -> bool:
        if not self.path.exists():
            self._make_folder()
        try:
            connection = apsw.Connection(str(self.path))
        except apsw.CantOpenError as error:
            if self.path.exists():
                return False
            raise LibraryReadOnly(
                f"{self.path}: cannot be created here; choose another place with --library, "
                "or make the folder writable"
            ) from error
        try:
            connection.set_busy_timeout(BUSY_MILLISECONDS)
            if connection.readonly("main"):
                return False
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("BEGIN IMMEDIATE; ROLLBACK")
        except (apsw.ReadOnlyError, apsw.CantOpenError):
            return False
        except apsw.BusyError:
            return True  # someone is writing, so it can be written
        except (apsw.CorruptError, apsw.NotADBError) as error:
            raise damaged_error(self.path, error) from error
        except apsw.Error as error:
            raise LibraryError(f"{self.path}: {error}") from error
        finally:
            connection.close()
        return True

    def _probe_reading(self) -> bool:
        """Tell whether the file can be read the ordinary way; else only as a file that never changes."""
        if not self.path.exists():
            raise LibraryError(f"{self.path}: there is no such library; `tawatur ingest` makes one")
        try:
            connection = apsw.Connection(str(self.path), flags=apsw.SQLITE_OPEN_READONLY)
            try:
                connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
            finally:
                connection.close()
        except apsw.Error:
            return False
        return True

    def _make_folder(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryReadOnly(
                f"{self.path}: its folder cannot be made ({error}); choose another place with --library"
            ) from error


def _check_header(path: Path) -> None:
    """Refuse a folder or a file that is no SQLite database before SQLite touches it."""
    if path.is_dir():
        raise LibraryError(f"{path}: is a folder; give a file name with --library")
    try:
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
    except FileNotFoundError:
        return
    except OSError as error:
        raise LibraryError(f"{path}: cannot be read: {error.strerror}") from error
    if header and header != _HEADER:
        raise LibraryError(f"{path}: is no library; give another file with --library")


def read_only_error(path: Path) -> LibraryReadOnly:
    """Return the error for writing into a library that can only be read."""
    return LibraryReadOnly(
        f"{path}: can only be read (file, folder or disk is write-protected); reading and searching work. "
        "Make it writable, or ingest into another library with --library"
    )


def full_error(path: Path) -> LibraryFull:
    """Return the error for a disk that is full."""
    return LibraryFull(
        f"{path}: the disk is full; nothing of this batch was kept and nothing before it is lost. "
        "Reading and searching go on. Free some space and run the command again"
    )


def damaged_error(path: Path, error: Exception) -> LibraryError:
    """Return the error for a file that SQLite cannot read."""
    return LibraryError(
        f"{path}: is damaged ({error}); restore a backup with `tawatur restore`, or save what "
        "can be read with `tawatur doctor --salvage FILE`"
    )


@contextmanager
def spoken_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into LibraryErrors that name the file and the remedy."""
    try:
        yield
    except apsw.FullError as error:
        raise full_error(path) from error
    except (apsw.BusyError, apsw.LockedError) as error:
        raise LibraryBusy(
            f"{path}: another program holds the file locked for writing; run the command again afterwards"
        ) from error
    except apsw.ReadOnlyError as error:
        raise read_only_error(path) from error
    except (apsw.CorruptError, apsw.NotADBError) as error:
        raise damaged_error(path, error) from error
    except apsw.IOError as error:
        raise LibraryError(
            f"{path}: the disk reports an error ({error}); check the disk and its free space"
        ) from error
    except apsw.CantOpenError as error:
        raise LibraryError(f"{path}: cannot be opened; check that it exists and may be read") from error
