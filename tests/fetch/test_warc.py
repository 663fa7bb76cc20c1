"""WARC records become pages; a damaged one is reported and does not end the file."""

import gzip
import io
import zlib
from datetime import UTC, datetime

import brotli
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawatur.fetch.saved import read_saved
from tawatur.fetch.warc import read_warc
from tawatur.model.page import Page

HTML = "<html><title>خبر</title><p>نص الخبر في فقرة واحدة</p></html>".encode()


def record(
    url="https://example.org/1", body=HTML, *, kind="response", head="", http=True, version="1.0", **fields
):
    block = (
        f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{head}\r\n".encode() + body
        if http
        else body
    )
    lines = {
        "WARC-Type": kind,
        "WARC-Target-URI": url,
        "WARC-Date": "2023-12-15T10:00:00Z",
        "WARC-Record-ID": f"<urn:{url}:{len(block)}>",
        "Content-Type": "application/http; msgtype=response" if http else "text/html",
        "Content-Length": str(len(block)),
        **{key.replace("_", "-"): value for key, value in fields.items()},
    }
    header = "".join(f"{key}: {value}\r\n" for key, value in lines.items() if value is not None)
    return f"WARC/{version}\r\n{header}\r\n".encode() + block + b"\r\n\r\n"


def read(tmp_path, *records, packed=False, **options):
    file = tmp_path / ("a.warc.gz" if packed else "a.warc")
    file.write_bytes(b"".join(gzip.compress(one) if packed else one for one in records))
    items = list(read_warc(file, **options))
    return [item for item in items if isinstance(item, Page)], [
        item for item in items if not isinstance(item, Page)
    ]


@pytest.mark.parametrize("packed", [False, True])
def test_responses_and_resources_are_pages(tmp_path, packed):
    others = [record(kind=kind) for kind in ("request", "metadata", "revisit", "warcinfo")]
    pages, problems = read(
        tmp_path,
        *others,
        record(),
        record("https://example.org/2", kind="resource", http=False),
        record("<https://example.org/3>", http=False),
        packed=packed,
    )
    assert [page.url for page in pages] == [f"https://example.org/{n}" for n in (1, 2, 3)]
    assert [page.body for page in pages] == [HTML] * 3
    assert pages[0].fetched_at == datetime(2023, 12, 15, 10, tzinfo=UTC)
    assert (pages[0].status, pages[0].content_type) == (200, "text/html; charset=utf-8")
    assert (pages[1].status, pages[1].content_type) == (None, "text/html")
    assert problems == []


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    "damaged",
    [
        record(version="9.9"),
        record(Content_Length="99999999999999999999"),
        record(WARC_Note="x" * 100_000),
        b"WARC/1.0\r\nWARC-Type: response\r\n",
    ],
)
def test_a_damaged_record_does_not_end_the_file(tmp_path, damaged, packed):
    pages, problems = read(tmp_path, record(), damaged, record("https://example.org/2"), packed=packed)
    assert [page.url for page in pages] == ["https://example.org/1", "https://example.org/2"]
    assert len(problems) == 1
    assert problems[0].type in {"damaged", "too_large", "truncated"}
    assert "a.warc" in problems[0].instance


def test_damaged_compression_is_passed_over(tmp_path):
    middle = bytearray(gzip.compress(record("https://example.org/broken", body=HTML * 20)))
    middle[30:40] = b"\0" * 10
    file = tmp_path / "a.warc.gz"
    file.write_bytes(gzip.compress(record()) + bytes(middle) + gzip.compress(record("https://example.org/2")))
    urls = [item.url for item in read_warc(file) if isinstance(item, Page)]
    assert urls == ["https://example.org/1", "https://example.org/2"]


def test_a_cut_file_gives_its_whole_records(tmp_path):
    whole = record() + record("https://example.org/2")
    (tmp_path / "a.warc").write_bytes(whole[:-40])
    first, problem = read_warc(tmp_path / "a.warc")
    assert first.url == "https://example.org/1"
    assert problem.type == "truncated"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"url": "javascript:alert(1)"}, "no_address"),
        ({"kind": None}, "damaged"),
        ({"head": "Content-Encoding: gzip\r\n", "body": gzip.compress(HTML * 50)[:-12]}, "truncated"),
        ({"head": "Content-Encoding: gzip\r\n", "body": gzip.compress(bytes(200_000))}, "too_large"),
        ({"head": "Content-Encoding: br\r\n", "body": brotli.compress(bytes(200_000))}, "too_large"),
        ({"body": bytes(200_000)}, "too_large"),
        ({"head": "Content-Encoding: secret\r\n"}, "binary"),
        ({"head": "Transfer-Encoding: chunked\r\n", "body": b"5\r\nabcde\r\n9\r\nabc"}, "truncated"),
    ],
)
def test_unreadable_records_are_named(tmp_path, fields, reason):
    if fields.get("kind", "") is None:
        fields = {"WARC_Type": None}
    pages, problems = read(tmp_path, record(**fields), record("https://example.org/2"), largest=100_000)
    assert [problem.type for problem in problems] == [reason]
    assert [page.url for page in pages] == ["https://example.org/2"]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(HTML)),
        ("Content-Encoding: gzip\r\n", HTML),
        ("Content-Encoding: deflate\r\n", zlib.compress(HTML)),
        ("Content-Encoding: br\r\n", brotli.compress(HTML)),
        ("Transfer-Encoding: chunked\r\n", b"%x\r\n%s\r\n0\r\n\r\n" % (len(HTML), HTML)),
        ("Transfer-Encoding: chunked\r\n", HTML),
    ],
)
def test_bodies_are_unpacked(tmp_path, head, body):
    pages, problems = read(tmp_path, record(head=head, body=body))
    assert [page.body for page in pages] == [HTML]
    assert problems == []


def test_parts_of_pages_are_no_documents(tmp_path):
    image = record(body=b"\x89PNG").replace(
        b"Content-Type: text/html; charset=utf-8", b"Content-Type: image/png; charset=utf "
    )
    assert read(tmp_path, image) == ([], [])


def test_a_date_that_is_none_is_unknown(tmp_path):
    ((page,), problems) = read(tmp_path, record(WARC_Date="yesterday"))
    assert page.fetched_at is None
    assert problems == []


def test_warc_files_are_found_in_folders(tmp_path):
    (tmp_path / "a.warc").write_bytes(record())
    assert [page.url for page in read_saved([tmp_path])] == ["https://example.org/1"]


def test_a_missing_file_is_a_problem(tmp_path):
    (problem,) = read_warc(tmp_path / "no.warc")
    assert problem.type == "not_readable"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300), st.integers(0, 600), st.booleans())
def test_any_damage_leaves_the_last_record_or_a_problem(tmp_path, noise, place, packed):
    first = record()
    damaged = io.BytesIO(gzip.compress(first) if packed else first)
    damaged.seek(min(place, len(damaged.getvalue()) - len(noise) - 1) if place > len(noise) else 0)
    damaged.write(noise[: max(0, len(first) - 1)])
    file = tmp_path / "b.warc"
    last = record("https://example.org/last")
    file.write_bytes(damaged.getvalue() + (gzip.compress(last) if packed else last))
    items = list(read_warc(file))
    assert items
    assert all(page.url for page in items if isinstance(page, Page))
