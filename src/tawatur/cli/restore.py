"""``tawatur restore``: a library from a backup, or from the folder of a whole export."""

import argparse
import sys
import time
from pathlib import Path
from typing import Any

from tawatur.cli.library_option import add_library_option, complain, library_path
from tawatur.errors import LibraryError, LibraryLocked, TawaturError
from tawatur.pipeline.bundle import read_bundle
from tawatur.pipeline.library import Library
from tawatur.store.sqlite.copying import check_copy

_OK, _PROBLEMS = 0, 1


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("restore", help="make a library from a backup or a bundle")
    parser.add_argument("file", metavar="FILE", help="the backup, checked first, or the folder of a bundle")
    parser.add_argument("--force", action="store_true", help="replace what the library holds now")
    add_library_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Restore and return the exit status."""
    source = Path(args.file)
    try:
        path = library_path(args)
        if source.is_dir():
            return _import(path, source)
        if path.exists() and not args.force:
            raise LibraryError(f"{path}: exists already; --force puts the backup in place of all it holds")
        check_copy(source)
        count = _restore(path, source)
    except TawaturError as error:
        complain(error)
        return _PROBLEMS
    print(f"{path}: {count} articles restored and searchable")
    return _OK


def _import(path: Path, folder: Path) -> int:
    """Add what a bundle holds to a library; what it has already stays."""
    with Library(path) as library:
        count = read_bundle(library.store, folder, now=int(time.time()))
    print(f"{path}: {count} articles restored and searchable; tawatur rework finds copies and stories anew")
    return _OK


def _restore(path: Path, source: Path) -> int:
    try:
        library = Library(path)
    except LibraryLocked:
        raise
    except LibraryError as error:
        # What is too damaged to be opened is kept under another name.
        _put_aside(path)
        print(f"{error}; it is kept as {path.name}.damaged", file=sys.stderr)
        library = Library(path)
    with library:
        return library.store.restore(source)


def _put_aside(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        old = path.with_name(path.name + ending)
        if old.exists():
            old.replace(path.with_name(f"{path.name}.damaged{ending}"))
