"""``tawatur events``: annotated Articles on standard input, each real-world event once on standard output."""

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tawatur.cli.pipe import count_cores, parse_jobs, write_lines
from tawatur.pipeline.pipes import event_lines


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("events", help="each event once: JSON lines of Articles in, Events out")
    parser.add_argument(
        "--bonds",
        type=Path,
        metavar="FILE",
        help="JSON lines of Bonds of these articles, as group prints them; else copies are found here",
    )
    parser.add_argument(
        "--jobs",
        type=parse_jobs,
        default=count_cores(),
        metavar="N",
        help="accepted as in every filter; joining works in one process",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Join the events of standard input and return the exit status."""
    with ExitStack() as stack:
        try:
            bonds = stack.enter_context(args.bonds.open("rb")) if args.bonds else None
        except OSError as error:
            print(f"{args.bonds} cannot be read: {error.strerror}; check the path", file=sys.stderr)
            return 2
        return write_lines(event_lines(sys.stdin.buffer, bonds), "events")
