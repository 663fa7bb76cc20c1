"""``tawatur group``: Articles on standard input, their bonds on standard output."""

import argparse
import gc
import sys
from contextlib import ExitStack
from typing import Any

from tawatur.cli.pipe import add_file_option, add_jobs_option, open_records, write_lines
from tawatur.errors import TawaturError
from tawatur.pipeline.pipes import group_lines

_USAGE = 2


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("group", help="find copies among Articles: JSON lines in, Bonds out")
    add_file_option(
        parser,
        "--with",
        "known",
        "JSON lines of Articles known already: grouped with the others, not printed",
    )
    add_jobs_option(parser, alone="grouping works in one process")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Group standard input and return the exit status."""
    with ExitStack() as stack:
        try:
            known = open_records(args.known, stack)
        except TawaturError as error:
            print(f"tawatur: {error}", file=sys.stderr)
            return _USAGE
        # Nothing here refers to itself in a circle, and looking for circles takes a sixth of the time.
        was_on = gc.isenabled()
        gc.disable()
        try:
            return write_lines(group_lines(sys.stdin.buffer, known or ()), "articles")
        finally:
            if was_on:
                gc.enable()
