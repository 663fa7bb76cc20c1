"""OPML gives feeds, each once, with the folders they stand in."""

import pytest

from tawatur.errors import Unreadable
from tawatur.parse.opml import parse_opml

OUTLINES = """<outline text="صحف"><outline text="مغرب"><outline type="rss" text="بريد &lt;b&gt;الشمال" xmlUrl="https://example.org/1"/>
</outline></outline><outline text="x" xmlurl="https://example.org/2?a=1&amp;b=2"/><outline xmlUrl="https://example.org/1"/>
<outline xmlUrl="javascript:x"/><outline text="folder"/>"""


def opml(outlines):
    return f'<?xml version="1.0"?><opml version="2.0"><head/><body>{outlines}</body></opml>'


def test_feeds_are_found_in_their_folders():
    first, second = parse_opml(opml(OUTLINES))
    assert (first.url, first.title, first.tags, first.kind) == (
        "https://example.org/1",
        "بريد الشمال",
        ("صحف", "مغرب"),
        "feed",
    )
    assert (second.url, second.tags) == ("https://example.org/2?a=1&b=2", ())


def test_broken_files_give_their_feeds():
    links = parse_opml(opml(OUTLINES.replace("</outline>", "") + "<a>")[:-9])
    assert [link.url for link in links] == ["https://example.org/1", "https://example.org/2?a=1&b=2"]


def test_entities_are_not_expanded():
    text = opml('<outline text="&x;" xmlUrl="https://example.org/&x;"/>').replace(
        "<opml", '<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/hostname">]><opml'
    )
    (link,) = parse_opml(text)
    assert link.title == "&x;"


def test_unclosed_quotes_take_no_time():
    assert parse_opml("<opml>" + '<outline xmlUrl="' * 20_000) == ()


def test_other_documents_are_refused():
    with pytest.raises(Unreadable, match="not_a_list"):
        parse_opml("<rss/>")
