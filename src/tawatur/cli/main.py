"""The command line: one command a file, listed here by hand."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from tawatur import __version__
from tawatur.cli.logs import set_up_logs

# Each command module has `add(subparsers)`, which declares its options, and `run(args) -> exit status`.
COMMANDS = (
    "links",
    "sources",
    "read",
    "annotate",
    "model",
    "group",
    "events",
    "relations",
    "ingest",
    "search",
    "story",
    "kb",
    "export",
    "rework",
    "doctor",
    "collect",
    "add",
    "remove",
    "prune",
    "quarantine",
    "backup",
    "restore",
    "config",
    "serve",
    "demo",
)

EXIT_OK, EXIT_PROBLEMS, EXIT_USAGE, EXIT_INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 all read, 1 problems, 2 wrong usage, 130 interrupted."""
    parser = argparse.ArgumentParser(prog="tawatur", description="An observatory of the Arabic press.")
    parser.add_argument("--version", action="version", version=f"tawatur {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND")
    # What a command needs, such as a web server, is loaded for that command alone; help lists them all.
    typed = (sys.argv[1:] if arguments is None else arguments)[:1]
    for command in typed if typed and typed[0] in COMMANDS else COMMANDS if typed != ["--version"] else ():
        import_module(f"tawatur.cli.{command}").add(subparsers)
    args = parser.parse_args(arguments)
    set_up_logs(os.environ)
    if not args.command:
        parser.print_help()
        return EXIT_USAGE
    try:
        status: int = args.run(args)
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return EXIT_INTERRUPTED
    return status
