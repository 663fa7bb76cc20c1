"""Tells which items of a user's dump the names in an article mean, and finds names that no model saw."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tawatur.annotate.name_features import find_gaps
from tawatur.annotate.name_forms import split_forms
from tawatur.annotate.names import count_attached
from tawatur.annotate.persons import split_servant
from tawatur.model.annotation import Entity, EntityMention
from tawatur.model.article import Article
from tawatur.model.known import KnownThing
from tawatur.model.renaming import merge_entities, rename_entities, sort_mentions
from tawatur.text.tokens import WORD, split_words

_SPACE = 1
_MOST = 6
_PARTICLES = frozenset({"بن", "ابن", "ال"})
# One place of a name is meant where it has so many times the inhabitants of the next.
_CLEARLY_LARGER = 10
_OURS = ("person:", "org:", "place:", "country:", "outlet:", "office:")

Found = Mapping[str, Sequence[KnownThing]]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an article as names are looked for in it.

    Attributes:
        text, in_: the field and its name.
        spans: where its words stand.
        stems: the words, folded and without articles and attached letters; «عبداللطيف» as two.
        ends: for each word the place of the next mark behind it that no name goes over.
    """

    text: str
    in_: str
    spans: list[tuple[int, int]]
    stems: list[str]
    ends: list[int]


def make_known_key(name: str) -> str:
    """Return the key of a name: its folded words without articles, attached letters and «بن»; or ""."""
    return _join([part for word in split_words(name) for part in split_servant(split_forms(word).stem)])


def read_fields(article: Article) -> tuple[Field, Field]:
    """Return the title and the text of an article, their words taken apart."""
    return _read_field(article.title, "title"), _read_field(article.text, "text")


def list_openings(fields: Sequence[Field]) -> set[str]:
    """Return the keys of all two words behind one another; a longer name opens with one of them."""
    found: set[str] = set()
    for field in fields:
        ends = field.ends
        stems = field.stems
        found.update(
            f"{stem} {stems[place + 1]}"
            for place, stem in enumerate(stems[:-1])
            if ends[place] > place + 1 and stems[place + 1] not in _PARTICLES
        )
        # «فلان بن فلان»: the particle is no part of a key.
        found.update(
            f"{stems[place]} {stems[place + 2]}"
            for place in range(len(stems) - 2)
            if stems[place + 1] in _PARTICLES and ends[place] > place + 2
        )
    return found


def list_keys(article: Article, fields: Sequence[Field], openings: Collection[str]) -> set[str]:
    """Return the keys of all names in an article that are worth looking up.

    Args:
        article: with findings.
        fields: its `read_fields`.
        openings: those of its `list_openings` that begin the name of an imported item.
    """
    keys = {key for field in fields for _, _, key in _find_stretches(field, openings)}
    for entity in article.entities or ():
        keys.update(map(make_known_key, _names_of(article, entity)))
        keys.update(entity.same_as)
    return keys - {""}


def resolve_known(
    article: Article,
    fields: Sequence[Field],
    openings: Collection[str],
    found: Found,
    *,
    fixed: frozenset[str] = frozenset(),
) -> Article:
    """Return an article whose entities are resolved to imported items, with the names that only these tell.

    An entity that ships with Tawatur, or that a person decided about, keeps its id and is told to be the same
    as the item. Others take the item's id. Where several items bear a name, the one whose country the article
    names is meant, or the place that is by far the largest; else nothing is resolved.

    Args:
        article: with findings.
        fields: as for `list_keys`.
        openings: as for `list_keys`.
        found: the imported items by the keys of `list_keys`.
        fixed: ids that must stay.
    """
    if article.entities is None or not found:
        return article
    countries = frozenset(entity.country for entity in article.entities if entity.country)
    entities: list[Entity] = []
    renamed: dict[str, str] = {}
    for entity in article.entities:
        thing = _choose_for(article, entity, found, countries)
        if thing is None:
            entities.append(entity)
        elif entity.id is not None and (entity.id in fixed or entity.id.startswith(_OURS)):
            entities.append(replace(entity, same_as=_join_ids(entity, thing)))
        else:
            if entity.id is not None:
                renamed[entity.id] = thing.id
            entities.append(_become(entity, thing))
    entities = _add_unseen(entities, fields, openings, found, countries)
    resolved = rename_entities(article, renamed)
    return _name_speakers(replace(resolved, entities=merge_entities(entities)))


def _read_field(text: str, in_: str) -> Field:
    spans = [match.span() for match in WORD.finditer(text)]
    gaps = find_gaps(text, spans)
    ends = [0] * len(spans)
    end = len(spans)
    for place in range(len(spans) - 1, -1, -1):
        ends[place] = end
        if gaps[place] != _SPACE:
            end = place
    stems = [" ".join(split_servant(split_forms(text[start:stop]).stem)) for start, stop in spans]
    return Field(text, in_, spans, stems, ends)


