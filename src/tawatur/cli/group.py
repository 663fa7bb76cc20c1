"""``tawatur group``: Articles on standard input, their bonds on standard output."""

import argparse
import gc
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tawatur.cli.pipe import count_cores, parse_jobs, write_lines
from tawatur.pipeline.pipes import group_lines


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("group", help="find copies among Articles: JSON lines in, Bonds out")
    parser.add_argument(
        "--with",
        dest="known",
        type=Path,
        metavar="FILE",
        help="JSON lines of Articles known already: grouped with the others, not printed",
    )
    parser.add_argument(
        "--jobs",
        type=parse_jobs,
        default=count_cores(),
        metavar="N",
        help="accepted as in every filter; grouping works in one process",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Group standard input and return the exit status."""
    with ExitStack() as stack:
        try:
            known = stack.enter_context(args.known.open("rb")) if args.known else ()
        except OSError as error:
            print(f"{args.known} cannot be read: {error.strerror}; check the path", file=sys.stderr)
            return 2
        # Nothing here refers to itself in a circle, and looking for circles takes a sixth of the time.
        was_on = gc.isenabled()
        gc.disable()
        try:
            return write_lines(group_lines(sys.stdin.buffer, known), "articles")
        finally:
            if was_on:
                gc.enable()
