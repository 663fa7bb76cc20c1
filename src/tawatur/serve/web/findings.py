"""What the house read in one article, as lists: topics, keyphrases, names, times, quotations, events."""

from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.model.annotation import Actor, Entity, EventMention, Quote, TimeMention
from tawatur.model.article import Article
from tawatur.serve.web import labels
from tawatur.serve.web.cards import find_search_href
from tawatur.serve.web.dates import DateStyle, say_time
from tawatur.serve.web.event_words import DATE_BASIS, STATUS, say_event, say_underlying
from tawatur.serve.web.foreign import clean_words

_KINDS_OF_NAMES = ("person", "organization", "country", "place", "event", "product", "other")


@dataclass(frozen=True, slots=True)
class FoundWords:
    """Words of the article and the search that finds them elsewhere."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class NamedLine:
    """Someone or something named: what the text calls it, what it was resolved to, and its offices here."""

    name: str
    href: str
    country: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedGroup:
    """The names of one kind, under a heading."""

    heading: str
    names: tuple[NamedLine, ...]


@dataclass(frozen=True, slots=True)
class TimeLine:
    """A time as the text has it and what it means; ``value`` is "" where that cannot be known."""

    words: str
    value: str


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """Who said what: ``stance`` is in words, "" for plain saying."""

    speaker: str
    cue: str
    stance: str
    words: str


@dataclass(frozen=True, slots=True)
class EventLine:
    """One act with its evidence: the sentence in three pieces, the word that tells the act in the middle."""

    kind: str
    notes: tuple[str, ...]
    when: str
    parties: tuple[tuple[str, str], ...]
    before: str
    trigger: str
    after: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All lists of one article; each may be empty."""

    topics: tuple[str, ...]
    keyphrases: tuple[FoundWords, ...]
    named: tuple[NamedGroup, ...]
    times: tuple[TimeLine, ...]
    quotes: tuple[QuoteLine, ...]
    events: tuple[EventLine, ...]


def list_findings(article: Article, *, style: DateStyle) -> Findings:
    """Return what was read in an article; all lists are empty while it is not annotated."""
    return Findings(
        topics=tuple(topic.label_ar or topic.label_en or topic.id for topic in article.topics or ()),
        keyphrases=tuple(_find_elsewhere(phrase.text) for phrase in article.keyphrases or ()),
        named=_group_names(article.entities or ()),
        times=_list_times(article.times or (), style),
        quotes=tuple(_say_quote(quote) for quote in article.quotes or ()),
        events=tuple(_say_event(event, article, style) for event in article.events or ()),
    )


def say_span(value: str | None, until: str | None, style: DateStyle) -> str:
    """Return a time or a stretch of time in words; "" where it is not known."""
    first = say_time(value, style=style) or ""
    last = say_time(until, style=style) or "" if until and until != value else ""
    return f"من {first} إلى {last}" if first and last else first


def _find_elsewhere(words: str) -> FoundWords:
    words = clean_words(words).strip()
    phrase = words.replace('"', " ")
    return FoundWords(words, find_search_href(q=f'"{phrase}"' if " " in phrase else phrase))


def _group_names(entities: Sequence[Entity]) -> tuple[NamedGroup, ...]:
    groups: dict[str, list[NamedLine]] = {kind: [] for kind in _KINDS_OF_NAMES}
    for entity in entities:
        found = _find_elsewhere(entity.name)
        roles = dict.fromkeys(clean_words(role.title) for role in entity.roles)
        country = "" if entity.kind == "country" else labels.say_country(entity.country)
        line = NamedLine(found.words, found.href, country, tuple(roles))
        groups[entity.kind if entity.kind in groups else "other"].append(line)
    return tuple(NamedGroup(labels.NAMED[kind].zero, tuple(lines)) for kind, lines in groups.items() if lines)


def _list_times(times: Sequence[TimeMention], style: DateStyle) -> tuple[TimeLine, ...]:
    lines = dict.fromkeys(
        TimeLine(clean_words(time.text), say_span(time.value, time.until, style)) for time in times
    )
    return tuple(lines)


def _say_quote(quote: Quote) -> QuoteLine:
    return QuoteLine(
        clean_words(quote.speaker),
        clean_words(quote.cue),
        labels.STANCE.get(quote.stance, ""),
        clean_words(quote.text),
    )


def _say_event(event: EventMention, article: Article, style: DateStyle) -> EventLine:
    body = article.title if event.in_ == "title" else article.text
    (start, end), (first, last) = event.sentence, event.trigger
    notes = [STATUS.get(event.status, ""), "من الماضي" if event.historical else ""]
    if event.underlying:
        notes.append(f"موضوعه: {say_underlying(event.underlying)}")
    parties = [("بين" if not event.recipients else "من", event.actors), ("إلى", event.recipients)]
    parties.append(("بوساطة", event.mediators))
    place = [("في", clean_words(event.place.name))] if event.place else []
    when = say_span(event.date, event.until, style)
    basis = DATE_BASIS.get(event.date_basis or "", "")
    return EventLine(
        kind=say_event(event.type, event.mode),
        notes=tuple(note for note in notes if note),
        when=f"{when} ({basis})" if when and basis else when,
        parties=(*((word, say_parties(actors)) for word, actors in parties if actors), *place),
        before=clean_words(body[start:first]),
        trigger=clean_words(body[first:last]),
        after=clean_words(body[last:end]),
    )


def say_parties(actors: Sequence[Actor]) -> str:
    """Return the parties of an act, each once, with their countries where the name does not say them."""
    return "، ".join(dict.fromkeys(_say_party(actor) for actor in actors))


def _say_party(actor: Actor) -> str:
    name, country = clean_words(actor.name), labels.say_country(actor.country)
    return f"{name} ({country})" if country and country != name else name
