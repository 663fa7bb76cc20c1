"""The story page and related reading, as views and over a library."""

import asyncio

import pytest

from tawatur.model.article import Outlet
from tawatur.model.record import to_json
from tawatur.model.story import Chapter, Story, SummarySentence, Telling
from tawatur.pipeline.library import Library
from tawatur.serve.app import make_app
from tawatur.serve.shelf import Shelf
from tawatur.serve.web.dates import DateStyle
from tawatur.serve.web.stories import list_related, make_story_page
from tests.group.test_related import ARTICLES, BY_ID
from tests.serve.conftest import Answer

STYLE = DateStyle("common", "latin")
STORY = Story(
    id="t1",
    title="وصول الوفد",
    since="2024-03-10T08:00:00Z",
    until="2024-03-11",
    outlets=(Outlet("a", "منبر أول", None, "MAR"), Outlet(None, "منبر ثان")),
    countries=("MAR",),
    timeline=(Telling("one", "وصول الوفد", Outlet("a", "منبر أول"), None, ("two", "three"), "وصل الوفد."),),
    summary=(SummarySentence("وصل الوفد.", "one"),),
    silent=("منبر صامت",),
    saga=(Chapter(None, "zero", "ما قبل", "2023-01-02", 1), Chapter("t1", "one", "وصول الوفد", None, 3)),
)


def test_counts_are_said_as_arabic_counts():
    page = make_story_page(STORY, style=STYLE)
    assert page.spread == "3 أخبار، منبران، دولة واحدة"
    assert page.timeline[0].copies == "نسختان"
    assert [outlet.href for outlet in page.outlets] == ["/search?outlet=a", None]


def test_a_chapter_leads_to_its_story_or_to_its_only_article():
    first, own = make_story_page(STORY, style=STYLE).saga
    assert (first.href, first.here, first.iso) == ("/article/zero", False, "2023-01-02")
    assert (own.href, own.here) == ("/story/t1", True)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stories")
    lines = folder / "articles.jsonl"
    lines.write_text("".join(to_json(article) + "\n" for article in ARTICLES), encoding="utf-8")
    with Library(folder / "l.db") as library:
        library.ingest([lines])
        library.rework()
    return folder / "l.db"


def get(path, address):
    sent = []

    async def ask():
        async def receive():
            return {"type": "http.request", "body": b""}

        async def send(message):
            sent.append(message)

        scope = {
            "type": "http", "method": "GET", "path": address, "raw_path": address.encode(), "query_string": b"",
            "headers": [(b"host", b"127.0.0.1")], "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
            "scheme": "http", "http_version": "1.1",
        }  # fmt: skip
        await make_app(path)(scope, receive, send)

    asyncio.run(ask())
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return Answer(sent[0]["status"], {}, body)


def test_the_article_page_suggests_with_reasons_and_leads_to_the_story(path):
    html = get(path, "/article/visit").text
    assert "اقرأ أيضًا، ولماذا" in html
    assert "يذكر كلاهما" in html
    story = html.partition('href="/story/')[2].partition('"')[0]
    page = get(path, f"/story/{story}")
    assert page.status == 200
    assert BY_ID["visit-b"].title in page.text
    assert "ما قبلها وما بعدها" in page.text


def test_nothing_is_suggested_where_nothing_is_related(path):
    assert "اقرأ أيضًا، ولماذا" not in get(path, "/article/phrases").text


def test_an_unknown_story_is_not_found(path):
    assert get(path, "/story/t-unknown").status == 404


def test_bonds_for_programs_hold_related_reading(path):
    bonds = get(path, "/api/articles/visit/bonds").json
    assert "visit-b" in {item["article"] for item in bonds["related"]}


def test_a_suggestion_that_is_gone_is_left_out(path):
    shelf = Shelf(path)
    related, articles = shelf.related(BY_ID["visit"])
    assert len(list_related(related, articles, style=STYLE)) == len(related)
    assert list_related(related, {}, style=STYLE) == ()
    shelf.close()
