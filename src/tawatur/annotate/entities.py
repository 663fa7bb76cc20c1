"""Gathers the mentions of one entity over title and text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from tawatur.annotate.bodies import make_body_key, settle_countries
from tawatur.annotate.known_persons import load_surnames
from tawatur.annotate.latin_persons import add_latin_mentions, give_id
from tawatur.annotate.mentions import Hit, Words, find_hits, split_words_of
from tawatur.annotate.name_forms import split_forms
from tawatur.annotate.name_kinds import kinds_of
from tawatur.annotate.names import Name, NameModel, Reading, count_attached, read_names
from tawatur.annotate.office_holders import add_offices, identify_person, merge_persons
from tawatur.annotate.offices import find_offices
from tawatur.annotate.outside_names import PieceReader, read_outside
from tawatur.annotate.persons import find_persons
from tawatur.annotate.places import resolve_sense
from tawatur.annotate.roles import Stretch, find_role
from tawatur.knowledge.countries import load_countries
from tawatur.knowledge.gazetteer import Gazetteer, Sense
from tawatur.model.annotation import Entity, EntityMention, Role

# What is less sure than this is not asserted; see docs/decisions/0070 for what other values do.
_LEAST = {"person": 0.5, "organization": 0.5, "place": 0.5}
_LEAST_OF_ONE_WORD = 0.7
_SURE = 0.6
_FEWEST_OF_BODY = 3
_PLACED = ("country", "place")


@dataclass(frozen=True, slots=True)
class Claim:
    """Words of one field that name one thing.

    Attributes:
        field: number of the field.
        first, end: its words, ``[first, end)``.
        mention: where they stand, and the form.
        sense: what they name.
    """

    field: int
    first: int
    end: int
    mention: EntityMention
    sense: Sense


Item = TypeVar("Item", Claim, Name)


class _Row(Generic[Item]):
    """Stretches of words in reading order, none of which overlap, to be asked which meet another one."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items: Sequence[Item] = items
        self._firsts = [item.first for item in items]
        self._ends = [_end(item) for item in items]

    def meet(self, first: int, end: int) -> Sequence[Item]:
        """Return those that share a word with ``[first, end)``."""
        return self._items[bisect_right(self._ends, first) : bisect_left(self._firsts, end)]


def _end(item: Claim | Name) -> int:
    """Return the index of the word behind a stretch."""
    return item.end if isinstance(item, Claim) else item.first + item.count


def find_entities(
    title: str,
    text: str,
    gazetteer: Gazetteer,
    model: NameModel | None = None,
    *,
    published: str | None = None,
    outside: PieceReader | None = None,
) -> tuple[Entity, ...]:
    """Return the countries, places, organizations and persons that an article names, by first mention.

    Args:
        title: the article's title.
        text: its text.
        gazetteer: the known names.
        model: finds the names that no list knows; None for known names only.
        published: ISO time of publication, which tells who held an office; None where it is not known.
        outside: a model of the user's, whose names go in the place of those of ``model``; None for ours.

    Returns:
        Entities with all their mentions; ``id`` is None where a name has several senses that nothing in the
        article tells apart, and for names that no list knows. Mentions of form ``name`` never overlap.
    """
    fields = (split_words_of(title, "title"), split_words_of(text, "text"))
    hits = [find_hits(words, gazetteer) for words in fields]
    claims = _claim_known(fields, hits)
    if model is None:
        return _gather(claims, ())
    readings = [read_names(words, found, model) for words, found in zip(fields, hits, strict=True)]
    if outside is not None:
        readings = [
            read_outside(words, reading, outside) for words, reading in zip(fields, readings, strict=True)
        ]
    names = [_choose_names(field, reading, claims) for field, reading in enumerate(readings)]
    standing = [_Row(found) for found in names]
    claims = [
        claim
        for claim in claims
        if not any(_yields(claim, name) for name in standing[claim.field].meet(claim.first, claim.end))
    ]
    claimed = [_mark_stretches(field, words, claims, names[field]) for field, words in enumerate(fields)]
    persons = _name_persons(_make_persons(fields, readings, names, claims), fields, claimed, published)
    claims += _claim_names(fields, names, claimed)
    return _gather(claims, persons)


def _claim_known(fields: Sequence[Words], hits: Sequence[Sequence[Hit]]) -> list[Claim]:
    """Return what the gazetteer alone finds, resolved."""
    known = frozenset(
        hit.senses[0].country
        for found in hits
        for hit in found
        if hit.senses[0].country and len({sense.country for sense in hit.senses}) == 1
    )
    claims = []
    for field, (words, found) in enumerate(zip(fields, hits, strict=True)):
        capital_end = -1
        for hit in found:
            resolved = resolve_sense(words, hit, known, after_capital=hit.first == capital_end)
            if resolved is None:
                continue
            sense, form = resolved
            if form == "capital":
                sense = _country_sense(sense)
                capital_end = hit.first + hit.count
            mention = EntityMention(hit.start, hit.end, words.in_, form)
            claims.append(Claim(field, hit.first, hit.first + hit.count, mention, sense))
    return claims


