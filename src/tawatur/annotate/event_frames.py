"""Fits frames to the words of a sentence: trigger, object, standing and parties."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tawatur.annotate.clause import Clause, find_clause
from tawatur.annotate.event_core import Telling
from tawatur.annotate.event_options import Option, find_object, find_options
from tawatur.annotate.event_parties import Group
from tawatur.annotate.event_roles import Roles, find_roles
from tawatur.annotate.event_status import Standing, find_standing
from tawatur.annotate.event_words import Sentence
from tawatur.knowledge.verbs import Frame, Trigger, find_triggers
from tawatur.text.arabic.fold import fold

_CONTENT_REACH = 14
_CONTENT_OBJECT_REACH = 5
_CONTENT_TYPES = frozenset({"CONSULT", "COOPERATE", "AID", "SUPPORT", "RETREAT", "SANCTION"})
# What they are about is told as wished, feared or blamed, never as done.
_CONSUMERS = frozenset({"REQUEST", "REJECT", "THREATEN", "ACCUSE", "AGREE"})
_CONSUMING_RULES = frozenset(
    {
        "yield.accept",
        "yield.back",
        "praise",
        "welcome",
        "solidarity.attack",
        "condemn.noun",
        "sovereignty",
        "invite.accept",
    }
)
_WITH_PRONOUN = frozenset(
    map(fold, ("بها", "به", "بهم", "عليها", "عليه", "لها", "له", "فيها", "فيه", "منها", "منه"))
)
# Whose object is no act by itself: hosting a summit of nobody named.
_DECIDED = frozenset({"قرار", "بقرار", "لقرار"})
_WHOLE_RULES = frozenset({"meet.host"})
_CANCELED = frozenset({"PROTEST", "CONSULT"})
_THAT_OF = frozenset(map(fold, ("بأن", "بأنه", "بأنها", "بأنهم", "أن")))


@dataclass(frozen=True, slots=True)
class Fit:
    """A frame that fits.

    Attributes:
        trigger: the word that opened it, with the frame.
        first, last: words of the trigger.
        clause: its clause.
        standing: how the act stands.
        roles: who acts.
        object_words: number of words of the object that was found, 0 where the frame needs none.
    """

    trigger: Trigger
    first: int
    last: int
    clause: Clause
    standing: Standing
    roles: Roles
    object_words: int

    @property
    def frame(self) -> Frame:
        """Return the frame."""
        return self.trigger.frame


def find_fits(sentence: Sentence, groups: Sequence[Group], home: str | None) -> tuple[Fit, ...]:
    """Return the acts a sentence tells, in reading order; one act a trigger.

    Args:
        sentence: the sentence.
        groups: its parties.
        home: alpha-3 of the outlet's country, for crowds and policemen without a place.
    """
    fits: list[Fit] = []
    used: set[int] = set()
    consumed_until = -1
    for place, word in enumerate(sentence.words):
        triggers = find_triggers(word.folded)
        if not triggers or place in used or place in sentence.names:
            continue
        options = find_options(sentence, groups, place, triggers)
        best = _best(
            sentence,
            groups,
            options,
            home=home,
            consumed=place < consumed_until and not _is_decided(sentence, groups, place),
        )
        if best is None:
            continue
        option, fit = best
        if option.trigger.frame.type == "NONE":
            used.update(range(option.first, option.object[1] if option.object else option.last))
            continue
        if fit is None and _hides_another(sentence, option):
            continue
        used.add(place)
        if option.object and (fit is not None or option.trigger.frame.id in _WHOLE_RULES):
            used.update(range(*option.object))
        told = fit is not None or option.trigger.tense != "noun"
        if _consumes(option.trigger.frame) and told and place >= consumed_until:
            consumed_until = _end_of_content(sentence, option)
        if fit is not None:
            fits.append(fit)
    return tuple(fits)


def _is_decided(sentence: Sentence, groups: Sequence[Group], place: int) -> bool:
    """Tell whether an act stands behind «قرار لندن»: it was decided, whoever threatens or protests."""
    group = next((g for g in groups if g.last == place), None)
    return group is not None and group.first > 0 and sentence.words[group.first - 1].folded in _DECIDED


def _end_of_content(sentence: Sentence, option: Option) -> int:
    """Return where what is asked or blamed ends, «بأنها …» included."""
    right = find_clause(sentence, option.first, option.last).right
    if right + 1 < len(sentence.words) and sentence.words[right].folded in _THAT_OF:
        return find_clause(sentence, right + 1, right + 2).right
    return right


def _hides_another(sentence: Sentence, option: Option) -> bool:
    """Tell whether the object of an accusation without parties is itself an act: «عن إدانتها للهجوم»."""
    if option.object is None or option.trigger.frame.type != "ACCUSE":
        return False
    return bool(find_triggers(sentence.words[option.object[0]].folded))


def find_content(sentence: Sentence, fit: Fit) -> Frame | None:
    """Return the frame of the act that a promise or an agreement is about, or None where it names none."""
    for place in range(fit.last, min(fit.clause.right, fit.last + _CONTENT_REACH)):
        for trigger in find_triggers(sentence.words[place].folded):
            frame, last = trigger.frame, place + 1 + len(trigger.rest)
            if frame.type not in _CONTENT_TYPES:
                continue
            if not frame.objects or find_object(sentence, frame, last, last + _CONTENT_OBJECT_REACH):
                return frame
    return None


def _consumes(frame: Frame) -> bool:
    return frame.type in _CONSUMERS or frame.id in _CONSUMING_RULES


def _best(
    sentence: Sentence,
    groups: Sequence[Group],
    options: Sequence[Option],
    *,
    home: str | None,
    consumed: bool,
) -> tuple[Option, Fit | None] | None:
    """Return the frame that fits best, with its act where one is told; None where no frame fits."""
    for option in options:
        if option.trigger.frame.type == "NONE":
            return option, None
        if _is_wished(sentence, option):
            continue
        clause = find_clause(sentence, option.first, option.last)
        span = (option.first, option.last)
        standing = find_standing(sentence, clause, span, option.trigger, consumed=consumed)
        if standing is None:
            continue
        standing = _called_off(sentence, option) or standing
        telling = Telling(
            sentence,
            groups,
            option.trigger,
            option.first,
            option.last,
            clause,
            object=option.object,
            home=home,
        )
        roles = find_roles(telling, home)
        if clause.opening in {"verb", "turn"} and option.trigger.tense not in {"noun", "participle"}:
            roles = _carry(telling, roles, home)
        if roles is not None:
            length = option.length - len(option.trigger.rest)
            return option, Fit(option.trigger, option.first, option.last, clause, standing, roles, length)
    return (options[0], None) if options else None


def _is_wished(sentence: Sentence, option: Option) -> bool:
    """Tell whether the object is only wished for: «أعلن رغبته في وقف …», «أكد ضرورة استئناف …»."""
    frame = option.trigger.frame
    if option.object is None or _consumes(frame) or option.trigger.tense == "noun":
        return False
    start = option.object[0]
    return any(c.kind == "asked" and option.last <= c.first < start for c in sentence.cues)


def _carry(telling: Telling, roles: Roles | None, home: str | None) -> Roles | None:
    """Return the parties with the subject of the clause before, where what follows the verb is its object."""
    slots = telling.trigger.frame.recipient
    words, plain = telling.sentence.words, telling.plain
    following = words[telling.last].folded if telling.last < len(words) else ""
    if following in _WITH_PRONOUN or any(group.kind == "outsider" for group in plain[:1]):
        return roles  # «ونددت بها بريطانيا», «اتهمت وسائل إعلام»: the subject follows
    is_object = len(plain) == 1 and slots[:1] == ("O",)
    if (roles is not None and (roles.slot == "O" or not is_object)) or (plain and not is_object):
        return roles
    carried = find_roles(replace(telling, carried=True), home)
    return carried if carried is not None and (roles is None or carried.slot == "O") else roles


def _called_off(sentence: Sentence, option: Option) -> Standing | None:
    """Return that an act is called off where its object is: «تقرر إلغاء إضراب»."""
    if option.object is None or option.trigger.tense == "noun" or option.trigger.frame.type not in _CANCELED:
        return None
    start = option.object[0]
    off = any(c.kind == "called_off" and option.last <= c.first < start for c in sentence.cues)
    return Standing("called_off") if off else None
