"""``tawatur ingest``: read documents and keep their articles in a library."""

import argparse
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from tqdm import tqdm

from tawatur.cli.library_option import add_library_option, complain, open_library
from tawatur.cli.progress import show_work
from tawatur.errors import TawaturError
from tawatur.model.outcome import FAILED, REJECTED, Outcome, Problem
from tawatur.model.record import to_json
from tawatur.pipeline.run import Tally

_OK, _PROBLEMS = 0, 1
_TITLES = {FAILED: "The document could not be read", REJECTED: "The document is no article"}


class _Stopped(SystemExit):
    """The process was asked to stop (SIGTERM) and does so in good order."""


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "ingest", help="keep articles from saved pages, archives, feeds and JSON lines in a library"
    )
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="files, folders, .jsonl[.gz|.zst], or - for JSON lines"
    )
    parser.add_argument(
        "--jobs", type=_jobs, default=os.cpu_count() or 1, metavar="N", help="worker processes (all cores)"
    )
    parser.add_argument(
        "--later",
        action="store_true",
        help="end once all can be searched; `tawatur rework` reads on from there",
    )
    add_library_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Ingest and return the exit status; the last line on standard error is the account."""
    tally = Tally()
    signal.signal(signal.SIGTERM, _stop)
    status = _OK
    try:
        with open_library(args, must_exist=False) as library, _progress() as bar, show_work() as watch:

            def report(outcome: Outcome) -> None:
                bar.update()
                if outcome.state in {REJECTED, FAILED}:
                    bar.clear()
                    print(to_json(_problem(outcome)), file=sys.stderr)

            library.ingest(
                args.paths, jobs=args.jobs, report=report, tally=tally, later=args.later, watch=watch
            )
        status = _PROBLEMS if tally.account.failed else _OK
    except TawaturError as error:
        complain(error)
        status = _PROBLEMS
    finally:
        _close(tally)
    return status


def _close(tally: Tally) -> None:
    if tally.unknown:
        names = ", ".join(f"{name} ({count})" for name, count in tally.unknown.most_common(12))
        print(f"not understood, kept as they are: {names}", file=sys.stderr)
    print(to_json(tally.account), file=sys.stderr)


def _problem(outcome: Outcome) -> Problem:
    return Problem(outcome.reason, _TITLES[outcome.state], outcome.detail, outcome.instance)


@contextmanager
def _progress() -> Iterator[Any]:
    """Show a bar on a terminal and nothing elsewhere."""
    with tqdm(unit=" documents", file=sys.stderr, disable=not sys.stderr.isatty(), leave=False) as bar:
        yield bar


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise _Stopped(_OK)


def _jobs(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least one process is needed")
    return number
