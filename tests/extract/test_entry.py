"""One entry of a feed as an article."""

import pytest

import tawatur
from tawatur.extract.entry import extract_entry
from tawatur.model.link import Link


def test_a_whole_text_is_read_like_a_page():
    html = "<p>وصل الوفد إلى تونس صباح الأحد للمشاركة في المؤتمر.</p><p>المصدر: وكالة الضفة</p>"
    article = extract_entry(
        Link(url="https://daffa.example/1", title="وصول الوفد", summary="موجز", html=html)
    )
    assert article.text == "وصل الوفد إلى تونس صباح الأحد للمشاركة في المؤتمر."
    assert (article.lead, article.partial, article.kind) == ("موجز", False, "feed_item")
    assert [one.name for one in article.clues.credits] == ["وكالة الضفة"]


def test_a_summary_alone_is_partial():
    article = extract_entry(
        Link(url="https://daffa.example/1", title="وصول الوفد", summary="وصل الوفد صباح الأحد.")
    )
    assert (article.text, article.partial) == ("وصل الوفد صباح الأحد.", True)


def test_an_empty_entry_is_refused():
    with pytest.raises(tawatur.Rejected):
        extract_entry(Link(url="https://daffa.example/1"))
