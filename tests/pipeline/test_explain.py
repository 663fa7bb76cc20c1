"""Each field of a page is explained by what the page offers for it."""

from datetime import UTC, datetime

import pytest

from tawatur.errors import Rejected
from tawatur.knowledge.outlets import load_registry
from tawatur.model.page import Page
from tawatur.pipeline.explain import explain_page

TEXT = "".join(
    f"<p>قال رئيس البلدية إن أشغال الرصيف رقم {n} ستنتهي قبل موسم الصيد، وإن الميزانية كافية لإتمامها.</p>"
    for n in range(5)
)
PAGE = f"""<html lang=ar><head><title>افتتاح رصيف جديد في الميناء الصغير | بريد الساحل</title>
<meta property="og:site_name" content="بريد الساحل"><meta name="author" content="admin">
<meta property="article:published_time" content="2024-03-04T09:30:00+01:00">
<meta name="keywords" content="أخبار, عاجل, موقع"></head><body><article class="post">
<h1 class="headline">افتتاح رصيف جديد في الميناء الصغير</h1><p class="byline">كتب: سمير حداد</p>
{TEXT}<p>المصدر: رويترز</p></article></body></html>"""
FETCHED = datetime(2024, 3, 5, tzinfo=UTC)


def explain(html):
    page = Page(
        body=html.encode(), url="https://sahel.example/a/1", content_type="text/html", fetched_at=FETCHED
    )
    return explain_page(page, load_registry())


@pytest.fixture(scope="module")
def offers():
    return explain(PAGE)[1]


@pytest.mark.parametrize(
    ("field", "place", "verdict"),
    [
        ("outlet", "declared site name", "taken"),
        ("title", "h1.headline", "taken"),
        ("title", "title element", "agrees"),
        ("text", "article.post", "taken"),
        ("authors", "meta author", "refused"),
        ("authors", "printed", "taken"),
        ("tags", "meta keywords", "refused"),
        ("attribution", "source_line", "taken"),
    ],
)
def test_what_a_page_offers(offers, field, place, verdict):
    assert [one.verdict for one in offers if (one.field, one.place) == (field, place)] == [verdict]


def test_dates_say_how_they_were_understood(offers):
    (date,) = [one for one in offers if one.field == "published"]
    assert date.verdict == "taken"
    assert date.reason.startswith("2024-03-04T08:30:00Z")


def test_a_page_that_is_no_article_says_why():
    with pytest.raises(Rejected):
        explain("<html><body></body></html>")
