"""``tawatur doctor``: whether a library is sound, and what to do where it is not."""

import argparse
from typing import Any

from tawatur.cli.library_option import add_library_option, complain, open_library
from tawatur.errors import TawaturError

_OK, _PROBLEMS = 0, 1


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("doctor", help="check a library and mend its index")
    parser.add_argument("--rebuild-index", action="store_true", help="make the search index anew first")
    add_library_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check and print what was found; return the exit status."""
    try:
        with open_library(args) as library:
            if args.rebuild_index:
                print(f"the index was made anew: {library.store.rebuild_index()} articles")
            ailments = library.store.check()
            count = library.count()
    except TawaturError as error:
        complain(error)
        return _PROBLEMS
    for ailment in ailments:
        print(f"{'!' if ailment.grave else '-'} {ailment.what}: {ailment.remedy}")
    if not ailments:
        print(f"sound: {count} articles")
    return _PROBLEMS if any(ailment.grave for ailment in ailments) else _OK
