"""``tawatur doctor``: whether a library is sound, and what to do where it is not."""

import argparse
import sys
from pathlib import Path
from typing import Any

from tawatur.cli.library_option import add_library_option, complain, library_path, open_library
from tawatur.errors import TawaturError
from tawatur.store.sqlite.connection import Connections
from tawatur.store.sqlite.upkeep import salvage

_OK, _PROBLEMS = 0, 1


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("doctor", help="check a library, mend what can be made anew")
    parser.add_argument("--rebuild-index", action="store_true", help="make the search index anew first")
    parser.add_argument("--repair", action="store_true", help="mend first what can be made anew")
    parser.add_argument(
        "--salvage",
        metavar="FILE",
        help="write what can be read of a damaged library to JSON lines",
    )
    add_library_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Check and print what was found; return the exit status."""
    try:
        if args.salvage:
            return _salvage(library_path(args), Path(args.salvage))
        with open_library(args) as library:
            if args.rebuild_index:
                print(f"the index was made anew: {library.store.rebuild_index()} articles")
            if args.repair:
                print(f"mended: {library.store.repair()}")
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


def _salvage(library: Path, target: Path) -> int:
    """Write what can be read; 1 where something could not."""
    connections = Connections(library, read_only=True)
    kept = lost = 0
    try:
        with target.open("x", encoding="utf-8") as file:
            for record in salvage(connections):
                if record is None:
                    lost += 1
                else:
                    kept += 1
                    file.write(record + "\n")
    except FileExistsError:
        print(f"tawatur: {target} exists already; give another name", file=sys.stderr)
        return _PROBLEMS
    finally:
        connections.close()
    print(f"{kept} articles written to {target}, {lost} rows could not be read")
    return _PROBLEMS if lost else _OK
