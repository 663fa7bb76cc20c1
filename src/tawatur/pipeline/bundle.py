"""A whole library as a folder of open formats, and a library made of such a folder.

``articles.jsonl.gz`` and ``revisions.jsonl.gz`` hold Articles, ``bonds.jsonl.gz`` Bonds, ``pages.warc.gz``
raw pages, ``places.jsonl.gz`` which page each article was read from. What people decided stands in
``corrections.jsonl``, ``removals.jsonl`` and ``sources.jsonl``. Earlier texts come without their pages.
"""

import gzip
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import IO, Any, BinaryIO, TypeVar

from tawatur.errors import LibraryError, TawaturError
from tawatur.export.warc import name_record, read_page, read_pages, write_page
from tawatur.model.article import Article
from tawatur.model.bonds import Bonds
from tawatur.model.record import from_json, to_json
from tawatur.model.source import Source
from tawatur.pipeline.later import GROUP
from tawatur.store.protocol import Entry
from tawatur.store.sqlite.store import SqliteStore
from tawatur.store.sqlite.tombstones import Tombstone

_PARTS = ("articles", "revisions", "bonds", "places")
_BATCH = 200
# Bonds of a bundle hold until `group` has read the articles again, which the index of copies needs anyway.
_IMPORTED = "imported"

T = TypeVar("T")


def write_bundle(store: SqliteStore, folder: Path) -> int:
    """Write a library into a folder; return the number of articles.

    ``articles.jsonl.gz`` gets its name last, so that a folder that was not finished is told from a whole one.

    Raises:
        LibraryError: the folder holds something already, or cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise LibraryError(f"{folder}: is not empty; give a new folder")
        count = _write_parts(store, folder)
        _write_decided(store, folder)
        (folder / "articles.part").replace(folder / "articles.jsonl.gz")
    except OSError as error:
        raise LibraryError(f"{folder}: cannot be written: {error.strerror}") from error
    return count


def _write_parts(store: SqliteStore, folder: Path) -> int:
    count, written, stories = 0, set[str](), set[str]()
    with ExitStack() as stack:
        names = {part: "articles.part" if part == "articles" else f"{part}.jsonl.gz" for part in _PARTS}
        files = {
            part: stack.enter_context(gzip.open(folder / name, "wt", encoding="utf-8"))
            for part, name in names.items()
        }
        pages = stack.enter_context((folder / "pages.warc.gz").open("wb"))
        for article in store.each():
            count += 1
            _line(files["articles"], to_json(article))
            for earlier in store.revisions(article.id):
                _line(files["revisions"], to_json(earlier))
            bonds = store.bonds(article.id)
            if bonds is not None:
                _line(files["bonds"], to_json(bonds))
                stories.update([bonds.story] if bonds.story else ())
            page = store.page(article.id)
            if page is not None:
                name = name_record(page)
                if name not in written:
                    written.add(write_page(pages, page))
                _line(files["places"], json.dumps({"article": article.id, "record": name}))
    with (folder / "corrections.jsonl").open("w", encoding="utf-8") as file:
        for story in sorted(stories):
            pinned, title = store.pinned(story), store.story_title(story)
            if pinned or title is not None:
                _line(file, _say({"story": story, "title": title, "pinned": pinned}))
    return count


def _write_decided(store: SqliteStore, folder: Path) -> None:
    with (folder / "removals.jsonl").open("w", encoding="utf-8") as file:
        for stone in store.tombstones.all():
            _line(file, _say(asdict(stone)))
    with (folder / "sources.jsonl").open("w", encoding="utf-8") as file:
        for source in store.sources.sources():
            _line(file, to_json(source))


def read_bundle(store: SqliteStore, folder: Path, *, now: int) -> int:
    """Keep what a folder of `write_bundle` holds; return how many articles were new.

    Articles that the library has already stay as they are, so that an import that was interrupted goes on.

    Args:
        store: the library.
        folder: the folder.
        now: seconds since 1970, noted with the sources.

    Raises:
        LibraryError: a file is missing or damaged; what was read before stays.
    """
    for name in (*(f"{part}.jsonl.gz" for part in _PARTS), "pages.warc.gz"):
        if not (folder / name).is_file():
            raise LibraryError(f"{folder}: is no whole library, {name} is missing")
    for stone in _read(folder / "removals.jsonl", lambda line: Tombstone(**json.loads(line))):
        store.tombstones.add(stone)
    for source in _read(folder / "sources.jsonl", lambda line: from_json(line, Source)):
        store.sources.add(source, now=now, is_checked=False)
    with (folder / "pages.warc.gz").open("rb") as pages:
        count = _read_articles(store, folder, pages)
    for some in _batches(_read(folder / "bonds.jsonl.gz", lambda line: from_json(line, Bonds))):
        store.put_bonds([bonds for bonds in some if store.bonds(bonds.article) is None], _IMPORTED)
    for told in _read(folder / "corrections.jsonl", json.loads):
        store.pin_stories(dict.fromkeys(told["pinned"], told["story"]))
        if told["title"] is not None:
            store.title_story(told["story"], told["title"])
    store.publish()
    stage, version = GROUP
    store.enqueue_outdated(stage, version)
    return count


def _read_articles(store: SqliteStore, folder: Path, pages: BinaryIO) -> int:
    places = read_pages(pages)
    records: dict[str, str] = {
        told["article"]: told["record"] for told in _read(folder / "places.jsonl.gz", json.loads)
    }
    earlier: dict[str, list[Article]] = {}
    for article in _read(folder / "revisions.jsonl.gz", _read_article):
        earlier.setdefault(article.id, []).append(article)
    count = 0
    for some in _batches(_read(folder / "articles.jsonl.gz", _read_article)):
        known = {article.id for article in store.articles([article.id for article in some])}
        entries = []
        for article in some:
            if article.id in known:
                continue
            place = places.get(records.get(article.id, ""))
            page = read_page(pages, place) if place is not None else None
            entries += [Entry(text) for text in earlier.get(article.id, ())]
            entries.append(Entry(article, page))
            count += 1
        store.put(entries)
    return count


def _read_article(line: str) -> Article:
    return from_json(line, Article)


def _read(path: Path, parse: Callable[[str], T]) -> Iterator[T]:
    """Yield what the lines of a file say; one of the small files that is missing says nothing."""
    if not path.exists():
        return
    number = 0
    try:
        with _open(path) as file:
            for number, line in enumerate(file, 1):  # noqa: B007 - told in the message below
                yield parse(line)
    except (OSError, EOFError, ValueError, TypeError, KeyError, TawaturError) as error:
        raise LibraryError(f"{path}, line {number}: is damaged: {error}") from error


def _open(path: Path) -> IO[str]:
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(items)
    while some := list(islice(rest, _BATCH)):
        yield some


def _line(file: Any, text: str) -> None:
    file.write(text + "\n")


def _say(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False)
