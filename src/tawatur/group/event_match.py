"""Tells whether two tellings are of one act, and why."""

from dataclasses import dataclass
from datetime import date

from tawatur.group.serial import find_serial
from tawatur.model.annotation import Actor, EventMention
from tawatur.model.event import Telling
from tawatur.text.arabic.fold import fold
from tawatur.text.tokens import split_words

_VISITING = frozenset({"visit", "meet", None})
_ENOUGH = 2
_TEXT_DAYS, _PUBLICATION_DAYS, _LONE_PUBLICATION_DAYS = 1, 3, 1
_ARMS = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})


@dataclass(frozen=True, slots=True)
class Told:
    """A mention with what is known of its article; ``story`` is None where it stands alone."""

    mention: EventMention
    telling: Telling
    story: str | None

    @property
    def family(self) -> tuple[str, str | None, frozenset[str]]:
        """Return what two tellings of one act always share: kind of act, standing and parties."""
        mention = self.mention
        type_ = mention.type if mention.type != "AGREE" else f"AGREE:{_act_of(mention.underlying)}"
        return type_, mention.status, self.parties

    @property
    def parties(self) -> frozenset[str]:
        """Return the keys of actors and recipients."""
        return frozenset(map(key_of, (*self.mention.actors, *self.mention.recipients)))

    @property
    def days(self) -> tuple[date, date] | None:
        """Return the first and last day of the act, or None where it is undated or coarser than a week."""
        mention = self.mention
        if mention.date is None or mention.date_precision not in {"day", "week"}:
            return None
        try:
            first = date.fromisoformat(mention.date)
            return first, date.fromisoformat(mention.until) if mention.until else first
        except ValueError:
            return None


def key_of(actor: Actor) -> str:
    """Return what tells parties apart: an organization that is no arm of a state, a country, a name."""
    if actor.entity and actor.entity.startswith("org:") and actor.sector not in _ARMS:
        return actor.entity
    return actor.country or actor.entity or fold(actor.name)


def find_reasons(one: Told, other: Told) -> tuple[str, ...]:
    """Return why two tellings of one family are of one act, in short Arabic phrases; empty if they are not.

    Copies of one text tell one act where their dates allow it. Others need two signs: same kind of meeting,
    place, person, story, wording or stated day.
    """
    if _contradict(one, other):
        return ()
    signs = _signs(one, other)
    if one.telling.origin == other.telling.origin:
        return ("نسختان من نص واحد", *signs)
    return signs if len(signs) >= _ENOUGH else ()


def _contradict(one: Told, other: Told) -> bool:
    a, b = one.mention, other.mention
    if a.mode != b.mode and None not in {a.mode, b.mode} and not {a.mode, b.mode} <= _VISITING:
        return True
    if a.historical != b.historical and None in {a.date, b.date}:
        return True
    if a.place and b.place and a.place.country and b.place.country and a.place.country != b.place.country:
        return True
    serials = find_serial(one.telling.sentence_text), find_serial(other.telling.sentence_text)
    if None not in serials and serials[0] != serials[1]:
        return True
    return _other_persons(a, b) or not _dates_agree(one, other)


def _dates_agree(one: Told, other: Told) -> bool:
    a, b = one.days, other.days
    if a is None or b is None:
        return one.mention.date == other.mention.date or (
            one.mention.historical == other.mention.historical
            and None in {one.mention.date, other.mention.date}
        )
    gap = max((b[0] - a[1]).days, (a[0] - b[1]).days, 0)
    guessed = "publication" in {one.mention.date_basis, other.mention.date_basis}
    if not guessed:
        return gap <= _TEXT_DAYS
    same_story = one.story is not None and one.story == other.story
    return gap <= (_PUBLICATION_DAYS if same_story else _LONE_PUBLICATION_DAYS)


def _other_persons(a: EventMention, b: EventMention) -> bool:
    """Tell whether two different persons hold the same office of the same country in two tellings."""
    for actor in (*a.actors, *a.recipients):
        for peer in (*b.actors, *b.recipients):
            same_office = actor.title and peer.title and fold(actor.title) == fold(peer.title)
            if same_office and actor.country == peer.country and not _same_person(actor, peer):
                return True
    return False


def _same_person(one: Actor, other: Actor) -> bool:
    return split_words(fold(one.name))[-1:] == split_words(fold(other.name))[-1:]


def _signs(one: Told, other: Told) -> tuple[str, ...]:
    a, b = one.mention, other.mention
    found = []
    if a.mode is not None and a.mode == b.mode:
        found.append("الفعل نفسه")
    if a.rule == b.rule:
        found.append("الصيغة نفسها")
    if a.place and b.place and fold(a.place.name) == fold(b.place.name):
        found.append("المكان نفسه")
    if one.story is not None and one.story == other.story:
        found.append("القصة نفسها")
    if a.date and a.date == b.date and "publication" not in {a.date_basis, b.date_basis}:
        found.append("اليوم نفسه")
    persons = [x for x in (*a.actors, *a.recipients) if x.title]
    peers = [x for x in (*b.actors, *b.recipients) if x.title]
    if any(_same_person(x, y) and x.country == y.country for x in persons for y in peers):
        found.append("الشخص نفسه")
    if one.telling.article == other.telling.article:
        found.append("المقال نفسه")
        if a.type == "CONSULT" and {a.mode, b.mode} <= _VISITING:
            found.append("لقاء في زيارة")
    return tuple(found)


def _act_of(underlying: str | None) -> str | None:
    return underlying.split("/")[0] if underlying else None
