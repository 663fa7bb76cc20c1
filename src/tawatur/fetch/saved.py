"""Saved documents as pages: files, folders, standard input and manifests."""

import gzip
import json
import logging
import os
import zlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from tawatur.fetch.warc import read_warc
from tawatur.model.moment import parse_instant
from tawatur.model.outcome import Problem
from tawatur.model.page import Page

_log = logging.getLogger(__name__)

# A news page has some hundred kilobytes; what is larger than this is no page.
LARGEST = 32 * 1024 * 1024

# Files that are taken from a folder, and the media type that their names stand for.
_MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".xml": "application/xml",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".rdf": "application/rdf+xml",
    ".opml": "text/x-opml",
    ".json": "application/json",
}
_RECORD_SUFFIXES = (".jsonl", ".jsonl.gz", ".jsonl.zst")


def read_saved(
    paths: Iterable[str | Path],
    *,
    manifest: str | Path | None = None,
    stdin: BinaryIO | None = None,
    largest: int = LARGEST,
) -> Iterator[Page | Problem]:
    """Read saved documents one after the other, in the order given, folders sorted by name.

    Args:
        paths: files (a WARC file gives a page a record), folders (searched to the bottom) and ``-`` for one
            page on ``stdin``.
        manifest: a file of JSON lines ``{path, url, fetched_at, content_type}``, paths relative to it; its
            pages come before those of ``paths``.
        stdin: where ``-`` is read from.
        largest: a document with more bytes is a problem, not a page.

    Yields:
        A Page for each document that could be read, else a Problem that names it. A file's time of
        modification says nothing of its fetch, so ``fetched_at`` is None unless the manifest has it.
    """
    if manifest is not None:
        yield from _read_manifest(Path(manifest), largest)
    for path in paths:
        if str(path) == "-":
            yield _read_stdin(stdin, largest)
        elif not str(path):  # an empty variable of a shell; as a Path it would be the working folder
            yield _problem("not_found", "The file does not exist", "the path is empty", "")
        elif Path(path).is_dir():
            for file in _walk(Path(path)):
                yield from [file] if isinstance(file, Problem) else _read_file(file, largest)
        else:
            yield from _read_file(Path(path), largest)


def find_media_type(name: str) -> str | None:
    """Return the media type that a file name stands for, or None where it says nothing."""
    return _MEDIA_TYPES.get(Path(name.lower().removesuffix(".gz")).suffix)


def _walk(folder: Path) -> Iterator[Path | Problem]:
    """Find the documents of a folder; hidden files and those of other kinds are left alone."""
    errors: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and (find_media_type(name) or _is_warc(name)):
                yield Path(root, name)
    for error in errors:
        yield _problem("not_readable", "The folder cannot be read", str(error), error.filename or folder)


def _is_warc(name: str) -> bool:
    return name.lower().endswith((".warc", ".warc.gz"))


def _read_file(path: Path, largest: int) -> Iterator[Page | Problem]:
    if path.name.lower().endswith(_RECORD_SUFFIXES):
        detail = "records are read by 'tawatur ingest', pages by 'tawatur read'"
        yield _problem("wrong_command", "The file holds records, not a page", detail, path)
        return
    if _is_warc(path.name) and path.is_file():
        yield from read_warc(path, largest=largest)
        return
    yield _read_one(path, largest, origin=str(path))


def _read_one(
    path: Path,
    largest: int,
    *,
    origin: str,
    url: str | None = None,
    content_type: str | None = None,
    fetched_at: datetime | None = None,
) -> Page | Problem:
    try:
        with path.open("rb") as file:
            body = _read_limited(file, largest)
    except FileNotFoundError:
        return _problem("not_found", "The file does not exist", f"{path} does not exist", origin)
    except OSError as error:
        return _problem("not_readable", "The file cannot be read", str(error), origin)
    except _TooLargeError:
        return _too_large(largest, origin)
    except (EOFError, zlib.error) as error:
        return _problem("truncated", "The compressed file is damaged or cut", str(error), origin)
    return Page(
        body=body,
        url=url,
        content_type=content_type or find_media_type(path.name),
        fetched_at=fetched_at,
        origin=origin,
    )


class _TooLargeError(Exception):
    """More bytes came than one document may have."""


def _read_limited(file: BinaryIO, largest: int) -> bytes:
    """Read a file, unpacked if it is gzip, and stop as soon as it is too large."""
    body = file.read(largest + 1)
    if body.startswith(b"\x1f\x8b"):
        file.seek(0)
        with gzip.GzipFile(fileobj=file) as unpacked:
            body = unpacked.read(largest + 1)
    if len(body) > largest:
        raise _TooLargeError
    return body


def _read_stdin(stdin: BinaryIO | None, largest: int) -> Page | Problem:
    if stdin is None:
        return _problem("not_readable", "There is no standard input", "'-' needs a pipe", "-")
    body = stdin.read(largest + 1)
    return _too_large(largest, "-") if len(body) > largest else Page(body=body, origin="-")


def _read_manifest(manifest: Path, largest: int) -> Iterator[Page | Problem]:
    try:
        with manifest.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _read_manifest_line(line, manifest, number, largest)
    except OSError as error:
        yield _problem("not_readable", "The manifest cannot be read", str(error), manifest)


def _read_manifest_line(line: bytes, manifest: Path, number: int, largest: int) -> Page | Problem:
    instance = f"{manifest}:{number}"
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        return _problem("manifest_line", "The line of the manifest is no JSON", str(error), instance)
    name = _text(entry, "path") if isinstance(entry, dict) else None
    if not name or "\0" in name:
        detail = "a JSON object with a path is needed"
        return _problem("manifest_line", "The line of the manifest names no file", detail, instance)
    path = manifest.parent / name
    printed = _text(entry, "fetched_at")
    fetched_at = parse_instant(printed) if printed else None
    if printed and fetched_at is None:
        _log.warning("%s: fetched_at %r is no time with a zone and is not used", instance, printed)
    return _read_one(
        path,
        largest,
        origin=str(path),
        url=_text(entry, "url"),
        content_type=_text(entry, "content_type"),
        fetched_at=fetched_at,
    )


def _text(entry: dict[str, Any], key: str) -> str | None:
    value = entry.get(key)
    return value if isinstance(value, str) and value else None


def _too_large(largest: int, instance: str) -> Problem:
    detail = f"more than {largest} bytes; split it or leave it out"
    return _problem("too_large", "The document is too large", detail, instance)


def _problem(kind: str, title: str, detail: str, instance: str | Path) -> Problem:
    return Problem(type=kind, title=title, detail=detail, instance=str(instance))
