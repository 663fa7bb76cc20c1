"""A page handed over by its address: what a bookmark in the browser calls, and the form behind it."""

import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from tawatur.errors import Forbidden, LibraryError, TawaturError
from tawatur.fetch.guard import Guard
from tawatur.serve.problem import BadRequest
from tawatur.serve.shelf import Shelf
from tawatur.serve.web.page import render
from tawatur.store.sqlite.connection import Connections
from tawatur.store.sqlite.visits import Visits

_LONGEST_FORM = 16_384


@dataclass(frozen=True, slots=True)
class AskingView:
    """What the page prints: the address asked for, what came of it, and the bookmark's own address."""

    address: str
    done: bool
    wrong: str
    bookmark: str


def list_routes(shelf: Shelf) -> list[Route]:
    """Return the routes of the form; a public desk has none, since whoever reads it is a stranger."""
    if shelf.public:
        return []

    async def show(request: Request) -> Response:
        return _answer(request, request.query_params.get("url", ""))

    async def take(request: Request) -> Response:
        _check_sender(request)
        body = await request.body()
        if len(body) > _LONGEST_FORM:
            raise BadRequest("العنوان أطول مما يُقبل.", "the form is too long", 413)
        address = parse_qs(body.decode("utf-8", "replace")).get("url", [""])[0].strip()
        try:
            await to_thread.run_sync(ask_page, shelf.path, address, int(time.time()))
        except LibraryError:
            raise
        except TawaturError as error:
            return _answer(request, address, wrong=str(error))
        return _answer(request, address, done=True)

    return [Route("/add", show, methods=["GET"]), Route("/add", take, methods=["POST"])]


def ask_page(path: Path, address: str, now: int) -> None:
    """Note that a page is to be fetched at once; the collector does it, now or when it starts.

    A write of its own that needs no lease and waits for nobody.

    Raises:
        Forbidden: no address that may ever be called.
        LibraryError: the library is missing or cannot be written.
    """
    # Hosts that the settings allow are not known here; the collector's own guard has the last word.
    try:
        host = urlsplit(address).hostname or ""
    except ValueError as error:
        raise Forbidden(f"{address[:100]!r} is no address: {error}") from error
    Guard.of([host]).check(address)
    if not path.exists():
        raise LibraryError(f"there is no library at {path}: make one with tawatur ingest PATH")
    connections = Connections(path)
    try:
        if not connections.writable:
            raise LibraryError(f"{path}: can only be read")
        Visits(connections).ask_page(address, now=now)
    finally:
        connections.close()


def _check_sender(request: Request) -> None:
    """Refuse what another site's page sends: only our own form may ask.

    Raises:
        BadRequest: the browser says that the form stood elsewhere.
    """
    origin = request.headers.get("origin")
    own = f"{request.url.scheme}://{request.headers.get('host', '')}"
    site = request.headers.get("sec-fetch-site", "same-origin")
    if (origin is not None and origin != own) or site not in {"same-origin", "none"}:
        raise BadRequest("لا يُقبل هذا الطلب من موقع آخر.", "the form was sent from another site", 403)


def _answer(request: Request, address: str, *, done: bool = False, wrong: str = "") -> Response:
    own = str(request.base_url).rstrip("/")
    # Open our form in a window of its own, with the address of the page that is being read.
    bookmark = f"javascript:window.open('{own}/add?url='+encodeURIComponent(location.href))"
    view = AskingView(address, done, wrong, bookmark)
    return HTMLResponse(render("add.html", page=view), 400 if wrong else 202 if done else 200)
