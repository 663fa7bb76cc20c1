"""The application: pages, API, feeds and exports over one library, behind our headers."""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

from fastapi import FastAPI
from starlette.types import ASGIApp

from tawatur.serve.api import articles, exports, feeds, health, relations, search, websub
from tawatur.serve.api.openapi import describe_api
from tawatur.serve.failures import handle_failures
from tawatur.serve.security import Guarded
from tawatur.serve.shelf import Shelf
from tawatur.serve.web import asking
from tawatur.serve.web.dates import DateStyle
from tawatur.serve.web.routes import list_routes


def make_app(
    library_path: str | Path,
    *,
    months: str = "common",
    digits: str = "latin",
    hosts: Collection[str] = (),
    metrics: bool = False,
    public: bool = False,
    public_url: str = "",
) -> ASGIApp:
    """Return the application over a library, which is opened when first asked for and need not exist yet.

    Args:
        library_path: the library file.
        months: which month names are printed, a key of ``web.dates.MONTHS``.
        digits: ``latin`` or ``arabic``, for numbers of our own; quoted text stays as it is.
        hosts: host names to answer to besides IP addresses and localhost.
        metrics: tell figures to this machine under ``/metrics``.
        public: show titles, snippets and links only, for readers who have no right to the full texts.
        public_url: where hubs reach this desk; "" leaves the address that they call away.
    """
    shelf = Shelf(Path(library_path), public=public)

    @asynccontextmanager
    async def close_at_end(_: FastAPI) -> AsyncIterator[None]:
        yield
        shelf.close()

    app = FastAPI(
        title="Tawatur",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=close_at_end,
    )
    app.include_router(articles.make_router(shelf))
    app.include_router(search.make_router(shelf))
    app.include_router(relations.make_router(shelf))
    app.router.routes.extend(feeds.list_routes(shelf))
    app.router.routes.extend(exports.list_routes(shelf))
    app.router.routes.extend(health.list_routes(shelf, metrics=metrics))
    app.router.routes.extend(list_routes(shelf, DateStyle(months, digits)))
    app.router.routes.extend(asking.list_routes(shelf))
    if public_url:
        app.router.routes.extend(websub.list_routes(shelf.path))
        hosts = {*hosts, urlsplit(public_url).hostname or ""}
    app.openapi = lambda: describe_api(app)  # type: ignore[method-assign]
    handle_failures(app)
    return Guarded(app, hosts)
