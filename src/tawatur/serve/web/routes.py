"""The addresses of the pages: what each reads from the library, and the view it prints."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from tawatur import __version__
from tawatur.serve.cursor import read_cursor
from tawatur.serve.problem import BadRequest
from tawatur.serve.shelf import Shelf
from tawatur.serve.web.cards import find_href
from tawatur.serve.web.dates import DateStyle
from tawatur.serve.web.home import make_home_page
from tawatur.serve.web.outlets import list_outlets, say_totals
from tawatur.serve.web.page import load_static, render
from tawatur.serve.web.reading import make_article_page
from tawatur.serve.web.relations import RelationPage, make_relation_page, read_relation_asked
from tawatur.serve.web.search import find_search_page
from tawatur.serve.web.sources import make_sources_page
from tawatur.serve.web.stories import find_story_href, list_related, make_story_page

_A_YEAR = "public, max-age=31536000, immutable"
_RIVER = 20


@dataclass(frozen=True, slots=True)
class TotalsView:
    """What the page about Tawatur prints."""

    total: str
    version: str


@dataclass(frozen=True, slots=True)
class OutletsView:
    """What the page of outlets prints."""

    total: str
    outlets: tuple[object, ...]


def list_routes(shelf: Shelf, style: DateStyle) -> list[Route]:
    """Return the routes of all pages.

    Short reads run in the event loop, where SQLite answers faster than a thread could be woken; a ranked
    search goes to a thread.
    """

    async def home(request: Request) -> Response:
        place = read_cursor(request.query_params.get("cursor", ""), "river")
        found = shelf.latest(place, limit=_RIVER)
        page = make_home_page(found, await to_thread.run_sync(shelf.totals), place, style=style)
        return HTMLResponse(render("home.html", place="home", page=page))

    async def article(request: Request) -> Response:
        asked = request.path_params["article_id"]
        found = shelf.article(asked)
        if found is None:
            raise BadRequest("ليس في المكتبة خبر بهذا المعرّف.", f"no article {asked}", 404)
        if found.id != asked:
            return RedirectResponse(find_href(found.id), 301)
        suggested, articles = await to_thread.run_sync(shelf.related, found)
        page = make_article_page(
            found,
            shelf.members(found),
            style=style,
            related=list_related(suggested, articles, style=style),
            story=shelf.story_of(found.id),
        )
        return HTMLResponse(render("article.html", page=page))

    async def story(request: Request) -> Response:
        asked = request.path_params["story_id"]
        found = await to_thread.run_sync(shelf.story, asked)
        if found is None:
            raise BadRequest("ليس في المكتبة قصة بهذا المعرّف.", f"no story {asked}", 404)
        if found.id != asked:
            return RedirectResponse(find_story_href(found.id), 301)
        return HTMLResponse(render("story.html", page=make_story_page(found, style=style)))

    async def search(request: Request) -> Response:
        page, status = await to_thread.run_sync(find_search_page, shelf, request.query_params, style)
        return HTMLResponse(render("search.html", place="search", page=page), status)

    async def outlets(request: Request) -> Response:  # noqa: ARG001 - every page is asked the same way
        rows = await to_thread.run_sync(list_outlets, shelf, style)
        view = OutletsView(say_totals(shelf.totals(), style), rows)
        return HTMLResponse(render("outlets.html", place="outlets", page=view))

    async def sources(request: Request) -> Response:  # noqa: ARG001 - every page is asked the same way
        view = await to_thread.run_sync(make_sources_page, shelf, style)
        return HTMLResponse(render("sources.html", place="sources", page=view))

    async def about(request: Request) -> Response:  # noqa: ARG001 - every page is asked the same way
        totals = await to_thread.run_sync(shelf.totals)
        view = TotalsView(say_totals(totals, style), __version__)
        return HTMLResponse(render("about.html", place="about", page=view))

    return [
        Route("/", home, methods=["GET"]),
        Route("/article/{article_id}", article, methods=["GET"]),
        Route("/story/{story_id}", story, methods=["GET"]),
        Route("/relations", make_relations_handler(shelf, style), methods=["GET"]),
        Route("/search", search, methods=["GET"]),
        Route("/outlets", outlets, methods=["GET"]),
        Route("/sources", sources, methods=["GET"]),
        Route("/about", about, methods=["GET"]),
        Route("/static/{name}", static, methods=["GET"]),
    ]


def make_relations_handler(shelf: Shelf, style: DateStyle) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers the page of a relation."""

    async def relations(request: Request) -> Response:
        asked = read_relation_asked(request.query_params)

        def read() -> RelationPage:
            pair = (asked.one, asked.other)
            known = shelf.relation(pair, weights=asked.weights, press=asked.press) if all(pair) else None
            outlets = {outlet.value: outlet.name or outlet.value for outlet in shelf.totals().outlets}
            return make_relation_page(asked, shelf.countries(), known, outlets=outlets, style=style)

        page = await to_thread.run_sync(read)
        return HTMLResponse(render("relations.html", place="relations", page=page))

    return relations


async def static(request: Request) -> Response:
    """Send a file of our own from memory; its address changes with its content, so it may be kept."""
    file = load_static().get(request.path_params["name"])
    if file is None:
        raise BadRequest("لا ملف بهذا الاسم.", "no such file", 404)
    return Response(file.body, media_type=file.media_type, headers={"cache-control": _A_YEAR})
