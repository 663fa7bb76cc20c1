"""The ends of feed entries."""

import pytest

from tawatur.extract.ending import drop_added_sentence, is_cut
from tawatur.extract.entry import extract_entry
from tawatur.model.article import DateClue
from tawatur.model.link import Link


@pytest.mark.parametrize(
    "text", ["دشن الوزير المحطة […]", "دشن الوزير [...] ", "حضر السكان اقرأ المزيد »", "Read more…"]
)
def test_cut_texts(text):
    assert is_cut(text)


@pytest.mark.parametrize("text", ["دشن الوزير المحطة.", "ثم صمت…", "قرأ المزيد من الكتب في طفولته"])
def test_whole_texts(text):
    assert not is_cut(text)


def test_the_added_sentence_goes():
    lines = ["نص الخبر.", "ظهرت المقالة افتتاح أولاً على بريد.", "The post X appeared first on Y."]
    assert drop_added_sentence(lines) == ["نص الخبر."]


def test_entries_that_are_cut_are_partial_and_keep_both_dates():
    html = "<p>دشن الوزير المحطة صباح الاثنين [&hellip;]</p><p>The post X appeared first on Y.</p>"
    link = Link(title="افتتاح المحطة", html=html, published_printed="2024-03-04", updated="2024-03-05")
    article = extract_entry(link)
    assert article.partial
    assert "The post" not in article.text
    assert article.clues.dates == (DateClue("2024-03-04", "feed"), DateClue("2024-03-05", "feed", "updated"))
