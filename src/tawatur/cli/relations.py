"""``tawatur relations``: Events on standard input, a pair's relation day by day on standard output."""

import argparse
import re
import sys
from datetime import date
from typing import Any

from tawatur.cli.tables import add_table_options, write_table
from tawatur.knowledge.countries import load_countries
from tawatur.pipeline.pipes import read_relation
from tawatur.pipeline.tables import RELATION_FORMS, write_points

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("relations", help="how two parties stand, by day: Events in, points out")
    parser.add_argument(
        "--between", type=_parse_pair, required=True, metavar="MAR,FRA", help="two countries or organizations"
    )
    parser.add_argument(
        "--weights", choices=("plover", "diplomatic"), default="plover", help="how much an act counts"
    )
    parser.add_argument("--at", type=_parse_day, metavar="DATE", help="nothing later than this day is known")
    parser.add_argument("--outlet-country", metavar="MAR", help="only what outlets of this country tell")
    add_table_options(parser, RELATION_FORMS, "JSON lines (default), CSV, Parquet")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Reckon the relation and return the exit status."""
    points = read_relation(
        sys.stdin.buffer,
        args.between,
        weights=args.weights,
        until=args.at,
        outlet_country=args.outlet_country,
    )
    return write_table(points, write_points, args, "days")


def _parse_pair(text: str) -> tuple[str, str]:
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 2 or not all(parts) or parts[0] == parts[1]:
        raise argparse.ArgumentTypeError("two parties are needed, such as MAR,FRA")
    unknown = [part for part in parts if ":" not in part and part not in load_countries()]
    if unknown:
        raise argparse.ArgumentTypeError(
            f"{unknown[0]} is no party; name a country as MAR, an organization by its id (org:un)"
        )
    return parts[0], parts[1]


def _parse_day(text: str) -> str:
    try:
        date.fromisoformat(text if _DAY.fullmatch(text) else "")
    except ValueError as error:
        raise argparse.ArgumentTypeError("a day is needed, such as 2023-12-15") from error
    return text
