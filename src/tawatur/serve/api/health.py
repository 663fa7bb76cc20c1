"""Whether the desk lives, whether it can answer, and its figures for Prometheus."""

import ipaddress

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from tawatur.errors import TawaturError
from tawatur.serve.shelf import Shelf
from tawatur.store.protocol import Measure

_PLAIN = "text/plain; version=0.0.4; charset=utf-8"


def list_routes(shelf: Shelf, *, metrics: bool = False) -> list[Route]:
    """Return the routes; figures only where they are asked for, and only to this machine."""

    async def live(_: Request) -> Response:
        return PlainTextResponse("ok\n")

    async def ready(_: Request) -> Response:
        try:
            await to_thread.run_sync(lambda: shelf.library().latest(limit=1))
        except TawaturError as error:
            return PlainTextResponse(f"{error}\n", 503, headers={"retry-after": "10"})
        return PlainTextResponse("ok\n")

    async def figures(request: Request) -> Response:
        if not is_near(request.client.host if request.client else ""):
            return PlainTextResponse("figures are told to this machine only\n", 403)
        try:
            found = await to_thread.run_sync(measure, shelf)
        except TawaturError:
            found = ()
        up = Measure("tawatur_library_readable", "1 where the library can be read", float(bool(found)))
        return PlainTextResponse(write_measures((up, *found)), media_type=_PLAIN)

    routes = [Route("/healthz", live, methods=["GET"]), Route("/readyz", ready, methods=["GET"])]
    return [*routes, Route("/metrics", figures, methods=["GET"])] if metrics else routes


def measure(shelf: Shelf) -> tuple[Measure, ...]:
    """Return the figures of the library as it is now; raises LibraryError."""
    return shelf.library().store.measures()


def is_near(host: str) -> bool:
    """Tell whether a caller is this very machine; headers that say so are not believed."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def write_measures(measures: tuple[Measure, ...]) -> str:
    """Return figures in the text format of Prometheus (version 0.0.4)."""
    lines: list[str] = []
    described = ""
    for measure in measures:
        if measure.name != described:
            described = measure.name
            kind = "counter" if measure.name.endswith("_total") else "gauge"
            lines += [f"# HELP {measure.name} {measure.what}", f"# TYPE {measure.name} {kind}"]
        label = f'{{{measure.label[0]}="{measure.label[1]}"}}' if measure.label else ""
        lines.append(f"{measure.name}{label} {measure.value:g}")
    return "\n".join(lines) + "\n"
