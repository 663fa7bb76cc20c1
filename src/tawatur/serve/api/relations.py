"""The relation of two parties for programs: points by day and the events behind them."""

import re
from typing import Annotated, Literal

from anyio import to_thread
from fastapi import APIRouter, Query
from starlette.responses import Response

from tawatur.model.record import to_dict
from tawatur.pipeline.relations import Relation
from tawatur.serve.api.articles import answer, answers
from tawatur.serve.problem import BadRequest
from tawatur.serve.shelf import Shelf

_PARTY = re.compile(r"[A-Z]{3}|[a-z]+:[\w.:-]{1,80}")
Between = Annotated[str, Query(description="two parties parted by a comma, such as MAR,FRA")]
Weights = Annotated[Literal["plover", "diplomatic"], Query(description="how much an act counts")]
Press = Annotated[str, Query(description="alpha-3: only what outlets of this country tell")]


def make_router(shelf: Shelf) -> APIRouter:
    """Return the routes of this resource."""
    router = APIRouter(tags=["relations"])

    @router.get("/api/relations", summary="How two parties stand, by day", responses=answers("Relation"))
    async def relations(
        *, between: Between, weights: Weights = "plover", outlet_country: Press = ""
    ) -> Response:
        pair = read_pair(between)

        def read() -> Relation:
            return shelf.relation(pair, weights=weights, press=outlet_country)

        found = await to_thread.run_sync(read)
        return answer(
            {
                "points": [to_dict(point) for point in found.points],
                "events": [to_dict(event) for event in found.events],
                "articles": found.articles,
            }
        )

    return router


def read_pair(text: str) -> tuple[str, str]:
    """Return the two parties of a parameter.

    Raises:
        BadRequest: they are not two, or one is no country code and no id.
    """
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 2 or parts[0] == parts[1] or not all(_PARTY.fullmatch(part) for part in parts):
        raise BadRequest("يلزم طرفان، مثل MAR,FRA.", f"no pair: {text[:80]!r}")
    return parts[0], parts[1]
