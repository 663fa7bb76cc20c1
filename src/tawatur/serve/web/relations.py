"""The page of a relation: its curve, the states in force, and every event with its sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlencode

from tawatur.knowledge.countries import load_countries
from tawatur.model.event import Event, Telling
from tawatur.model.hit import Count
from tawatur.model.relation import RelationPoint, Standing
from tawatur.pipeline.relations import Relation
from tawatur.serve.problem import BadRequest
from tawatur.serve.web import labels
from tawatur.serve.web.cards import find_href
from tawatur.serve.web.curve import Curve, draw_curve
from tawatur.serve.web.dates import DateStyle, say_time
from tawatur.serve.web.event_words import STANDING, STATUS, say_event, say_underlying
from tawatur.serve.web.findings import say_parties, say_span
from tawatur.serve.web.foreign import clean_words
from tawatur.serve.web.plurals import ARTICLES, EVENTS, OUTLETS, say_count

_MOST_EVENTS = 300
_MOST_TELLINGS = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a list to choose from."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class RelationAsked:
    """What the address asks for; "" where it says nothing."""

    one: str = ""
    other: str = ""
    weights: str = "plover"
    press: str = ""

    def href(self, **changes: str) -> str:
        """Return the address of this relation with some of it changed."""
        parts = {
            "one": self.one,
            "other": self.other,
            "weights": self.weights,
            "press": self.press,
            **changes,
        }
        kept = {name: value for name, value in parts.items() if value and value != "plover"}
        return "/relations?" + urlencode(kept)


@dataclass(frozen=True, slots=True)
class TellingLine:
    """One sentence that tells an event, and the article it stands in."""

    outlet: str
    country: str
    when: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class RelationEvent:
    """One event of the two parties; ``anchor`` is where the curve leads."""

    anchor: str
    kind: str
    notes: tuple[str, ...]
    when: str
    parties: str
    sign: str
    spread: str
    tellings: tuple[TellingLine, ...]


@dataclass(frozen=True, slots=True)
class StateLine:
    """A state that lasts or lasted: what, by whom, since and until when, and the event that opened it."""

    words: str
    by: str
    when: str
    href: str
    lasts: bool


@dataclass(frozen=True, slots=True)
class RelationPage:
    """All that the page prints; ``curve`` is None where nothing dated is known or no pair was asked for."""

    asked: RelationAsked
    title: str
    ones: tuple[Choice, ...]
    others: tuple[Choice, ...]
    presses: tuple[Choice, ...]
    weightings: tuple[Choice, ...]
    summary: str
    cut: str
    curve: Curve | None
    states: tuple[StateLine, ...]
    events: tuple[RelationEvent, ...]
    json: str


def read_relation_asked(parameters: Mapping[str, str]) -> RelationAsked:
    """Read the parameters of an address; without a pair the page only asks for one.

    Raises:
        BadRequest: a party or press is no country code, both parties are one, or the weights are unknown.
    """
    one, other, press = (parameters.get(name, "").strip().upper() for name in ("one", "other", "press"))
    weights = parameters.get("weights", "") or "plover"
    if weights not in {"plover", "diplomatic"}:
        raise BadRequest("لا أوزان بهذا الاسم.", f"no weights {weights[:40]!r}")
    for code in (one, other, press):
        if code and code not in load_countries():
            raise BadRequest("لا بلد بهذا الرمز.", f"no country {code[:40]!r}")
    if one and one == other:
        raise BadRequest("يلزم بلدان مختلفان.", "one country twice")
    return RelationAsked(one, other, weights, press)


def make_relation_page(
    asked: RelationAsked,
    countries: Sequence[Count],
    relation: Relation | None,
    *,
    outlets: Mapping[str, str] = MappingProxyType({}),
    style: DateStyle,
) -> RelationPage:
    """Return the view of a relation.

    Args:
        asked: the pair and how it is weighed.
        countries: what can be chosen, the most named first.
        relation: what the library knows; None where no pair was asked for.
        outlets: names by id.
        style: how dates and numbers are printed.
    """
    one, other = labels.say_country(asked.one), labels.say_country(asked.other)
    events = relation.events if relation else ()
    dated = sorted((e for e in events if not e.historical), key=lambda e: (e.date or "", e.id), reverse=True)
    background = sorted((event for event in events if event.historical), key=lambda event: event.date or "")
    points = relation.points if relation else ()
    return RelationPage(
        asked=asked,
        title=f"{one} و{other}" if relation else "العلاقات",
        ones=_choices(countries, asked.one),
        others=_choices(countries, asked.other),
        presses=(Choice("", "صحافة كل البلدان", not asked.press), *_choices(countries, asked.press)),
        weightings=(
            Choice("plover", "أوزان PLOVER", asked.weights == "plover"),
            Choice("diplomatic", "أوزان دبلوماسية", asked.weights == "diplomatic"),
        ),
        summary=_summarize(relation, points, style) if relation else "",
        cut="قُرئ الأحدث منها وحده." if relation and relation.is_cut else "",
        curve=draw_curve(points, {e.id: _anchor(e) for e in dated}, style=style) if points else None,
        states=_list_states(points, style),
        events=tuple(_show(event, outlets, style) for event in [*dated, *background][:_MOST_EVENTS]),
        json="/api/relations?"
        + urlencode(
            {"between": f"{asked.one},{asked.other}", "weights": asked.weights}
            | ({"outlet_country": asked.press} if asked.press else {})
        ),
    )


def _choices(countries: Sequence[Count], chosen: str) -> tuple[Choice, ...]:
    codes = dict.fromkeys([count.value for count in countries] + ([chosen] if chosen else []))
    choices = [Choice(code, labels.say_country(code), code == chosen) for code in codes]
    return tuple(sorted(choices, key=lambda choice: choice.words))


def _summarize(relation: Relation, points: Sequence[RelationPoint], style: DateStyle) -> str:
    read = say_count(relation.articles, ARTICLES, style.digits)
    if not points:
        return f"ذكرهما معًا {read}، ولم يُعرف بينهما حدث مؤرخ."
    since, until = say_time(points[0].date, style=style), say_time(points[-1].date, style=style)
    dated = sum(len(point.events) for point in points)
    return f"{say_count(dated, EVENTS, style.digits)} مما ذكرهما معًا: {read}، من {since} إلى {until}."


def _list_states(points: Sequence[RelationPoint], style: DateStyle) -> tuple[StateLine, ...]:
    states: dict[tuple[str, str], Standing] = {}
    for point in points:
        for state in point.standing:
            states[(state.state, state.since)] = state
    return tuple(
        StateLine(
            STANDING.get(state.state, state.state),
            labels.say_country(state.actor),
            f"منذ {say_time(state.since, style=style)}"
            if state.until is None
            else f"من {say_time(state.since, style=style)} إلى {say_time(state.until, style=style)}",
            f"#{_anchor_of(state.event)}",
            state.until is None,
        )
        for state in states.values()
    )


def _anchor_of(event: str) -> str:
    return "event-" + "".join(letter if letter.isalnum() else "-" for letter in event)


def _anchor(event: Event) -> str:
    return _anchor_of(event.id)


def _show(event: Event, outlets: Mapping[str, str], style: DateStyle) -> RelationEvent:
    notes = [STATUS.get(event.status, ""), "من الماضي" if event.historical else ""]
    if event.underlying:
        notes.append(f"موضوعه: {say_underlying(event.underlying)}")
    intensity = event.intensity or 0.0
    spread = say_count(event.outlet_count, OUTLETS, style.digits) if event.outlet_count > 1 else ""
    return RelationEvent(
        anchor=_anchor(event),
        kind=say_event(event.type, event.mode),
        notes=tuple(note for note in notes if note),
        when=say_span(event.date, event.until, style),
        parties=_say_sides(event),
        sign="up" if intensity > 0 else "down" if intensity < 0 else "",
        spread=spread,
        tellings=tuple(_tell(telling, outlets, style) for telling in event.mentions[:_MOST_TELLINGS]),
    )


def _say_sides(event: Event) -> str:
    actors, recipients = say_parties(event.actors), say_parties(event.recipients)
    return f"{actors} ← {recipients}" if recipients else actors


def _tell(telling: Telling, outlets: Mapping[str, str], style: DateStyle) -> TellingLine:
    return TellingLine(
        clean_words(outlets.get(telling.outlet or "", telling.outlet)) or "منبر لم يُعرف",
        labels.say_country(telling.outlet_country),
        say_time(telling.published, style=style) or "",
        clean_words(telling.sentence_text),
        find_href(telling.article),
    )
