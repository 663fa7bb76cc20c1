"""Standing states between two parties: what one event opens and another one ends."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from tawatur.group.days import find_last_day
from tawatur.group.event_match import key_of
from tawatur.knowledge.table import parse_table, split_cell
from tawatur.model.event import Event
from tawatur.model.relation import Standing
from tawatur.text.arabic.fold import fold
from tawatur.text.tokens import split_words

# What two have between them, whoever ends it ends it for both; the others only their own actor takes back.
_MUTUAL = frozenset({"ties_cut", "border_closed", "embassy_closed", "exchange_suspended", "ties_reduced"})
_PARTICLES = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل", "ف")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of standing.tsv."""

    rule: str
    words: tuple[str, ...]
    parties: tuple[str, ...]
    opens: bool
    states: tuple[str, ...]


def find_standing_states(events: Sequence[Event], between: tuple[str, str]) -> tuple[Standing, ...]:
    """Return the states between two parties in the order in which they began.

    Args:
        events: any events; those of other parties, not reported or undated are passed over. An event of which
            only the month or the year is known counts from the last day of it.
        between: keys of the two parties, such as alpha-3 codes.
    """
    dated = [
        (last.isoformat(), event)
        for event in events
        if event.status == "reported" and _is_between(event, between)
        if (last := find_last_day(event.date)) is not None
    ]
    states: list[Standing] = []
    for day, event in sorted(dated, key=lambda item: (item[0], item[1].id)):
        lines = [line for rule in sorted(_rules(event)) if (line := _find_line(event, rule))]
        closed = {state for line in lines if not line.opens for state in line.states}
        states = [
            replace(state, until=day) if state.until is None and _ends(event, state, closed) else state
            for state in states
        ]
        actor, other = _direct(event, between)
        opened = {state for line in lines if line.opens for state in line.states}
        states += [
            Standing(state, actor, other, day, None, event.id)
            for state in sorted(opened)
            if not any(_stands_already(known, state, actor) for known in states)
        ]
    return tuple(states)


def find_deeds(event: Event) -> tuple[str, ...]:
    """Return what an event does to standing states, such as ``opens ties_cut``; empty for most events."""
    lines = [line for rule in sorted(_rules(event)) if (line := _find_line(event, rule))]
    return tuple(f"{'opens' if line.opens else 'closes'} {state}" for line in lines for state in line.states)


def _stands_already(known: Standing, state: str, actor: str) -> bool:
    if known.until is not None:
        return False
    if state in _MUTUAL:
        return known.state == state or (state == "ties_reduced" and known.state == "ties_cut")
    return (known.state, known.actor) == (state, actor)


def _ends(event: Event, state: Standing, closed: set[str]) -> bool:
    """Tell whether the event takes the state back: it names it, and whoever acts may do so."""
    if state.state not in closed:
        return False
    together = not event.recipients
    return together or state.state in _MUTUAL or state.actor in {key_of(actor) for actor in event.actors}


def _find_line(event: Event, rule: str) -> _Line | None:
    """Return the first line of the table that a rule of the event and the words of its sentences fit."""
    candidates = _lines().get(rule, ())
    if not candidates:
        return None
    told = {
        form
        for mention in event.mentions
        if mention.rule in {rule, ""}
        for word in split_words(fold(mention.sentence_text))
        for form in _bare(word)
    }
    names = [fold(actor.name) for actor in (*event.actors, *event.recipients)]
    for line in candidates:
        fits = not line.words or any(form.startswith(line.words) for form in told)
        if fits and (not line.parties or any(name.startswith(line.parties) for name in names)):
            return line
    return None


def _bare(word: str) -> tuple[str, ...]:
    return (word, *(word[len(part) :] for part in _PARTICLES if word.startswith(part)))


def _is_between(event: Event, between: tuple[str, str]) -> bool:
    parties = {key_of(actor) for actor in (*event.actors, *event.recipients)}
    return set(between) <= parties and (not event.recipients or not _is_one_side(event, between))


def _is_one_side(event: Event, between: tuple[str, str]) -> bool:
    """Tell whether both only stand on the same side, as two that cut ties with a third."""
    actors = {key_of(actor) for actor in event.actors}
    recipients = {key_of(actor) for actor in event.recipients}
    one, other = between
    return not ((one in actors and other in recipients) or (other in actors and one in recipients))


def _direct(event: Event, between: tuple[str, str]) -> tuple[str, str]:
    actors = {key_of(actor) for actor in event.actors}
    if between[0] in actors:
        return between
    return between[1], between[0]


def _rules(event: Event) -> set[str]:
    return {event.rule, *(mention.rule for mention in event.mentions)} - {""}


@cache
def _lines() -> dict[str, tuple[_Line, ...]]:
    rows = parse_table((Path(__file__).with_name("standing.tsv")).read_text(encoding="utf-8"))
    lines: dict[str, tuple[_Line, ...]] = {}
    for row in rows:
        line = _Line(
            row["rule"],
            tuple(map(fold, split_cell(row["words"]))),
            tuple(map(fold, split_cell(row["party"]))),
            row["deed"] == "opens",
            split_cell(row["states"]),
        )
        lines[line.rule] = (*lines.get(line.rule, ()), line)
    return lines