def _find_stretches(field: Field, openings: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Give (first, end, key) of the stretches of two to six words that begin as a known name does."""
    stems = field.stems
    for first, stem in enumerate(stems):
        if stem in _PARTICLES:
            continue
        last = min(first + _MOST, field.ends[first])
        opened = False
        for end in range(first + 2, last + 1):
            if stems[end - 1] in _PARTICLES:
                continue
            key = _join(stems[first:end])
            if not opened:
                opened = key in openings
                if not opened:
                    break
            yield first, end, key


def _join(stems: Sequence[str]) -> str:
    return " ".join(stem for stem in stems if stem not in _PARTICLES) or " ".join(stems)


def _names_of(article: Article, entity: Entity) -> tuple[str, ...]:
    """Return the label and the words of the mentions that are names."""
    printed = (
        (article.title if mention.in_ == "title" else article.text)[mention.start : mention.end]
        for mention in entity.mentions
        if mention.form == "name"
    )
    return tuple(dict.fromkeys((entity.name, *printed)))


def _choose_for(
    article: Article, entity: Entity, found: Found, countries: frozenset[str]
) -> KnownThing | None:
    """Return the item that an entity is, or None where none or several may be meant."""
    for same in entity.same_as:
        exact = [thing for thing in found.get(same, ()) if thing.kind == entity.kind]
        if exact:
            return exact[0]
    keys = sorted(map(make_known_key, _names_of(article, entity)), key=len, reverse=True)
    own = frozenset({entity.country}) if entity.country else countries
    for key in dict.fromkeys(keys):
        if entity.kind == "person" and " " not in key:
            continue
        things = [thing for thing in found.get(key, ()) if thing.kind == entity.kind]
        if entity.country:
            things = [thing for thing in things if thing.country in {None, entity.country}]
        chosen = _choose(things, own)
        if chosen is not None:
            return chosen
    return None


def _choose(things: Sequence[KnownThing], countries: frozenset[str]) -> KnownThing | None:
    """Return the only item, else the only one of these countries, else the place that is by far the largest.

    Items of Wikidata and GeoNames that say to be the same place count as one.
    """
    things = _fold_same(things)
    if len(things) <= 1:
        return things[0] if things else None
    near = [thing for thing in things if thing.country in countries]
    if len(near) == 1:
        return near[0]
    rivals = sorted(near or things, key=lambda thing: -thing.weight)
    largest, next_one = rivals[0], rivals[1]
    is_place = {largest.kind, next_one.kind} == {"place"}
    return largest if is_place and largest.weight > _CLEARLY_LARGER * max(next_one.weight, 1) else None


def _fold_same(things: Sequence[KnownThing]) -> list[KnownThing]:
    """Return the items without those that another one of them says to be the same as."""
    told = {same for thing in things if thing.id.startswith("wd:") for same in thing.same_as}
    return [
        thing for thing in things if not (thing.id.startswith("gn:") and told.intersection(thing.same_as))
    ]


def _become(entity: Entity, thing: KnownThing) -> Entity:
    return replace(
        entity,
        id=thing.id,
        name=thing.names[0],
        country=entity.country or thing.country,
        same_as=tuple(same for same in _join_ids(entity, thing) if same != thing.id),
    )


def _join_ids(entity: Entity, thing: KnownThing) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*entity.same_as, thing.id, *thing.same_as)))


def _add_unseen(
    entities: Sequence[Entity],
    fields: Sequence[Field],
    openings: Collection[str],
    found: Found,
    countries: frozenset[str],
) -> list[Entity]:
    """Return the entities with those whose names of two words and more only the imported items tell.

    A name that stands goes only where it lies inside the new one and is resolved to nothing, «العيبان» in
    «مساعد العيبان».
    """
    result = list(entities)
    for field in fields:
        free = 0
        stretches = [one for one in _find_stretches(field, openings) if one[2] in found]
        for first, end, key in sorted(stretches, key=lambda one: (one[0], -one[1])):
            thing = _choose([t for t in found[key] if t.weight], countries) if first >= free else None
            if thing is None or (thing.country and countries and thing.country not in countries):
                continue
            start, stop = field.spans[first]
            start += count_attached(field.text[start:stop])
            mention = EntityMention(start, field.spans[end - 1][1], field.in_)
            room = _make_room(result, mention)
            if room is not None:
                same_as = tuple(same for same in thing.same_as if same != thing.id)
                fresh = Entity(thing.id, thing.names[0], thing.kind, thing.country, same_as, (mention,))
                result = [*room, fresh]
                free = end
    return result


def _make_room(entities: Sequence[Entity], mention: EntityMention) -> list[Entity] | None:
    """Return the entities without names inside a mention; None where one that counts more meets it."""
    kept: list[Entity] = []
    for entity in entities:
        meets = [
            m
            for m in entity.mentions
            if m.form == "name" and m.in_ == mention.in_ and m.start < mention.end and mention.start < m.end
        ]
        if not meets:
            kept.append(entity)
            continue
        is_loose = entity.id is None or entity.id.startswith("kb:")
        longest = max(m.end - m.start for m in meets)
        if not is_loose or longest >= mention.end - mention.start:
            return None
        rest = tuple(m for m in entity.mentions if m not in meets)
        if rest:
            kept.append(replace(entity, mentions=sort_mentions(rest)))
    return kept


def _name_speakers(article: Article) -> Article:
    """Return the article with the ids of speakers that had none before, where their name is an entity's."""
    if not article.quotes:
        return article
    ids: dict[str, str] = {}
    for entity in article.entities or ():
        if entity.id is not None:
            ids.update(dict.fromkeys(_names_of(article, entity), entity.id))
    quotes = tuple(
        replace(quote, speaker_entity=ids.get(quote.speaker or "")) if quote.speaker_entity is None else quote
        for quote in article.quotes
    )
    return replace(article, quotes=quotes)
