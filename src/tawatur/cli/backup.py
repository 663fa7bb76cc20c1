"""``tawatur backup``: a consistent, checked copy of a library that is in use."""

import argparse
from pathlib import Path
from typing import Any

from tawatur.cli.library_option import add_library_option, complain, open_library
from tawatur.errors import LibraryError, TawaturError

_OK, _PROBLEMS = 0, 1


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("backup", help="copy a library into one file while it is in use")
    parser.add_argument("file", metavar="FILE", help="the copy; it appears when it is whole and checked")
    parser.add_argument("--force", action="store_true", help="replace an older copy of that name")
    add_library_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the copy and return the exit status."""
    target = Path(args.file)
    try:
        if target.exists() and not args.force:
            raise LibraryError(f"{target}: exists already; give another name, or --force to replace it")
        with open_library(args) as library:
            count = library.store.back_up(target)
    except TawaturError as error:
        complain(error)
        return _PROBLEMS
    print(f"{target}: {count} articles, checked")
    return _OK
