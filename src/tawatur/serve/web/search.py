"""A search from its address to its page."""

from collections.abc import Mapping

from markupsafe import escape

from tawatur.errors import QueryError
from tawatur.serve.asked import Asked, read_asked
from tawatur.serve.cursor import read_cursor, write_cursor
from tawatur.serve.problem import BadRequest
from tawatur.serve.shelf import Found, FoundOne, Shelf
from tawatur.serve.web import labels
from tawatur.serve.web.cards import make_card
from tawatur.serve.web.complaints import say_query_error
from tawatur.serve.web.dates import DateStyle
from tawatur.serve.web.foreign import clean_words
from tawatur.serve.web.marks import Mark, mark_words
from tawatur.serve.web.outlets import say_outlet_count
from tawatur.serve.web.results import Facet, HitCard, SearchPage, make_facet, make_search_page, say_results

_HITS = 20
_SCOPE = "search?"


def find_search_page(shelf: Shelf, parameters: Mapping[str, str], style: DateStyle) -> tuple[SearchPage, int]:
    """Return the view of a search and its HTTP status; a query that cannot be understood is a page too."""
    try:
        asked = read_asked(parameters)
    except BadRequest as error:
        query = clean_words(parameters.get("q", ""))[:400]
        return make_search_page(Asked(query), {}, problem=error.words), error.status
    if asked.is_empty:
        return make_search_page(asked, {}), 200
    try:
        return _make_found_page(shelf, asked, style), 200
    except QueryError as error:
        return make_search_page(asked, {}, problem=say_query_error(str(error))), 400
    except BadRequest as error:
        return make_search_page(asked, {}, problem=error.words), error.status


def _make_found_page(shelf: Shelf, asked: Asked, style: DateStyle) -> SearchPage:
    scope = _SCOPE + asked.parameters()
    place = read_cursor(asked.cursor, scope)
    found = shelf.search(asked, place, limit=_HITS)
    older = ""
    if found.next_place is not None:
        older = "/search?" + asked.parameters(cursor=write_cursor(found.next_place, scope))
    names = {outlet.value: say_outlet_count(outlet) for outlet in shelf.totals().outlets}
    return make_search_page(
        asked,
        names,
        hits=tuple(make_hit(item, style) for item in found.items),
        count=say_found(found, style),
        facets=find_facets(shelf, asked, names, style),
        older=older,
        newer="/search?" + asked.parameters() if place else "",
    )


def say_found(found: Found, style: DateStyle) -> str:
    """Return how much was found; where it was not counted to the end, that it is at most so much."""
    words = say_results(found.total, style)
    return words if found.exact else f"{words} على الأكثر"


def make_hit(item: FoundOne, style: DateStyle) -> HitCard:
    """Return one hit with the found words marked in its snippet."""
    card = make_card(item.article, item.members, style=style)
    marks = [Mark(start, end, "found") for start, end in item.hit.marks]
    return HitCard(
        href=card.href,
        heading=escape(card.title),
        snippet=mark_words(item.hit.snippet, marks),
        outlet=card.outlet,
        country=card.country,
        kind=card.kind,
        when=card.when,
        iso=card.iso,
        spread=card.spread,
        first=card.first,
        origin=card.origin,
        copies=card.copies,
    )


def find_facets(shelf: Shelf, asked: Asked, names: Mapping[str, str], style: DateStyle) -> tuple[Facet, ...]:
    """Return the filters that would narrow or widen a search, with counts."""
    outlets = [
        (count.value, names.get(count.value) or say_outlet_count(count), count.articles)
        for count in shelf.facets(asked, "outlet")
    ]
    countries = [
        (count.value, labels.say_country(count.value), count.articles)
        for count in shelf.facets(asked, "country")
    ]
    facets = (
        make_facet("outlet", outlets, asked, style=style),
        make_facet("country", countries, asked, style=style),
    )
    return tuple(facet for facet in facets if facet is not None)
