"""A reader's query and filters as a tantivy query."""

import re
from typing import Any

import tantivy

from tawatur.model.hit import Filter
from tawatur.model.query import Query
from tawatur.search.terms import STEM, AllTerms, AnyOf, IndexTerm, NoTerm, OneTerm, TermQuery, query_terms
from tawatur.store.sqlite.when import filter_range

# A word in the title says more of what an article is about than one in its text.
_TITLE_BOOST = 2.5
# How much the other places and forms of a word add to its best one.
_TIE = 0.1
_EARLIEST = -(2**61)
_MUST, _MUST_NOT, _SHOULD = tantivy.Occur.Must, tantivy.Occur.MustNot, tantivy.Occur.Should


def compile_search(schema: Any, query: Query | None, filters: Filter) -> Any:
    """Return the tantivy query for a reader's query (None finds all) and filters; raises QueryError."""
    parts = [(_MUST, tantivy.Query.const_score_query(part, 0.0)) for part in _filters(schema, filters)]
    if query is not None:
        parts.insert(0, (_MUST, _compile(schema, query_terms(query))))
    return tantivy.Query.boolean_query(parts) if parts else tantivy.Query.all_query()


def _compile(schema: Any, terms: TermQuery) -> Any:
    match terms:
        case AllTerms(parts):
            return tantivy.Query.boolean_query([_part(schema, part) for part in parts])
        case OneTerm(parts):
            return tantivy.Query.boolean_query([(_SHOULD, _compile(schema, part)) for part in parts])
        case AnyOf(alternatives):
            places = (("title", _TITLE_BOOST), ("body", 1.0))
            queries = [
                tantivy.Query.boost_query(_term(schema, field, term), boost * term.weight)
                for term in alternatives
                for field, boost in places
            ]
            return tantivy.Query.disjunction_max_query(queries, _TIE)
        case NoTerm(part):
            # Alone it would ask for everything else; the parser puts it beside something to find.
            return tantivy.Query.boolean_query(
                [(_MUST, tantivy.Query.all_query()), (_MUST_NOT, _compile(schema, part))]
            )


def _part(schema: Any, part: TermQuery) -> tuple[Any, Any]:
    if isinstance(part, NoTerm):
        return _MUST_NOT, _compile(schema, part.part)
    return _MUST, _compile(schema, part)


def _term(schema: Any, field: str, term: IndexTerm) -> Any:
    name = f"{field}_stems" if term.stream == STEM else field
    if term.is_prefix:
        return tantivy.Query.regex_query(schema, name, re.escape(term.terms[0]) + ".*")
    if len(term.terms) == 1:
        return tantivy.Query.term_query(schema, name, term.terms[0])
    return tantivy.Query.phrase_query(schema, name, list(term.terms))


def _filters(schema: Any, filters: Filter) -> list[Any]:
    term, whole = tantivy.Query.term_query, tantivy.FieldType.Integer
    parts = []
    since, until = filter_range(filters.since, filters.until)
    if since is not None:
        parts.append(tantivy.Query.range_query(schema, "ends", whole, since, None))
    if until is not None:
        parts.append(tantivy.Query.range_query(schema, "starts", whole, _EARLIEST, until))
    if filters.outlet:
        parts.append(term(schema, "outlet_names", filters.outlet))
    if filters.country:
        parts.append(term(schema, "country", filters.country))
    if filters.kind:
        parts.append(term(schema, "kind", filters.kind))
    return parts
