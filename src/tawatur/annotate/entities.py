"""Gathers the mentions of one entity over title and text."""

from tawatur.annotate.mentions import find_hits, split_words_of
from tawatur.annotate.places import resolve_sense
from tawatur.knowledge.countries import load_countries
from tawatur.knowledge.gazetteer import Gazetteer, Sense
from tawatur.model.annotation import Entity, EntityMention


def find_entities(title: str, text: str, gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """Return the countries, places and organizations that an article names, in order of first mention.

    Args:
        title: the article's title.
        text: its text.
        gazetteer: the known names.

    Returns:
        Entities with all their mentions; ``id`` is None where a name has several senses that nothing in the
        article tells apart.
    """
    fields = [split_words_of(title, "title"), split_words_of(text, "text")]
    hits = [(words, hit) for words in fields for hit in find_hits(words, gazetteer)]
    known = frozenset(
        hit.senses[0].country
        for _, hit in hits
        if hit.senses[0].country and len({sense.country for sense in hit.senses}) == 1
    )
    found: dict[tuple[str | None, str], tuple[Sense, list[EntityMention]]] = {}
    for words, hit in hits:
        resolved = resolve_sense(words, hit, known)
        if resolved is None:
            continue
        sense, form = resolved
        if form == "capital":
            sense = _country_sense(sense)
        _, mentions = found.setdefault((sense.id, sense.label), (sense, []))
        mentions.append(EntityMention(hit.start, hit.end, words.in_, form))
    return tuple(
        Entity(sense.id, sense.label, sense.kind, sense.country, sense.same_as, tuple(mentions))
        for sense, mentions in found.values()
    )


def _country_sense(capital: Sense) -> Sense:
    country = load_countries()[capital.capital_of or ""]
    return Sense(
        f"country:{country.iso3}", country.names[0], "country", country.iso3, (f"iso:{country.iso3}",)
    )
