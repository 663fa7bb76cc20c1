"""RelationPoint: how two parties stood to each other on one day, and the events that say so."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """A state that lasts until an event ends it.

    Attributes:
        state: ``ties_cut``, ``ties_reduced``, ``ambassador_recalled``, ``post_vacant``, ``embassy_closed``,
            ``border_closed``, ``exchange_suspended``, ``visas_restricted`` or ``sanctions``.
        actor: who brought it about.
        recipient: towards whom.
        since: day it began.
        until: day it ended, None while it lasts.
        event: id of the event that opened it.
    """

    state: str
    actor: str
    recipient: str
    since: str
    until: str | None
    event: str


@dataclass(frozen=True, slots=True)
class RelationPoint:
    """One day (UTC) of a relation; docs/relations.md has the formula.

    Attributes:
        date: the day.
        cooperation, conflict: the two decayed series, never below 0.
        index: in [-1, 1], drawn towards 0 where little is known.
        standing: states in force on that day.
        events: ids of the events of that day.
        origin_count: independent origins of these events.
    """

    date: str
    cooperation: float
    conflict: float
    index: float
    standing: tuple[Standing, ...] = ()
    events: tuple[str, ...] = ()
    origin_count: int = 0
