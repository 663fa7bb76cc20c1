"""The full-text index in a folder beside the library: a cache that can always be made anew.

The index says how far it has come by the highest ``rev`` among its documents: its own commits are atomic, and
replaying a change twice changes nothing.
"""

import os
import shutil
import tempfile
import threading
import weakref
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import tantivy

from tawatur.errors import LibraryError, LibraryLocked
from tawatur.model.article import Article
from tawatur.search.analyzer import ANALYZER_VERSION
from tawatur.store.protocol import Terms
from tawatur.store.sqlite.articles import outlet_key, sort_key
from tawatur.store.sqlite.when import time_range

# Raised whenever the fields or the analyzer's output change: an index of another layout is made anew.
LAYOUT = f"1.{ANALYZER_VERSION}"
_WRITER_BYTES = 96_000_000
_LAYOUT_FILE = "tawatur-layout"
_WORDS = "tawatur_words"
# An article without a date must not pass a filter by date.
_NO_TIME = -(2**62)


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    for name in ("title", "body"):
        builder.add_text_field(name, tokenizer_name=_WORDS, index_option="position")
        builder.add_text_field(f"{name}_stems", tokenizer_name=_WORDS, index_option="freq")
    for name in ("outlet", "country", "month"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("outlet_names", "kind"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("article", indexed=True, fast=True)
    for name in ("rev", "starts", "ends", "sorted"):
        builder.add_integer_field(name, indexed=name in {"starts", "ends"}, fast=True)
    builder.add_float_field("recency", fast=True)
    return builder.build()


class Index:
    """The index of one library; ``folder`` None keeps it in memory, for a library that can only be read."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.schema = _schema()
        self._writer: Any = None
        self._place: Path | None = None
        self._lock = threading.Lock()
        self._index = self._open()
        self._index.register_tokenizer(
            _WORDS, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        )
        self._index.config_reader(reload_policy="manual")
        self._index.reload()

    def _open(self) -> Any:
        if self.folder is None:
            return tantivy.Index(self.schema)
        if not is_current(self.folder):
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)
            index = tantivy.Index(self.schema, path=str(self.folder))
            (self.folder / _LAYOUT_FILE).write_text(LAYOUT, encoding="utf-8")
            return index
        try:
            return tantivy.Index.open(str(self.folder))
        except (ValueError, OSError) as error:
            if self._place is None and (index := self._open_elsewhere(self.folder)):
                return index
            raise LibraryError(
                f"{self.folder}: the index cannot be opened ({error}); "
                "`tawatur doctor --rebuild-index` makes it anew from the library"
            ) from error

    def _open_elsewhere(self, folder: Path) -> Any:
        """Open an index on a disk that cannot be written, where tantivy finds no room for its lock.

        None where this is not what is wrong, or no other place can be written either.
        """
        if os.access(folder, os.W_OK):
            return None
        try:
            place = self._place = Path(tempfile.mkdtemp(prefix="tawatur-index-"))
            weakref.finalize(self, shutil.rmtree, place, ignore_errors=True)
            for file in folder.iterdir():
                if not file.name.endswith(".lock"):
                    (place / file.name).symlink_to(file.absolute())
            return tantivy.Index.open(str(place))
        except (ValueError, OSError):
            return None

    def add(self, row: int, rev: int, article: Article, terms: Terms) -> None:
        """Put an article in, in place of its earlier form; searchable after `commit`."""
        writer = self._take_writer()
        writer.delete_documents_by_term("article", row)
        writer.add_document(_document(row, rev, article, terms))

    def remove(self, row: int) -> None:
        """Take an article out."""
        self._take_writer().delete_documents_by_term("article", row)

    def commit(self) -> None:
        """Make all changes durable and searchable."""
        if self._writer is not None:
            self._writer.commit()
            self.reload()

    def reload(self) -> None:
        """See what another process has committed."""
        self._index.reload()

    def close(self) -> None:
        """Commit, wait for merging, and give the writer back."""
        if self._writer is not None:
            self._writer.commit()
            self._writer.wait_merging_threads()
            self._writer = None
            self.reload()

    def abandon(self) -> None:
        """Give the writer back without a commit; what was added since the last one is replayed later."""
        if self._writer is not None:
            # A writer that lost its disk cannot even go back; its lock goes with it.
            with suppress(ValueError, OSError):
                self._writer.rollback()
            self._writer = None

    def searcher(self) -> Any:
        """Return a view of the index that does not change."""
        return self._index.searcher()

    def rev(self) -> int:
        """Return the highest ``rev`` among the documents; 0 for an empty index."""
        hits = self.searcher().search(tantivy.Query.all_query(), 1, count=False, order_by_field="rev").hits
        return int(hits[0][0]) if hits else 0

    def count(self) -> int:
        """Return the number of articles in the index."""
        return int(self.searcher().num_docs)

    @staticmethod
    def searcher_rows(searcher: Any, hits: Sequence[tuple[Any, Any]]) -> Iterable[int]:
        """Return the row numbers of hits that this very searcher found."""
        rows: Iterable[int] = searcher.fast_field_values("article", [address for _, address in hits])
        return rows

    def _take_writer(self) -> Any:
        with self._lock:
            if self._writer is None:
                try:
                    self._writer = self._index.writer(_WRITER_BYTES, 1)
                except ValueError as error:
                    raise LibraryLocked(
                        f"{self.folder}: another process is still writing the index; "
                        "wait until it has finished, or stop it"
                    ) from error
            return self._writer


def is_current(folder: Path) -> bool:
    """Tell whether an index of today's layout stands in the folder."""
    try:
        layout = (folder / _LAYOUT_FILE).read_text(encoding="utf-8")
    except OSError:
        return False
    return layout == LAYOUT and tantivy.Index.exists(str(folder))


def _document(row: int, rev: int, article: Article, terms: Terms) -> Any:
    span = time_range(article.published)
    outlet = article.outlet
    names = {outlet.id, outlet.name, outlet.domain} - {None, ""} if outlet else set()
    key = outlet_key(article)
    return tantivy.Document(
        title=terms.title,
        title_stems=terms.title_stems,
        body=terms.body,
        body_stems=terms.body_stems,
        outlet=[key] if key else [],
        outlet_names=sorted(str(name) for name in names),
        country=[outlet.country] if outlet and outlet.country else [],
        month=[article.published[:7]] if article.published and len(article.published) >= 7 else [],
        kind=article.kind,
        article=row,
        rev=rev,
        starts=span[0] if span else _NO_TIME,
        ends=span[1] if span else _NO_TIME,
        sorted=sort_key(article),
        recency=_recency(span[0] if span else None),
    )


def _recency(start: int | None) -> float:
    """Return the years since 2000, of which a ranked search weighs the logarithm: five years are some 10 %.

    An article without a date is neither favored nor punished: it stands where 2015 does.
    """
    return 15.0 if start is None else max(5.0, (start - 946_684_800) / 31_557_600)
