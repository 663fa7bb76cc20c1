"""The door picks the parser by content first and by media type second."""

import pytest

from tawatur.errors import Unreadable
from tawatur.model.page import Page
from tawatur.parse.stage import find_kind, is_list, parse_links


@pytest.mark.parametrize(
    ("text", "content_type", "kind"),
    [
        ("<rss>", "text/html", "feed"),
        ("<?xml version='1.0'?><!-- x --><feed>", None, "feed"),
        ("<!DOCTYPE html><html>", "application/rss+xml", "html"),
        ("<urlset>", "text/xml", "sitemap"),
        ("<opml>", None, "opml"),
        ('{"items": []}', None, "feed_json"),
        ("<p>نص", None, "html"),
        ("نص بلا وسوم", "text/plain", "text"),
        ("<item><title>x</title></item>", "application/xml", "feed"),
    ],
)
def test_kinds(text, content_type, kind):
    assert find_kind(text, content_type) == kind


def test_lists_are_told_from_pages():
    assert is_list(Page(body=b"<rss/>"))
    assert not is_list(Page(body=b"<html/>"))


def test_plain_text_is_no_list():
    with pytest.raises(Unreadable, match="not_a_list"):
        parse_links(Page(body="نص".encode()))
