"""Library: opens a store and offers the verbs of the public API."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from tawatur.model.article import Article
from tawatur.model.bonds import Bonds, Related
from tawatur.model.hit import Count, Filter, Hit, Results
from tawatur.model.outcome import Account
from tawatur.model.story import Story
from tawatur.pipeline import corrections
from tawatur.pipeline.exports import export_articles
from tawatur.pipeline.later import LATER_ROOMS
from tawatur.pipeline.rework import Reworked, Watch, ignore_progress, rework
from tawatur.pipeline.run import Report, Tally, ignore_report, ingest_paths
from tawatur.pipeline.stories import find_related, tell_story
from tawatur.store.sqlite.store import SqliteStore


class Library:
    """A library of articles on disk, made when it is missing.

    Args:
        path: the library file; its index stands beside it in ``<path>.index/``.
        read_only: open for reading only, whatever the file allows.

    Raises:
        LibraryError: it cannot be opened; the message names the file and the remedy.
    """

    def __init__(self, path: str | Path, *, read_only: bool = False) -> None:
        self.store = SqliteStore(path, read_only=read_only, stages=LATER_ROOMS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def ingest(
        self,
        paths: Sequence[str | Path],
        *,
        jobs: int = 1,
        report: Report = ignore_report,
        tally: Tally | None = None,
        later: bool = False,
        watch: Watch = ignore_progress,
    ) -> Account:
        """Read documents and keep their articles; return how they ended.

        Args:
            paths: all that ``tawatur ingest`` takes.
            jobs: worker processes; 1 reads in this process, 0 is one for each core. A script that asks for
                more than one needs ``if __name__ == "__main__":`` as with every use of processes.
            report: called with each Outcome.
            tally: counted into, so that it is known after an interruption what was done.
            later: return once all is kept and searchable; `rework` finds what is in it.
            watch: told how far the work after the reading has come.

        Raises:
            LibraryLocked: another process is ingesting.
            LibraryReadOnly: the library cannot be written.
        """
        names = [str(path) for path in paths]
        done = ingest_paths(
            self.store, names, jobs=jobs, report=report, tally=tally, later=later, watch=watch
        )
        return done.account

    def search(
        self,
        query: str,
        *,
        since: str | None = None,
        until: str | None = None,
        outlet: str | None = None,
        country: str | None = None,
        kind: str | None = None,
        order: str = "rank",
        limit: int = 20,
        offset: int = 0,
        fold: bool = False,
    ) -> Results:
        """Return the articles that answer, best first or ``order="newest"``; raises QueryError."""
        filters = Filter(since, until, outlet, country, kind)
        return self.store.search(query, filters=filters, order=order, limit=limit, offset=offset, fold=fold)

    def article(self, article_id: str) -> Article | None:
        """Return an article, or None where there is none."""
        return self.store.article(article_id)

    def latest(
        self, *, filters: Filter | None = None, limit: int = 20, offset: int = 0
    ) -> tuple[Article, ...]:
        """Return the newest articles first."""
        return self.store.latest(filters=filters or Filter(), limit=limit, offset=offset)

    def bonds(self, article_id: str) -> Bonds | None:
        """Return an article's bonds; None until `group` has seen it."""
        return self.store.bonds(article_id)

    def copies(self, group: str) -> tuple[Hit, ...]:
        """Return the members of a copy group, the oldest first."""
        return self.store.copies(group)

    def related(self, article_id: str) -> tuple[Related, ...]:
        """Return related reading, best first, with reasons; often empty."""
        article = self.store.article(article_id)
        return find_related(self.store, article) if article is not None else ()

    def story(self, story: str) -> Story | None:
        """Return a story put together for a reader; None where there is none."""
        return tell_story(self.store, story)

    def join_stories(self, story: str, others: Sequence[str]) -> str:
        """Put stories and articles into one story for good; return its id."""
        return corrections.join_stories(self.store, story, others)

    def split_story(self, story: str, articles: Sequence[str]) -> str:
        """Part articles from a story for good, into one of their own; return its id."""
        return corrections.split_story(self.store, story, articles)

    def name_story(self, story: str, title: str) -> str:
        """Give a story a title for good, or take it back with an empty one; return the story's id."""
        return corrections.name_by_hand(self.store, story, title)

    def release_story(self, story: str) -> tuple[str, ...]:
        """Let the rules place the articles of a story again; return which were placed."""
        return corrections.release_story(self.store, story)

    def count(self, *, filters: Filter | None = None) -> int:
        """Return the number of articles."""
        return self.store.count(filters or Filter())

    def facets(
        self, query: str, by: str, *, filters: Filter | None = None, limit: int = 50
    ) -> tuple[Count, ...]:
        """Count answering articles by ``outlet``, ``country`` or ``month``."""
        return self.store.facets(query, by, filters=filters or Filter(), limit=limit)

    def outlets(self) -> tuple[Count, ...]:
        """Return the outlets by number of articles."""
        return self.store.outlets()

    def each(self, *, filters: Filter | None = None) -> Iterator[Article]:
        """Yield all articles, the oldest kept first."""
        return self.store.each(filters or Filter())

    def export(
        self,
        form: str = "jsonl",
        *,
        filters: Filter | None = None,
        limit: int = 100,
        now: datetime | None = None,
    ) -> Iterator[str]:
        """Yield ``jsonl`` or ``csv`` of all articles, or an ``atom`` feed of the newest ``limit``."""
        return export_articles(self.store, form, filters or Filter(), limit=limit, now=now)

    def rework(self, *, jobs: int = 1, watch: Watch = ignore_progress) -> Reworked:
        """Let the rooms whose rules changed read their articles again, and finish open work."""
        return rework(self.store, jobs=jobs, watch=watch)

    def close(self) -> None:
        """Publish what was kept and close; may be called twice."""
        self.store.close()
