"""Reads dumps of Wikidata and GeoNames line by line, whatever their size, into a library's knowledge base."""

import bz2
import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from tawatur.annotate.known_things import make_known_key
from tawatur.errors import DumpError
from tawatur.knowledge.geonames import NAME_COLUMNS, PLACE_COLUMNS, read_name, read_place
from tawatur.knowledge.wikidata import ARABIC_MARK, read_entity
from tawatur.model.known import KnownThing
from tawatur.pipeline.knowing import resolve_article
from tawatur.store.protocol import Entry
from tawatur.store.sqlite.store import SqliteStore

# The longest entities of Wikidata take some ten million bytes.
LARGEST_LINE = 64 * 1024 * 1024
_AT_ONCE = 1_000
_RESOLVED_AT_ONCE = 100
_WATCHED = 20_000
# So many lines without a single one that can be read are no dump at all.
_HOPELESS = 1_000
_BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)

Watch = Callable[[int, int], None]
"""Called with the lines read and the items kept so far."""


@dataclass(slots=True)
class Imported:
    """What became of the lines of a dump.

    Attributes:
        lines: how many were read.
        kept: items kept, or names added to known ones.
        passed: lines of things without an Arabic name, or of kinds that are not kept.
        unreadable: lines that are no item at all.
        resolved: articles of the library whose entities changed.
    """

    lines: int = 0
    kept: int = 0
    passed: int = 0
    unreadable: int = 0
    resolved: int = 0


def import_dump(store: SqliteStore, path: Path, *, watch: Watch | None = None) -> Imported:
    """Keep the persons, bodies and places of a dump that have Arabic names; resolve the articles anew.

    One batch after the other is kept, so that an interrupted import may simply be run again.

    Args:
        store: the library.
        path: a JSON dump of Wikidata, one entity a line (``.json``, ``.jsonl``), or a table of GeoNames
            (``.txt``: places, or alternate names), plain or packed (``.gz``, ``.bz2``, ``.xz``, ``.zip``).
        watch: told how far it has come.

    Raises:
        DumpError: the file is missing, cut short, or neither; the message says what was kept before.
    """
    done = Imported()
    try:
        with _open(path) as stream:
            _read(store, path, stream, done, watch)
    except _BROKEN as error:
        said = str(error) or type(error).__name__
        raise DumpError(
            f"{path}: cannot be read after line {done.lines}: {said}; {done.kept} items were kept"
        ) from error
    finally:
        if done.kept:
            store.known.settle()
    if not done.kept and done.unreadable >= max(done.passed, 1):
        raise DumpError(
            f"{path}: none of its {done.lines} lines is an entity of Wikidata or a line of GeoNames; give a "
            "JSON dump with one entity a line, or a GeoNames table parted by tabs"
        )
    done.resolved = resolve_again(store) if done.kept else 0
    return done


def resolve_again(store: SqliteStore) -> int:
    """Resolve the entities of all articles with findings again; return how many articles changed."""
    changed = 0
    batch: list[Entry] = []
    for article in store.each():
        resolved = resolve_article(store.known, article)
        if resolved != article:
            batch.append(Entry(resolved))
        if len(batch) >= _RESOLVED_AT_ONCE:
            store.put_found(batch)
            changed += len(batch)
            batch = []
    store.put_found(batch)
    return changed + len(batch)


def _read(store: SqliteStore, path: Path, stream: BinaryIO, done: Imported, watch: Watch | None) -> None:
    things: list[tuple[KnownThing, Sequence[str]]] = []
    names: list[tuple[str, str, bool, str]] = []
    for line in _lines(stream):
        done.lines += 1
        try:
            found = _read_line(line)
        except (ValueError, IndexError):
            done.unreadable += 1
            if done.unreadable >= _HOPELESS and not (done.kept or done.passed or things or names):
                raise DumpError(
                    f"{path}: its first {_HOPELESS} lines are none of Wikidata or GeoNames"
                ) from None
            continue
        if found is None:
            done.passed += bool(line.strip() not in {b"", b"[", b"]"})
        elif isinstance(found, KnownThing):
            keys = {make_known_key(name) for name in (*found.names, *found.latin)} | set(found.same_as)
            if found.kind == "country" and found.country:
                keys.add(f"iso:{found.country}")
            things.append((found, sorted(keys - {""})))
        else:
            identity, name, is_label = found
            names.append((identity, name, is_label, make_known_key(name)))
        if len(things) >= _AT_ONCE or len(names) >= _AT_ONCE:
            _keep(store, things, names, done)
        if watch is not None and done.lines % _WATCHED == 0:
            watch(done.lines, done.kept)
    _keep(store, things, names, done)


def _keep(
    store: SqliteStore,
    things: list[tuple[KnownThing, Sequence[str]]],
    names: list[tuple[str, str, bool, str]],
    done: Imported,
) -> None:
    if things:
        store.known.put(things)
        done.kept += len(things)
        things.clear()
    if names:
        added = store.known.add_names(names)
        done.kept += added
        done.passed += len(names) - added
        names.clear()


def _read_line(line: bytes) -> KnownThing | tuple[str, str, bool] | None:
    """Return what a line says; see `read_entity`, `read_place`, `read_name` for what None means.

    Raises:
        ValueError, IndexError: it is none of their lines.
    """
    opening = line.lstrip()[:1]
    if opening in {b"", b"[", b"]"}:
        return None
    if opening == b"{":
        if ARABIC_MARK not in line and b'"ar" :' not in line and b'"labels"' in line:
            return None
        return read_entity(line)
    cells = line.decode("utf-8").rstrip("\r\n").split("\t")
    if len(cells) == PLACE_COLUMNS:
        return read_place(cells)
    if NAME_COLUMNS[0] <= len(cells) <= NAME_COLUMNS[1]:
        return read_name(cells)
    raise ValueError("neither Wikidata nor GeoNames")


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a file; one that is too long for any item comes as one that says nothing."""
    while line := stream.readline(LARGEST_LINE):
        if len(line) < LARGEST_LINE or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(LARGEST_LINE)) and not rest.endswith(b"\n"):
            pass
        yield b"?"


@contextmanager
def _open(path: Path) -> Iterator[BinaryIO]:
    """Open a dump, unpacked as its name says; raises `DumpError` where it is missing or empty."""
    if not path.is_file():
        raise DumpError(f"{path}: there is no such file")
    if not path.stat().st_size:
        raise DumpError(f"{path}: is empty")
    suffix = path.suffix.lower()
    if suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            tables = [name for name in archive.namelist() if name.lower().endswith((".txt", ".json"))]
            tables = [name for name in tables if "readme" not in name.lower()] or tables
            if not tables:
                raise DumpError(f"{path}: holds no .txt or .json file")
            largest = max(tables, key=lambda name: archive.getinfo(name).file_size)
            with archive.open(largest) as member:
                yield io.BufferedReader(member)  # type: ignore[type-var]
        return
    opener = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}.get(suffix, open)
    with opener(path, "rb") as stream:  # type: ignore[operator]
        yield stream
