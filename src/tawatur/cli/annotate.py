"""``tawatur annotate``: Articles on standard input, the same with what they speak of on standard output."""

import argparse
import sys
from typing import Any

from tawatur.cli.pipe import add_jobs_option, write_lines
from tawatur.pipeline.pipes import annotate_lines


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "annotate", help="find what Articles speak of: JSON lines on standard input and output"
    )
    add_jobs_option(parser)
    parser.add_argument(
        "--all", action="store_true", help="print doubtful findings too, those more likely wrong than right"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Annotate standard input and return the exit status."""
    return write_lines(annotate_lines(sys.stdin.buffer, jobs=args.jobs, doubtful=args.all), "articles")
