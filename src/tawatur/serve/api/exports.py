"""A whole search to take away: its articles as JSON lines or as a table."""

from collections.abc import Iterator
from dataclasses import replace

from anyio import to_thread
from starlette.concurrency import iterate_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from tawatur.export.csv import write_csv
from tawatur.export.jsonl import write_jsonl
from tawatur.model.article import Article
from tawatur.serve.asked import Asked, read_asked
from tawatur.serve.cursor import DEEPEST
from tawatur.serve.shelf import Shelf

_STEP = 200


def list_routes(shelf: Shelf) -> list[Route]:
    """Return the routes of both exports."""

    async def jsonl(request: Request) -> Response:
        articles = await _open(shelf, read_asked(request.query_params))
        return _send(write_jsonl(articles), "application/x-ndjson", "tawatur.jsonl")

    async def table(request: Request) -> Response:
        articles = await _open(shelf, read_asked(request.query_params))
        return _send(write_csv(articles), "text/csv", "tawatur.csv")

    return [Route("/export.jsonl", jsonl, methods=["GET"]), Route("/export.csv", table, methods=["GET"])]


async def _open(shelf: Shelf, asked: Asked) -> Iterator[Article]:
    """Begin to read, so that a query that cannot be understood is refused before anything is sent."""
    asked = replace(asked, fold=False)
    first = await to_thread.run_sync(lambda: shelf.search(asked, limit=_STEP, order="newest"))

    def read() -> Iterator[Article]:
        found = first
        while True:
            yield from (item.article for item in found.items)
            if found.next_place is None or found.next_place >= DEEPEST:
                return
            found = shelf.search(asked, found.next_place, limit=_STEP, order="newest")

    return read()


def _send(lines: Iterator[str], media_type: str, name: str) -> Response:
    return StreamingResponse(
        iterate_in_threadpool(lines),
        media_type=media_type,
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )
