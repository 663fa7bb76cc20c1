"""What cannot be answered: to programs a problem, to people a page that says what to do."""

import logging
from dataclasses import dataclass

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from tawatur.errors import LibraryError, LibraryTooNew, QueryError
from tawatur.serve.problem import BadRequest, make_problem
from tawatur.serve.web.complaints import say_query_error
from tawatur.serve.web.page import render

_LOG = logging.getLogger(__name__)
# Programs ask here and get problem details; everything else is asked by people and answered by a page.
_FOR_PROGRAMS = ("/api/", "/feed.", "/export.")


@dataclass(frozen=True, slots=True)
class MessageView:
    """What a page that says what is wrong prints; ``remedy`` is a command, "" where none helps."""

    status: int
    title: str
    words: str
    remedy: str = ""
    detail: str = ""


def handle_failures(app: FastAPI) -> None:
    """Tell an application how to answer each kind of failure."""
    app.add_exception_handler(BadRequest, _answer_bad_request)
    app.add_exception_handler(QueryError, _answer_query)
    app.add_exception_handler(RequestValidationError, _answer_parameter)
    app.add_exception_handler(HTTPException, _answer_http)
    app.add_exception_handler(LibraryError, _answer_library)
    app.add_exception_handler(Exception, _answer_bug)


def _answer(request: Request, detail: str, view: MessageView) -> Response:
    path = request.url.path
    if path.startswith(_FOR_PROGRAMS):
        return make_problem(view.status, detail, path)
    return HTMLResponse(render("message.html", page=view), view.status)


async def _answer_bad_request(request: Request, error: Exception) -> Response:
    status = error.status if isinstance(error, BadRequest) else 400
    words = error.words if isinstance(error, BadRequest) else ""
    title = "لا شيء هنا" if status == 404 else "طلب لا يُفهم"
    return _answer(request, str(error), MessageView(status, title, words))


async def _answer_query(request: Request, error: Exception) -> Response:
    view = MessageView(400, "لم تُفهم عبارة البحث", say_query_error(str(error)))
    return _answer(request, str(error), view)


async def _answer_parameter(request: Request, error: Exception) -> Response:
    first = error.errors()[0] if isinstance(error, RequestValidationError) else {"loc": ("?",), "msg": ""}
    detail = f"{first['loc'][-1]}: {first['msg']}"
    return _answer(request, detail, MessageView(400, "طلب لا يُفهم", "في العنوان قيمة لا تُقبل.", "", detail))


async def _answer_http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    title, words = {
        404: ("لا صفحة هنا", "لعل العنوان تغيّر أو نُسخ ناقصًا."),
        405: ("لا يُقبل هذا هنا", "هذه الصفحات للقراءة فقط."),
    }.get(status, ("طلب لا يُقبل", "لم يُقبل الطلب."))
    detail = str(error.detail) if isinstance(error, HTTPException) else ""
    answer = _answer(request, detail, MessageView(status, title, words))
    answer.headers.update((error.headers or {}) if isinstance(error, HTTPException) else {})
    return answer


async def _answer_library(request: Request, error: Exception) -> Response:
    _LOG.warning("library: %s", error)
    view = MessageView(
        503,
        "المكتبة مشغولة أو غير موجودة",
        "لم تُفتح المكتبة الآن. إن كانت جديدة فأضف إليها أخبارًا بهذا الأمر، ثم حدّث الصفحة.",
        "tawatur ingest pages/",
        str(error),
    )
    if isinstance(error, LibraryTooNew):
        words = "كتب هذه المكتبةَ إصدار أحدث من تواتر. حدّث البرنامج ثم أعد تشغيله."
        view = MessageView(503, "المكتبة من إصدار أحدث", words, "", str(error))
    answer = _answer(request, str(error), view)
    answer.headers["retry-after"] = "5"
    return answer


async def _answer_bug(request: Request, error: Exception) -> Response:  # noqa: ARG001 - the server logs it
    words = "حدث خطأ في تواتر نفسه، وقد كُتب في سجل الخادم. أعد المحاولة، فإن تكرر فأبلغنا به."
    return _answer(request, "internal error", MessageView(500, "خطأ عندنا", words))
