"""``tawatur search``: the articles that answer a query."""

import argparse
import shutil
import textwrap
from typing import Any

from tawatur.cli.library_option import add_library_option, complain, open_library
from tawatur.errors import QueryError, TawaturError
from tawatur.model.hit import Hit, Results
from tawatur.model.record import to_json

_OK, _PROBLEMS, _USAGE = 0, 1, 2


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("search", help="find articles in a library")
    parser.add_argument(
        "query",
        metavar="QUERY",
        help='words (all must occur), OR, -word, word*, "adjacent words"; "" finds everything',
    )
    parser.add_argument("--json", action="store_true", help="one hit a line, as JSON")
    parser.add_argument("--limit", type=_parse_number, default=20, metavar="N", help="at most N hits (20)")
    parser.add_argument(
        "--offset", type=_parse_number, default=0, metavar="N", help="leave out the first N hits"
    )
    parser.add_argument("--since", metavar="D", help="published on D or later (2023-12-15, 2023-12, 2023)")
    parser.add_argument("--until", metavar="D", help="published on D or earlier")
    parser.add_argument("--outlet", metavar="X", help="an outlet's id, name or domain")
    parser.add_argument("--country", metavar="X", help="the outlet's country, ISO 3166-1 alpha-3")
    parser.add_argument("--newest", action="store_true", help="the newest first, not the best")
    parser.add_argument("--fold", action="store_true", help="show copies of one text once")
    add_library_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Search and print the hits; return the exit status."""
    try:
        with open_library(args) as library:
            results = library.search(
                args.query,
                since=args.since,
                until=args.until,
                outlet=args.outlet,
                country=args.country.upper() if args.country else None,
                order="newest" if args.newest else "rank",
                limit=args.limit,
                offset=args.offset,
                fold=args.fold,
            )
    except QueryError as error:
        complain(error)
        return _USAGE
    except TawaturError as error:
        complain(error)
        return _PROBLEMS
    if args.json:
        for hit in results.hits:
            print(to_json(hit))
    else:
        _print(results, args.offset)
    return _OK


def _parse_number(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"a whole number, 0 or more, is needed, not {text}")
    return int(text)


def _print(results: Results, offset: int) -> None:
    width = min(shutil.get_terminal_size().columns, 100)
    for number, hit in enumerate(results.hits, offset + 1):
        print(f"{number}. {hit.title}")
        print(f"   {_facts(hit)}")
        print(textwrap.indent(textwrap.fill(hit.snippet, width - 3), "   "))
        print()
    about = "" if results.exact else "at most "
    print(f"{len(results.hits)} of {about}{results.total} articles")


def _facts(hit: Hit) -> str:
    outlet = (hit.outlet.name or hit.outlet.domain) if hit.outlet else None
    copies = f"+{len(hit.copies)} copies" if hit.copies else None
    return " · ".join(fact for fact in (outlet, hit.published, hit.url, copies, hit.id) if fact)
