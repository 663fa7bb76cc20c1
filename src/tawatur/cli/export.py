"""``tawatur export``: articles as JSON lines, a table or a feed, or the whole library as a folder."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tawatur.cli.library_option import add_library_option, complain, open_library
from tawatur.cli.tables import write_pieces
from tawatur.errors import QueryError, TawaturError
from tawatur.model.hit import Filter
from tawatur.pipeline.bundle import write_bundle

_OK, _PROBLEMS, _USAGE = 0, 1, 2
_FEED_ENTRIES = 100


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("export", help="write articles as JSON lines, CSV or an Atom feed")
    parser.add_argument(
        "--format",
        choices=("jsonl", "csv", "atom", "bundle"),
        default="jsonl",
        help="bundle: the whole library, raw pages as WARC, into the folder --output",
    )
    parser.add_argument("--output", metavar="FILE", help="write into FILE, whole or not at all (else print)")
    parser.add_argument("--since", metavar="D", help="published on D or later (2023-12-15, 2023-12, 2023)")
    parser.add_argument("--until", metavar="D", help="published on D or earlier")
    parser.add_argument("--outlet", metavar="X", help="an outlet's id, name or domain")
    parser.add_argument("--country", metavar="X", help="the outlet's country, ISO 3166-1 alpha-3")
    parser.add_argument(
        "--limit", type=int, default=_FEED_ENTRIES, metavar="N", help="entries of a feed (100, the newest)"
    )
    add_library_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Export and return the exit status."""
    if args.format == "bundle":
        return _write_bundle(args)
    country = args.country.upper() if args.country else None
    filters = Filter(since=args.since, until=args.until, outlet=args.outlet, country=country)
    try:
        with open_library(args) as library:
            pieces = library.export(args.format, filters=filters, limit=args.limit, now=datetime.now(UTC))
            write_pieces((piece.encode() for piece in pieces), args.output)
    except QueryError as error:
        complain(error)
        return _USAGE
    except TawaturError as error:
        complain(error)
        return _PROBLEMS
    except OSError as error:
        complain(TawaturError(f"{args.output or 'standard output'}: cannot be written: {error.strerror}"))
        return _PROBLEMS
    return _OK


def _write_bundle(args: argparse.Namespace) -> int:
    if args.output is None or any((args.since, args.until, args.outlet, args.country)):
        complain(TawaturError("a bundle is a whole library: it needs --output FOLDER and takes no filter"))
        return _USAGE
    try:
        with open_library(args) as library:
            count = write_bundle(library.store, Path(args.output))
    except TawaturError as error:
        complain(error)
        return _PROBLEMS
    print(f"{args.output}: {count} articles", file=sys.stderr)
    return _OK
