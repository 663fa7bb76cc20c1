"""The callback that hubs call: confirms what the collector asked for, and takes notice of news."""

import time
from collections.abc import Callable
from pathlib import Path

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from tawatur.errors import LibraryError
from tawatur.pipeline.hub_answers import Callback

_LARGEST = 4 * 1024 * 1024


def list_routes(path: Path, clock: Callable[[], float] = time.time) -> list[Route]:
    """Return the routes of the callback for a library."""
    callback = Callback(path)

    async def confirm(request: Request) -> Response:
        said = dict(request.query_params)
        token = request.path_params["token"]
        try:
            answer = await to_thread.run_sync(lambda: callback.confirm(token, said, now=int(clock())))
        except LibraryError as error:
            return PlainTextResponse(f"{error}\n", 503)
        return PlainTextResponse(answer) if answer is not None else PlainTextResponse("no\n", 404)

    async def notice(request: Request) -> Response:
        body = bytearray()
        async for block in request.stream():
            body += block
            if len(body) > _LARGEST:
                return PlainTextResponse("too large\n", 413)
        token, signature = request.path_params["token"], request.headers.get("x-hub-signature")
        try:
            known = await to_thread.run_sync(
                lambda: callback.take(token, bytes(body), signature, now=int(clock()))
            )
        except LibraryError as error:
            return PlainTextResponse(f"{error}\n", 503)
        # A wrong signature is not told to who sent it (W3C WebSub, 7.1.2).
        return PlainTextResponse("", 202) if known else PlainTextResponse("gone\n", 410)

    return [
        Route("/websub/{token}", confirm, methods=["GET"]),
        Route("/websub/{token}", notice, methods=["POST"]),
    ]
