"""``tawatur demo``: serves the demonstration press, collects it over HTTP and opens the reading desk."""

import argparse
import os
import shutil
import sys
import threading
import time
import webbrowser
from pathlib import Path
from typing import Any

from tawatur.cli.press import digest_press, find_press, load_press, press_sources
from tawatur.cli.progress import open_progress
from tawatur.cli.serve import PORT, find_address, open_port
from tawatur.errors import LibraryReadOnly, TawaturError
from tawatur.model.outcome import FAILED
from tawatur.pipeline.collect import Collecting, collect_sources
from tawatur.pipeline.library import Library
from tawatur.settings import data_folder

_NEEDED = 60_000_000
_OWN_MACHINE = "127.0.0.1"


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and its options."""
    parser = subparsers.add_parser(
        "demo",
        help="collect the demonstration press and open the reading desk",
        description="Serves ten invented news sites on this machine, collects them over HTTP with the code "
        "that collects real sites, and opens the reading desk. Ctrl-C ends it.",
    )
    parser.add_argument(
        "--port", type=int, default=PORT, help=f"of the reading desk ({PORT}, or the next free one)"
    )
    parser.add_argument("--no-browser", action="store_true", help="print the address, open no browser")
    parser.add_argument("--library", metavar="PATH", help="the library file (default: in the data folder)")
    parser.add_argument("--once", action="store_true", help="collect, say what was done, and stop")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Run the demonstration; 0 when it was ended by Ctrl-C, 1 where it could not go on."""
    try:
        return _demonstrate(args)
    except KeyboardInterrupt:
        print("\n==> ended; the library stays for the next start", flush=True)
        return 0
    except (TawaturError, OSError) as error:
        print(f"tawatur demo: {_explain(error)}", file=sys.stderr)
        return 1


def _demonstrate(args: argparse.Namespace) -> int:
    started = time.monotonic()
    package = load_press()
    press = package.open_press(newsroom=package.load_newsroom())
    try:
        if press.port != package.FIRST_PORT:
            _say(f"port {package.FIRST_PORT} is taken, the press uses {press.port}")
        outlets = press.site.newsroom.outlets
        _say(f"the demonstration press: {len(outlets)} invented outlets at http://localhost:{press.port}/")
        path = Path(args.library).expanduser() if args.library else _own_library(press.port)
        digest = digest_press(find_press(), press.port)
        if _is_current(path, digest):
            _say(f"the press has not changed since the last start: {path}")
        else:
            status = _fill(path, press, digest, is_own=not args.library)
            if status:
                return status
        _say(f"ready after {time.monotonic() - started:.1f} s")
        if not args.once:
            _serve(path, args)
    finally:
        press.close()
    return 0


def _own_library(port: int) -> Path:
    """Return the library of the demonstration; each port has its own, since addresses hold the port."""
    return data_folder(os.environ) / f"demo-{port}.db"


def _stamp(path: Path) -> Path:
    return path.with_name(path.name + ".press")


def _is_current(path: Path, digest: str) -> bool:
    """Tell whether the library was filled from just this press by just these rules."""
    stamp = _stamp(path)
    return path.is_file() and stamp.is_file() and stamp.read_text(encoding="utf-8").strip() == digest


def _fill(path: Path, press: Any, digest: str, *, is_own: bool) -> int:
    """Collect the press into the library and say what came of it; return 1 where something failed."""
    _make_room(path)
    if is_own:
        _remove(path)
    newsroom = press.site.newsroom
    _say(f"collecting over HTTP into {path}")
    with Library(path) as library:
        with open_progress("pages", len(newsroom.articles)) as progress:
            seen = 0

            def watch(collecting: Collecting) -> None:
                nonlocal seen
                if collecting.fetched > seen:
                    seen = collecting.fetched
                    progress.step()

            collected = collect_sources(
                library.store,
                press_sources(press),
                outlets=newsroom.registry,
                allow_hosts=press.hosts(),
                watch=watch,
            )
        _tell(library, collected)
    if any(outcome.state == FAILED for outcome in collected.problems):
        return 1
    _stamp(path).write_text(digest + "\n", encoding="utf-8")
    return 0


def _tell(library: Library, collected: Collecting) -> None:
    """Say how the documents ended."""
    account = collected.account
    _say(
        f"{collected.lists} lists read, {collected.fetched} pages fetched: {account.kept} kept, "
        f"{account.unchanged} already known, {account.rejected} rejected, {account.failed} failed, "
        f"{account.seen} in all; {account.glued} more articles found on other articles' pages"
    )
    for outcome in collected.problems:
        print(f"    {outcome.state}: {outcome.reason}: {outcome.instance} {outcome.detail}".rstrip())
    bonds = [library.bonds(article.id) for article in library.each()]
    roles = [one.syndication.role for one in bonds if one and one.syndication]
    _say(
        f"{library.count()} articles of {len(library.outlets())} outlets in the library: "
        f"{roles.count('copy')} copy another one, {roles.count('excerpt')} hold a part of one"
    )


def _make_room(path: Path) -> None:
    """Make the library's folder and see that it can be written and is not full.

    Raises:
        TawaturError: it cannot; the message says what to do.
    """
    folder = path.absolute().parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryReadOnly(f"{folder} cannot be made ({error.strerror}); choose --library PATH") from error
    if not os.access(folder, os.W_OK):
        raise LibraryReadOnly(f"{folder} cannot be written; choose another place with --library PATH")
    free = shutil.disk_usage(folder).free
    if free < _NEEDED:
        raise TawaturError(
            f"the disk of {folder} is nearly full: {free // 1_000_000} MB free, {_NEEDED // 1_000_000} MB "
            "needed; free some or choose --library PATH on another disk"
        )


def _remove(path: Path) -> None:
    """Remove the library of an older press, so that nothing of it is left in the river."""
    _stamp(path).unlink(missing_ok=True)
    for name in (path.name, path.name + "-wal", path.name + "-shm"):
        path.with_name(name).unlink(missing_ok=True)
    shutil.rmtree(path.with_name(path.name + ".index"), ignore_errors=True)


def _serve(path: Path, args: argparse.Namespace) -> None:
    """Serve the reading desk until Ctrl-C, while the press goes on answering."""
    # Imported here: a collection alone must not wait for a web server to load.
    import uvicorn  # noqa: PLC0415 - see above

    from tawatur.serve.app import make_app  # noqa: PLC0415 - see above

    listener = open_port(_OWN_MACHINE, args.port)
    try:
        port = listener.getsockname()[1]
        if args.port and port != args.port:
            _say(f"port {args.port} is taken, the reading desk uses {port}")
        address = find_address(_OWN_MACHINE, port)
        opened = not args.no_browser and _open_browser(address)
        _say(f"{'reading at' if opened else 'open'} {address} (Ctrl-C ends it)")
        config = uvicorn.Config(make_app(path), log_level="warning", access_log=False, server_header=False)
        uvicorn.Server(config).run(sockets=[listener])
    finally:
        listener.close()


def _open_browser(address: str) -> bool:
    """Open the address where there is a graphical browser; False where there is none."""
    if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ):
        return False
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    return True


def _explain(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        where = f": {error.filename}" if error.filename else ""
        return f"{error.strerror}{where}"
    return str(error)


def _say(words: str) -> None:
    print(f"==> {words}", flush=True)
