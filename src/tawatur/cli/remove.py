"""``tawatur remove``: articles that somebody asked to have removed go, and stay away."""

import argparse
import sys
import time
from datetime import UTC, datetime
from typing import Any

from tawatur.cli.library_option import add_library_option, complain, open_library
from tawatur.errors import LibraryLocked, TawaturError
from tawatur.pipeline.library import Library
from tawatur.pipeline.removals import apply_removals, find_removed, make_stone
from tawatur.store.sqlite.tombstones import KINDS


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("remove", help="remove articles on request, so that they stay away")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--url", metavar="ADDRESS-OR-ID", help="one article")
    what.add_argument("--outlet", metavar="ID-OR-DOMAIN", help="all articles of an outlet")
    what.add_argument("--person", metavar="NAME", help="all articles that name a person")
    what.add_argument("--list", action="store_true", help="print the requests that hold")
    parser.add_argument("--reason", default="", help="kept with the request")
    parser.add_argument("--lift", action="store_true", help="take the request back instead")
    parser.add_argument("--yes", action="store_true", help="remove without asking")
    add_library_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Remove, list or lift; 1 where nothing was done."""
    try:
        with open_library(args) as library:
            if args.list:
                for stone in library.store.tombstones.all():
                    day = f"{datetime.fromtimestamp(stone.since, UTC):%Y-%m-%d}"
                    print(f"{day}\t{stone.kind}\t{stone.value}\t{stone.reason}".rstrip())
                return 0
            kind = next(kind for kind in KINDS if getattr(args, kind))
            return _change(library, kind, getattr(args, kind), args)
    except TawaturError as error:
        complain(error)
        return 1


def _change(library: Library, kind: str, value: str, args: argparse.Namespace) -> int:
    stone = make_stone(kind, value, reason=args.reason, now=int(time.time()))
    if args.lift:
        lifted = library.store.tombstones.lift(kind, stone.value)
        print("taken back" if lifted else "there is no such request", file=sys.stderr)
        return 0 if lifted else 1
    count = sum(1 for _ in find_removed(library.store, stone))
    print(f"{count} articles would go, with their earlier texts and raw pages", file=sys.stderr)
    if not args.yes and not _is_wanted():
        print("nothing was done; --yes does it", file=sys.stderr)
        return 1
    library.store.tombstones.add(stone)
    try:
        print(f"{apply_removals(library.store)} articles removed", file=sys.stderr)
    except LibraryLocked:
        print("noted; the collector that is at work here removes them in a moment", file=sys.stderr)
    return 0


def _is_wanted() -> bool:
    return sys.stdin.isatty() and input("remove them? [y/N] ").strip().lower() in {"y", "yes"}
