"""``tawatur quarantine``: documents that could not be read by a fault of ours: list them, read them again."""

import argparse
import json
import sys
import time
from typing import Any

from tawatur.cli.library_option import add_library_option, complain, open_library
from tawatur.errors import LibraryLocked, TawaturError
from tawatur.model.outcome import FAILED, Outcome
from tawatur.model.record import to_json
from tawatur.pipeline.quarantine import ask_again, replay_quarantine
from tawatur.store.protocol import Poison

_OK, _PROBLEMS = 0, 1


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "quarantine", help="documents kept aside since reading them failed: list, replay, drop"
    )
    parser.add_argument("what", choices=("list", "replay", "drop"))
    parser.add_argument(
        "items", nargs="*", type=int, metavar="NUMBER", help="as `list` numbers them; none: all"
    )
    add_library_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do what was asked and return the exit status: 1 where a document could still not be read."""
    try:
        with open_library(args) as library:
            store = library.store
            if args.what == "list":
                for poison in store.list_poison(args.items):
                    print(describe(poison))
                return _OK
            if args.what == "drop":
                if not args.items:
                    print("tawatur: name the numbers to drop", file=sys.stderr)
                    return 2
                print(f"dropped: {store.drop_poison(args.items)}")
                return _OK
            try:
                account = replay_quarantine(store, args.items, report=_report)
            except LibraryLocked as locked:
                asked = ask_again(store, args.items, now=int(time.time()))
                if not asked:
                    raise
                print(
                    f"{locked}\nif it collects, it fetches and reads {asked} pages again now", file=sys.stderr
                )
                return _OK
    except TawaturError as error:
        complain(error)
        return _PROBLEMS
    print(to_json(account), file=sys.stderr)
    return _PROBLEMS if account.failed else _OK


def describe(poison: Poison) -> str:
    """Return a line of JSON about a document kept aside."""
    size = len(poison.page.body if poison.page else poison.line or b"")
    return json.dumps(
        {
            "item": poison.item, "instance": poison.instance, "reason": poison.reason,
            "detail": poison.detail, "times": poison.times, "since": poison.since, "last": poison.last,
            "bytes": size,
        },
        ensure_ascii=False,
    )  # fmt: skip


def _report(outcome: Outcome) -> None:
    if outcome.state == FAILED:
        print(f"{outcome.instance}: {outcome.reason}: {outcome.detail}", file=sys.stderr)
