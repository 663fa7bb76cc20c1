"""Fits frames to the words of a sentence: trigger, object, standing and parties."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tawatur.annotate.clause import Clause, Telling, find_clause
from tawatur.annotate.event_parties import Group
from tawatur.annotate.event_roles import Roles, find_roles
from tawatur.annotate.event_status import Standing, find_standing
from tawatur.annotate.event_words import Sentence
from tawatur.knowledge.verbs import Frame, Trigger, find_triggers, object_readings
from tawatur.text.arabic.fold import fold

_OBJECT_REACH = 11
_CONTENT_REACH = 14
_CONTENT_OBJECT_REACH = 5
_CONTENT_TYPES = frozenset({"CONSULT", "COOPERATE", "AID", "SUPPORT", "RETREAT", "SANCTION"})
# What they are about is told as wished, feared or blamed, never as done.
_CONSUMERS = frozenset({"REQUEST", "REJECT", "THREATEN", "ACCUSE", "AGREE"})
_CONSUMING_RULES = frozenset(
    {"praise", "welcome", "solidarity.attack", "condemn.noun", "sovereignty", "invite.accept"}
)
# Of these the one who suffers stands right after a passive: «قتل فلسطيني», «اعتقل تونسي».
_PASSIVES = frozenset({"ASSAULT", "COERCE"})
_NOUNS_OF_ACTS = frozenset(
    map(
        fold,
        ("جريمة", "جرائم", "محاولة", "عملية", "عمليات", "حادث", "حادثة", "حوادث", "تهمة", "بتهمة", "سياسة"),
    )
)
_NEVER_BEFORE_VERBS = frozenset({"في", "من", "الي", "علي", "عن", "مع"})


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


@dataclass(frozen=True, slots=True)
class _Option:
    """A trigger with the object that it needs, whether or not an act is told by it."""

    trigger: Trigger
    first: int
    last: int
    object: tuple[int, int] | None
    fit: Fit | None = None

    @property
    def length(self) -> int:
        """Return how many words beyond the trigger's first speak for this frame."""
        return len(self.trigger.rest) + (self.object[1] - self.object[0] if self.object else 0)


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
        option = _best(sentence, groups, place, triggers, home=home, consumed=place < consumed_until)
        if option is None:
            continue
        if option.fit is None and _hides_another(sentence, option):
            continue
        used.add(place)
        used.update(range(*option.object) if option.object else ())
        told = option.fit is not None or option.trigger.tense != "noun"
        if _consumes(option.trigger.frame) and told and place >= consumed_until:
            consumed_until = find_clause(sentence, option.first, option.last).right
        if option.fit is not None:
            fits.append(option.fit)
    return tuple(fits)


def _hides_another(sentence: Sentence, option: _Option) -> bool:
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
            if not frame.objects or _find_object(sentence, frame, last, last + _CONTENT_OBJECT_REACH):
                return frame
    return None


def _consumes(frame: Frame) -> bool:
    return frame.type in _CONSUMERS or frame.id in _CONSUMING_RULES


def _best(
    sentence: Sentence,
    groups: Sequence[Group],
    place: int,
    triggers: Sequence[Trigger],
    *,
    home: str | None,
    consumed: bool,
) -> _Option | None:
    """Return the frame that fits best, with its act where one is told; None where no frame fits."""
    options = sorted(
        _options(sentence, groups, place, triggers),
        key=lambda option: (-option.length, option.trigger.frame.order),
    )
    for option in options:
        if _is_wished(sentence, option):
            continue
        clause = find_clause(sentence, option.first, option.last)
        span = (option.first, option.last)
        standing = find_standing(sentence, clause, span, option.trigger, consumed=consumed)
        if standing is None:
            continue
        telling = Telling(sentence, groups, option.trigger, option.first, option.last, clause)
        roles = find_roles(telling, home)
        if roles is not None:
            length = option.length - len(option.trigger.rest)
            fit = Fit(option.trigger, option.first, option.last, clause, standing, roles, length)
            return replace(option, fit=fit)
    return options[0] if options else None


def _is_wished(sentence: Sentence, option: _Option) -> bool:
    """Tell whether the object is only wished for: «أعلن رغبته في وقف …», «أكد ضرورة استئناف …»."""
    frame = option.trigger.frame
    if option.object is None or _consumes(frame) or option.trigger.tense == "noun":
        return False
    start = option.object[0]
    return any(c.kind == "asked" and option.last <= c.first < start for c in sentence.cues)


def _options(
    sentence: Sentence, groups: Sequence[Group], place: int, triggers: Sequence[Trigger]
) -> Iterator[_Option]:
    words = sentence.words
    reach = _reach(groups, place)
    qualified = _qualified(sentence, place)
    is_noun = qualified and any(trigger.tense == "noun" for trigger in triggers)
    # No verb ends in «ة» («حملة», «ضربة») or stands in the genitive («جريمة قتل»).
    closed = sentence.text[words[place].end - 1] == "ة"
    closed = closed or (place > 0 and words[place - 1].folded in _NOUNS_OF_ACTS)
    for trigger in triggers:
        last = place + 1 + len(trigger.rest)
        if trigger.rest:
            following = tuple(word.folded.removeprefix("ال") for word in words[place + 1 : last])
            if following != tuple(word.removeprefix("ال") for word in trigger.rest):
                continue
        if trigger.conjunction and place > 0 and words[place - 1].folded in _NEVER_BEFORE_VERBS:
            continue
        if trigger.tense != "noun" and (
            closed
            or (trigger.tense == "past" and (is_noun or (qualified and trigger.frame.type not in _PASSIVES)))
        ):
            continue
        object_ = _find_object(sentence, trigger.frame, last, reach)
        if object_ is not None or not trigger.frame.objects:
            yield _Option(trigger, place, last, object_)


def _reach(groups: Sequence[Group], place: int) -> int:
    """Return how far an object may stand from its trigger: the long name of a party counts as two words."""
    end = place + _OBJECT_REACH
    for group in groups:
        if place < group.first < end:
            end += max(0, group.last - group.first - 2)
    return end


def _qualified(sentence: Sentence, place: int) -> bool:
    """Tell whether an indefinite adjective of a country follows: «قصف أميركي» is a noun."""
    name = sentence.names.get(place + 1)
    following = sentence.words[place + 1 : place + 2]
    return name is not None and name.form == "adjective" and not following[0].folded.startswith("ال")


def _find_object(sentence: Sentence, frame: Frame, start: int, end: int) -> tuple[int, int] | None:
    """Return the words of the frame's object, the longest and of these the nearest to the trigger."""
    starts = frame.objects_by_first
    best: tuple[int, int] | None = None
    if not starts:
        return None
    for place in range(start, min(end, len(sentence.words))):
        word = sentence.words[place]
        if word.after_hard_mark:
            break
        forms = object_readings(word.folded)
        if starts.keys().isdisjoint(forms):
            continue
        lengths = [
            len(sequence)
            for first in forms
            for sequence in starts.get(first, ())
            if _goes_on(sentence, place, sequence)
        ]
        if max(lengths, default=0) > (best[1] - best[0] if best else 0):
            best = (place, place + max(lengths))
    return best


def _goes_on(sentence: Sentence, place: int, sequence: tuple[str, ...]) -> bool:
    """Tell whether an object whose first word stands at ``place`` stands there as a whole."""
    words = sentence.words[place : place + len(sequence)]
    return len(words) == len(sequence) and all(
        part in object_readings(word.folded) for part, word in zip(sequence[1:], words[1:], strict=True)
    )
