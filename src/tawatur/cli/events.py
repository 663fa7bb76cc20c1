"""``tawatur events``: annotated Articles on standard input, each real-world event once on standard output."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tawatur.cli.pipe import count_cores, parse_jobs, write_lines
from tawatur.export.events import write_events_csv, write_gdelt, write_gdelt_mentions, write_polecat
from tawatur.model.event import Event
from tawatur.model.outcome import Problem
from tawatur.model.record import from_json
from tawatur.pipeline.pipes import event_lines

_WRITERS = {
    "csv": write_events_csv,
    "polecat": write_polecat,
    "gdelt": write_gdelt,
    "gdelt-mentions": write_gdelt_mentions,
}


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
    parser.add_argument(
        "--format",
        choices=("jsonl", *_WRITERS),
        default="jsonl",
        help="JSON lines (default), our own CSV, POLECAT's columns, GDELT 2.0's Events or Mentions",
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
        lines = event_lines(sys.stdin.buffer, bonds)
        if args.format != "jsonl":
            lines = _as_table(lines, args.format)
        return write_lines(lines, "events")


def _as_table(lines: Iterable[str | Problem], format_: str) -> Iterator[str | Problem]:
    """Yield the problems, then the events as rows of the format."""
    events = []
    for line in lines:
        if isinstance(line, Problem):
            yield line
        else:
            events.append(from_json(line, Event))
    yield from _WRITERS[format_](events)