def _choose_names(field: int, reading: Reading, claims: Sequence[Claim]) -> list[Name]:
    """Return the names by model and grammar that stand beside what the gazetteer knows: the longest wins."""
    here = _Row([claim for claim in claims if claim.field == field])
    return [
        name
        for name in _merge_compounds(reading)
        if all(_wins(name, claim) for claim in here.meet(name.first, _end(name)))
    ]


def _merge_compounds(reading: Reading) -> list[Name]:
    """Return the sure names of the model, and those by grammar where the model has no longer one."""
    names = [
        name
        for name in reading.names
        if name.confidence >= _find_least(reading, name) and not _is_head_alone(reading, name)
    ]
    sure = _Row(names)
    compounds = [
        compound
        for compound in reading.compounds
        if not any(
            _is_inside(compound, name) and name.kind == compound.kind
            for name in sure.meet(compound.first, _end(compound))
        )
    ]
    by_grammar = _Row(compounds)
    names = [name for name in names if not by_grammar.meet(name.first, _end(name))]
    return sorted(names + compounds, key=lambda name: name.first)


def _find_least(reading: Reading, name: Name) -> float:
    """Return how sure the model must be; a word alone is a person's name more seldom than it thinks.

    Surnames of persons named in full are found again by `find_persons`.
    """
    if name.kind == "person" and name.count == 1:
        surname = split_forms(reading.printed[name.first]).stem
        return _LEAST["person"] if surname in load_surnames() else _LEAST_OF_ONE_WORD
    return _LEAST.get(name.kind, 2.0)


def _is_head_alone(reading: Reading, name: Name) -> bool:
    """Tell whether «رئيس المجلس سامي حداد» was read as a body: a head with article and a name behind it."""
    if name.kind != "organization" or name.count < _FEWEST_OF_BODY:
        return False
    head, after = (split_forms(reading.printed[name.first + step]) for step in (0, 1))
    opens = {"institution", "perhaps"} & kinds_of(head.stem)
    return bool(opens) and head.has_article and not after.has_article and not after.attached


def _is_inside(inner: Name, outer: Name) -> bool:
    """Tell whether a longer name of which we are sure holds another one."""
    holds = outer.first <= inner.first and inner.first + inner.count <= outer.first + outer.count
    return holds and inner.count < outer.count and outer.confidence >= _SURE


def _wins(name: Name, claim: Claim) -> bool:
    """Tell whether a name of the model stands although the gazetteer claims some of its words."""
    end = name.first + name.count
    inside = name.first <= claim.first and claim.end <= end
    longer = inside and name.count > claim.end - claim.first
    if claim.mention.form == "adjective":
        return longer or (name.kind == "person" and inside and name.confidence >= _SURE)
    if claim.sense.kind == "organization":
        return longer and name.kind != "person" and name.confidence >= _SURE
    return longer


def _yields(claim: Claim, name: Name) -> bool:
    """Tell whether a claim of the gazetteer goes because of a name that stands.

    An adjective inside the name of an organization stays («وزارة الخارجية المغربية» is also Moroccan).
    """
    end = name.first + name.count
    if claim.end <= name.first or end <= claim.first:
        return False
    return claim.mention.form != "adjective" or name.kind == "person"


def _claim_names(
    fields: Sequence[Words], names: Sequence[Sequence[Name]], claimed: Sequence[Sequence[Stretch | None]]
) -> list[Claim]:
    """Return claims for the names of things that no list knows; one label for each thing."""
    found = [(field, name) for field, some in enumerate(names) for name in some if name.kind != "person"]
    labels = [fields[field].text[name.start : name.end] for field, name in found]
    stretches = [claimed[field][name.first] for field, name in found]
    keys = [
        make_body_key(label) if name.kind == "organization" else (label,)
        for label, (_, name) in zip(labels, found, strict=True)
    ]
    countries = settle_countries(
        [(key, stretch.country if stretch else None) for key, stretch in zip(keys, stretches, strict=True)]
    )
    best: dict[tuple[tuple[str, ...], str | None, str], str] = {}
    claims = []
    for (_, name), label, key, country in zip(found, labels, keys, countries, strict=True):
        thing = (key, country, name.kind)
        best[thing] = max(best.get(thing, ""), " ".join(label.split()), key=len)
    for (field, name), key, country in zip(found, keys, countries, strict=True):
        mention = EntityMention(name.start, name.end, fields[field].in_)
        sense = Sense(None, best[key, country, name.kind], name.kind, country)
        claims.append(Claim(field, name.first, name.first + name.count, mention, sense))
    return claims


