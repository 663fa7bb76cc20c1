"""WARC files as pages: streamed, damaged records reported and passed over."""

import logging
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fastwarc.warc import ArchiveIterator

from tawatur.errors import Unreadable
from tawatur.fetch.unpack import join_chunks, unpack_body
from tawatur.model.moment import parse_instant
from tawatur.model.outcome import Problem
from tawatur.model.page import Page

_log = logging.getLogger(__name__)

LARGEST = 32 * 1024 * 1024
_DOCUMENT_TYPES = frozenset({"response", "resource"})
# What a page is made of, but no document: passed over without being counted, like requests and metadata.
_PARTS = re.compile(r"^(?:image|audio|video|font)/|javascript|/css|font-|octet-stream", re.IGNORECASE)
_MOST_RECOVERIES = 10_000
_BLOCK = 1_048_576
_GZIP_START = b"\x1f\x8b\x08"
# WARC/1.0 and WARC/1.1 as the first line of a record
_RECORD_START = re.compile(rb"WARC/\d\.\d+\r?\n")


@dataclass(slots=True)
class _Position:
    """Where reading stands: the start of the current pass, and the last record seen in it."""

    start: int = 0
    last: int | None = None
    name: str | None = None
    recoveries: int = 0
    damage: list[str] = field(default_factory=list)


def read_warc(path: str | Path, *, largest: int = LARGEST) -> Iterator[Page | Problem]:
    """Read the responses and resources of a WARC file, plain or gzip, one after the other.

    Requests, revisits, metadata and the parts of pages (images, scripts, styles) are passed over and do not
    count. ``fetched_at`` is WARC-Date. After a damaged record the next readable one is looked for.

    Yields:
        A Page for each document, else a Problem whose instance is ``path@offset``.
    """
    path = Path(path)
    position = _Position()
    try:
        size = path.stat().st_size
        while position.recoveries < _MOST_RECOVERIES:
            yield from _read_pass(path, size, position, largest)
            if not position.damage:
                return
            detail = position.damage.pop()
            place = position.last if position.last is not None else position.start
            following = _find_next(path, place + 1)
            # When records were read before the damage, the damaged one may be the next: it speaks for itself.
            if position.last is None or following is None:
                yield _problem("damaged", "A record is damaged", detail, f"{path}@{place}")
            if following is None:
                return
            position.start, position.last, position.recoveries = following, None, position.recoveries + 1
    except OSError as error:
        yield _problem("not_readable", "The file cannot be read", str(error), str(path))


def _read_pass(path: Path, size: int, position: _Position, largest: int) -> Iterator[Page | Problem]:
    """Read from one offset until the end or the first damage, which is left in ``position.damage``."""
    with path.open("rb") as file:
        packed = file.read(2) == _GZIP_START[:2]
        file.seek(position.start)
        records = ArchiveIterator(file, parse_http=False, fsspec_args=False)
        while True:
            try:
                record = next(records)
            except StopIteration:
                return
            except (OSError, ValueError, OverflowError) as error:
                position.damage.append(str(error))
                return
            offset = record.stream_pos
            name = record.headers.get("WARC-Record-ID")
            # After damage the search may land inside the record that was read last.
            is_again = position.last is None and name is not None and name == position.name
            position.last = offset
            damage = _find_length_damage(record, None if packed else size - offset)
            if damage:
                position.last, position.start = None, offset
                position.damage.append(damage)
                return
            position.name = name
            if not is_again:
                yield from _read_record(record, f"{path}@{offset}", largest)


def _find_length_damage(record: Any, left: int | None) -> str | None:
    """Say what is wrong with a record's length; None when nothing is; ``left`` is None where not known."""
    printed = record.headers.get("Content-Length") or "0"
    if not printed.strip().isdecimal() or int(printed) != record.content_length:
        return f"the record has {printed[:40]!r} for its length"
    if left is not None and record.content_length > left:
        return f"the record claims {printed} bytes and {left} are left"
    return None


