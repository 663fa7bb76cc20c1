"""Search and outlets for programs."""

from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Query
from starlette.responses import Response

from tawatur.model.record import to_dict
from tawatur.serve.api.articles import Country, Cursor, Limit, Outlet, Since, Until, answer, answers
from tawatur.serve.asked import read_asked
from tawatur.serve.cursor import read_cursor, write_cursor
from tawatur.serve.shelf import Found, Shelf

Words = Annotated[str, Query(description='words joined by AND; `OR`, `-word`, `word*`, `"a phrase"`')]
Fold = Annotated[bool, Query(description="whether copies are folded under one hit")]


def make_router(shelf: Shelf) -> APIRouter:
    """Return the routes of this resource."""
    router = APIRouter(tags=["search"])

    @router.get("/api/search", summary="What answers a query", responses=answers("HitList"))
    async def search(
        *,
        q: Words = "",
        outlet: Outlet = "",
        country: Country = "",
        since: Since = "",
        until: Until = "",
        fold: Fold = False,
        limit: Limit = 20,
        cursor: Cursor = "",
    ) -> Response:
        asked = read_asked(
            {
                "q": q, "outlet": outlet, "country": country, "since": since, "until": until,
                "fold": "1" if fold else "",
            }
        )  # fmt: skip
        scope = "api/search?" + asked.parameters()
        place = read_cursor(cursor, scope)

        def read() -> Found:
            return shelf.search(asked, place, limit=limit)

        found = await to_thread.run_sync(read)
        following = write_cursor(found.next_place, scope) if found.next_place is not None else None
        hits = [to_dict(item.hit) for item in found.items]
        return answer({"hits": hits, "total": found.total, "exact": found.exact, "next": following})

    @router.get("/api/outlets", summary="Outlets by number of articles", responses=answers("OutletList"))
    async def list_outlets() -> Response:
        outlets = shelf.totals().outlets
        return answer({"outlets": [{"id": o.value, "name": o.name, "articles": o.articles} for o in outlets]})

    return router
