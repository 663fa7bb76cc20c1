"""``tawatur events``: annotated Articles on standard input, each real-world event once on standard output."""

import argparse
import sys
from contextlib import ExitStack
from typing import Any

from tawatur.cli.pipe import add_file_option, add_jobs_option, open_records
from tawatur.cli.tables import add_table_options, write_table
from tawatur.errors import TawaturError
from tawatur.pipeline.pipes import read_events
from tawatur.pipeline.tables import EVENT_FORMS, write_events

_USAGE = 2


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("events", help="each event once: JSON lines of Articles in, Events out")
    add_file_option(
        parser,
        "--bonds",
        "bonds",
        "JSON lines of Bonds of these articles, as group prints them; else copies are found here",
    )
    add_file_option(
        parser,
        "--pins",
        "pins",
        "JSON lines {one, other, same}: two tellings, by id, that are of one act or are not",
    )
    add_jobs_option(parser, alone="joining works in one process")
    add_table_options(
        parser,
        EVENT_FORMS,
        "JSON lines (default), our own CSV, POLECAT's columns, GDELT 2.0's Events or Mentions, Parquet",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Join the events of standard input and return the exit status."""
    with ExitStack() as stack:
        try:
            bonds = open_records(args.bonds, stack)
            pins = open_records(args.pins, stack)
        except TawaturError as error:
            print(f"tawatur: {error}", file=sys.stderr)
            return _USAGE
        return write_table(read_events(sys.stdin.buffer, bonds, pins or ()), write_events, args, "events")
