"""``tawatur model``: brings a larger names model from an address that the user names."""

import argparse
import sys
from pathlib import Path
from typing import Any

from tawatur.cli.library_option import complain
from tawatur.errors import TawaturError
from tawatur.pipeline.names_model import fetch_names_model
from tawatur.settings import read_settings

_OK, _PROBLEMS = 0, 1


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "model", help="download a names model (ONNX, token classification) for annotate --names-model"
    )
    parser.add_argument(
        "address", metavar="ADDRESS", help="folder with config.json, tokenizer.json, model.onnx"
    )
    parser.add_argument("--into", required=True, type=Path, metavar="FOLDER", help="where its files go")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Download a model and return the exit status."""
    settings = read_settings()
    try:
        names = fetch_names_model(
            args.address, args.into, allow_hosts=settings.allow_hosts, contact=settings.contact
        )
    except (TawaturError, OSError) as error:
        complain(error)
        return _PROBLEMS
    print(f"{args.into}: {', '.join(names)}", file=sys.stderr)
    return _OK
