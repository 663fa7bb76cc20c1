"""The outlets of a library: who they are and how much they have said."""

from dataclasses import dataclass

from tawatur.model.hit import Count
from tawatur.serve.shelf import Shelf, Totals
from tawatur.serve.web import labels
from tawatur.serve.web.cards import find_search_href
from tawatur.serve.web.dates import DateStyle, say_time
from tawatur.serve.web.foreign import clean_words
from tawatur.serve.web.numbers import say_number
from tawatur.serve.web.plurals import ARTICLES, OUTLETS, say_count

# One line each is read from the library; more than these would make the page slow and nobody would read it.
_MOST = 500


@dataclass(frozen=True, slots=True)
class OutletLine:
    """One outlet; ``newest`` is the time of its newest article, None where it has no date."""

    name: str
    href: str
    country: str
    domain: str
    count: str
    newest: str | None


def list_outlets(shelf: Shelf, style: DateStyle) -> tuple[OutletLine, ...]:
    """Return the outlets by number of articles."""
    lines = []
    for outlet in shelf.totals().outlets[:_MOST]:
        newest = shelf.newest_of(outlet.value)
        known = newest.outlet if newest else None
        lines.append(
            OutletLine(
                name=say_outlet_count(outlet),
                href=find_search_href(outlet=outlet.value),
                country=labels.say_country(known.country if known else None),
                domain=clean_words(known.domain if known else None),
                count=say_number(outlet.articles, style.digits),
                newest=say_time(newest.published, zone=newest.published_zone, style=style)
                if newest
                else None,
            )
        )
    return tuple(lines)


def say_outlet_count(outlet: Count) -> str:
    """Return the name of an outlet, its id or domain where it has none."""
    return clean_words(outlet.name or outlet.value)


def say_totals(totals: Totals, style: DateStyle) -> str:
    """Return how much a library holds: «80 خبرًا · 10 منابر»."""
    articles = say_count(totals.articles, ARTICLES, style.digits)
    if not totals.outlets:
        return articles
    return f"{articles} · {say_count(len(totals.outlets), OUTLETS, style.digits)}"
