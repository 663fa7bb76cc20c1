"""How two parties stand to each other by what a library holds: its articles, their events, the curve."""

from dataclasses import dataclass

from tawatur.group.event import form_events, only_told_in
from tawatur.group.event_match import key_of
from tawatur.group.relation import form_relation
from tawatur.model.event import Event
from tawatur.model.relation import RelationPoint
from tawatur.store.protocol import Store

MOST_ARTICLES = 4000
"""Articles read for one pair, the newest; more would make a reader wait."""


@dataclass(frozen=True, slots=True)
class Relation:
    """The relation of two parties.

    Attributes:
        points: one a day from the first event to the last; empty where nothing dated is known.
        events: the events of both, by date, background and denials included.
        articles: how many articles name both.
        is_cut: true when only the newest `MOST_ARTICLES` of them were read.
    """

    points: tuple[RelationPoint, ...]
    events: tuple[Event, ...]
    articles: int
    is_cut: bool


def load_relation(
    store: Store,
    between: tuple[str, str],
    *,
    weights: str = "plover",
    outlet_country: str | None = None,
    until: str | None = None,
) -> Relation:
    """Return how two parties stand to each other by the articles that name both.

    Args:
        store: the library.
        between: alpha-3 codes of two countries, or ids of organizations.
        weights: ``plover`` or ``diplomatic``.
        outlet_country: alpha-3; only what outlets of this country tell. None for all.
        until: last day, later than which nothing is known, or None.
    """
    found = store.naming(between, limit=MOST_ARTICLES + 1)
    read = found[:MOST_ARTICLES]
    articles = [article for article, _ in read]
    told = form_events(articles, [bonds for _, bonds in read if bonds is not None])
    if outlet_country is not None:
        told = tuple(kept for event in told if (kept := only_told_in(event, outlet_country)) is not None)
    both = set(between)
    shared = tuple(
        event for event in told if both <= {key_of(actor) for actor in (*event.actors, *event.recipients)}
    )
    points = form_relation(shared, between, weights=weights, until=until)
    return Relation(points, shared, len(articles), len(found) > len(read))
