"""What `ingest` is given, one document after the other: JSON lines, saved pages, archives."""

import gzip
import io
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import zstandard

from tawatur.fetch.saved import read_saved
from tawatur.model.outcome import Problem
from tawatur.model.page import Page

RECORD_SUFFIXES = (".jsonl", ".jsonl.gz", ".jsonl.zst", ".ndjson", ".ndjson.gz", ".ndjson.zst")
# No article has a line of this size; it is left out, and reading goes on behind it.
LARGEST_LINE = 32 * 1024 * 1024
_LOOK = 4096


@dataclass(frozen=True, slots=True)
class Input:
    """One document before it is read: a JSON line or a page.

    Attributes:
        instance: what messages call it: path and line number, or the page's path.
        line: the bytes of a JSON line, else None.
        page: the page, else None.
    """

    instance: str
    line: bytes | None = None
    page: Page | None = None

    @property
    def size(self) -> int:
        """Return the number of bytes that it holds."""
        return len(self.line or b"") + (len(self.page.body) if self.page else 0)


def read_inputs(paths: Iterable[str], *, stdin: BinaryIO | None = None) -> Iterator[Input | Problem]:
    """Yield every document under the paths, in order; what cannot be opened is a Problem.

    ``-`` is JSON lines on standard input. A folder gives its pages; record files in it are read as well.
    """
    for path in paths:
        if path == "-":
            yield from read_lines(stdin or sys.stdin.buffer, "-")
        elif path.lower().endswith(RECORD_SUFFIXES):
            yield from _read_record_file(Path(path))
        else:
            yield from _read_pages(path)


def _read_pages(path: str) -> Iterator[Input | Problem]:
    for found in read_saved([path]):
        yield found if isinstance(found, Problem) else Input(found.origin, page=found)
    if Path(path).is_dir():
        for file in sorted(Path(path).rglob("*")):
            if file.name.lower().endswith(RECORD_SUFFIXES) and file.is_file():
                yield from _read_record_file(file)


def _read_record_file(path: Path) -> Iterator[Input | Problem]:
    try:
        with path.open("rb") as file, _unpacked(path, file) as lines:
            yield from read_lines(lines, str(path))
    except FileNotFoundError:
        yield Problem("not_found", "The file does not exist", f"{path} does not exist", str(path))
    except OSError as error:
        yield Problem("not_readable", "The file cannot be read", str(error), str(path))


def _unpacked(path: Path, file: BinaryIO) -> AbstractContextManager[BinaryIO]:
    name = path.name.lower()
    if name.endswith(".gz"):
        return gzip.GzipFile(fileobj=file)  # type: ignore[return-value]
    if name.endswith(".zst"):
        reader = zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True)
        return io.BufferedReader(reader)
    return file


def read_lines(lines: BinaryIO, name: str) -> Iterator[Input | Problem]:
    """Yield the JSON lines of a file; a file that is empty, binary or cut ends in a Problem that says so."""
    number = 0
    try:
        first = lines.readline(LARGEST_LINE)
        if b"\x00" in first[:_LOOK]:
            yield _encoding_problem(first, name)
            return
        line = first.removeprefix(b"\xef\xbb\xbf")
        seen = False
        while line:
            number += 1
            instance = f"{name}:{number}"
            if len(line) >= LARGEST_LINE and not line.endswith(b"\n"):
                yield _too_long(lines, instance)
                seen = True
            elif line.strip():
                yield Input(instance, line=line)
                seen = True
            line = lines.readline(LARGEST_LINE)
    except (EOFError, zlib.error, gzip.BadGzipFile, zstandard.ZstdError) as error:
        detail = f"{name} is cut or damaged after line {number} ({error}); the lines before it were read"
        yield Problem("truncated", "The compressed file is damaged or cut", detail, f"{name}:{number + 1}")
        return
    if not seen:
        yield Problem("empty", "The file is empty", f"{name} holds no lines; check how it was made", name)


def _encoding_problem(start: bytes, name: str) -> Problem:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        detail = f"{name} is UTF-16; convert it: iconv -f UTF-16 -t UTF-8"
        return Problem("wrong_encoding", "The file is not UTF-8", detail, name)
    detail = f"{name} is binary, no JSON lines; packed files need a name ending in .jsonl.gz or .jsonl.zst"
    return Problem("binary", "The file is no text", detail, name)


def _too_long(lines: BinaryIO, instance: str) -> Problem:
    while True:
        rest = lines.readline(LARGEST_LINE)
        if not rest or rest.endswith(b"\n"):
            break
    detail = f"more than {LARGEST_LINE} bytes; split it or leave it out"
    return Problem("too_large", "The line is too large", detail, instance)
