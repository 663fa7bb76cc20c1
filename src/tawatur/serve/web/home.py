"""The river: the latest texts, one card a group of copies, under the days they were told."""

from dataclasses import dataclass

from tawatur.serve.cursor import write_cursor
from tawatur.serve.shelf import Slice, Totals
from tawatur.serve.web.cards import Day, find_search_href, make_card, split_days
from tawatur.serve.web.dates import DateStyle
from tawatur.serve.web.numbers import say_number
from tawatur.serve.web.outlets import say_outlet_count, say_totals

_OUTLETS = 12


@dataclass(frozen=True, slots=True)
class OutletLink:
    """An outlet beside the river, with how many articles it has."""

    name: str
    href: str
    count: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """All that the river prints; ``older`` and ``newer`` are "" where there is nothing to go to."""

    first: bool
    days: tuple[Day, ...]
    older: str
    newer: str
    outlets: tuple[OutletLink, ...]
    total: str


def make_home_page(found: Slice, totals: Totals, place: int, *, style: DateStyle) -> HomePage:
    """Return the view of a part of the river that begins at ``place``."""
    cards = [make_card(group.lead, group.members, style=style) for group in found.groups]
    return HomePage(
        first=place == 0,
        days=split_days(cards, style=style),
        older="" if found.next_place is None else f"/?cursor={write_cursor(found.next_place, 'river')}",
        newer="/" if place else "",
        outlets=tuple(
            OutletLink(
                say_outlet_count(outlet),
                find_search_href(outlet=outlet.value),
                say_number(outlet.articles, style.digits),
            )
            for outlet in totals.outlets[:_OUTLETS]
        ),
        total=say_totals(totals, style),
    )
