"""JSON Feed is read, wrong types and cut files included."""

import json

import pytest

from tawatur.errors import Unreadable
from tawatur.parse.feed_json import parse_feed_json

GOOD = {
    "id": "9",
    "url": "/news/9",
    "title": "ارتفاع <b>الأسعار</b>",
    "content_html": "<p>ارتفعت الأسعار.</p>",
    "summary": "ملخص",
    "date_published": "2024-03-04T09:30:00+01:00",
    "date_modified": "2024-03-04T10:30:00Z",
    "authors": [{"name": "سعاد"}, {"name": 3}, "x"],
    "tags": ["اقتصاد", 4, "اقتصاد"],
    "image": "/i.png",
}


def feed(*items, **more):
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "نشرة", "items": items, **more}
    )


def test_an_item_is_read_whole():
    (link,) = parse_feed_json(feed(GOOD, language="ar"), "https://example.org/feed.json")
    assert (link.title, link.url) == ("ارتفاع الأسعار", "https://example.org/news/9")
    assert (link.published, link.updated) == ("2024-03-04T08:30:00Z", "2024-03-04T10:30:00Z")
    assert (link.authors, link.tags, link.language) == (("سعاد",), ("اقتصاد",), "ar")
    assert (link.image.url, link.guid, link.feed_title) == ("https://example.org/i.png", "9", "نشرة")


def test_wrong_types_count_as_missing():
    wrong = {
        "id": 7,
        "title": ["x"],
        "content_html": {"a": 1},
        "url": None,
        "tags": "x",
        "authors": {"name": "y"},
    }
    first, second = parse_feed_json(feed(wrong, GOOD, None, "x"), "https://example.org/")
    assert (first.url, first.title, first.html, first.key) == (None, "", None, "guid:7")
    assert second.url == "https://example.org/news/9"


def test_plain_content_becomes_paragraphs():
    (link,) = parse_feed_json(feed({"id": "https://example.org/1", "content_text": "سطر < أول\n\nسطر ثان"}))
    assert link.html == "<p>سطر &lt; أول</p><p>سطر ثان</p>"
    assert link.url == "https://example.org/1"


def test_a_cut_feed_gives_its_whole_items():
    assert len(parse_feed_json(feed(GOOD, GOOD, GOOD)[:-30])) == 2


@pytest.mark.parametrize("text", ["{}", "[1]", '{"items": 5}', "{" * 100_000, '{"items": []}'])
def test_other_json_is_no_list(text):
    with pytest.raises(Unreadable, match="not_a_list"):
        parse_feed_json(text)


def test_an_empty_feed_is_empty():
    assert parse_feed_json(feed()) == ()
