"""Bytes of any kind become a document or a named refusal, and whatever is read keeps its limits."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tawatur
from tawatur.errors import Unreadable
from tawatur.model.page import Page
from tawatur.parse.pages import parse_page

PAGE = (
    '<html lang="ar"><head><title>افتتاح الجسر</title><script type="application/ld+json">{"@type":"NewsArticle",'
    '"headline":"افتتاح الجسر"}</script></head><body><h1>افتتاح الجسر</h1><div class="body"><p>افتتح رئيس البلدية الجسر'
    " الجديد صباح الأحد بحضور مئات من السكان.</p><p>اقرأ أيضا: <a href=/5>خطة الطرق</a></p></div></body></html>"
).encode()
PIECES = [
    b"<p>",
    b"</div>",
    b'<script>self.__next_f.push([1,"',
    b"\xff\x00",
    b"<table><tr>",
    "المصدر:".encode(),
    b"&#x6;",
    b"{",
    b"<!--",
]


def read(body):
    """Read a page; only the refusals that are documented may be raised."""
    try:
        return tawatur.read_all(body, url="https://daffa.example/n/1")
    except (tawatur.Rejected, Unreadable):
        return ()


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(body):
    read(body)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(PAGE)), st.sampled_from(PIECES), st.integers(0, 30)), max_size=6)
)
def test_a_damaged_page_is_read_or_refused_and_adds_no_text(damage):
    body = PAGE
    for place, piece, gone in damage:
        body = body[:place] + piece + body[place + gone :]
    for article in read(body):
        assert len(article.text) <= len(body) * 2
        assert "<p>" not in article.text
        assert article.title is not None


def test_text_and_markup_are_told_apart():
    assert parse_page(Page("عنوان\nسطر أول".encode())).kind == "text"
    assert parse_page(Page("<p>سطر</p>".encode())).kind == "html"
    assert parse_page(Page(b"<p>", content_type="text/plain")).kind == "text"


def test_nothing_and_noise_are_refused():
    for body, reason in ((b"", "empty"), (bytes(range(256)) * 8, "binary")):
        with pytest.raises(Unreadable) as caught:
            parse_page(Page(body))
        assert caught.value.reason == reason
