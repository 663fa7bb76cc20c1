"""Searching: a reader's words to a tantivy query, filters, folding of copies, hits with snippets."""

from typing import Any

import tantivy

from tawatur.model.article import Article
from tawatur.model.hit import Filter, Hit, Results
from tawatur.search.analyzer import Token, analyze_tokens
from tawatur.store.sqlite.articles import read_articles
from tawatur.store.sqlite.findings import groups_of
from tawatur.store.sqlite.index import Index
from tawatur.store.sqlite.when import filter_range

# A word in the title says more of what an article is about than one in its text.
_TITLE_BOOST = 2.5
_SNIPPET = 200
# Copies are looked for among so many hits for each place on the page.
_FOLD_REACH = 5

_MUST, _SHOULD = tantivy.Occur.Must, tantivy.Occur.Should


class Search:
    """One search over one view of the index."""

    def __init__(self, index: Index, connection: Any, query: str, filters: Filter) -> None:
        self._index = index
        self._connection = connection
        self._searcher = index.searcher()
        self._words = query.split()
        self._query = compile_search(index.schema, query, filters)

    def run(self, *, order: str, limit: int, offset: int, fold: bool) -> Results:
        """Return a page of hits; with ``fold`` copies stand under the first of their group."""
        reach = (limit + offset) * _FOLD_REACH if fold else limit + offset
        found = self._find(order, max(reach, 1))
        rows = [int(row) for row in self._index.searcher_rows(self._searcher, found.hits)]
        scores = dict(zip(rows, (float(key) for key, _ in found.hits), strict=True))
        copies: dict[int, list[int]] = {row: [] for row in rows}
        if fold:
            copies = self._fold(rows)
        page = list(copies)[offset : offset + limit]
        wanted = [*page, *(copy for row in page for copy in copies[row])]
        found_articles = read_articles(self._connection, wanted)
        hits = tuple(
            self._hit(
                found_articles[row],
                scores[row] if order == "rank" else 0.0,
                tuple(found_articles[copy].id for copy in copies[row]) if fold else None,
            )
            for row in page
            if row in found_articles
        )
        return Results(hits=hits, total=int(found.count))

    def _find(self, order: str, reach: int) -> Any:
        if order == "newest":
            return self._searcher.search(self._query, reach, order_by_field="sorted")
        return self._searcher.search(self._query, reach, weight_by_field="recency")

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
        place = min((p for p in (article.text.find(word) for word in self._words) if p >= 0), default=0)
        start = max(0, place - _SNIPPET // 4)
        return Hit(
            id=article.id,
            title=article.title,
            url=article.url,
            outlet=article.outlet,
            published=article.published,
            score=score,
            snippet=" ".join(article.text[start : start + _SNIPPET].split()),
            copies=copies,
        )


def compile_search(schema: Any, query: str, filters: Filter) -> Any:
    """Return the tantivy query for a reader's words and filters; raises QueryError."""
    parts = [(_MUST, _word(schema, token)) for token in analyze_tokens(query)]
    parts += [(_MUST, tantivy.Query.const_score_query(part, 0.0)) for part in _filters(schema, filters)]
    return tantivy.Query.boolean_query(parts) if parts else tantivy.Query.all_query()


def _word(schema: Any, token: Token) -> Any:
    fields = (
        ("title", token.surface, _TITLE_BOOST),
        ("body", token.surface, 1.0),
        ("title_stems", token.stem, _TITLE_BOOST),
        ("body_stems", token.stem, 1.0),
    )
    return tantivy.Query.disjunction_max_query(
        [
            tantivy.Query.boost_query(tantivy.Query.term_query(schema, field, word), boost)
            for field, word, boost in fields
        ],
        0.1,
    )


def _filters(schema: Any, filters: Filter) -> list[Any]:
    term, whole = tantivy.Query.term_query, tantivy.FieldType.Integer
    parts = []
    since, until = filter_range(filters.since, filters.until)
    if since is not None:
        parts.append(tantivy.Query.range_query(schema, "ends", whole, since, None))
    if until is not None:
        parts.append(tantivy.Query.range_query(schema, "starts", whole, -(2**61), until))
    if filters.outlet:
        parts.append(term(schema, "outlet_names", filters.outlet))
    if filters.country:
        parts.append(term(schema, "country", filters.country))
    if filters.kind:
        parts.append(term(schema, "kind", filters.kind))
    return parts


def facet_counts(index: Index, query: str, by: str, filters: Filter, limit: int) -> list[tuple[str, int]]:
    """Count the answering articles by a facet, the most first (months: the newest first)."""
    order = {"_key": "desc"} if by == "month" else {"_count": "desc"}
    terms = {"field": by, "size": limit, "order": order}
    found = index.searcher().aggregate(compile_search(index.schema, query, filters), {"by": {"terms": terms}})
    return [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in found["by"]["buckets"]]
