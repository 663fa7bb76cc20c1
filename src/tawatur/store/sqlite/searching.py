"""Searching: hits in order, marks and phrases checked, copies folded, with the passage that shows why."""

from typing import Any

from tawatur.errors import LibraryError
from tawatur.model.article import Article
from tawatur.model.hit import Filter, Hit, Results
from tawatur.model.query import Query
from tawatur.search.match import is_answer, read_article
from tawatur.search.parser import parse_query
from tawatur.search.snippet import Snippet, cut_snippet, find_snippet
from tawatur.search.terms import needs_check
from tawatur.store.sqlite.articles import read_faces
from tawatur.store.sqlite.compiling import compile_search
from tawatur.store.sqlite.findings import groups_of
from tawatur.store.sqlite.index import Index

# Copies are looked for among so many hits for each place on the page.
_FOLD_REACH = 5
# A query whose marks must be checked reads articles; more than this many would keep the reader waiting.
_MOST_CHECKED = 1_000


class Search:
    """One search over one view of the index.

    Raises:
        QueryError: the query or a date of the filter cannot be understood.
    """

    def __init__(self, index: Index, connection: Any, typed: str, filters: Filter) -> None:
        self._index = index
        self._connection = connection
        self._searcher = index.searcher()
        self._asked = parse_typed(typed)
        self._query = compile_search(index.schema, self._asked, filters)
        self._must_check = self._asked is not None and needs_check(self._asked)
        self._seen: dict[int, Article] = {}

    def run(self, *, order: str, limit: int, offset: int, fold: bool) -> Results:
        """Return a page of hits; with ``fold`` copies stand under the first of their group."""
        reach = (limit + offset) * (_FOLD_REACH if fold else 1)
        found = self._find(order, max(reach, 1) if not self._must_check else _MOST_CHECKED)
        rows = [int(row) for row in self._index.searcher_rows(self._searcher, found.hits)]
        scores = dict(zip(rows, (float(key) for key, _ in found.hits), strict=True))
        total, exact = int(found.count), True
        if self._must_check:
            exact = total <= _MOST_CHECKED
            rows = [row for row in rows if self._answers(row)]
            total = len(rows) if exact else total
        copies = self._fold(rows) if fold else {row: [] for row in rows}
        page = list(copies)[offset : offset + limit]
        articles = self._read([*page, *(copy for row in page for copy in copies[row])])
        hits = tuple(
            self._hit(
                articles[row],
                scores[row] if order == "rank" else 0.0,
                tuple(articles[copy].id for copy in copies[row] if copy in articles) if fold else None,
            )
            for row in page
            if row in articles
        )
        return Results(hits=hits, total=total, exact=exact)

    def _find(self, order: str, reach: int) -> Any:
        field = {"order_by_field": "sorted"} if order == "newest" else {"weight_by_field": "recency"}
        try:
            return self._searcher.search(self._query, reach, **field)
        except ValueError as error:
            raise LibraryError(
                f"{self._index.folder}: the index cannot be searched ({error}); "
                "`tawatur doctor --rebuild-index` makes it anew"
            ) from error

    def _answers(self, row: int) -> bool:
        article = self._read([row]).get(row)
        return (
            article is not None
            and self._asked is not None
            and is_answer(self._asked, read_article(article.title, article.text))
        )

    def _read(self, rows: list[int]) -> dict[int, Article]:
        missing = [row for row in rows if row not in self._seen]
        if missing:
            self._seen.update(read_faces(self._connection, missing))
        return {row: self._seen[row] for row in rows if row in self._seen}

    def _fold(self, rows: list[int]) -> dict[int, list[int]]:
        groups = groups_of(self._connection, rows)
        first: dict[str, int] = {}
        folded: dict[int, list[int]] = {}
        for row in rows:
            group = groups.get(row)
            if group is None:
                folded[row] = []
            elif group in first:
                folded[first[group]].append(row)
            else:
                first[group] = row
                folded[row] = []
        return folded

    def _hit(self, article: Article, score: float, copies: tuple[str, ...] | None) -> Hit:
        passage = find_snippet(self._asked, article.text)
        snippet = cut_snippet(passage, article.text)
        return Hit(
            id=article.id,
            title=article.title,
            url=article.url,
            outlet=article.outlet,
            published=article.published,
            score=score,
            snippet=snippet,
            marks=find_marks(passage, article.text, snippet),
            copies=copies,
        )


def find_marks(passage: Snippet, text: str, line: str) -> tuple[tuple[int, int], ...]:
    """Return where the words found stand in the line that was cut from a text, white space made single."""
    marks: list[tuple[int, int]] = []
    place = 0
    for span in passage.highlights:
        word = " ".join(text[span.start : span.end].split())
        lead = " ".join(text[passage.start : span.start].split())
        # Never before what stands in front of it, so that an equal word elsewhere is not taken for it.
        start = line.find(word, max(place, len(lead)))
        if start < 0:
            break
        place = start + len(word)
        marks.append((start, place))
    return tuple(marks)


def parse_typed(typed: str) -> Query | None:
    """Return the query as a tree; None for nothing typed, which finds everything; raises QueryError."""
    return parse_query(typed) if typed.strip() else None


def facet_counts(index: Index, typed: str, by: str, filters: Filter, limit: int) -> list[tuple[str, int]]:
    """Count the answering articles by a facet, the most first (months: the newest first).

    Marks in the query are not checked here: a count may be higher than the hits.
    """
    order = {"_key": "desc"} if by == "month" else {"_count": "desc"}
    terms = {"field": by, "size": limit, "order": order}
    query = compile_search(index.schema, parse_typed(typed), filters)
    found = index.searcher().aggregate(query, {"by": {"terms": terms}})
    return [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in found["by"]["buckets"]]
