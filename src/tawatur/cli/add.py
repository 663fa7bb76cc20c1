"""``tawatur add``: one page by its address into the library."""

import argparse
import sys
import time
from typing import Any

from tawatur.cli.library_option import add_library_option, complain, open_library
from tawatur.errors import LibraryLocked, TawaturError
from tawatur.model.outcome import KEPT, UNCHANGED
from tawatur.pipeline.add_page import add_page
from tawatur.pipeline.collector import Manner
from tawatur.settings import read_settings


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("add", help="fetch one page and keep its article")
    parser.add_argument("url", metavar="URL")
    add_library_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print ``id title`` of the article; 0 when it is kept or was known, 1 when it is not."""
    try:
        settings = read_settings()
        manner = Manner(allow_hosts=settings.allow_hosts, contact=settings.contact)
        with open_library(args, must_exist=False) as library:
            try:
                added = add_page(library.store, args.url, manner, now=int(time.time()))
            except LibraryLocked:
                library.store.visits.ask_page(args.url, now=int(time.time()))
                print("a collector is at work here; it fetches the page in a moment", file=sys.stderr)
                return 0
    except TawaturError as error:
        complain(error)
        return 1
    outcome, article = added
    if outcome.state not in {KEPT, UNCHANGED} or article is None:
        print(f"tawatur: {args.url}: not kept: {outcome.reason} {outcome.detail}".rstrip(), file=sys.stderr)
        return 1
    print(f"{article.id}\t{article.title}")
    if outcome.state == UNCHANGED:
        print("it was known, and has not changed", file=sys.stderr)
    return 0
