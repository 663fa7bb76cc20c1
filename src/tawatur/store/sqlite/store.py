"""SqliteStore: the library file and its index as one Store."""

import logging
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from tawatur.errors import LibraryError, LibraryFull, LibraryLocked
from tawatur.model.article import Article
from tawatur.model.hit import Count, Filter, Hit, Results
from tawatur.model.outcome import REMOVED, UNCHANGED, Account, Outcome
from tawatur.model.page import Page
from tawatur.model.record import from_json
from tawatur.store.protocol import Entry
from tawatur.store.sqlite import articles, copying, findings, listing, upkeep
from tawatur.store.sqlite.ages import Ages
from tawatur.store.sqlite.ballast import Ballast
from tawatur.store.sqlite.connection import Connections, full_error
from tawatur.store.sqlite.index import Index, is_current
from tawatur.store.sqlite.known import KnownThings
from tawatur.store.sqlite.later_verbs import LaterVerbs, put_prints
from tawatur.store.sqlite.lease import Lease
from tawatur.store.sqlite.outbox import changes_after, last_rev, note_change
from tawatur.store.sqlite.quarantine import QuarantineVerbs
from tawatur.store.sqlite.runs import put_run
from tawatur.store.sqlite.schema import migrate
from tawatur.store.sqlite.searching import Search, facet_counts
from tawatur.store.sqlite.sources import SourceBook
from tawatur.store.sqlite.story_verbs import StoryVerbs
from tawatur.store.sqlite.subscriptions import Subscriptions
from tawatur.store.sqlite.tombstones import Tombstones, read_buried
from tawatur.store.sqlite.visits import Visits
from tawatur.store.sqlite.words import index_terms
from tawatur.store.sqlite.writing import Writing

_log = logging.getLogger(__name__)
_EVERYTHING, _NEARLY_FULL = Filter(), 1_000_000


