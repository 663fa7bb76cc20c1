"""Articles for programs: the latest, and one by its id with its bonds."""

import json
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Query
from starlette.responses import Response

from tawatur.model.article import Article
from tawatur.model.hit import Filter
from tawatur.model.record import to_dict, to_json
from tawatur.serve.asked import read_asked
from tawatur.serve.cursor import read_cursor, write_cursor
from tawatur.serve.problem import BadRequest
from tawatur.serve.shelf import Shelf

Limit = Annotated[int, Query(ge=1, le=100, description="how many at most")]
Cursor = Annotated[str, Query(description="`next` of the answer before")]
Outlet = Annotated[str, Query(description="id, name or domain of an outlet")]
Country = Annotated[str, Query(description="ISO 3166-1 alpha-3 of the outlet")]
Since = Annotated[str, Query(description="first day, such as 2023-12-01")]
Until = Annotated[str, Query(description="last day, such as 2023-12-31")]


def make_router(shelf: Shelf) -> APIRouter:
    """Return the routes of this resource."""
    router = APIRouter(tags=["articles"])

    @router.get("/api/articles", summary="The newest articles first", responses=answers("ArticleList"))
    async def list_articles(
        *,
        limit: Limit = 20,
        cursor: Cursor = "",
        outlet: Outlet = "",
        country: Country = "",
        since: Since = "",
        until: Until = "",
    ) -> Response:
        asked = read_asked({"outlet": outlet, "country": country, "since": since, "until": until})
        filters = Filter(
            asked.since or None, asked.until or None, asked.outlet or None, asked.country or None
        )
        scope = "articles?" + asked.parameters()
        place = read_cursor(cursor, scope)

        def read() -> tuple[Article, ...]:
            return shelf.articles(filters, limit=limit + 1, offset=place)

        found = await to_thread.run_sync(read)
        following = write_cursor(place + limit, scope) if len(found) > limit else None
        return answer({"articles": [to_dict(article) for article in found[:limit]], "next": following})

    @router.get("/api/articles/{article_id}", summary="One article", responses=answers("Article", 404))
    async def read_article(article_id: str) -> Response:
        article = shelf.article(article_id)
        if article is None:
            raise BadRequest("ليس في المكتبة خبر بهذا المعرّف.", f"no article {article_id}", 404)
        return Response(to_json(article) + "\n", media_type="application/json")

    @router.get(
        "/api/articles/{article_id}/bonds",
        summary="What binds an article to others",
        responses=answers("Bonds", 404),
    )
    async def read_bonds(article_id: str) -> Response:
        if shelf.article(article_id) is None:
            raise BadRequest("ليس في المكتبة خبر بهذا المعرّف.", f"no article {article_id}", 404)
        bonds = await to_thread.run_sync(shelf.bonds, article_id)
        if bonds is None:
            raise BadRequest("لم تُقرأ روابط هذا الخبر بعد.", f"{article_id} is not grouped yet", 404)
        return Response(to_json(bonds) + "\n", media_type="application/json")

    return router


def answer(body: Any) -> Response:
    """Return a JSON answer with Arabic written as Arabic."""
    return Response(json.dumps(body, ensure_ascii=False) + "\n", media_type="application/json")


def answers(schema: str, *problems: int) -> dict[int | str, dict[str, Any]]:
    """Return the OpenAPI description of what a route answers."""
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    described: dict[int | str, dict[str, Any]] = {
        200: {
            "description": "OK",
            "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}},
        }
    }
    for status in (400, *problems, 503):
        described[status] = {"description": "see `detail`", "content": problem}
    return described
