"""What the tests of events share: a sentence to events, and events to the short form of the labels."""

from tawatur.annotate.entities import find_entities
from tawatur.annotate.event_words import Sentence
from tawatur.annotate.events import find_events, split_article
from tawatur.annotate.times import find_article_times
from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.model.annotation import Actor, EventMention
from tawatur.model.article import Article, Outlet


def code(
    text: str, *, country: str | None = None, published: str | None = "2024-03-05", title: str = ""
) -> tuple[EventMention, ...]:
    article = Article(title=title, text=text, published=published, outlet=Outlet(country=country))
    entities = find_entities(title, text, load_gazetteer())
    found = find_events(article, entities, find_article_times(article))
    return tuple(event for event in found if event.asserted)


def sentence_of(text: str) -> Sentence:
    return split_article(Article(text=text), find_entities("", text, load_gazetteer()))[0]


_ORGANS = {
    "un-sc": "un",
    "un-ga": "un",
    "unhrc": "un",
    "ohchr": "un",
    "ocha": "un",
    "eu-council": "eu",
    "eu-commission": "eu",
    "eu-parliament": "eu",
}
_ARMS = {"GOV", "MIL", "LEG", "JUD", "COP", "SPY"}
_OWN_NAMES = {"org:taliban", "org:plo"}


def name(actor: Actor) -> str:
    """Return how labels name a party: arms of a state by its country, organs by the body that they belong to."""
    is_arm = actor.sector in _ARMS and actor.entity not in _OWN_NAMES
    if actor.country and is_arm:
        return actor.country
    if actor.entity and actor.entity.startswith("org:"):
        name = actor.entity.removeprefix("org:")
        return _ORGANS.get(name, name)
    return actor.country or actor.name


def short(event: EventMention) -> str:
    type_ = event.type + (f"/{event.mode}" if event.mode else "")
    parties = ",".join(map(name, event.actors)) + ">" + ",".join(map(name, event.recipients))
    return f"{type_} {parties} {event.status}"
