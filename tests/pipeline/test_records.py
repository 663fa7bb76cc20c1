"""JSON lines as Articles: contract records as they stand, loose ones by the names that people use."""

import json

import pytest

from tawatur.errors import RecordError, Rejected
from tawatur.model.article import Article, Image
from tawatur.model.record import to_json
from tawatur.pipeline.records import parse_record


def parse(**fields):
    return parse_record(json.dumps(fields, ensure_ascii=False).encode())


def test_an_article_of_the_contract_stands_as_it_is():
    article = Article(id="a", title="عنوان", text="سطر.\n\nسطر.", published="2023-12", text_digest="d")
    assert parse_record(to_json(article).encode()).article == article


def test_a_bare_article_needs_no_digest_to_be_one():
    record = parse(id="7", title="عنوان", text="نص", outlet={"name": "منفذ"})
    assert record.article.id == "7"
    assert record.article.outlet.name == "منفذ"
    assert record.article.clues is None


@pytest.mark.parametrize(
    ("fields", "attribute", "wanted"),
    [
        ({"body": "أول\nثان"}, "text", "أول\n\nثان"),
        ({"content": "<p>أول</p><p>ثان <b>هنا</b></p>"}, "text", "أول\n\nثان هنا"),
        ({"keywords": "مصر، الأردن , سوريا"}, "tags", ("مصر", "الأردن", "سوريا")),
        ({"author": "ليلى حداد، مراسلة"}, "authors", ("ليلى حداد، مراسلة",)),
        ({"authors": [{"name": "ليلى"}, "ليلى"]}, "authors", ("ليلى",)),
        ({"image_url": "https://a.example/i.jpg"}, "image", Image("https://a.example/i.jpg")),
        ({"link": "https://a.example/1"}, "url", "https://a.example/1"),
        ({"url": "1.html"}, "url", None),
        ({"crawled_at": "2023-12-15T10:00:00+01:00"}, "fetched_at", "2023-12-15T09:00:00Z"),
        ({"id": 12}, "id", ""),
        ({"id": "12"}, "id", ""),
        ({"id": "q-12"}, "id", "q-12"),
    ],
)
def test_loose_names_are_understood(fields, attribute, wanted):
    text = {} if {"body", "content"} & set(fields) else {"maintext": "نص الخبر"}
    record = parse(headline="عنوان", rank=1, **text, **fields)
    assert getattr(record.article, attribute) == wanted


@pytest.mark.parametrize(
    ("printed", "clue"),
    [
        ("15 ديسمبر 2023", "15 ديسمبر 2023"),
        (1702632600, "2023-12-15T09:30:00Z"),
        ("1702632600000", "2023-12-15T09:30:00Z"),
    ],
)
def test_dates_become_clues(printed, clue):
    record = parse(title="عنوان", body="نص", timestamp=printed, source="صحيفة")
    assert record.article.clues.dates[0].text == clue
    assert record.article.clues.site_name == record.source == "صحيفة"


def test_what_is_not_understood_is_named_and_passes_through():
    record = parse(title="عنوان", body="نص", rank=3, section={"a": 1})
    assert record.unknown == ("rank", "section")
    assert record.article.extra == {"rank": 3, "section": {"a": 1}}


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"title": "عنوان"}, "no_text"),
        ({"body": "نص"}, "no_title"),
        ({"title": " ", "text": "نص"}, "no_title"),
    ],
)
def test_title_and_text_are_needed(fields, reason):
    with pytest.raises(Rejected) as caught:
        parse(**fields)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"{", "not valid JSON"),
        (b"[1]", "a JSON object"),
        ('{"title": "خبر"}'.encode("cp1256"), "WINDOWS-1256"),
    ],
)
def test_what_is_no_record_says_why(line, words):
    with pytest.raises(RecordError, match=words):
        parse_record(line)
