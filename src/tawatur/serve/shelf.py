"""The library as the pages read it: groups of copies, an article and its copies, a search and its counts."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from tawatur.errors import LibraryError
from tawatur.model.article import Article
from tawatur.model.bonds import Bonds, Related, Syndication
from tawatur.model.hit import Count, Filter, Hit
from tawatur.model.story import Story
from tawatur.pipeline.library import Library
from tawatur.pipeline.relations import Relation, load_relation
from tawatur.serve.asked import Asked
from tawatur.serve.groups import Group, Member
from tawatur.serve.public import shorten_article, shorten_bonds, shorten_story, shorten_syndication

# A text copied a hundred times is told by its first copies; the count stays true.
MOST_MEMBERS = 60
# Totals are shown beside the river on every page; counting a large library takes longer than the page itself.
_TOTALS_LAST = 20.0


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of the river; ``next_place`` is None at its end."""

    groups: tuple[Group, ...]
    next_place: int | None


@dataclass(frozen=True, slots=True)
class FoundOne:
    """One hit with its article, and the copies folded under it."""

    hit: Hit
    article: Article
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A part of what a search found; ``next_place`` is None at its end."""

    items: tuple[FoundOne, ...]
    total: int
    exact: bool
    next_place: int | None


@dataclass(frozen=True, slots=True)
class Totals:
    """How much there is: articles, and outlets by number of articles."""

    articles: int
    outlets: tuple[Count, ...]


class Shelf:
    """A library opened for reading when it is first needed, and again when it appears or is replaced.

    Args:
        path: the library file; it need not exist yet.
        public: hand out titles, snippets and links only.
    """

    def __init__(self, path: Path, *, public: bool = False) -> None:
        self.path = path
        self.public = public
        self._library: Library | None = None
        self._opened_as: tuple[int, int] | None = None
        self._lock = Lock()
        self._totals: tuple[float, Totals] | None = None

    def library(self) -> Library:
        """Return the open library.

        Raises:
            LibraryError: it is missing or cannot be read.
        """
        seen = self._look()
        with self._lock:
            if self._library is None or self._opened_as != seen:
                self._drop()
                self._library = Library(self.path, read_only=True)
                self._opened_as = seen
            return self._library

    def _look(self) -> tuple[int, int]:
        """Return which file stands there and which index; one that was made anew must be opened."""
        try:
            inode = self.path.stat().st_ino
        except OSError as error:
            raise LibraryError(
                f"there is no library at {self.path}: make one with tawatur ingest PATH"
            ) from error
        try:
            return inode, self.path.with_name(self.path.name + ".index").stat().st_ino
        except OSError:
            return inode, 0

    def _drop(self) -> None:
        if self._library is not None:
            self._library.close()
        self._library = None
        self._totals = None

    def close(self) -> None:
        """Close the library; may be called twice."""
        with self._lock:
            self._drop()

    def latest(self, place: int = 0, *, limit: int = 20) -> Slice:
        """Return groups of copies by the time of the article that leads each, newest first.

        Copies do not come up again under their own times: a text stands where it was first told.
        """
        library = self.library()
        groups: list[Group] = []
        for position, article in _walk(library, place, limit + 1):
            group = self._lead(self._shown(article))
            if group is None:
                continue
            if len(groups) == limit:
                return Slice(tuple(groups), position)
            groups.append(group)
        return Slice(tuple(groups), None)

    def _lead(self, article: Article) -> Group | None:
        """Return the group that an article leads; None where another one leads it."""
        own = self._syndication(article.id)
        if own is None or own.role == "excerpt":
            return Group(article)
        ids = [hit.id for hit in self.library().copies(own.group)]
        lead = own.origin if own.origin in ids else next(filter(self._is_told, ids), article.id)
        return Group(article, self.members(article)) if lead == article.id else None

    def _is_told(self, article_id: str) -> bool:
        """Tell whether an article tells the text of its group; one with an excerpt of it is other news."""
        own = self._syndication(article_id)
        return own is not None and own.role != "excerpt"

    def article(self, article_id: str) -> Article | None:
        """Return an article, or None where there is none."""
        found = self.library().article(article_id)
        return self._shown(found) if found is not None else None

    def articles(
        self, filters: Filter | None = None, *, limit: int = 20, offset: int = 0
    ) -> tuple[Article, ...]:
        """Return the newest articles first, copies among them."""
        found = self.library().latest(filters=filters, limit=limit, offset=offset)
        return tuple(self._shown(article) for article in found)

    def bonds(self, article_id: str) -> Bonds | None:
        """Return an article's bonds with its related reading; None until `group` has seen it."""
        library = self.library()
        bonds = library.bonds(article_id)
        if bonds is None:
            return None
        bonds = replace(bonds, related=library.related(article_id))
        return shorten_bonds(bonds) if self.public else bonds

    def _shown(self, article: Article) -> Article:
        return shorten_article(article) if self.public else article

    def related(self, article: Article) -> tuple[tuple[Related, ...], dict[str, Article]]:
        """Return related reading for an article, and the suggested articles by id."""
        library = self.library()
        found = library.related(article.id)
        return found, {one.id: one for one in library.store.articles([item.article for item in found])}

    def story_of(self, article_id: str) -> str | None:
        """Return the id of the story that an article tells with others, or None."""
        bonds = self.library().bonds(article_id)
        return bonds.story if bonds else None

    def story(self, story: str) -> Story | None:
        """Return a story put together for a reader, or None."""
        found = self.library().story(story)
        return shorten_story(found) if found is not None and self.public else found

    def relation(self, between: tuple[str, str], *, weights: str = "plover", press: str = "") -> Relation:
        """Return how two parties stand; ``press`` is the country whose outlets tell it, "" for all."""
        return load_relation(self.library().store, between, weights=weights, outlet_country=press or None)

    def countries(self, *, limit: int = 60) -> tuple[Count, ...]:
        """Return the countries named in most articles."""
        return self.library().store.named_countries(limit=limit)

    def members(self, article: Article) -> tuple[Member, ...]:
        """Return the group of copies of an article, itself included; empty where it stands alone."""
        own = self._syndication(article.id)
        if own is None:
            return ()
        ids = [hit.id for hit in self.library().copies(own.group) if hit.id != article.id]
        others = self.library().store.articles(ids[: MOST_MEMBERS - 1])
        return (
            Member(article, own),
            *(Member(self._shown(other), self._syndication(other.id)) for other in others),
        )

    def _syndication(self, article_id: str) -> Syndication | None:
        bonds = self.library().bonds(article_id)
        found = bonds.syndication if bonds else None
        return shorten_syndication(found) if found is not None and self.public else found

    def search(self, asked: Asked, place: int = 0, *, limit: int = 20, order: str = "rank") -> Found:
        """Return what a search finds.

        Raises:
            QueryError: the query cannot be understood.
        """
        library = self.library()
        results = library.search(
            asked.query,
            since=asked.since or None,
            until=asked.until or None,
            outlet=asked.outlet or None,
            country=asked.country or None,
            order=order if asked.query else "newest",
            limit=limit + 1,
            offset=place,
            fold=asked.fold,
        )
        hits = results.hits[:limit]
        wanted = [identity for hit in hits for identity in (hit.id, *(hit.copies or ()))]
        articles = {article.id: self._shown(article) for article in library.store.articles(wanted)}
        return Found(
            items=tuple(self._found(hit, articles) for hit in hits if hit.id in articles),
            total=results.total,
            exact=results.exact,
            next_place=place + limit if len(results.hits) > limit else None,
        )

    def _found(self, hit: Hit, articles: dict[str, Article]) -> FoundOne:
        article = articles[hit.id]
        copies = [articles[identity] for identity in hit.copies or () if identity in articles]
        members = (article, *copies) if copies else ()
        return FoundOne(
            hit, article, tuple(Member(member, self._syndication(member.id)) for member in members)
        )

    def facets(self, asked: Asked, by: str, *, limit: int = 12) -> tuple[Count, ...]:
        """Count what a search finds by ``outlet`` or ``country``, that filter itself left open.

        Raises:
            QueryError: the query cannot be understood.
        """
        filters = Filter(
            since=asked.since or None,
            until=asked.until or None,
            outlet=(asked.outlet or None) if by != "outlet" else None,
            country=(asked.country or None) if by != "country" else None,
        )
        return self.library().facets(asked.query, by, filters=filters, limit=limit)

    def totals(self) -> Totals:
        """Return how much there is, at most some seconds old."""
        library, now = self.library(), time.monotonic()
        if self._totals is None or now - self._totals[0] > _TOTALS_LAST:
            self._totals = now, Totals(library.count(), library.outlets())
        return self._totals[1]

    def newest_of(self, outlet: str) -> Article | None:
        """Return the newest article of an outlet, or None."""
        # The index knows an outlet's newest at once; the record would be walked from the newest of all.
        hits = self.library().search("", outlet=outlet, order="newest", limit=1).hits
        return self.article(hits[0].id) if hits else None


def _walk(library: Library, place: int, step: int) -> Iterator[tuple[int, Article]]:
    """Yield (position, article) from a place on, read in steps."""
    while articles := library.latest(limit=step, offset=place):
        yield from enumerate(articles, place)
        place += len(articles)
        if len(articles) < step:
            return
