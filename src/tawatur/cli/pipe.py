"""What the commands that read a pipe and write a pipe have in common."""

import argparse
import os
import sys
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from tqdm import tqdm

from tawatur.errors import TawaturError
from tawatur.model.outcome import Problem
from tawatur.model.record import to_json

_OK, _PROBLEMS = 0, 1


def add_jobs_option(parser: argparse.ArgumentParser, *, alone: str = "") -> None:
    """Declare ``--jobs``; ``alone`` says of a command that works in one process why it takes the option."""
    help_ = f"accepted as in every filter; {alone}" if alone else "processes (default: all cores)"
    parser.add_argument("--jobs", type=parse_jobs, default=count_cores(), metavar="N", help=help_)


def add_file_option(parser: argparse.ArgumentParser, flag: str, dest: str, help_: str) -> None:
    """Declare an option that names a file of records beside those of the pipe."""
    parser.add_argument(flag, dest=dest, type=Path, metavar="FILE", help=help_)


def open_records(path: Path | None, stack: ExitStack) -> BinaryIO | None:
    """Open a file of records for as long as the stack lasts; None where none is named.

    Raises:
        TawaturError: the file cannot be read.
    """
    try:
        return stack.enter_context(path.open("rb")) if path else None
    except OSError as error:
        raise TawaturError(f"{path} cannot be read: {error.strerror}; check the path") from error


def parse_jobs(text: str) -> int:
    """Read the value of ``--jobs``: a whole number of processes, at least 1."""
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError("at least one process is needed")
    return number


def count_cores() -> int:
    """Return the number of processes to use where none is asked for."""
    return os.cpu_count() or 1


def write_lines(lines: Iterable[str | Problem], unit: str) -> int:
    """Print lines on standard output and problems on standard error; return the exit status.

    A reader that closes the pipe early (``| head``) ends the run quietly.
    """
    status = _OK
    out = sys.stdout.buffer
    show_bar = sys.stderr.isatty() and not sys.stdout.isatty()
    try:
        for line in tqdm(lines, unit=f" {unit}", file=sys.stderr, disable=not show_bar, leave=False):
            if isinstance(line, Problem):
                status = _PROBLEMS
                tqdm.write(to_json(line), file=sys.stderr)
            else:
                out.write(line.encode() + b"\n")
        out.flush()
    except BrokenPipeError:
        close_quietly()
    return status


def write_records(records: Iterable[Any], unit: str) -> int:
    """Print records as JSON lines and problems on standard error; return the exit status."""
    return write_lines(
        (record if isinstance(record, Problem) else to_json(record) for record in records), unit
    )


def close_quietly() -> None:
    """Give up standard output whose reader has gone; Python would complain when it closes it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
