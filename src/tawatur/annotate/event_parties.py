"""Who is named in a sentence: offices, bodies, groups and countries, each with the preposition before it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from tawatur.annotate.event_phrases import (
    PLACE_WORDS,
    Party,
    PhraseReading,
    Told,
    extend_phrase,
    find_head,
    find_preposition,
    is_party,
    spell_name,
)
from tawatur.annotate.event_words import Named, Sentence
from tawatur.knowledge.countries import load_countries
from tawatur.knowledge.event_actors import FoundHead, load_organizations
from tawatur.knowledge.verbs import find_triggers
from tawatur.model.annotation import Actor
from tawatur.text.arabic.fold import fold

_OFFICE_RELATIVE = frozenset(map(fold, ("منصب", "يشغل", "تشغل", "يتولى", "تتولى", "يرأس", "ترأس", "مهام")))
_HOSTS = frozenset({"host.receive", "host.welcome"})
_LONG_TITLE, _LONG_NAME = 3, 4
_NAME_GAP, _WIDER = 2, 3
_MISSIONS = ("سفار", "قنصلي")
_SEVERAL = frozenset(
    map(fold, ("زيرا", "زيري", "وزيرا", "وزيري", "رئيسا", "رئيسي", "زعيما", "زراء", "رؤساء", "قادة", "سفراء"))
)
# Behind «رئيس», «زعيم» they name a body that is no state's.
_BANDS = frozenset(
    map(
        fold,
        ("إرهابية", "الإرهابية", "تكفيرية", "التكفيرية", "متطرفة", "إجرامية", "طائفة", "الطائفة", "حزب",
         "الحزب", "كتلة", "تيار", "نادي", "اتحاد", "الاتحاد", "نقابة", "شركة", "بنك", "جامعة", "كلية",
         "مستشفى", "مدرسة", "بلدية", "البلدية", "جمعية", "عصابة", "حركة", "جماعة", "مؤسسة", "مهرجان",
         "غرفة", "الغرفة", "تحرير"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """Parties named together over words ``[first, last)``.

    Attributes:
        parties: who they are; empty where nothing is known.
        preposition: folded, empty for a subject or an object.
        kind: ``named``, ``group``, ``place``, ``peer``, ``pair``, ``own``, ``outsider``, ``adjective`` or
            ``unknown``.
        joined: a conjunction binds it to what stands before.
        is_place: it says where.
        has_pronoun: «سفيرها».
        is_mission: an embassy or consulate, which stands in another country than its own.
    """

    first: int
    last: int
    parties: tuple[Party, ...]
    preposition: str = ""
    kind: str = "named"
    joined: bool = False
    is_place: bool = False
    has_pronoun: bool = False
    is_mission: bool = False


def find_groups(sentence: Sentence, told: Told) -> tuple[Group, ...]:
    """Return all parties of a sentence in reading order, those joined by «و» in one group."""
    singles = []
    place = 0
    while place < len(sentence.words):
        group = _read(sentence, place, told)
        if group is None:
            place += 1
            continue
        singles.append(group)
        place = group.last
    settled = _settle_host(sentence, _merge_appositions(sentence, singles), told)
    return tuple(_join(sentence, _settle_offices(settled)))


def _settle_offices(groups: list[Group]) -> list[Group]:
    """Give an office whose country no word names that of the state named before: «كلف ملك الأردن وزير …»."""
    settled: list[Group] = []
    country: str | None = None
    for group in groups:
        party = group.parties[0] if len(group.parties) == 1 else None
        if party is not None and party.implicit and country is not None:
            actor = replace(party.actor, country=country)
            settled.append(replace(group, parties=(Party(actor, implicit=True),)))
            continue
        settled.append(group)
        is_state = party is not None and not party.implicit and group.kind == "named" and not group.is_place
        if is_state and party is not None and party.actor.country and not group.preposition:
            country = party.actor.country
    return settled


def _merge_appositions(sentence: Sentence, groups: list[Group]) -> list[Group]:
    """Join to a party what only names it again: «خادم الحرمين الملك سلمان»."""
    merged: list[Group] = []
    for group in groups:
        before = merged[-1] if merged else None
        if before is not None and _is_within(sentence, before, group):
            merged[-1] = replace(before, last=group.last, parties=group.parties, kind="named")
            continue
        if before is not None and _is_located(before, group):
            actor = replace(before.parties[0].actor, country=group.parties[0].actor.country)
            merged[-1] = replace(before, last=group.last, parties=(Party(actor),))
            continue
        if before is not None and (
            _describes(sentence, before, group) or _names_again(sentence, before, group)
        ):
            merged[-1] = replace(before, last=group.last)
            continue
        merged.append(group)
    return merged


def _is_located(before: Group, group: Group) -> bool:
    """Tell whether a place right behind says whose body it is: «السلطات في غانا»."""
    guessed = len(before.parties) == 1 and before.parties[0].implicit and before.kind == "named"
    here = group.is_place and group.preposition == "في" and group.first == before.last + 1
    return guessed and here and len(group.parties) == 1


def _describes(sentence: Sentence, before: Group, group: Group) -> bool:
    """Tell whether a definite adjective belongs to a name before it: «الولايات المتحدة الأميركية»."""
    if group.kind != "adjective" or group.first != before.last or before.kind != "named":
        return False
    definite = (
        sentence.words[group.first].folded.startswith("ال") and not sentence.words[group.first].after_mark
    )
    head = find_head(sentence, before.first)
    return definite and bool(before.parties) and (head is None or head.head.kind in {"alias", "leader"})


def _is_within(sentence: Sentence, before: Group, group: Group) -> bool:
    """Tell whether an office is one of a foreign body: «رئيس المركز في السلطة القضائية الإيرانية»."""
    guessed = before.kind in {"named", "unknown"} and all(party.implicit for party in before.parties)
    head = find_head(sentence, group.first)
    own = find_head(sentence, before.first)
    if not guessed or before.has_pronoun or own is None or own.head.kind not in {"office", "body"}:
        return False
    known = bool(group.parties) and not group.parties[0].implicit
    is_body = head is not None and head.head.kind == "body"
    is_org = known and (group.parties[0].actor.entity or "").startswith("org:")
    return (is_body or is_org) and known and group.preposition == "في" and group.first == before.last + 1


def _names_again(sentence: Sentence, before: Group, group: Group) -> bool:
    gap = group.first - before.last
    usable = before.kind in {"named", "peer"} and before.parties and group.kind in {"named", "unknown"}
    if not usable or group.preposition or group.joined or gap > _NAME_GAP or before.is_place:
        return False
    between = sentence.words[before.last : group.first]
    if any(find_triggers(word.folded) for word in between):
        return False
    head = find_head(sentence, group.first)
    kind = head.head.kind if head else ""
    name = sentence.names.get(group.first)
    is_name = kind in {"honorific", "leader"} or (name is not None and name.entity.kind == "person")
    marked = gap == 0 or sentence.words[before.last].after_mark
    if not is_name or not marked:
        return False
    known = [party for party in group.parties if not party.implicit]
    return all(party.actor.country == before.parties[-1].actor.country for party in known)


def _settle_host(sentence: Sentence, groups: list[Group], told: Told) -> list[Group]:
    """Give an official who receives a guest, and whose country no word names, that of the place."""
    country = find_place_country(groups)
    hosts = {
        t.frame.id for word in sentence.words[:2] for t in find_triggers(word.folded) if t.tense != "noun"
    }
    if country is None or not hosts & _HOSTS or not groups or groups[0].kind != "unknown":
        return groups
    host = groups[0]
    words = sentence.cut(host.first, host.last)
    party = Party(Actor(words, None, country, "GOV"), implicit=True)
    name = sentence.words[host.last - 1].folded
    if host.last - host.first > _LONG_TITLE and len(name) >= _LONG_NAME and not name.startswith("ال"):
        told.persons.setdefault(name, replace(party, implicit=False))
    return [replace(host, parties=(party,), kind="named"), *groups[1:]]


def find_place_country(groups: Sequence[Group]) -> str | None:
    """Return the country of the first place that the groups name, or None."""
    places = [g for g in groups if g.is_place and g.parties and not (g.is_mission or g.parties[0].implicit)]
    if not places:
        return None
    first, *rest = places
    wider = (
        rest and first.kind == "place" and rest[0].kind == "named" and rest[0].first - first.last <= _WIDER
    )
    return (rest[0] if wider else first).parties[0].actor.country  # «بمحافظة الجوف، شمال شرق اليمن»


def _read(sentence: Sentence, place: int, told: Told) -> Group | None:
    name = sentence.names.get(place)
    found = find_head(sentence, place)
    if name is not None and is_party(name) and (found is None or name.last - place >= found.length):
        usable = found is None or name.entity.kind != "person"
        if usable and not (found and found.head.kind == "place"):
            return _read_name(sentence, name, told)
    if found is not None:
        return _read_headed(sentence, place, found, told)
    known = told.persons.get(sentence.words[place].folded)
    if known is not None:
        return Group(place, place + 1, (known,), find_preposition(sentence, place, ""))
    return None


def _read_name(sentence: Sentence, name: Named, told: Told) -> Group:
    attached = name.attached
    preposition = find_preposition(sentence, name.first, attached.lstrip("وف"))
    joined = attached[:1] in {"و", "ف"} and attached != ""
    words = spell_name(sentence, name)
    entity = name.entity
    if entity.kind == "person":
        party = _person(sentence, name, told)
        parties = (party,) if party else ()
        return Group(name.first, name.last, parties, preposition, "named" if party else "unknown", joined)
    if entity.kind == "organization":
        head = load_organizations()[entity.id or ""]
        actor = Actor(words, entity.id, head.country, head.sector)
        return Group(name.first, name.last, (Party(actor),), preposition, "named", joined)
    is_capital = fold(entity.name) in _capitals()
    kind = "adjective" if name.form == "adjective" else "named"
    if entity.kind == "place":
        kind = "named" if is_capital else "place"
    is_place = kind != "adjective" and (preposition == "ب" or preposition in PLACE_WORDS)
    entity_id = f"country:{entity.country}"
    actor = Actor(words, entity_id, entity.country, None)
    return Group(name.first, name.last, (Party(actor),), preposition, kind, joined, is_place)


def _person(sentence: Sentence, name: Named, told: Told) -> Party | None:
    words = sentence.text[name.start : name.end]
    country = name.entity.country or next((r.country for r in name.entity.roles if r.country), None)
    title = next((role.title for role in name.entity.roles), None)
    if country is None:
        known = told.persons.get(sentence.words[name.last - 1].folded) or _leader(sentence, name)
        country = known.actor.country if known else _country_of_relative(sentence, name.last)
    if country is None:
        return None
    return Party(Actor(words, name.entity.id, country, "GOV", title))


def _leader(sentence: Sentence, name: Named) -> Party | None:
    for place in range(name.first, name.last):
        found = find_head(sentence, place)
        if found and found.head.kind == "leader":
            return Party(Actor("", found.head.id, found.head.country, found.head.sector))
    return None


def _country_of_relative(sentence: Sentence, place: int) -> str | None:
    """Return the country of «الذي يشغل منصب المدير … بالجمهورية …» right after a name, or None."""
    words = sentence.words
    if place >= len(words) or words[place].folded not in {"الذي", "التي"}:
        return None
    window = range(place, min(place + 14, len(words)))
    if not any(words[i].folded in _OFFICE_RELATIVE for i in window):
        return None
    return next(
        (
            sentence.names[i].entity.country
            for i in window
            if i in sentence.names and is_party(sentence.names[i])
        ),
        None,
    )


def _read_headed(sentence: Sentence, place: int, found: FoundHead, told: Told) -> Group:
    head = found.head
    preposition = find_preposition(sentence, place, found.preposition)
    joined = found.conjunction != ""
    last = place + found.length
    if head.kind == "pair":
        return Group(place, last, told.pair, preposition, "pair", joined)
    if head.kind == "outsider":
        return Group(place, last, (), preposition, "outsider", joined)
    if head.kind == "own":
        return Group(place, last, (), preposition, "own", joined)
    if head.kind in {"alias", "leader"}:
        entity = head.id or f"country:{head.country}"
        party = Party(Actor(sentence.cut(place, last), entity, head.country, head.sector))
        is_place = head.kind == "alias" and (preposition == "ب" or preposition in PLACE_WORDS)
        return Group(place, last, (party,), preposition, "named", joined, is_place)
    reading = PhraseReading(last, sector=head.sector)
    extend_phrase(sentence, place, found, reading, told)
    return _group_of(sentence, place, found, reading, told, preposition=preposition)


def _group_of(
    sentence: Sentence, place: int, found: FoundHead, reading: PhraseReading, told: Told, *, preposition: str
) -> Group:
    head, last = found.head, reading.last
    kind = {"group": "group", "place": "place", "peer": "peer"}.get(head.kind, "named")
    country = reading.country or (reading.known.actor.country if reading.known else None)
    if country is None and not found.has_pronoun:
        country = _country_of_relative(sentence, last)
    implicit = False
    definite = found.has_article or last - place > found.length
    if sentence.words[place].folded.lstrip("ولب") in _SEVERAL:
        definite = False  # «وزيرا الخارجية»: of two states
    if any(word.folded in _BANDS for word in sentence.words[place : last + 1]):
        definite = False
    if (
        country is None
        and reading.entity is None
        and head.official
        and definite
        and kind == "named"
        and not found.has_pronoun
    ):
        country, implicit = told.home, True
    is_place = kind == "place" or (preposition in PLACE_WORDS and kind == "named" and head.kind == "body")
    if country is None and reading.entity is None:
        kind = kind if kind in {"group", "peer"} else "unknown"
        parties: tuple[Party, ...] = ()
        if kind == "group":
            parties = (Party(Actor(sentence.cut(place, last), None, None, head.sector)),)
        return Group(
            place, last, parties, preposition, kind, bool(found.conjunction), is_place, found.has_pronoun
        )
    party = Party(_actor(sentence, place, reading, country, head.sector), implicit)
    _remember(sentence, reading, party, told)
    mission = any(stem in sentence.words[place].folded for stem in _MISSIONS)
    return Group(
        place,
        last,
        (party,),
        preposition,
        kind,
        bool(found.conjunction),
        is_place,
        found.has_pronoun,
        mission,
    )


def _actor(
    sentence: Sentence, place: int, reading: PhraseReading, country: str | None, sector: str | None
) -> Actor:
    person = reading.person
    if person is None:
        return Actor(sentence.cut(place, reading.last), reading.entity, country, reading.sector or sector)
    start = sentence.words[place].start
    title = sentence.text[start : person.start].strip() or None
    return Actor(sentence.text[person.start : person.end], person.entity.id, country, sector, title)


def _remember(sentence: Sentence, reading: PhraseReading, party: Party, told: Told) -> None:
    """Keep the last word of a person's name, so that «بوريطة» alone is understood later."""
    if party.implicit or not (reading.person or reading.names >= 2):
        return
    word = sentence.words[reading.last - 1].folded
    if len(word) >= 4 and not find_triggers(word):
        told.persons.setdefault(word, party)


def _join(sentence: Sentence, groups: list[Group]) -> list[Group]:
    joined: list[Group] = []
    for group in groups:
        before = joined[-1] if joined else None
        apart = before is not None and before.last == group.first - 1
        if apart and sentence.words[group.first - 1].folded == "و" and before is not None:
            before = replace(before, last=group.first)  # «بريطانيا و"إسرائيل"»
            group = replace(group, joined=True)  # noqa: PLW2901 - the conjunction stands as a word of its own
        if before is not None and _continues(before, group):
            parties = (*before.parties, *group.parties)
            kind = before.kind if before.kind != "unknown" else group.kind
            joined[-1] = replace(before, last=group.last, parties=parties, kind=kind)
            continue
        joined.append(group)
    return joined


def _continues(before: Group, group: Group) -> bool:
    """Tell whether «و» binds a group to the one right before it."""
    if not group.joined or before.last != group.first:
        return False
    if before.kind == "place" and group.kind != "place":
        return False
    if group.kind == "adjective":
        return before.kind == "named" and before.last - before.first > 1
    return before.kind != "adjective" or not group.preposition


@cache
def _capitals() -> frozenset[str]:
    return frozenset(fold(name) for country in load_countries().values() for name in country.capitals)
