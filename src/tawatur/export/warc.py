"""Raw pages as WARC 1.1 records, each a gzip member of its own, as archives of the web keep them."""

import gzip
import json
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from http import HTTPStatus
from typing import BinaryIO
from uuid import UUID

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from tawatur.errors import LibraryError
from tawatur.model.moment import parse_instant
from tawatur.model.page import Page

# What a WARC record has no place for; other readers pass over fields that they do not know.
_FIELD = "Tawatur-Page"


def name_record(page: Page) -> str:
    """Return the ``WARC-Record-ID`` of a page without its brackets, made of its address and its bytes."""
    digest = sha256(f"{page.url or page.origin}\n".encode(errors="replace") + page.body).digest()
    return f"urn:uuid:{UUID(bytes=digest[:16], version=5)}"


def write_page(file: BinaryIO, page: Page) -> str:
    """Append a page to a ``.warc.gz`` file; return the name of its record.

    A page that came over HTTP is a ``response``, one from a file a ``resource``.
    """
    name = name_record(page)
    record = WarcRecord()
    is_response = page.status is not None
    kind = WarcRecordType.response if is_response else WarcRecordType.resource
    record.init_headers(record_type=kind, record_urn=name.removeprefix("urn:").encode())
    record.headers["WARC-Target-URI"] = page.url or f"urn:sha256:{sha256(page.body).hexdigest()}"
    record.headers["WARC-Date"] = _say_instant(page.fetched_at or datetime(1970, 1, 1, tzinfo=UTC))
    record.headers["Content-Type"] = (
        "application/http;msgtype=response"
        if is_response
        else page.content_type or "application/octet-stream"
    )
    record.headers[_FIELD] = json.dumps(
        {
            "url": page.url,
            "content_type": page.content_type,
            "fetched_at": page.fetched_at.isoformat() if page.fetched_at else None,
            "headers": dict(page.headers),
            "status": page.status,
            "origin": page.origin,
        }
    )
    record.set_bytes_content(_write_head(page) + page.body if is_response else page.body)
    with gzip.GzipFile(fileobj=file, mode="wb", compresslevel=6, mtime=0) as member:
        record.write(member)
    return name


def read_pages(file: BinaryIO) -> dict[str, int]:
    """Return where each record that `write_page` wrote begins, by its name.

    Raises:
        LibraryError: the file is damaged.
    """
    places = {}
    try:
        for record in ArchiveIterator(file, parse_http=False, fsspec_args=False):
            if record.headers.get(_FIELD):
                places[record.headers["WARC-Record-ID"].strip("<>")] = record.stream_pos
    except (OSError, ValueError, OverflowError) as error:
        raise LibraryError(f"{file.name}: is damaged: {error}") from error
    return places


def read_page(file: BinaryIO, place: int) -> Page:
    """Return the page of the record that begins at a place.

    Raises:
        LibraryError: there is no such record, or it is damaged.
    """
    file.seek(place)
    try:
        record = next(iter(ArchiveIterator(file, parse_http=False, fsspec_args=False)))
        body = record.reader.read()
        told = json.loads(record.headers[_FIELD])
        page = Page(
            body=body,
            url=told["url"],
            content_type=told["content_type"],
            fetched_at=parse_instant(told["fetched_at"]) if told["fetched_at"] else None,
            headers=told["headers"],
            status=told["status"],
            origin=told["origin"],
        )
    except (StopIteration, OSError, ValueError, KeyError, TypeError) as error:
        raise LibraryError(f"{file.name}: the record at byte {place} is damaged: {error}") from error
    if page.status is None:
        return page
    return replace(page, body=body[len(_write_head(page)) :])


def _write_head(page: Page) -> bytes:
    """Return status line and headers as they go before the body."""
    try:
        phrase = HTTPStatus(page.status or 0).phrase
    except ValueError:
        phrase = "Unknown"
    lines = [f"HTTP/1.1 {page.status} {phrase}"]
    fields = {"content-type": page.content_type or "", **page.headers}
    lines += [f"{name}: {_one_line(value)}" for name, value in fields.items() if value]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace")


def _one_line(value: str) -> str:
    return " ".join(value.split())


def _say_instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
