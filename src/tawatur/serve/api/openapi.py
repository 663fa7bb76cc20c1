"""The OpenAPI description: FastAPI's paths with the contract's records as schemas."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from tawatur import __version__
from tawatur.model.article import Article
from tawatur.model.bonds import Bonds
from tawatur.model.event import Event
from tawatur.model.hit import Hit
from tawatur.model.relation import RelationPoint
from tawatur.serve.api.schema import describe

_NEXT = {"anyOf": [{"type": "string"}, {"type": "null"}], "description": "cursor of what follows, or null"}


def describe_api(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI 3.1 document of the API."""
    document = get_openapi(
        title="Tawatur",
        version=__version__,
        summary="The Arabic press as data: articles, copies, searches.",
        routes=app.routes,
    )
    for path in document["paths"].values():
        for operation in path.values():
            # We answer every wrong parameter with 400 and a problem, not with FastAPI's own form.
            operation["responses"].pop("422", None)
    outlet = _record(id={"type": "string"}, name={"type": ["string", "null"]}, articles={"type": "integer"})
    document["components"] = {
        "schemas": {
            **describe(Article),
            **describe(Bonds),
            **describe(Hit),
            **describe(Event),
            **describe(RelationPoint),
            "ArticleList": _record(articles=_list_of("Article"), next=_NEXT),
            "HitList": _record(
                hits=_list_of("Hit"), total={"type": "integer"}, exact={"type": "boolean"}, next=_NEXT
            ),
            "OutletList": _record(outlets={"type": "array", "items": outlet}),
            "Relation": _record(
                points=_list_of("RelationPoint"), events=_list_of("Event"), articles={"type": "integer"}
            ),
            "Problem": _record(
                type={"type": "string"},
                title={"type": "string"},
                status={"type": "integer"},
                detail={"type": "string"},
                instance={"type": "string"},
            ),
        }
    }
    return document


def _record(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def _list_of(schema: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{schema}"}}
