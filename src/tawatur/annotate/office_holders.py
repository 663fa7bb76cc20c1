"""Tells who is meant by a name or an office: a known person, one the article names, or the office itself."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from tawatur.annotate.mentions import Words
from tawatur.annotate.offices import Office, make_office
from tawatur.annotate.persons import make_key
from tawatur.annotate.roles import Stretch
from tawatur.knowledge.offices import (
    find_holder,
    load_persons,
    load_terms_of_persons,
)
from tawatur.model.annotation import Entity, EntityMention, Role
from tawatur.text.tokens import split_words

Owners = frozenset[str]
"""Alpha-3 codes and ids of organizations that an article names."""


def identify_person(person: Entity, owners: Owners) -> Entity:
    """Return a person with the id of the known one of that name, where the article names the office's owner.

    A name alone is no proof: «محمد مصطفى» is many people. The country or body whose office the known person
    held must stand in the article too.
    """
    ids = _by_name().get(make_key(split_words(person.name)), ())
    fitting = [i for i in ids if owners & {term.owner for term in load_terms_of_persons().get(i, ())}]
    if len(fitting) != 1:
        return person
    known = load_persons()[fitting[0]]
    countries = {term.owner for term in load_terms_of_persons()[known.id] if len(term.owner) == 3}
    country = person.country or (countries.pop() if len(countries) == 1 else None)
    return replace(person, id=known.id, name=known.names[0], country=country)


def merge_persons(persons: Sequence[Entity]) -> list[Entity]:
    """Return the persons, those of one id made one: two spellings of a name that `is_same_person` parts."""
    merged: dict[str, Entity] = {}
    for number, person in enumerate(persons):
        key = person.id or f"{number}"
        if key in merged:
            first = merged[key]
            roles = [*first.roles, *(role for role in person.roles if role not in first.roles)]
            mentions = sort_mentions((*first.mentions, *person.mentions))
            merged[key] = replace(first, mentions=mentions, roles=tuple(roles))
        else:
            merged[key] = person
    return list(merged.values())


def add_offices(
    persons: list[Entity],
    offices: Iterable[Office],
    fields: Sequence[Words],
    claimed: Sequence[Sequence[Stretch | None]],
    day: str | None,
) -> list[Entity]:
    """Return the persons with the offices named without them, and entities for the other offices.

    Args:
        persons: those the article names.
        offices: where offices stand alone.
        fields: title and text.
        claimed: for every word of each field the stretch it is in.
        day: when the article was published, or None.
    """
    starts = [[span[0] for span in words.spans] for words in fields]
    held = [
        (office, number)
        for number, person in enumerate(persons)
        for office in _offices_of(person.roles, fields, claimed, starts)
    ]
    found = {person.id: number for number, person in enumerate(persons) if person.id is not None}
    result = list(persons)
    added: dict[int, list[EntityMention]] = {}
    numbers: dict[tuple[str | None, ...], int] = {}
    for office in offices:
        mention = EntityMention(office.start, office.stop, fields[office.field].in_, "office")
        key = (office.office or " ".join(office.stems), office.country, office.organization)
        if key not in numbers:
            number = next((number for other, number in held if _is_same(office, other)), None)
            if number is None:
                entity = _name_holder(office, claimed[office.field], fields[office.field], day)
                number = found.get(entity.id) if entity.id is not None else None
                if number is None:
                    number = len(result)
                    result.append(entity)
                    found[entity.id or f"{number}"] = number
            numbers[key] = number
        added.setdefault(numbers[key], []).append(mention)
    for number, mentions in added.items():
        entity = result[number]
        result[number] = replace(entity, mentions=sort_mentions((*entity.mentions, *mentions)))
    return result


def find_owner(office: Office, claimed: Sequence[Stretch | None]) -> str | None:
    """Return the code of the country, or the id of the organization, whose office it is, or None."""
    inside = [stretch for stretch in claimed[office.first : office.end] if stretch is not None]
    own = next((stretch.id for stretch in inside if stretch.kind == "organization" and stretch.id), None)
    return own or (office.country if office.organization is None or office.office != "president" else None)


def sort_mentions(mentions: Iterable[EntityMention]) -> tuple[EntityMention, ...]:
    """Return mentions in reading order, those of the title first."""
    return tuple(sorted(mentions, key=lambda m: (m.in_ != "title", m.start, m.end)))


def _name_holder(office: Office, claimed: Sequence[Stretch | None], words: Words, day: str | None) -> Entity:
    """Return an entity for an office: its holder where known, else the office itself."""
    owner = find_owner(office, claimed)
    holder = find_holder(office.office, owner, day) if office.office and owner else None
    if holder is not None:
        return Entity(holder.id, holder.names[0], "person", office.country)
    label = " ".join(words.text[office.start : office.stop].split())
    known = f"office:{owner}/{office.office}" if owner and office.office not in {None, "deputy"} else None
    return Entity(known, label, "person", office.country)


def _offices_of(
    roles: Sequence[Role],
    fields: Sequence[Words],
    claimed: Sequence[Sequence[Stretch | None]],
    starts_of: Sequence[Sequence[int]],
) -> list[Office]:
    offices = []
    for role in roles:
        number = next(n for n, words in enumerate(fields) if words.in_ == role.in_)
        starts = starts_of[number]
        first = bisect_right(starts, role.start) - 1
        office = make_office(number, fields[number], first, bisect_left(starts, role.end), claimed[number])
        if office is not None:
            offices.append(office)
    return offices


def _is_same(one: Office, other: Office) -> bool:
    if one.country and other.country and one.country != other.country:
        return False
    if one.organization and other.organization and one.organization != other.organization:
        return False
    return one.stems == other.stems or (one.office is not None and one.office == other.office)


@cache
def _by_name() -> dict[tuple[str, ...], tuple[str, ...]]:
    ids: dict[tuple[str, ...], tuple[str, ...]] = {}
    for known in load_persons().values():
        for key in {make_key(split_words(name)) for name in (*known.names, known.latin) if name}:
            ids[key] = (*ids.get(key, ()), known.id)
    return ids
