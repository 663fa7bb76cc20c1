"""Standing states between two parties: what one event opens and another one ends."""

from collections.abc import Sequence
from dataclasses import replace

from tawatur.group.event_match import key_of
from tawatur.model.event import Event
from tawatur.model.relation import Standing

# The rule that fired opens or closes a state; see knowledge/data/frames.tsv.
_OPENS = {
    "ties.cut": "ties_cut",
    "recall": "ambassador_recalled",
    "embassy.close": "embassy_closed",
    "border.close": "border_closed",
    "coop.suspend": "exchange_suspended",
    "deal.cancel": "exchange_suspended",
    "sanction.impose": "sanctions",
    "sanction.list": "sanctions",
    "sanction.ban": "exchange_suspended",
}
_CLOSES = {
    "ties.resume": ("ties_cut", "ambassador_recalled", "exchange_suspended"),
    "ties.begin": ("ties_cut", "ambassador_recalled"),
    "ambassador.return": ("ambassador_recalled",),
    "ambassadors.swap": ("ambassador_recalled", "embassy_closed"),
    "credentials": ("ambassador_recalled",),
    "credentials.receive": ("ambassador_recalled",),
    "embassy.open": ("embassy_closed", "ties_cut", "ambassador_recalled"),
    "border.open": ("border_closed",),
    "trade.start": ("exchange_suspended",),
    "coop.link": ("exchange_suspended",),
    "sanctions.lift": ("sanctions",),
    "crisis.end": ("exchange_suspended",),
}


def find_standing_states(events: Sequence[Event], between: tuple[str, str]) -> tuple[Standing, ...]:
    """Return the states between two parties in the order in which they began.

    Args:
        events: any events; those of other parties, not reported or undated are passed over.
        between: keys of the two parties, such as alpha-3 codes.
    """
    states: list[Standing] = []
    for event in sorted(events, key=lambda item: (item.date or "", item.id)):
        day = event.date
        if event.status != "reported" or day is None or len(day) != 10:
            continue
        parties = {key_of(actor) for actor in (*event.actors, *event.recipients)}
        if not set(between) <= parties:
            continue
        closed = {state for rule in _rules(event) for state in _CLOSES.get(rule, ())}
        states = [
            replace(state, until=day) if state.until is None and state.state in closed else state
            for state in states
        ]
        opened = {_OPENS[rule] for rule in _rules(event) if rule in _OPENS}
        running = {state.state for state in states if state.until is None}
        actor = next((key_of(item) for item in event.actors if key_of(item) in between), between[0])
        other = between[1] if actor == between[0] else between[0]
        states += (Standing(state, actor, other, day, None, event.id) for state in sorted(opened - running))
    return tuple(states)


def _rules(event: Event) -> set[str]:
    return {event.rule, *(mention.rule for mention in event.mentions)} - {""}
