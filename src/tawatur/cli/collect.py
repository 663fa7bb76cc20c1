"""``tawatur collect``: visits the sources of a library when they are due, and keeps what they publish."""

import argparse
import asyncio
import contextlib
import os
import re
import signal
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from tawatur.cli.library_option import add_library_option, complain, open_library
from tawatur.errors import TawaturError
from tawatur.model.outcome import FAILED, REJECTED, Outcome, Problem
from tawatur.model.record import to_json
from tawatur.pipeline.collector import Collector, Manner
from tawatur.pipeline.library import Library
from tawatur.settings import Settings, read_settings

_DURATION = re.compile(r"(\d{1,6})\s*([smhd]?)")
_UNITS = {"": 1, "s": 1, "m": 60, "h": 3_600, "d": 86_400}
# Asked to end, the process has ended after so many seconds.
_END_S = 8.5
_TITLES = {FAILED: "The document could not be had or read", REJECTED: "The document is not kept"}


def add(subparsers: Any) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("collect", help="collect the sources of a library, until stopped")
    parser.add_argument("--once", action="store_true", help="visit what is due now, then stop")
    parser.add_argument(
        "--for", dest="duration", type=read_duration, metavar="DURATION", help="stop after 90s, 10m, 2h, 1d"
    )
    parser.add_argument("--delay", type=float, metavar="SECONDS", help="before each request to a host (1)")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="reading processes (1)")
    parser.add_argument("--quiet", action="store_true", help="print no line for what is rejected or fails")
    # What `serve --collect` gives: sources may come later, and the end of the input is the end of the desk.
    parser.add_argument("--beside", action="store_true", help=argparse.SUPPRESS)
    add_library_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Collect; 0 when it ended as asked, 1 where it could not collect. The last line is the account."""
    try:
        settings = read_settings()
        with open_library(args) as library:
            if (
                not args.beside
                and not library.store.sources.sources()
                and library.store.visits.next_due() is None
            ):
                print("there are no sources yet; add one with: tawatur sources add URL", file=sys.stderr)
                return 1
            collector = make_collector(library, settings, args)
            asyncio.run(collect(collector, once=args.once, duration=args.duration, beside=args.beside))
            _close(library, collector, once=args.once)
    except TawaturError as error:
        complain(error)
        return 1
    return 0


def make_collector(library: Library, settings: Settings, args: argparse.Namespace) -> Collector:
    """Return a collector that reports on standard error."""
    manner = Manner(
        allow_hosts=settings.allow_hosts,
        contact=settings.contact,
        delay=settings.delay if args.delay is None else args.delay,
        jobs=max(1, args.jobs),
        public_url=settings.public_url,
    )
    if not settings.contact:
        print(
            "no contact is set: sites cannot write to you; see `contact` in docs/sources.md", file=sys.stderr
        )

    def report(outcome: Outcome) -> None:
        if outcome.state in _TITLES and not args.quiet:
            title = _TITLES[outcome.state]
            problem = Problem(outcome.reason, title, outcome.detail, outcome.instance)
            print(to_json(problem), file=sys.stderr)

    return Collector(library.store, manner, report=report, trouble=say_trouble)


def say_trouble(message: str) -> None:
    """Say that nothing can be written at the moment."""
    print(f"tawatur: collecting waits: {message}", file=sys.stderr)


async def collect(collector: Collector, *, once: bool, duration: float | None, beside: bool = False) -> None:
    """Run a collector until it is done, its time is over, or the process is asked to stop.

    With ``beside`` the end of the standard input asks it to stop as well: the process at its other end died.
    """
    loop = asyncio.get_running_loop()

    def stop() -> None:
        collector.stop()
        last = threading.Timer(_END_S, _end_at_last)
        last.daemon = True
        last.start()

    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError, RuntimeError):
            loop.add_signal_handler(number, stop)
    if duration is not None:
        loop.call_later(duration, collector.stop)
    if beside:
        threading.Thread(target=_wait_for_end, args=(loop, stop), daemon=True).start()
    await collector.run(once=once)


def _end_at_last() -> None:
    """End the process although something hangs, such as a disk: what was kept is safe, the rest is due."""
    print(
        "tawatur: something did not end in time and was left; nothing that was kept is lost", file=sys.stderr
    )
    sys.stderr.flush()
    os._exit(0)


def _wait_for_end(loop: asyncio.AbstractEventLoop, stop: Callable[[], None]) -> None:
    """Wait until the standard input is closed, then stop."""
    while os.read(0, 1_024):
        pass
    with contextlib.suppress(RuntimeError):
        loop.call_soon_threadsafe(stop)


def _close(library: Library, collector: Collector, *, once: bool) -> None:
    progress = collector.progress
    print(
        f"{progress.lists} lists read, {progress.failed_lists} failed; {progress.pages} pages came",
        file=sys.stderr,
    )
    due = library.store.visits.next_due()
    if once and due is not None:
        print(f"next visit due {datetime.fromtimestamp(due, UTC):%Y-%m-%d %H:%M} UTC", file=sys.stderr)
    print(to_json(collector.tally.account), file=sys.stderr)


def read_duration(text: str) -> float:
    """Read ``90``, ``90s``, ``10m``, ``2h`` or ``1d`` as seconds."""
    match = _DURATION.fullmatch(text.strip().lower())
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no duration such as 90s, 10m, 2h or 1d")
    return float(match[1]) * _UNITS[match[2]]
