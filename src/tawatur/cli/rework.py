"""``tawatur rework``: rooms whose rules changed read their articles again."""

import argparse
import os
from typing import Any

from tawatur.cli.library_option import add_library_option, complain, open_library
from tawatur.cli.progress import show_work
from tawatur.errors import TawaturError
from tawatur.model.record import to_json

_OK, _PROBLEMS = 0, 1


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "rework", help="after an upgrade: read again what older rules have read, and finish open work"
    )
    parser.add_argument(
        "--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="worker processes (all cores)"
    )
    add_library_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Rework and return the exit status; prints one JSON line that says what was done."""
    try:
        with open_library(args) as library, show_work() as watch:
            done = library.rework(jobs=args.jobs, watch=watch)
    except TawaturError as error:
        complain(error)
        return _PROBLEMS
    print(to_json(done))
    return _PROBLEMS if done.failed else _OK
