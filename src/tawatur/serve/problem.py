"""Errors as problem details (RFC 9457), for programs; people get a page instead."""

import json
from http import HTTPStatus

from starlette.responses import Response


class BadRequest(Exception):  # noqa: N818 - named as HTTP names it
    """What was asked cannot be answered as asked.

    Attributes:
        words: one Arabic sentence for people.
        detail: the same for programs, in English.
        status: HTTP status.
    """

    def __init__(self, words: str, detail: str, status: int = 400) -> None:
        self.words = words
        self.detail = detail
        self.status = status
        super().__init__(detail)


def make_problem(status: int, detail: str, instance: str) -> Response:
    """Return a problem+json answer; its type is about:blank, so its title is the status in words."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": instance,
    }
    return Response(
        json.dumps(body, ensure_ascii=False) + "\n", status, media_type="application/problem+json"
    )
