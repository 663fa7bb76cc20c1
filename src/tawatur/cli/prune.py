"""``tawatur prune``: what is older than the rules of retention allow goes."""

import argparse
import sys
from datetime import UTC, datetime
from typing import Any

from tawatur.cli.library_option import add_library_option, complain, open_library
from tawatur.errors import TawaturError
from tawatur.pipeline.retention import Retention, count_prunable, prune
from tawatur.settings import read_settings

_OK, _PROBLEMS, _USAGE = 0, 1, 2


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("prune", help="let go raw pages and articles by age")
    parser.add_argument(
        "--articles",
        type=int,
        metavar="DAYS",
        help="keep articles so long (setting keep_articles; 0 for ever)",
    )
    parser.add_argument(
        "--pages", type=int, metavar="DAYS", help="keep raw pages so long (setting keep_pages; 0 for ever)"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say how much would go")
    add_library_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Prune and return the exit status."""
    try:
        settings = read_settings()
        retention = Retention(
            settings.keep_articles if args.articles is None else args.articles,
            settings.keep_pages if args.pages is None else args.pages,
        )
        if not retention.is_set or min(retention.articles, retention.pages) < 0:
            complain(TawaturError("nothing is to be let go: give --articles DAYS or --pages DAYS"))
            return _USAGE
        with open_library(args) as library:
            work = count_prunable if args.dry_run else prune
            done = work(library.store, retention, datetime.now(UTC))
    except TawaturError as error:
        complain(error)
        return _PROBLEMS
    says = "would go" if args.dry_run else "are gone"
    print(f"{done.articles} articles and {done.pages} raw pages {says}", file=sys.stderr)
    return _OK
