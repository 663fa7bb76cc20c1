"""The options ``--format`` and ``--output`` of the commands that print records or a table of them."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from tawatur.cli.pipe import close_quietly, write_records
from tawatur.errors import TawaturError
from tawatur.model.outcome import Problem
from tawatur.model.record import to_json

LINES = "jsonl"
_BINARY = frozenset({"parquet"})
_OK, _PROBLEMS, _USAGE = 0, 1, 2


def add_table_options(parser: argparse.ArgumentParser, forms: Iterable[str], help_: str) -> None:
    """Declare ``--format`` with JSON lines and these forms, and ``--output``."""
    parser.add_argument("--format", choices=(LINES, *forms), default=LINES, help=help_)
    parser.add_argument("--output", metavar="FILE", help="write into FILE, whole or not at all (else print)")


def write_table(
    records: Iterable[Any],
    write: Callable[[list[Any], str], Iterator[bytes]],
    args: argparse.Namespace,
    unit: str,
) -> int:
    """Write records in the form that was asked for, problems on standard error; return the exit status.

    Args:
        records: records, and Problems among them.
        write: yields a file of all records in a form.
        args: what the options of `add_table_options` gave.
        unit: what the records are called where progress is shown.
    """
    if args.format == LINES and args.output is None:
        return write_records(records, unit)
    if args.format in _BINARY and args.output is None and sys.stdout.isatty():
        print(f"tawatur: {args.format} is no text for a terminal; name a file with --output", file=sys.stderr)
        return _USAGE
    kept, status = [], _OK
    for record in records:
        if isinstance(record, Problem):
            status = _PROBLEMS
            print(to_json(record), file=sys.stderr)
        else:
            kept.append(record)
    try:
        pieces = (
            (to_json(record).encode() + b"\n" for record in kept)
            if args.format == LINES
            else write(kept, args.format)
        )
        write_pieces(pieces, args.output)
    except TawaturError as error:
        print(f"tawatur: {error}", file=sys.stderr)
        return _USAGE
    except OSError as error:
        print(f"tawatur: {args.output}: cannot be written: {error.strerror}", file=sys.stderr)
        return _PROBLEMS
    return status


def write_pieces(pieces: Iterable[bytes], output: str | None) -> None:
    """Write a file in pieces: on standard output, or under a name, whole or not at all.

    Raises:
        OSError: the file cannot be written. A reader that closes the pipe is no error.
    """
    if output is None:
        try:
            for piece in pieces:
                sys.stdout.buffer.write(piece)
            sys.stdout.flush()
        except BrokenPipeError:
            close_quietly()
        return
    # Beside the goal first, so that a full disk leaves no half file under the name asked for.
    draft = Path(f"{output}.part")
    try:
        with draft.open("wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(output)
    finally:
        draft.unlink(missing_ok=True)