def _make_persons(
    fields: Sequence[Words],
    readings: Sequence[Reading],
    names: Sequence[Sequence[Name]],
    claims: Sequence[Claim],
) -> list[Entity]:
    """Return persons with mentions and roles."""
    found = [[name for name in of_field if name.kind == "person"] for of_field in names]
    starts = {(field, name.first): name.start for field, some in enumerate(found) for name in some}
    taken = {(c.field, place) for c in claims for place in range(c.first, c.end)} | {
        (field, place)
        for field, of_field in enumerate(names)
        for name in of_field
        if name.kind != "person"
        for place in range(name.first, name.first + name.count)
    }
    claimed = [_mark_stretches(field, words, claims, names[field]) for field, words in enumerate(fields)]
    persons = []
    for members in find_persons(readings, found):
        mentions = []
        roles: list[Role] = []
        for member in members:
            words = fields[member.field]
            start = starts.get((member.field, member.first))
            if start is None:
                if any((member.field, place) in taken for place in range(member.first, member.end)):
                    continue
                start = words.spans[member.first][0] + count_attached(
                    readings[member.field].printed[member.first]
                )
            mentions.append(EntityMention(start, words.spans[member.end - 1][1], words.in_))
            role = find_role(words, member.first, member.end, claimed[member.field])
            if role is not None and not any(_says_the_same(role, other) for other in roles):
                roles.append(role)
        if mentions:
            persons.append(_make_person(fields, mentions, roles))
    return persons


def _name_persons(
    persons: Sequence[Entity],
    fields: Sequence[Words],
    claimed: Sequence[Sequence[Stretch | None]],
    published: str | None,
) -> list[Entity]:
    """Return the persons with their ids, and the offices that the article names alone."""
    owners = frozenset(
        owner
        for marks in claimed
        for mark in marks
        if mark is not None
        for owner in (mark.country, mark.id)
        if owner
    )
    taken = [
        (words.in_, words.spans[mark.first][0], words.spans[mark.end - 1][1])
        for words, marks in zip(fields, claimed, strict=True)
        for mark in dict.fromkeys(marks)
        if mark is not None
    ]
    named = add_latin_mentions([(words.in_, words.text) for words in fields], persons, taken)
    known = merge_persons([give_id(identify_person(person, owners)) for person in named])
    offices = [
        office for field, words in enumerate(fields) for office in find_offices(field, words, claimed[field])
    ]
    return add_offices(known, offices, fields, claimed, published)


def _make_person(fields: Sequence[Words], mentions: list[EntityMention], roles: Sequence[Role]) -> Entity:
    texts = {words.in_: words.text for words in fields}
    longest = max(mentions, key=lambda mention: mention.end - mention.start)
    label = " ".join(texts[longest.in_][longest.start : longest.end].split())
    countries = {role.country for role in roles if role.country}
    country = countries.pop() if len(countries) == 1 else None
    return Entity(None, label, "person", country, (), tuple(mentions), tuple(roles))


def _says_the_same(role: Role, other: Role) -> bool:
    return (role.title, role.organization, role.country) == (other.title, other.organization, other.country)


def _mark_stretches(
    field: int, words: Words, claims: Iterable[Claim], names: Iterable[Name]
) -> list[Stretch | None]:
    """Return for every word the claimed stretch it is in; organizations go over countries inside them."""
    marks: list[Stretch | None] = [None] * len(words.spans)
    here = [claim for claim in claims if claim.field == field]
    known = _Row(here)
    stretches = [
        Stretch(
            claim.first,
            claim.end,
            "organization" if claim.sense.kind == "organization" else "country",
            claim.sense.label,
            claim.sense.country if claim.sense.kind in _PLACED else None,
            claim.mention.form == "adjective",
            claim.sense.id,
        )
        for claim in here
    ]
    for name in names:
        end = name.first + name.count
        label = words.text[name.start : name.end]
        nearby = known.meet(name.first, end) if name.kind == "organization" else ()
        inside = [
            claim.sense.country
            for claim in nearby
            if name.first <= claim.first and claim.end <= end and claim.sense.kind in _PLACED
            if claim.sense.country
        ]
        stretches.append(Stretch(name.first, end, name.kind, label, inside[0] if inside else None))
    for stretch in stretches:
        marks[stretch.first : stretch.end] = [stretch] * (stretch.end - stretch.first)
    return marks


def _gather(claims: Iterable[Claim], persons: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return entities in order of first mention; claims of one sense become one entity."""
    found: dict[tuple[str | None, str, str], tuple[Sense, list[EntityMention]]] = {}
    for claim in sorted(claims, key=lambda claim: _order(claim.mention)):
        key = (claim.sense.id, claim.sense.kind, claim.sense.label)
        _, mentions = found.setdefault(key, (claim.sense, []))
        mentions.append(claim.mention)
    entities = [
        (
            _order(mentions[0]),
            Entity(sense.id, sense.label, sense.kind, sense.country, sense.same_as, tuple(mentions)),
        )
        for sense, mentions in found.values()
    ]
    entities += [(_order(person.mentions[0]), person) for person in persons]
    return tuple(entity for _, entity in sorted(entities, key=lambda pair: pair[0]))


def _order(mention: EntityMention) -> int:
    """Return a number that orders mentions: the title first."""
    return mention.start if mention.in_ == "title" else mention.start + (1 << 32)


def _country_sense(capital: Sense) -> Sense:
    country = load_countries()[capital.capital_of or ""]
    return Sense(
        f"country:{country.iso3}", country.names[0], "country", country.iso3, (f"iso:{country.iso3}",)
    )
