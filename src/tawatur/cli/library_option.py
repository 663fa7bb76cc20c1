"""The option ``--library`` that many commands share, and the opening of what it names."""

import argparse
import sys
from pathlib import Path

from tawatur.errors import LibraryError
from tawatur.pipeline.library import Library
from tawatur.settings import read_settings


def add_library_option(parser: argparse.ArgumentParser) -> None:
    """Declare ``--library``."""
    parser.add_argument(
        "--library",
        metavar="PATH",
        help="the library file (default: TAWATUR_LIBRARY, the setting, or tawatur.db in the data folder)",
    )


def library_path(args: argparse.Namespace) -> Path:
    """Return the file that ``--library``, the environment or the settings name.

    Raises:
        LibraryError: the address of a server is given, which this version cannot open.
    """
    name = args.library or str(read_settings().library)
    if "://" in name:
        raise LibraryError(f"{name}: this version keeps libraries in files only; give a path with --library")
    return Path(name).expanduser()


def open_library(args: argparse.Namespace, *, must_exist: bool = True) -> Library:
    """Open the library of a command.

    Raises:
        LibraryError: it cannot be opened, or is missing where ``must_exist``.
    """
    path = library_path(args)
    if must_exist and not path.exists():
        raise LibraryError(f"{path}: there is no such library; `tawatur ingest` makes one")
    return Library(path)


def complain(error: Exception) -> None:
    """Say on standard error what went wrong."""
    print(f"tawatur: {error}", file=sys.stderr)
