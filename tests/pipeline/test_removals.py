import pytest

from tawatur.errors import TawaturError
from tawatur.pipeline.library import Library
from tawatur.pipeline.removals import apply_removals, request_removal

RECORDS = (
    '{"title": "افتتاح معرض في الساحل", "text": "قال سالم الطيب إن المعرض يدوم أسبوعا.", '
    '"url": "https://sahel.example/1"}\n'
    '{"title": "ندوة عن الماء", "text": "ناقش الحاضرون مشروع السد الجديد.", "url": "https://www.nahr.example/2"}\n'
)


@pytest.fixture
def library(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(RECORDS, encoding="utf-8")
    with Library(tmp_path / "a.db") as opened:
        opened.ingest([path])
        yield opened


@pytest.mark.parametrize(
    ("kind", "value", "left"),
    [
        ("url", "https://sahel.example/1?utm_source=x", "ندوة عن الماء"),
        ("outlet", "www.nahr.example", "افتتاح معرض في الساحل"),
        ("person", "سالم  الطيّب", "ندوة عن الماء"),
    ],
)
def test_removed_articles_go_from_record_and_index_and_stay_away(library, tmp_path, kind, value, left):
    request_removal(library.store, kind, value, reason="", now=0)
    assert apply_removals(library.store) == 1
    assert apply_removals(library.store) == 0
    assert [article.title for article in library.each()] == [left]
    assert library.search("").total == 1
    account = library.ingest([tmp_path / "a.jsonl"])
    assert (account.unchanged, account.rejected) == (1, 1)
    assert library.store.check() == ()


@pytest.mark.parametrize(("kind", "value"), [("person", "علي"), ("url", " "), ("country", "MAR")])
def test_requests_that_say_too_little_are_refused(library, kind, value):
    with pytest.raises(TawaturError):
        request_removal(library.store, kind, value, reason="", now=0)
