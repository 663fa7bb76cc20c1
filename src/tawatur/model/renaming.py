"""Gives entities of an article other ids, everywhere in what was found in it."""

from collections.abc import Mapping
from dataclasses import replace

from tawatur.model.annotation import Actor, Entity, EntityMention, EventMention
from tawatur.model.article import Article


def rename_entities(article: Article, ids: Mapping[str, str]) -> Article:
    """Return an article whose findings speak of other ids; entities that then have one id become one.

    Args:
        article: with findings.
        ids: new ids by old ones; what is not named stays.
    """
    if not any(entity.id in ids for entity in article.entities or ()):
        return article
    entities = [
        replace(entity, id=ids.get(entity.id, entity.id)) if entity.id else entity
        for entity in article.entities or ()
    ]
    return replace(
        article,
        entities=merge_entities(entities),
        quotes=tuple(
            replace(quote, speaker_entity=ids.get(quote.speaker_entity, quote.speaker_entity))
            if quote.speaker_entity
            else quote
            for quote in article.quotes
        )
        if article.quotes is not None
        else None,
        events=tuple(_rename_event(event, ids) for event in article.events)
        if article.events is not None
        else None,
    )


def merge_entities(entities: list[Entity]) -> tuple[Entity, ...]:
    """Return entities in order of first mention; those of one id become one with the first one's facts."""
    merged: dict[str, Entity] = {}
    for number, entity in enumerate(entities):
        key = entity.id or f"{number}"
        first = merged.get(key)
        if first is None:
            merged[key] = entity
            continue
        merged[key] = replace(
            first,
            country=first.country or entity.country,
            same_as=tuple(dict.fromkeys((*first.same_as, *entity.same_as))),
            mentions=sort_mentions((*first.mentions, *entity.mentions)),
            roles=tuple(dict.fromkeys((*first.roles, *entity.roles))),
        )
    return tuple(sorted(merged.values(), key=_place))


def sort_mentions(mentions: tuple[EntityMention, ...]) -> tuple[EntityMention, ...]:
    """Return mentions in reading order, those of the title first, each once."""
    return tuple(sorted(dict.fromkeys(mentions), key=lambda m: (m.in_ != "title", m.start, m.end)))


def _place(entity: Entity) -> tuple[bool, int]:
    first = entity.mentions[0] if entity.mentions else EntityMention(0, 0)
    return first.in_ != "title", first.start


def _rename_event(event: EventMention, ids: Mapping[str, str]) -> EventMention:
    def renamed(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        return tuple(
            replace(actor, entity=ids.get(actor.entity, actor.entity)) if actor.entity else actor
            for actor in actors
        )

    place = event.place
    if place is not None and place.entity:
        place = replace(place, entity=ids.get(place.entity, place.entity))
    return replace(
        event,
        actors=renamed(event.actors),
        recipients=renamed(event.recipients),
        mediators=renamed(event.mediators),
        place=place,
    )
