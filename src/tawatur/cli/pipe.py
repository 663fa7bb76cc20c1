"""What the commands that read a pipe and write a pipe have in common."""

import argparse
import os
import sys
from collections.abc import Iterable

from tqdm import tqdm

from tawatur.model.outcome import Problem
from tawatur.model.record import to_json

_OK, _PROBLEMS = 0, 1


def parse_jobs(text: str) -> int:
    """Read the value of ``--jobs``: a whole number of processes, at least 1."""
    number = int(text)
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
        # Python would complain once more when it closes the pipe on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status
