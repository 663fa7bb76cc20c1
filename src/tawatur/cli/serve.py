"""tawatur serve: the reading desk in the browser, on this machine."""

import argparse
import ipaddress
import signal
import socket
import sys
from contextlib import nullcontext
from pathlib import Path
from types import FrameType

from tawatur.cli.beside import Beside, collector_command
from tawatur.cli.library_option import add_library_option, complain, library_path
from tawatur.errors import TawaturError
from tawatur.pipeline.library import Library
from tawatur.serve.web.dates import MONTHS
from tawatur.serve.web.numbers import DIGITS
from tawatur.settings import read_settings

PORT = 8780
_TRIES = 50
# What is being answered when the process is asked to end may take so many seconds more.
_GRACE = 7


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser("serve", help="read a library in the browser")
    add_library_option(parser)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (this machine only)")
    parser.add_argument("--port", type=int, default=PORT, help=f"port ({PORT}, or the next free one)")
    parser.add_argument(
        "--allow-host", action="append", default=[], metavar="NAME", help="a host name to answer to"
    )
    parser.add_argument(
        "--metrics", action="store_true", help="tell figures for Prometheus under /metrics, to this machine"
    )
    parser.add_argument("--months", choices=sorted(MONTHS), default="common", help="month names to print")
    parser.add_argument("--digits", choices=DIGITS, default="latin", help="digits of our own numbers")
    parser.add_argument(
        "--public", action="store_true", help="show titles, snippets and links only, no full text"
    )
    parser.add_argument("--collect", action="store_true", help="collect the library's sources meanwhile")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted; 0 then, 1 where the library cannot be read or no port is free."""
    # Asked to end at any moment, in the same good order as by Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        path, public_url = library_path(args), read_settings().public_url
        prepare_library(path)
        listener = open_port(args.host, args.port)
    except TawaturError as error:
        complain(error)
        return 1
    port = listener.getsockname()[1]
    if port != args.port and args.port:
        print(f"port {args.port} is taken, using {port}", file=sys.stderr)
    if not is_own_machine(args.host):
        print(
            f"WARNING: {args.host} can be reached from other machines and there is no login yet: "
            + (
                "whoever reaches this port sees titles and snippets"
                if args.public
                else "whoever reaches this port reads the whole library (--public shows snippets only)"
            ),
            file=sys.stderr,
        )
    # Imported here: the other commands must not wait for a web server to load.
    import uvicorn  # noqa: PLC0415 - see above

    from tawatur.serve.app import make_app  # noqa: PLC0415 - see above

    app = make_app(
        path,
        months=args.months,
        digits=args.digits,
        hosts=args.allow_host,
        metrics=args.metrics,
        public=args.public,
        public_url=public_url,
    )
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="on",
        timeout_graceful_shutdown=_GRACE,
    )
    print(f"Tawatur reads {path}\nopen {find_address(args.host, port)} (Ctrl-C ends it)", file=sys.stderr)
    beside = Beside(collector_command(path), say=_say) if args.collect else None

    class Server(uvicorn.Server):
        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            # Both end at the same time, so that the slower one alone counts.
            if beside is not None:
                beside.ask_to_end()
            super().handle_exit(sig, frame)

    try:
        with beside or nullcontext():
            Server(config).run(sockets=[listener])
    except KeyboardInterrupt:
        # The server has ended its answers by now; ending on request is no failure.
        pass
    finally:
        listener.close()
    return 0


def _say(sentence: str) -> None:
    print(f"tawatur: {sentence}", file=sys.stderr)


def prepare_library(path: Path) -> None:
    """Bring an existing library and its index up to date; a missing one is left to `tawatur ingest`.

    Raises:
        LibraryError: it cannot be read at all.
    """
    if not path.exists():
        print(f"there is no library at {path} yet; make one with: tawatur ingest PATH", file=sys.stderr)
        return
    print("opening the library; if its index is behind it is brought up to date first", file=sys.stderr)
    with Library(path) as library:
        # The first search loads the lists of words, which takes a second; no reader should wait for them.
        library.search("الأخبار", limit=1)


def open_port(host: str, port: int) -> socket.socket:
    """Return a listening socket on the port, or on the next free one after it.

    Raises:
        TawaturError: the address is not ours, or none of the next ports is free.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    last: OSError | None = None
    for candidate in range(port, port + _TRIES) if port else (0,):
        # The protocol is named, or asyncio would not turn off Nagle's algorithm: 40 ms lost on each page.
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, candidate))
            listener.listen(128)
        except (OSError, OverflowError) as error:
            listener.close()
            last = error if isinstance(error, OSError) else OSError(str(error))
            continue
        return listener
    raise TawaturError(f"cannot listen on {host}, ports {port} to {port + _TRIES - 1}: {last}")


def is_own_machine(host: str) -> bool:
    """Tell whether an address to listen on can be reached from this machine alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def find_address(host: str, port: int) -> str:
    """Return the address to open in a browser."""
    shown = "127.0.0.1" if host in {"0.0.0.0", ""} else f"[{host}]" if ":" in host else host  # noqa: S104 - compared only
    return f"http://{shown}:{port}/"
