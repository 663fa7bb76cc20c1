"""Tells whether two tellings are of one act, and why."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tawatur.group.frequencies import load_frequencies
from tawatur.group.serial import find_serial
from tawatur.model.annotation import Actor, EventMention
from tawatur.model.event import Telling
from tawatur.search.analyzer import stem_terms
from tawatur.text.arabic.fold import fold
from tawatur.text.tokens import split_words

MUTUAL = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE"})
"""Types whose parties do one thing together, which may last for days."""
_DAILY = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})
_VISITING = frozenset({"visit", "meet", None})
_ENOUGH = 2
_FEW_PARTIES = 2
_MODE, _FRAME = "الفعل نفسه", "الصيغة نفسها"
_MEETING = "لقاء في زيارة"
_SAME_SENTENCE = 0.7
_LITTLE, _MUCH = 0.12, 0.25  # shares of the weight of the shorter sentence's words
# In folded letters: an act told as done again and again is no single one.
_HABIT = re.compile(
    r"\b(?:مرارا|مرات عده|عده مرات|باستمرار|باطراد|منذ (?:بدء|بدايه|سنوات|اعوام|عقود)"
    r"|خلال (?:السنوات|الاعوام|العقود|الاشهر)|علي مدي|كل عام)\b"
)
_TEXT_DAYS, _LONE_PUBLICATION_DAYS = 1, 1
LONGEST_GAP = 3
"""Days by which two dated tellings of one act may differ at most: one is only known from publication."""
_ARMS = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})


@dataclass(frozen=True, slots=True)
class Told:
    """A mention with what is known of its article, and what is compared, read once.

    Attributes:
        mention, telling: what is told, and where.
        story: of the article, None where it stands alone.
        kind: type and standing, which two tellings of one act always share.
        parties: keys of actors and recipients.
        days: first and last day of the act, or None where it is undated or coarser than a week.
        serial: its number in a row of like acts, or None.
        place: its place's name, folded, or None.
        offices: office, country and last name of the persons among the parties.
        words: the stems of its sentence and what each weighs.
        is_habit: the sentence tells what was done again and again, no single act.
    """

    mention: EventMention
    telling: Telling
    story: str | None
    kind: tuple[str, str]
    parties: frozenset[str]
    days: tuple[date, date] | None
    serial: int | None
    place: str | None
    offices: tuple[tuple[str, str | None, str], ...]
    words: Mapping[str, float]
    is_habit: bool


def read_telling(mention: EventMention, telling: Telling, story: str | None) -> Told:
    """Return a telling with what is compared of it."""
    parties = (*mention.actors, *mention.recipients)
    type_ = mention.type if mention.type != "AGREE" else f"AGREE:{_act_of(mention.underlying)}"
    return Told(
        mention,
        telling,
        story,
        kind=(type_, mention.status),
        parties=frozenset(map(key_of, parties)),
        days=_find_days(mention),
        serial=find_serial(telling.sentence_text),
        place=fold(mention.place.name) if mention.place else None,
        offices=tuple(
            (fold(party.title), party.country, " ".join(split_words(fold(party.name))[-1:]))
            for party in parties
            if party.title
        ),
        words=weigh_sentence(telling.sentence_text),
        is_habit=_HABIT.search(fold(telling.sentence_text)) is not None,
    )


def weigh_sentence(sentence: str) -> dict[str, float]:
    """Return the stems of a sentence that say something, and what each weighs."""
    frequencies = load_frequencies()
    return {stem: weight for stem in stem_terms(sentence) if (weight := frequencies.weigh(stem)) > 0}


def share_words(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return how much of what the shorter sentence says the other says too, 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    total = min(sum(one.values()), sum(other.values()))
    return sum(weight for stem, weight in one.items() if stem in other) / total if total else 0.0


def _find_days(mention: EventMention) -> tuple[date, date] | None:
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
    """Return why two tellings of one kind are of one act, in short Arabic phrases; empty if they are not.

    A sentence printed again in a copy tells one act where the dates allow it, and so do a visit and a meeting
    in one article. Others need two signs: same mode or frame, place, person, story, stated day, article or
    wording. The wording must have something in common, and much of it where only one party is named, one
    telling names fewer parties, or modes or days differ.
    """
    is_thinner = one.parties != other.parties
    if (is_thinner and len(one.parties | other.parties) > _FEW_PARTIES) or _contradict(one, other):
        return ()
    shared = share_words(one.words, other.words)
    is_printed_again = one.telling.origin == other.telling.origin and shared >= _SAME_SENTENCE
    signs = _signs(one, other)
    if is_printed_again and not is_thinner:
        return ("نسختان من نص واحد", *signs)
    if _MEETING in signs:
        return signs
    if one.is_habit or other.is_habit:
        return ()
    if shared >= _MUCH:
        signs = (*signs, "الألفاظ نفسها")
    is_late = _is_other_day(one, other)
    is_doubtful = is_thinner or len(one.parties) == 1 or _other_modes(one, other) or is_late
    # That frame and mode are the same says one thing, not two.
    points = len(signs) - (_FRAME in signs and _MODE in signs)
    if points < _ENOUGH + is_late or shared < (_MUCH if is_doubtful else _LITTLE):
        return ()
    return signs


def _contradict(one: Told, other: Told) -> bool:
    a, b = one.mention, other.mention
    if a.type not in MUTUAL and _is_turned_round(a, b):
        return True
    if a.historical != b.historical and (
        # What an article tells as background is not its news.
        None in {a.date, b.date} or one.telling.article == other.telling.article
    ):
        return True
    if a.place and b.place and a.place.country and b.place.country and a.place.country != b.place.country:
        return True
    if None not in {one.serial, other.serial} and one.serial != other.serial:
        return True
    return _other_persons(one, other) or not _dates_agree(one, other)


def _dates_agree(one: Told, other: Told) -> bool:
    a, b = one.days, other.days
    if a is None or b is None:
        if None not in {one.mention.date, other.mention.date}:
            return one.mention.date == other.mention.date
        # Without a day only what stands close together may be one.
        return one.mention.historical == other.mention.historical and (
            one.telling.origin == other.telling.origin or (one.story is not None and one.story == other.story)
        )
    gap = _gap(one, other)
    guessed = "publication" in {one.mention.date_basis, other.mention.date_basis}
    if not guessed:
        return gap <= _TEXT_DAYS
    same_story = one.story is not None and one.story == other.story
    return gap <= (LONGEST_GAP if same_story else _LONE_PUBLICATION_DAYS)


def _gap(one: Told, other: Told) -> int:
    """Return the days between two acts, 0 where they overlap or one is undated."""
    a, b = one.days, other.days
    return max((b[0] - a[1]).days, (a[0] - b[1]).days, 0) if a and b else 0


def _is_other_day(one: Told, other: Told) -> bool:
    """Tell whether the days differ by more than the day that news takes to be printed."""
    gap = _gap(one, other)
    if gap == 0:
        return False
    guessed = [item for item in (one, other) if item.mention.date_basis == "publication"]
    if gap > 1 or not guessed:
        return True
    if len(guessed) > 1:  # strikes are told anew each day, an expulsion is told again
        return one.mention.type in _DAILY and (one.story is None or one.story != other.story)
    known = other if guessed[0] is one else one
    return (guessed[0].mention.date or "") < (known.mention.date or "")


def _other_modes(one: Told, other: Told) -> bool:
    a, b = one.mention.mode, other.mention.mode
    return a != b and None not in {a, b} and not {a, b} <= _VISITING


def _is_turned_round(a: EventMention, b: EventMention) -> bool:
    """Tell whether who acts in one telling suffers in the other: expulsions are answered by expulsions."""
    actors, recipients = set(map(key_of, a.actors)), set(map(key_of, a.recipients))
    peers, sufferers = set(map(key_of, b.actors)), set(map(key_of, b.recipients))
    return bool(actors & sufferers and recipients & peers and not actors & peers)


def _other_persons(one: Told, other: Told) -> bool:
    """Tell whether two different persons hold the same office of the same country in two tellings."""
    return any(
        office == peer_office and country == peer_country and name != peer_name
        for office, country, name in one.offices
        for peer_office, peer_country, peer_name in other.offices
    )


def _signs(one: Told, other: Told) -> tuple[str, ...]:
    a, b = one.mention, other.mention
    found = []
    if a.mode is not None and a.mode == b.mode:
        found.append(_MODE)
    if a.rule == b.rule:
        found.append(_FRAME)
    if one.place is not None and one.place == other.place:
        found.append("المكان نفسه")
    if one.story is not None and one.story == other.story:
        found.append("القصة نفسها")
    if a.date and a.date == b.date and "publication" not in {a.date_basis, b.date_basis}:
        found.append("اليوم نفسه")
    if any(
        name == peer_name and country == peer_country
        for _, country, name in one.offices
        for _, peer_country, peer_name in other.offices
    ):
        found.append("الشخص نفسه")
    if one.telling.article == other.telling.article:
        found.append("المقال نفسه")
        if a.type == "CONSULT" and {a.mode, b.mode} <= _VISITING:
            found.append(_MEETING)
    return tuple(found)


def _act_of(underlying: str | None) -> str | None:
    return underlying.split("/")[0] if underlying else None
