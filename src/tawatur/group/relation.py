"""How two parties stand to each other, day by day, from events; docs/relations.md has the formula."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from math import log2

from tawatur.group.days import find_day
from tawatur.group.event_match import key_of
from tawatur.group.standing import find_standing_states
from tawatur.model.event import Event
from tawatur.model.relation import RelationPoint

COOPERATION_HALF_LIFE, CONFLICT_HALF_LIFE = 30.0, 180.0
"""Days after which half of an event's weight is left."""
SHRINKAGE = 1.0
"""Weight of the assumed indifference that draws thin pairs to 0."""
_PLANNED = 0.3
_SAME_ACT = timedelta(days=3)
_MOST_ORIGINS_COUNT = 2.0
_SOLIDARITY = 0.5
_DIPLOMATIC_SCORES = {
    "AGREE": 2.0,
    "CONSULT": 3.0,
    "SUPPORT": 4.0,
    "CONCEDE": 3.0,
    "COOPERATE": 4.0,
    "AID": 3.0,
    "RETREAT": 4.0,
    "REQUEST": -0.5,
    "ACCUSE": -3.0,
    "REJECT": -2.0,
    "THREATEN": -4.0,
    "PROTEST": -1.0,
    "SANCTION": -6.0,
    "MOBILIZE": -5.0,
    "COERCE": -5.0,
    "ASSAULT": -9.0,
}
_HEADS_OF_STATE = ("رئيس", "الرئيس", "ملك", "الملك", "العاهل", "أمير", "سلطان", "ولي العهد")
_MINISTERS = ("وزير", "وزيرة", "وزيرا")
_HEAD_SCORE, _MINISTER_SCORE, _OFFICIAL_SCORE = 6.0, 3.0, 2.0


def form_relation(
    events: Sequence[Event], between: tuple[str, str], *, weights: str = "plover", until: str | None = None
) -> tuple[RelationPoint, ...]:
    """Return one point a day from the first event of the two parties to the last.

    Args:
        events: any events; what does not concern both parties is passed over.
        between: keys of the two parties: alpha-3 codes, or ids of organizations.
        weights: ``plover`` or ``diplomatic``, see docs/relations.md.
        until: last day (ISO), later than which nothing is known; None for the last event's day.

    Returns:
        The points; empty where nothing dated is known of the pair.
    """
    known = [
        event
        for event in events
        if _concerns(event, between) and (until is None or (event.date or "") <= until)
    ]
    shared = [event for event in known if _is_current(event, known)]
    by_day: dict[date, list[Event]] = defaultdict(list)
    for event in shared:
        by_day[date.fromisoformat(event.date or "")].append(event)
    if not by_day:
        return ()
    states = find_standing_states(known, between)
    ends = _find_ends(shared)
    taken: dict[date, list[tuple[float, date]]] = defaultdict(list)
    points = []
    cooperation = conflict = 0.0
    day, last = min(by_day), date.fromisoformat(until) if until else max(by_day)
    while day <= last:
        cooperation *= 0.5 ** (1 / COOPERATION_HALF_LIFE)
        conflict *= 0.5 ** (1 / CONFLICT_HALF_LIFE)
        for weight, since in taken.pop(day, ()):
            age = (day - since).days
            cooperation = max(0.0, cooperation - max(weight, 0.0) * 0.5 ** (age / COOPERATION_HALF_LIFE))
            conflict = max(0.0, conflict - max(-weight, 0.0) * 0.5 ** (age / CONFLICT_HALF_LIFE))
        today = sorted(by_day.get(day, ()), key=lambda event: event.id)
        for event in today:
            end = ends.get(event.id)
            if end is not None and end <= day:
                continue
            weight = weigh(event, weights=weights)
            cooperation += max(weight, 0.0)
            conflict += max(-weight, 0.0)
            if end is not None:
                taken[end].append((weight, day))
        text = day.isoformat()
        points.append(
            RelationPoint(
                date=text,
                cooperation=round(cooperation, 4),
                conflict=round(conflict, 4),
                index=round((cooperation - conflict) / (cooperation + conflict + SHRINKAGE), 4),
                standing=tuple(s for s in states if s.since <= text and (s.until is None or text < s.until)),
                events=tuple(event.id for event in today),
                origin_count=len({mention.origin for event in today for mention in event.mentions}),
            )
        )
        day += timedelta(days=1)
    return tuple(points)


def _find_ends(events: Sequence[Event]) -> dict[str, date]:
    """Return the first day on which each plan counts no longer: it was carried out, or it has expired."""
    ends = {event.id: expires + timedelta(days=1) for event in events if (expires := find_day(event.expires))}
    for event in events:
        day = find_day(event.date)
        if event.realises in ends and day is not None:
            ends[event.realises] = min(day, ends[event.realises])
    return ends


def weigh(event: Event, *, weights: str = "plover") -> float:
    """Return what an event adds to cooperation (above 0) or to conflict (below 0) of two parties.

    Args:
        event: an event of both.
        weights: ``plover`` or ``diplomatic``.
    """
    if event.status in {"denied", "called_off", "hypothetical"}:
        return 0.0
    score = find_score(event, weights=weights)
    status = _PLANNED if event.status == "planned" else 1.0
    origins = min(_MOST_ORIGINS_COUNT, 1 + 0.25 * log2(max(1, event.origin_count)))
    half = _SOLIDARITY if event.rule in {"solidarity.attack", "condemn.noun"} else 1.0
    parties = {key_of(actor) for actor in event.actors}
    share = 1 / (len(parties) - 1) if not event.recipients and len(parties) > 1 else 1.0
    return score / 10 * event.confidence * status * origins * half * share


def find_score(event: Event, *, weights: str = "plover") -> float:
    """Return the score of the act alone, -10 to 10, in one of the two weightings."""
    return _diplomatic(event) if weights == "diplomatic" else (event.intensity or 0.0)


def _concerns(event: Event, between: tuple[str, str]) -> bool:
    """Tell whether a dated event stands between the two: one acts on the other, or both act."""
    if event.date is None:
        return False
    actors = {key_of(actor) for actor in event.actors}
    recipients = {key_of(actor) for actor in event.recipients}
    one, other = between
    if not event.recipients:
        return {one, other} <= actors
    return (one in actors and other in recipients) or (other in actors and one in recipients)


def _is_current(event: Event, known: Sequence[Event]) -> bool:
    """Tell whether an event has a day of its own on the curve.

    What is told as background counts where its words give the day, and no report of such an act is known from
    those days: the report says the same, and better.
    """
    day = _day_of(event)
    if day is None or not event.historical:
        return day is not None
    if event.date_basis in {None, "publication"}:
        return False
    return not any(
        other.type == event.type
        and not other.historical
        and (peer := _day_of(other)) is not None
        and abs(peer - day) <= _SAME_ACT
        for other in known
    )


def _day_of(event: Event) -> date | None:
    if event.date is None or len(event.date) != len("2023-12-15"):
        return None
    return date.fromisoformat(event.date)


def _diplomatic(event: Event) -> float:
    """Return the score by which rank counts: a head of state's visit more than a relief flight."""
    if event.type != "CONSULT":
        return _DIPLOMATIC_SCORES.get(event.type, 0.0)
    names = [actor.title or actor.name for actor in (*event.actors, *event.recipients)]
    if any(name.startswith(_MINISTERS) for name in names):
        return _MINISTER_SCORE
    if any(name.startswith(_HEADS_OF_STATE) for name in names):
        return _HEAD_SCORE
    return _OFFICIAL_SCORE
