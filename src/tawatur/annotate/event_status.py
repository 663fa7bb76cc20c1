"""How an act stands: done, planned, denied, called off, only thought of, or background."""

from dataclasses import dataclass

from tawatur.annotate.clause import Clause
from tawatur.annotate.event_phrases import PREPOSITIONS
from tawatur.annotate.event_words import Cue, Sentence
from tawatur.knowledge.event_cues import find_cues
from tawatur.knowledge.verbs import Trigger, find_triggers
from tawatur.text.arabic.fold import fold

_REACH = {
    "denied": 14,
    "called_off": 4,
    "planned": 9,
    "hypothetical": 9,
    "asked": 6,
    "talk": 3,
    "license": 18,
    "happens": 9,
}
_AFTER_IT, _HEADLINE, _NEGATED_REACH, _BY_REACH = 10, 14, 7, 7
_DESCRIBING = frozenset({"ASSAULT", "COERCE"})
_CALLED_OFF_TYPES = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AGREE", "PROTEST"})
_WAS = frozenset(map(fold, ("كان", "كانت", "وكان", "وكانت", "وكانا", "كانا")))
_PARTICLE = fold("قد")
_COMING = frozenset(
    map(fold, ("المقبل", "المقبلة", "القادم", "القادمة", "غدا", "المقررة", "المقرر", "المرتقبة", "المرتقب"))
)
_DURING_IT = frozenset(map(fold, ("خلالها", "خلاله", "أثناءها", "فيها", "خلالهما")))
_BEFORE = frozenset({"قبل", "قبيل"})
_DEATHS = frozenset(
    {
        "kill",
        "kill.passive",
        "killed.in",
        "beat",
        "stab",
        "bomb",
        "blast",
        "blast.shake",
        "explode",
        "shootdown",
        "demolish",
    }
)
# «أسفر عن مقتل»: what an act led to is no second act.
_RESULTS = frozenset(map(fold, ("أسفر", "أدى", "خلف", "تسبب", "أودى", "أوقع")))
_FINITE_NEGATIONS = frozenset(map(fold, ("لم", "لن", "لا", "ما", "ولم", "ولن", "ولا")))
_NOUN_NEGATIONS = frozenset(
    map(
        fold,
        (
            "عدم",
            "دون",
            "بدون",
            "بعدم",
            "وعدم",
            "لعدم",
            "غياب",
            "وقف",
            "لوقف",
            "بوقف",
            "وقفا",
            "منع",
            "لمنع",
            "إحباط",
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Status of an act as in the contract, whether it is background, and whether a planned date is coming."""

    status: str
    historical: bool = False


def find_standing(  # noqa: PLR0911 - the first sign that holds decides
    sentence: Sentence, clause: Clause, place: tuple[int, int], trigger: Trigger, *, consumed: bool
) -> Standing | None:
    """Return how the act told at words ``place`` stands; None where no act is told.

    An act named by a noun is told only where a verb before it says that it took place; an act that is asked
    for, discussed or negated is none.

    Args:
        sentence: the sentence.
        clause: the clause of the trigger.
        place: first and last word of the trigger.
        trigger: the trigger.
        consumed: the act is the content of a demand, a threat or a promise found before.
    """
    first = place[0]
    if consumed or _is_negated(sentence, first, trigger) or _is_detail(sentence, clause, first, trigger):
        return None
    cues = _cues_before(sentence, clause, first)
    kinds = {cue.kind for cue in cues if first - cue.last < _REACH.get(cue.kind, 0)}
    if any(cue.kind == "denied" and first - cue.last < _REACH["denied"] for cue in _denials(sentence, first)):
        return Standing("denied")
    noun = trigger.tense == "noun"
    if noun and _is_undone(sentence, clause, cues, trigger, first):
        return None
    if noun and trigger.preposition == "ل" and not kinds & {"planned", "hypothetical", "denied"}:
        return None  # «المفاوضات لتسوية النزاع»: what for
    if noun and "called_off" in kinds and trigger.frame.type in _CALLED_OFF_TYPES:
        return Standing("called_off")
    if "asked" in kinds or (noun and "talk" in kinds):
        return None
    if "hypothetical" in kinds or _is_supposed(sentence, clause, first, trigger):
        return Standing("hypothetical")
    if noun and trigger.preposition == "ب" and not _is_carried_out(cues, first):
        return None
    planned = _is_planned(sentence, clause, kinds, trigger, place)
    if planned is None or (
        noun and not planned and not _is_licensed(sentence, clause, kinds, trigger, place)
    ):
        return None
    if planned:
        return Standing("planned")
    return Standing("reported", historical=_is_past(sentence, clause, first, trigger))


def _is_planned(
    sentence: Sentence, clause: Clause, kinds: set[str], trigger: Trigger, place: tuple[int, int]
) -> bool | None:
    """Tell whether an act is to come; None where it is only spoken of: «عشية القمة المقبلة»."""
    planned = (
        trigger.tense == "future" or "planned" in kinds or _is_coming(sentence, clause, place[1], trigger)
    )
    if planned and trigger.has_article and not kinds & {"planned", "license", "happens"}:
        return None
    return planned or (trigger.frame.id == "visit.noun" and _is_announced(sentence, place[0]))


def _is_undone(sentence: Sentence, clause: Clause, cues: list[Cue], trigger: Trigger, first: int) -> bool:
    """Tell whether the verb of an act's noun is negated, or the noun only says what an act led to."""
    if any(_is_denied_verb(sentence, cue) for cue in cues if cue.kind == "license"):
        return True
    result = trigger.frame.id == "kill" and _is_result(sentence, first)
    return result or _has_negated_verb(sentence, clause, first)


def _is_licensed(
    sentence: Sentence, clause: Clause, kinds: set[str], trigger: Trigger, place: tuple[int, int]
) -> bool:
    """Tell whether the words say that an act which a noun names took place."""
    first, last = place
    if trigger.has_article and trigger.frame.id == "demo.noun":  # «بعد الاحتجاجات»: known already
        return "happens" in kinds or _happens(sentence, clause, first, last)
    if {"license", "happens"} & kinds or trigger.preposition == "ب":
        return True
    if _is_within(sentence, first) or _is_headline(sentence, first):
        return True
    return _happens(sentence, clause, first, last)


def _is_carried_out(cues: list[Cue], first: int) -> bool:
    """Tell whether a verb near before says that an act behind «ب» was done: «قام بقصف», «أفاد بمقتل»."""
    near = [c for c in cues if first - c.last <= _BY_REACH]
    return any(c.kind == "license" or (c.is_verb and c.kind in {"told", "happens"}) for c in near)


def _is_announced(sentence: Sentence, first: int) -> bool:
    """Tell whether a visit is only made known: «أعلنت عن زيارة»."""
    words = [word.folded for word in sentence.words[max(0, first - 2) : first]]
    return len(words) == 2 and words[1] == "عن" and any(k == "license" for k, _, _ in find_cues(words[0]))


def _is_result(sentence: Sentence, first: int) -> bool:
    window = sentence.words[max(0, first - 3) : first]
    return any(word.folded.lstrip("وت").removesuffix("ت") in _RESULTS for word in window)


def _happens(sentence: Sentence, clause: Clause, first: int, last: int) -> bool:
    """Tell whether a noun is the subject of a verb that follows: «انفجارات هزت», «الاحتجاجات تتواصل»."""
    if first > clause.left and sentence.words[first - 1].folded in PREPOSITIONS:
        return False
    return any(
        cue.kind == "happens" and cue.is_verb and last <= cue.first < min(last + _AFTER_IT, clause.right)
        for cue in sentence.cues
    )


def _is_headline(sentence: Sentence, first: int) -> bool:
    """Tell whether a noun opens a short sentence without a verb: «مباحثات مصرية تركية في القاهرة»."""
    if first > 0 or len(sentence.words) > _HEADLINE:
        return False
    return not any(cue.is_verb for cue in sentence.cues) and not any(
        t.tense != "noun" for word in sentence.words for t in find_triggers(word.folded)
    )


def _describes_somebody(sentence: Sentence, clause: Clause, first: int, trigger: Trigger) -> bool:
    """Tell whether a second verb without conjunction says who somebody is: «وصل شاب قتل فتاة»."""
    word = sentence.words[first]
    if trigger.tense != "past" or trigger.conjunction or word.after_mark or word.folded.endswith(("ه", "ها")):
        return False
    if clause.opening == "relative":
        return False
    between = range(clause.left, first - 1)
    return any(
        any(t.tense in {"past", "present"} and not t.preposition for t in find_triggers(w.folded))
        or any(is_verb for _, _, is_verb in find_cues(w.folded))
        for w in (sentence.words[place] for place in between if place not in sentence.names)
        if sentence.text[w.end - 1] != "ة"
    )


def _is_detail(sentence: Sentence, clause: Clause, first: int, trigger: Trigger) -> bool:
    """Tell whether a word is of an accident, or a verb describes another act: «زيارة يلتقي خلالها»."""
    if trigger.frame.id in _DEATHS and any(cue.kind == "accident" for cue in sentence.cues):
        return True
    if trigger.tense == "noun":
        return False
    if trigger.frame.type in _DESCRIBING and _describes_somebody(sentence, clause, first, trigger):
        return True
    words = sentence.words
    following = words[first + 1].folded if first + 1 < len(words) else ""
    if trigger.tense == "present" and following in _DURING_IT:
        return True
    return first >= 2 and words[first - 1].folded == "ان" and words[first - 2].folded in _BEFORE


def _cues_before(sentence: Sentence, clause: Clause, first: int) -> list[Cue]:
    left = clause.left
    if clause.opening == "that":
        left = max(0, clause.left - 10)
    return [
        cue
        for cue in sentence.cues
        if left <= cue.first and cue.last <= first and not _is_comment(sentence, cue)
    ]


def _is_comment(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether «علق» means that somebody commented: «علق على الاجتماع»."""
    following = sentence.words[cue.last].folded if cue.last < len(sentence.words) else ""
    return cue.kind == "called_off" and cue.is_verb and following == "علي"


def _is_denied_verb(sentence: Sentence, cue: Cue) -> bool:
    return cue.is_verb and cue.first > 0 and sentence.words[cue.first - 1].folded in _FINITE_NEGATIONS


def _has_negated_verb(sentence: Sentence, clause: Clause, first: int) -> bool:
    """Tell whether the verb before a noun is negated: «لم تستجب للضغوط في فرض …»."""
    window = sentence.words[max(clause.left, first - _NEGATED_REACH) : first]
    return any(word.folded in _FINITE_NEGATIONS - {"ما"} for word in window)


def _denials(sentence: Sentence, first: int) -> list[Cue]:
    return [cue for cue in sentence.cues if cue.kind == "denied" and cue.last <= first]


def _is_negated(sentence: Sentence, first: int, trigger: Trigger) -> bool:
    if first == 0:
        return False
    before = sentence.words[first - 1].folded
    if trigger.tense == "noun":
        near = {word.folded for word in sentence.words[max(0, first - 2) : first]}
        return bool(near & _NOUN_NEGATIONS)
    return before in _FINITE_NEGATIONS


def _is_supposed(sentence: Sentence, clause: Clause, first: int, trigger: Trigger) -> bool:
    """Tell whether «قد» stands before a verb of the present: it may happen."""
    if trigger.tense not in {"present", "future"}:
        return False
    window = sentence.words[max(clause.left, first - 3) : first]
    return any(word.folded in {_PARTICLE, "و" + _PARTICLE, "ف" + _PARTICLE} for word in window)


def _is_coming(sentence: Sentence, clause: Clause, last: int, trigger: Trigger) -> bool:
    window = sentence.words[last : clause.right]
    if trigger.tense == "present":
        return any(word.folded in _COMING for word in window)
    if trigger.tense == "noun":
        return any(word.folded in _COMING for word in window[:3]) or _is_of_future(sentence, clause, last)
    return False


def _is_of_future(sentence: Sentence, clause: Clause, last: int) -> bool:
    """Tell whether the verb of a noun's clause is of the future: «ستبحث الأزمة خلال محادثات», «ستستأنف»."""
    before = sentence.words[
        clause.left : clause.right if clause.opening == "that" else max(clause.left, last - 1)
    ]
    return any(
        word.folded.startswith("س") and any(t.tense == "future" for t in find_triggers(word.folded))
        for word in before
    )


def _is_within(sentence: Sentence, first: int) -> bool:
    """Tell whether «في» stands right before the noun: «في زيارة رسمية», «في ختام محادثات»."""
    return first > 0 and sentence.words[first - 1].folded in {"في", "ب", "ختام", "هامش"}


def _is_past(sentence: Sentence, clause: Clause, first: int, trigger: Trigger) -> bool:
    if any(cue.kind == "past" for cue in sentence.cues):
        return True
    if trigger.tense != "past":
        return False
    window = sentence.words[max(0, min(clause.left, first - 14)) : first]
    return any(word.folded in _WAS for word in window[-14:])