class SqliteStore(QuarantineVerbs, StoryVerbs, LaterVerbs):
    """A library: a SQLite file as the record of truth, and a tantivy index in ``<file>.index/`` beside it.

    Args:
        path: the library file; made when it is missing.
        read_only: open for reading only, whatever the file allows.
        stages: the later rooms and their versions; a kept article gets one work item for each.

    Raises:
        LibraryError, LibraryReadOnly, LibraryTooNew: it cannot be opened; the message says what to do.
    """

    def __init__(
        self, path: str | Path, *, read_only: bool = False, stages: Sequence[tuple[str, str]] = ()
    ) -> None:
        self.path = Path(path)
        self._connections = Connections(self.path, read_only=read_only)
        self._stages = tuple(stages)
        self._lease, self._ballast = Lease(self._connections), Ballast(self.path)
        super().__init__(Writing(self._connections, self._lease, self.claim, self._stages))
        self.sources, self.visits = SourceBook(self._connections), Visits(self._connections)
        self.subscriptions = Subscriptions(self._connections)
        self.tombstones, self.ages = Tombstones(self._connections), Ages(self._connections)
        self.known = KnownThings(self._connections, self.claim)
        try:
            migrate(self._connections)
            self._index = self._open_index()
        except BaseException:
            self._connections.close()
            raise
        self._closed = False

    @property
    def writable(self) -> bool:
        """Tell whether articles can be kept here."""
        return self._connections.writable

    def claim(self) -> None:
        """Take the ingesting lease; see `Lease.claim`."""
        if self._lease.held:
            return
        self._lease.claim()
        self._ballast.take_on()
        try:
            # What another process kept and could not publish before it died.
            self._index.reload()
            if not self._is_level(self._index):
                self._replay(self._index)
        except BaseException:
            self._lease.release()
            raise

    def release(self) -> None:
        """Publish and give the lease back; nothing happens without one."""
        if self._lease.held:
            self._writing.harden()
            try:
                self._index.close()
            except (ValueError, OSError) as error:
                self._index.abandon()
                raise self._index_error(error) from error
            finally:
                self._drop_lease()

    def put(self, entries: Sequence[Entry]) -> tuple[str, ...]:
        """Keep articles in one transaction; ``kept``, ``unchanged`` or ``removed`` for each, in order."""
        states: list[str] = []
        changes: list[tuple[int, int, Article, Entry]] = []
        with self._writing.transaction() as connection:
            buried = read_buried(connection)
            for entry in entries:
                if buried.holds(entry.article):
                    states.append(REMOVED)
                    continue
                state, row, article, is_new = articles.put_article(connection, entry.article, entry.page)
                states.append(state)
                if state != UNCHANGED:
                    self._note_later_rooms(connection, row, article, entry, is_new=is_new)
                    changes.append((row, note_change(connection, row, is_new=is_new), article, entry))
        try:
            for row, rev, article, entry in changes:
                self._index.add(row, rev, article, entry.terms or index_terms(article))
        except BaseException as error:
            # A gap in the index would never be seen again: go back to its last commit and replay from there.
            self._give_up_index()
            if isinstance(error, ValueError | OSError):
                raise self._index_error(error) from error
            raise
        return tuple(states)

    def _note_later_rooms(
        self, connection: Any, row: int, article: Article, entry: Entry, *, is_new: bool
    ) -> None:
        if not is_new:
            findings.drop_stale(connection, row, article.text_digest)
            # Findings may point into the title, and reckon from the day of publication.
            findings.drop_findings(connection, row)
        annotated = findings.put_findings(connection, row, article, is_new=is_new)
        put_prints(connection, row, entry, is_new=is_new)
        for stage, version in self._stages:
            # A change of facts around the same text may move it in its group, so it is grouped anew.
            if stage != "annotate" or not annotated or article.versions.get("annotate") != version:
                findings.enqueue(connection, row, stage, version)

    def publish(self) -> None:
        """Make all that was put searchable.

        Raises:
            LibraryFull: there is no room for it; what was put is safe and is indexed later.
        """
        # The index must never know more than the file after a loss of power.
        self._writing.harden()
        try:
            self._index.commit()
        except (ValueError, OSError) as error:
            self._give_up_index()
            raise self._index_error(error) from error

    def _give_up_index(self) -> None:
        """Go back to the index's last commit; what lies between is replayed later."""
        self._index.abandon()
        self._drop_lease()

    def _drop_lease(self) -> None:
        # A lease that cannot be given back for want of room is taken over from a process that ended.
        with suppress(LibraryFull):
            self._lease.release()

    def _index_error(self, error: Exception) -> LibraryError:
        if shutil.disk_usage(self.path.parent).free < _NEARLY_FULL:
            return full_error(self.path)
        return LibraryError(f"{self.index_folder}: cannot be written: {error}")

    def remove(self, article_id: str) -> bool:
        """Take an article out; False where there is none."""
        self._ballast.drop_if_full()
        with self._writing.transaction() as connection:
            row = articles.row_of(connection, article_id)
            if row is None:
                return False
            articles.delete(connection, row)
            findings.drop_stale(connection, row, "")
            note_change(connection, row, gone=True)
        self._index.remove(row)
        return True

    def article(self, article_id: str) -> Article | None:
        """Return an article with its findings, redirects followed; None where there is none."""
        found = self.articles((article_id,))
        return found[0] if found else None

    def articles(self, ids: Sequence[str]) -> tuple[Article, ...]:
        """Return the articles that exist, in the order asked for."""
        connection = self._connections.get()
        rows = [row for row in (articles.row_of(connection, identity) for identity in ids) if row is not None]
        found = articles.read_articles(connection, rows)
        return tuple(found[row] for row in rows if row in found)

    def each(self, filters: Filter = _EVERYTHING) -> Iterator[Article]:
        """Yield all articles that pass, oldest kept first."""
        for _, article in articles.each_article(self._connections.get(), filters):
            yield article

    def latest(
        self, *, filters: Filter = _EVERYTHING, limit: int = 20, offset: int = 0
    ) -> tuple[Article, ...]:
        """Return the newest articles first; those without any date come last."""
        connection = self._connections.get()
        rows = listing.newest_rows(connection, filters, limit, offset)
        found = articles.read_articles(connection, rows)
        return tuple(found[row] for row in rows if row in found)

    def search(
        self,
        query: str,
        *,
        filters: Filter = _EVERYTHING,
        order: str = "rank",
        limit: int = 20,
        offset: int = 0,
        fold: bool = False,
    ) -> Results:
        """Return the articles that answer; order is ``rank`` or ``newest``; raises QueryError."""
        self._index.reload()
        search = Search(self._index, self._connections.get(), query, filters)
        return search.run(order=order, limit=limit, offset=offset, fold=fold)

    def facets(
        self, query: str, by: str, *, filters: Filter = _EVERYTHING, limit: int = 50
    ) -> tuple[Count, ...]:
        """Count answering articles by ``outlet``, ``country`` or ``month``."""
        self._index.reload()
        counts = facet_counts(self._index, query, by, filters, limit)
        names = {count.value: count.name for count in self.outlets()} if by == "outlet" else {}
        return tuple(Count(value, number, names.get(value)) for value, number in counts)

    def count(self, filters: Filter = _EVERYTHING) -> int:
        """Return the number of articles that pass."""
        where, values = articles.filter_sql(filters)
        query = f"SELECT count(*) FROM articles a WHERE {where}"  # noqa: S608 - clauses are ours
        return int(self._connections.get().execute(query, values).fetchone()[0])

    def outlets(self) -> tuple[Count, ...]:
        """Return the outlets by number of articles."""
        return listing.outlets(self._connections.get())

    def revisions(self, article_id: str) -> tuple[Article, ...]:
        """Return the earlier texts of an article, oldest first."""
        rows = self._connections.get().execute(
            "SELECT r.record FROM revisions r JOIN articles a USING (article) WHERE a.id = ? "
            "ORDER BY r.revision",
            (article_id,),
        )
        return tuple(from_json(record, Article) for (record,) in rows)

    def page(self, article_id: str) -> Page | None:
        """Return the raw page of an article; None where none was kept."""
        connection = self._connections.get()
        row = connection.execute("SELECT page FROM articles WHERE id = ?", (article_id,)).fetchone()
        return articles.read_page(connection, row[0]) if row and row[0] is not None else None

    def outdated_pages(self, extract: str, normalize: str) -> Iterator[Page]:
        """Yield the raw pages with an article that other versions of these rooms made."""
        connection, after = self._connections.get(), 0
        while rows := articles.outdated_pages(connection, extract, normalize, after, 64):
            for row in rows:
                page = articles.read_page(connection, row)
                if page is not None:
                    yield page
            after = rows[-1]

    def copies(self, group: str) -> tuple[Hit, ...]:
        """Return the members of a copy group, the oldest first."""
        return listing.copies(self._connections.get(), group)

    def record_run(self, account: Account, outcomes: Sequence[Outcome]) -> None:
        """Keep a run's account, with the outcomes worth a second look."""
        with self._connections.transaction() as connection:
            put_run(connection, account, outcomes)

    def check(self) -> tuple[upkeep.Ailment, ...]:
        """Compare file, index and open work; an empty tuple means that all is well."""
        return upkeep.check(self._connections, self._index)

    def back_up(self, target: Path) -> int:
        """Write a checked copy of the library while it is in use; return its articles. See `copying`."""
        return copying.back_up(self._connections, target)

    def restore(self, source: Path) -> int:
        """Put a sound backup in place of all that is here, and make the index anew; return its articles."""
        copying.check_copy(source)
        self.claim()
        copying.restore_into(self._connections, source)
        migrate(self._connections)
        # The lease went with what was there before; the index is of what was there before.
        self._lease.held = False
        return self.rebuild_index()

    def repair(self) -> int:
        """Drop strays, note work that is missing, level the index; return how much was mended."""
        with self._writing.transaction() as connection:
            mended = upkeep.drop_strays(connection) + upkeep.complete_outbox(connection)
            for stage, version in self._stages:
                findings.enqueue_outdated(connection, stage, version)
        if upkeep.check_index(self._connections.get(), self._index):
            self.rebuild_index()
            mended += 1
        self.release()
        return mended

    def rebuild_index(self) -> int:
        """Make the index anew from the file while readers use the old one; return its articles."""
        self.claim()
        self._index.close()
        fresh = self.index_folder.with_name(self.index_folder.name + ".new")
        shutil.rmtree(fresh, ignore_errors=True)
        index = Index(fresh)
        self._replay(index)
        index.close()
        shutil.rmtree(self.index_folder)
        fresh.rename(self.index_folder)
        self._index = Index(self.index_folder)
        self.release()
        return self._index.count()

    @property
    def index_folder(self) -> Path:
        """The folder of the index."""
        return self.path.with_name(self.path.name + ".index")

    def close(self) -> None:
        """Publish, give the lease back, close; may be called twice."""
        if not self._closed:
            self._closed = True
            try:
                self.release()
            finally:
                self._connections.close()

    def _open_index(self) -> Index:
        folder = self.index_folder
        if not self.writable:
            # An index that lags or is missing cannot be mended here; a small one is made in memory.
            index = self._opened(folder) if is_current(folder) else None
            return index or self._in_memory()
        if is_current(folder) and (index := self._opened(folder)) and self._is_level(index):
            return index
        try:
            self._lease.claim()
            index = self._mended(folder)
            self._replay(index)
            index.close()
        except (ValueError, OSError) as error:
            _log.warning("%s", self._index_error(error))
            index = Index(folder) if is_current(folder) else self._in_memory()
        except LibraryLocked:
            # The one who ingests levels it; meanwhile a reader sees what is there.
            index = Index(folder) if is_current(folder) else self._in_memory()
        finally:
            self._drop_lease()
        return index

    def _opened(self, folder: Path) -> Index | None:
        try:
            return Index(folder)
        except LibraryError as error:
            _log.warning("%s", error)
            return None

    def _mended(self, folder: Path) -> Index:
        """Open the index for catching up; one that cannot be opened, or knows more than the file, goes."""
        index = self._opened(folder)
        if index is None or index.rev() > last_rev(self._connections.get()):
            shutil.rmtree(folder)
            index = Index(folder)
        return index

    def _in_memory(self) -> Index:
        index = Index(None)
        self._replay(index)
        return index

    def _is_level(self, index: Index) -> bool:
        return index.rev() == last_rev(self._connections.get())

    def _replay(self, index: Index) -> None:
        connection = self._connections.get()
        changes = changes_after(connection, index.rev())
        for done, (rev, row, gone) in enumerate(changes, 1):
            if gone:
                index.remove(row)
            else:
                article = articles.read_articles(connection, (row,))[row]
                index.add(row, rev, article, index_terms(article))
            if done % 5_000 == 0:
                index.commit()
        index.commit()
