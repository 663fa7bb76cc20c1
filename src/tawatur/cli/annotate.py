"""``tawatur annotate``: Articles on standard input, the same with what they speak of on standard output."""

import argparse
import sys
from typing import Any

from tawatur.cli.library_option import complain
from tawatur.cli.pipe import add_jobs_option, write_lines
from tawatur.errors import TawaturError
from tawatur.pipeline.pipes import annotate_lines

_PROBLEMS = 1


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "annotate", help="find what Articles speak of: JSON lines on standard input and output"
    )
    add_jobs_option(parser)
    parser.add_argument(
        "--all", action="store_true", help="print doubtful findings too, those more likely wrong than right"
    )
    parser.add_argument(
        "--names-model",
        metavar="FOLDER",
        help="find names by an ONNX model of your own (pip install 'tawatur[transformers]'); docs/arabic.md",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Annotate standard input and return the exit status."""
    lines = annotate_lines(sys.stdin.buffer, jobs=args.jobs, doubtful=args.all, names=args.names_model)
    try:
        return write_lines(lines, "articles")
    except TawaturError as error:
        complain(error)
        return _PROBLEMS
