"""Who does the act and to whom: the parties in a frame's slots, made ready to print."""

from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.annotate.event_core import Telling
from tawatur.annotate.event_parties import Group, find_place_country
from tawatur.annotate.event_phrases import Party
from tawatur.annotate.event_slots import Filled, fill_slots
from tawatur.annotate.event_words import Sentence
from tawatur.knowledge.verbs import Frame
from tawatur.model.annotation import Actor
from tawatur.text.arabic.fold import fold

# Acts of one party alone, or against one that the words need not name.
_ALONE = frozenset({"PROTEST", "ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "CONCEDE", "THREATEN"})
_ALONE_MODES = frozenset({"SANCTION/convict", "CONSULT/multilateral"})
_ALONE_RULES = frozenset({"veto", "sanctions.lift", "quit.group"})
_VIOLENT = frozenset({"ASSAULT", "COERCE"})
_FORCES = frozenset({"MIL", "GOV", "COP", "SPY", None})
_LOCAL = frozenset({"PROTEST", "COERCE", "ASSAULT"})
_MEDIATION = frozenset(map(fold, ("بوساطة", "برعاية", "بوساطات", "وبوساطة", "وبرعاية")))


@dataclass(frozen=True, slots=True)
class Roles:
    """The parties of an act.

    Attributes:
        actors, recipients, mediators: who they are.
        steps: how far from the trigger the farthest of them stands, in words.
        implicit: one is known only by the outlet's country.
        carried: one was taken from another clause.
        slot: where the recipients stood, None where there are none.
    """

    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    mediators: tuple[Party, ...]
    steps: int
    implicit: bool
    carried: bool
    slot: str | None = None


def find_roles(telling: Telling, home: str | None) -> Roles | None:
    """Return who acts in what is told, or None where a party that the frame needs is missing.

    Args:
        telling: the trigger with its clause and the parties of the sentence.
        home: alpha-3 of the outlet's country, for crowds and policemen without a place, or None.
    """
    frame, groups = telling.trigger.frame, telling.groups
    mediators = _mediators(telling.sentence, groups)
    chosen = list(fill_slots(frame.actor, telling))
    if not frame.symmetric:
        chosen = chosen[:1]
    actors = _distinct([party for item in chosen for party in item.parties], mediators)
    recipients: tuple[Party, ...] = ()
    target = None
    if not frame.symmetric:
        target = _target(fill_slots(frame.recipient, telling), actors, crowds=frame.type in _LOCAL)
        if target is not None:
            chosen.append(target)
            recipients = _distinct(target.parties, mediators)
    actors, recipients = _without_guesses(actors, recipients, chosen)
    actors = _localize(frame, actors, groups, home)
    recipients = _localize(frame, recipients, groups, None) or _host(frame, actors, groups)
    recipients = recipients or _struck(telling, actors)
    actors = (*actors, *_unnamed_partner(telling, actors))
    own = {party.key for party in actors}
    recipients = tuple(party for party in recipients if party.key not in own)
    if not _is_complete(frame, actors, recipients):
        return None
    return Roles(
        actors=actors,
        recipients=recipients,
        mediators=mediators,
        steps=max((item.distance for item in chosen), default=0),
        implicit=any(party.implicit for party in (*actors, *recipients)),
        slot=target.slot if target is not None and recipients else None,
        carried=any(item.group is not None and item.group.last <= telling.clause.left for item in chosen),
    )


def _target(filled: Sequence[Filled], actors: Sequence[Party], *, crowds: bool) -> Filled | None:
    """Return the first slot that holds another party than the actors; a crowd only for want of better."""
    own = {party.key for party in actors}
    for item in filled:
        known = [party for party in item.parties if party.actor.country or party.actor.entity]
        if any(party.key not in own for party in known):
            return item
    return next((item for item in filled if crowds and item.parties[0].key not in own), None)


def _host(frame: Frame, actors: Sequence[Party], groups: Sequence[Group]) -> tuple[Party, ...]:
    """Return the country of the place where a guest was received: its state is the host."""
    if not frame.id.startswith("host.") or not actors:
        return ()
    place = find_place_country(groups)
    if place is None or place in {party.actor.country for party in actors}:
        return ()
    return (Party(Actor(place, f"country:{place}", place), implicit=True),)


def _without_guesses(
    actors: tuple[Party, ...], recipients: tuple[Party, ...], chosen: Sequence[Filled]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Drop «وزير الداخلية» after «الرئيس التونسي»: with another state named first it is not the outlet's."""
    explicit = [
        item.group.first
        for item in chosen
        if item.group and any(not party.implicit and party.actor.country for party in item.parties)
    ]
    late = {
        party.key
        for item in chosen
        if item.group and explicit and item.group.first > min(explicit)
        for party in item.parties
        if party.implicit
    }
    return (
        tuple(p for p in actors if not (p.implicit and p.key in late)),
        tuple(p for p in recipients if not (p.implicit and p.key in late)),
    )


def _struck(telling: Telling, actors: Sequence[Party]) -> tuple[Party, ...]:
    """Return the country of the place where a foreign force struck or seized, if the words name no other."""
    frame = telling.trigger.frame
    if frame.type not in _VIOLENT or frame.no_recipient or len(actors) != 1 or actors[0].implicit:
        return ()
    place = find_place_country([g for g in telling.groups if telling.clause.holds(g.first)])
    own = actors[0].actor
    if place is None or own.country in {None, place} or own.sector not in _FORCES:
        return ()
    return (Party(Actor(place, f"country:{place}", place), implicit=True),)


def _unnamed_partner(telling: Telling, actors: Sequence[Party]) -> tuple[Party, ...]:
    """Return the place's state where a party met somebody there whose country the words do not name."""
    frame = telling.trigger.frame
    if frame.id == "clash" and len(actors) == 1:  # «اشتباكات بين قوات … ومسلحين في نابلس»
        where = find_place_country(telling.groups)
        if where is None or where == actors[0].actor.country:
            return ()
        return (Party(Actor(where, f"country:{where}", where), implicit=True),)
    if frame.type != "CONSULT" or not frame.symmetric or len(actors) != 1:
        return ()
    after = [g for g in telling.groups if g.first >= telling.last and not g.preposition]
    unknown = [g for g in after if g.kind == "unknown" or (g.parties and g.parties[0].implicit)]
    place = find_place_country(telling.groups)
    if not unknown or place is None or place == actors[0].actor.country:
        return ()
    return (Party(Actor(place, f"country:{place}", place), implicit=True),)


def _distinct(parties: Sequence[Party], others: Sequence[Party]) -> tuple[Party, ...]:
    left_out = {party.key for party in others}
    found: dict[str, Party] = {}
    for party in parties:
        if party.key not in left_out:
            found.setdefault(party.key, party)
    return tuple(found.values())


def _localize(
    frame: Frame, parties: Sequence[Party], groups: Sequence[Group], home: str | None
) -> tuple[Party, ...]:
    """Give crowds and unnamed armed men the country of the place named in the sentence, else the outlet's."""
    if frame.type not in _LOCAL:
        return tuple(party for party in parties if party.actor.country or party.actor.entity)
    place = find_place_country(groups) or next(
        (g.parties[0].actor.country for g in groups if g.kind == "place" and g.parties), None
    )
    abroad = any(p.actor.country not in {None, home} and not p.implicit for g in groups for p in g.parties)
    found: dict[str, Party] = {}
    for party in parties:
        settled = party
        unnamed = party.actor.country is None and party.actor.entity is None
        if unnamed or (party.implicit and place):
            country = place or (None if abroad else home)
            if country is None:
                continue
            actor = Actor(party.actor.name, None, country, party.actor.sector, party.actor.title)
            settled = Party(actor, implicit=place is None)
        found.setdefault(settled.key, settled)
    return tuple(found.values())


def _mediators(sentence: Sentence, groups: Sequence[Group]) -> tuple[Party, ...]:
    for place, word in enumerate(sentence.words):
        if word.folded in _MEDIATION:
            for group in groups:
                if place < group.first <= place + 2 and group.parties:
                    return group.parties
    return ()


def _is_complete(frame: Frame, actors: Sequence[Party], recipients: Sequence[Party]) -> bool:
    if not actors or (frame.needs_recipient and not recipients):
        return False
    mode = f"{frame.type}/{frame.mode}"
    if frame.type in _ALONE or frame.id in _ALONE_RULES or mode in _ALONE_MODES:
        return True
    if frame.id == "accede" and any(not (p.actor.entity or "").startswith("org:") for p in recipients):
        return False
    if frame.id.startswith("phone.") and len(actors) >= 2:
        return True
    if frame.symmetric or (frame.type == "AGREE" and not recipients):
        return len(actors) >= 2
    return bool(recipients)
