"""Every saved document becomes a page or a named problem, and none stops the others."""

import gzip
import io
import json
import logging
from datetime import UTC, datetime

from tawatur.fetch.saved import read_saved
from tawatur.model.outcome import Problem
from tawatur.model.page import Page


def test_folders_are_read_to_the_bottom_in_order(tmp_path):
    for name in ("b.html", "a/z.htm", "a/c.TXT", "d.xml", "e.json", "f.png", ".hidden.html", ".git/x.html"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(name.encode())
    pages = list(read_saved([tmp_path]))
    assert [page.body.decode() for page in pages] == ["b.html", "d.xml", "e.json", "a/c.TXT", "a/z.htm"]
    assert pages[0].content_type == "text/html"
    assert pages[3].content_type == "text/plain"
    assert pages[0].origin == str(tmp_path / "b.html")
    assert pages[0].fetched_at is None


def test_an_empty_path_is_no_folder(tmp_path, monkeypatch):
    (tmp_path / "a.html").write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    (problem,) = read_saved([""])
    assert problem.type == "not_found"


def test_a_missing_file_does_not_stop_the_next(tmp_path):
    (tmp_path / "a.html").write_bytes(b"x")
    missing, page = read_saved([tmp_path / "no.html", str(tmp_path / "a.html")])
    assert (missing.type, missing.instance) == ("not_found", str(tmp_path / "no.html"))
    assert page.body == b"x"


def test_standard_input_is_one_page():
    assert list(read_saved(["-"], stdin=io.BytesIO(b"abc"))) == [Page(body=b"abc", origin="-")]
    (problem,) = read_saved(["-"])
    assert problem.type == "not_readable"


def test_a_file_named_outright_is_read_whatever_its_name(tmp_path):
    (tmp_path / "page").write_bytes(b"x")
    (page,) = read_saved([tmp_path / "page"])
    assert page.content_type is None


def test_gzip_is_unpacked_with_a_limit(tmp_path):
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(b"abc"))
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(bytes(5000)))
    (tmp_path / "c.html.gz").write_bytes(gzip.compress(b"abc" * 100)[:-9])
    page, large, cut = read_saved([tmp_path], largest=1000)
    assert (page.body, page.content_type) == (b"abc", "text/html")
    assert large.type == "too_large"
    assert cut.type == "truncated"


def test_too_large_documents_are_named(tmp_path):
    (tmp_path / "a.html").write_bytes(bytes(11))
    first, second = read_saved([tmp_path / "a.html", "-"], stdin=io.BytesIO(bytes(11)), largest=10)
    assert [first.type, second.type] == ["too_large", "too_large"]
    assert "10 bytes" in first.detail


def test_records_are_refused_with_the_remedy(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b"{}")
    (problem,) = read_saved([tmp_path / "a.jsonl"])
    assert "tawatur ingest" in problem.detail


def test_a_manifest_says_where_and_when(tmp_path, caplog):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/a.html").write_bytes(b"x")
    entry = {
        "path": "pages/a.html",
        "url": "https://example.org/1",
        "fetched_at": "2023-12-15T13:00:00+01:00",
    }
    lines = [
        json.dumps(entry),
        "",
        "{broken",
        "[]",
        json.dumps({"url": "https://example.org/"}),
        json.dumps({"path": "pages/no.html"}),
        json.dumps(
            {"path": "pages/a.html", "fetched_at": "2023-12-15", "content_type": "text/plain", "url": 5}
        ),
    ]
    manifest = tmp_path / "m.jsonl"
    manifest.write_text("\n".join(lines), encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        page, broken, array, pathless, missing, undated = read_saved([], manifest=manifest)
    assert page.url == "https://example.org/1"
    assert page.fetched_at == datetime(2023, 12, 15, 12, tzinfo=UTC)
    assert [item.instance for item in (broken, array, pathless)] == [f"{manifest}:{n}" for n in (3, 4, 5)]
    assert missing.type == "not_found"
    assert (undated.fetched_at, undated.content_type, undated.url) == (None, "text/plain", None)
    assert "is not used" in caplog.text


def test_a_missing_manifest_is_a_problem(tmp_path):
    (problem,) = read_saved([], manifest=tmp_path / "no.jsonl")
    assert isinstance(problem, Problem)
    assert problem.type == "not_readable"
