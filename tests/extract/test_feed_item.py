"""A feed entry becomes an article, whole or partial."""

from datetime import UTC, datetime

import pytest

from tawatur.errors import Rejected
from tawatur.extract.feed_item import extract_feed_item
from tawatur.model.article import DateClue
from tawatur.model.link import Link
from tawatur.model.page import Page

PAGE = Page(body=b"", fetched_at=datetime(2024, 3, 4, 12, tzinfo=UTC))


def test_full_content_makes_a_whole_article():
    link = Link(
        url="https://example.org/1",
        title="افتتاح المحطة",
        published="2024-03-04T08:30:00Z",
        published_printed="Mon, 04 Mar 2024 09:30:00 +0100",
        summary="ملخص الخبر.",
        html="<p>افتتاح المحطة</p><p>دشن الوزير المحطة.</p><p>وحضر السكان.</p><p>ظهرت المقالة افتتاح أولاً على بريد.</p>",
        authors=("سعاد",),
        tags=("نقل",),
        feed_title="بريد",
        updated="2024-03-05",
    )
    article = extract_feed_item(link, PAGE)
    assert (article.kind, article.partial) == ("feed_item", False)
    assert article.text == "دشن الوزير المحطة.\n\nوحضر السكان."
    assert (article.lead, article.fetched_at) == ("ملخص الخبر.", "2024-03-04T12:00:00Z")
    assert article.clues.dates == (
        DateClue("Mon, 04 Mar 2024 09:30:00 +0100", "feed", "published"),
        DateClue("2024-03-05", "feed", "updated"),
    )
    assert article.clues.site_name == "بريد"


@pytest.mark.parametrize(
    "html", [None, "<p>دشن الوزير المحطة [&hellip;]</p>", "<p>دشن الوزير</p><p>اقرأ المزيد »</p>"]
)
def test_a_summary_or_a_cut_text_is_partial(html):
    article = extract_feed_item(Link(title="خبر", summary="دشن الوزير المحطة.", html=html), Page(body=b""))
    assert article.partial
    assert article.text.startswith("دشن الوزير")
    assert article.fetched_at is None


def test_an_empty_entry_is_rejected():
    with pytest.raises(Rejected, match="no_text"):
        extract_feed_item(Link(url="https://example.org/1"), PAGE)