def _read_record(record: Any, instance: str, largest: int) -> Iterator[Page | Problem]:
    kind = str(record.record_type)
    if kind == "unknown":
        yield _problem("damaged", "A record has no known type", "WARC-Type is missing or unknown", instance)
    if kind not in _DOCUMENT_TYPES:
        return
    try:
        page = _read_page(record, instance, largest)
    except Unreadable as error:
        yield _problem(error.reason, "A record cannot be read", error.detail, instance)
    except (OSError, ValueError) as error:
        yield _problem("damaged", "A record is damaged", str(error), instance)
    else:
        if page is not None:
            yield page


def _read_page(record: Any, instance: str, largest: int) -> Page | None:
    """Read one document; None for a part of a page.

    Raises:
        Unreadable: the record is too large, cut, or has no usable address.
    """
    url = (record.headers.get("WARC-Target-URI") or "").strip().strip("<>")
    if not url.lower().startswith(("http://", "https://")):
        raise Unreadable("no_address", f"{url[:80]!r} is no http address")
    length = record.content_length
    if length > largest:
        raise Unreadable("too_large", f"{length} bytes, at most {largest} are read")
    raw = record.reader.read(length)
    if len(raw) < length:
        raise Unreadable("truncated", f"{len(raw)} of {length} bytes are there")
    content_type = record.headers.get("Content-Type") or None
    status, headers = None, dict[str, str]()
    if str(record.record_type) == "response":
        status, headers, raw = _split_http(raw)
        content_type = headers.get("content-type")
    if content_type and _PARTS.search(content_type):
        return None
    if "chunked" in headers.get("transfer-encoding", "").lower():
        raw = join_chunks(raw)
    printed = record.headers.get("WARC-Date") or ""
    fetched_at = parse_instant(printed)
    if fetched_at is None:
        _log.warning("%s: WARC-Date %r is no time", instance, printed[:80])
    return Page(
        body=unpack_body(raw, headers.get("content-encoding"), largest),
        url=url,
        content_type=content_type,
        fetched_at=fetched_at,
        headers=headers,
        status=status,
        origin=instance,
    )


def _split_http(raw: bytes) -> tuple[int | None, dict[str, str], bytes]:
    """Cut an HTTP response into status, headers and body; a body alone, as some tools keep it, stays."""
    if not raw.startswith(b"HTTP/"):
        return None, {}, raw
    head, _, body = raw.partition(b"\r\n\r\n")
    if not body and b"\n\n" in raw:
        head, _, body = raw.partition(b"\n\n")
    lines = head.decode("latin-1").splitlines()
    code = lines[0].split()[1:2]
    headers: dict[str, str] = {}
    for line in lines[1:200]:
        name, colon, value = line.partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    return (int(code[0]) if code and code[0].isdecimal() else None), headers, body


def _find_next(path: Path, offset: int) -> int | None:
    """Find the next place at or after an offset where a record seems to start; None at the end."""
    with path.open("rb") as file:
        packed = file.read(3) == _GZIP_START
        while True:
            file.seek(offset)
            block = file.read(_BLOCK)
            if len(block) < len(_GZIP_START):
                return None
            found = _find_in_block(block, packed=packed)
            if found is not None:
                return offset + found
            offset += max(1, len(block) - 16)


def _find_in_block(block: bytes, *, packed: bool) -> int | None:
    if not packed:
        match = _RECORD_START.search(block)
        return match.start() if match else None
    position = block.find(_GZIP_START)
    while position >= 0:
        try:
            if zlib.decompressobj(31).decompress(block[position : position + 4_096], 5) == b"WARC/":
                return position
        except zlib.error:
            pass
        position = block.find(_GZIP_START, position + 1)
    return None


def _problem(kind: str, title: str, detail: str, instance: str) -> Problem:
    return Problem(type=kind, title=title, detail=detail, instance=instance)
