"""How far the clause of an act reaches, and what opens it."""

from dataclasses import dataclass

from tawatur.annotate.event_words import Sentence
from tawatur.knowledge.event_cues import find_cues
from tawatur.knowledge.verbs import find_triggers
from tawatur.text.arabic.fold import fold

DAMMA = "\N{ARABIC DAMMA}"
_THAT = frozenset(map(fold, ("أن", "إن", "بأن", "أنه", "أنها", "إنه", "إنها", "بأنه", "بأنها", "وأن", "لأن")))
_RELATIVE = frozenset(map(fold, ("الذي", "التي", "الذين", "اللذان", "اللذين", "والذي", "والتي")))
_TURNS = frozenset(
    map(fold, ("فيما", "بينما", "حيث", "لكن", "ولكن", "إذ", "بعدما", "وفيما", "وبينما", "كما"))
)
_LONGEST_CLAUSE = 45


@dataclass(frozen=True, slots=True)
class Clause:
    """The stretch of words an act belongs to.

    Attributes:
        left: first word of the clause.
        opening: what stands before it: ``start``, ``that``, ``relative``, ``verb`` or ``turn``.
        slots_end: word at which no more parties of the act can follow.
        right: word after the clause with its adjuncts.
        skips: stretches that hold no party of the act, up to the mark that ends them: «، خلال زيارته باريس،».
    """

    left: int
    opening: str
    slots_end: int
    right: int
    skips: tuple[tuple[int, int], ...] = ()

    def holds(self, place: int) -> bool:
        """Tell whether a party at a word may be one of the act."""
        return place < self.slots_end and not any(first <= place < last for first, last in self.skips)


def find_clause(sentence: Sentence, first: int, last: int) -> Clause:
    """Return the clause of the trigger at words ``[first, last)``."""
    left, opening = _left_of(sentence, first)
    right, slots_end = _right_of(sentence, last)
    return Clause(left, opening, slots_end, right, _skips(sentence, last, right))


def _skips(sentence: Sentence, last: int, right: int) -> tuple[tuple[int, int], ...]:
    found = []
    for cue in sentence.cues:
        if cue.kind != "adjunct" or not last < cue.first < right:
            continue
        if sentence.words[cue.first].folded == "قبل" and sentence.words[cue.first - 1].folded == "من":
            continue  # «من قبل الشرطة»: who did it
        marks = (place for place in range(cue.last, right) if sentence.words[place].after_mark)
        found.append((cue.first, next(marks, right)))
    return tuple(found)


def is_passive(sentence: Sentence, place: int) -> bool:
    """Tell whether the vowel that is written says that a verb is passive: «قُتل», «استُهدفت»."""
    word = sentence.words[place]
    return DAMMA in sentence.text[word.start : word.end].lstrip("وف")[:4]


def opens_verb(sentence: Sentence, place: int) -> bool:
    """Tell whether a verb of telling or of an act opens a new clause at this word: «وأكد», «، وأعلن»."""
    word = sentence.words[place]
    if not (word.folded[:1] in {"و", "ف"} or word.after_mark):
        return False
    if place in sentence.names or sentence.text[word.end - 1] == "ة":
        return False  # «وزارة» is no «وزاره»
    bare = word.folded
    if any(kind == "told" and is_verb for kind, _, is_verb in find_cues(bare)):
        return True
    triggers = find_triggers(bare)
    if any(t.tense in {"noun", "participle"} and not t.conjunction for t in triggers):
        return False  # «أعلن الوزير، الأربعاء، فرض عقوبات»
    if word.folded[:1] not in {"و", "ف"} and not _has_verb(sentence, place):
        return False  # «الوزير، فلان، يستقبل»: the first verb, behind an apposition
    finite = [t for t in triggers if t.tense not in {"noun", "participle"}]
    return any(t.conjunction or word.after_mark for t in finite)


def _has_verb(sentence: Sentence, place: int) -> bool:
    """Tell whether a verb that is known stands before a word."""
    if any(cue.is_verb and cue.last <= place for cue in sentence.cues):
        return True
    return any(
        any(t.tense != "noun" for t in find_triggers(word.folded))
        for number, word in enumerate(sentence.words[:place])
        if number not in sentence.names
    )


def _left_of(sentence: Sentence, first: int) -> tuple[int, str]:  # noqa: PLR0911 - each sign decides alone
    if first > 0 and sentence.words[first].after_mark and opens_verb(sentence, first):
        return first, "verb"  # «أكد أن …، ويتهم واشنطن»
    for place in range(first - 1, max(-1, first - _LONGEST_CLAUSE), -1):
        word = sentence.words[place]
        if word.folded in _THAT:
            return place + 1, "that"
        if word.folded in _RELATIVE:
            return place + 1, "relative"
        if word.folded in _TURNS:
            return place + 1, "turn"
        if sentence.words[place + 1].after_hard_mark:
            return place + 1, "turn"
        if opens_verb(sentence, place) and place < first:
            return place, "verb"
    if opens_verb(sentence, first) and first > 0:
        return first, "verb"
    return 0, "start"


def _is_participle(sentence: Sentence, place: int) -> bool:
    """Tell whether a second act of the subject begins: «أدانت …، داعية إلى …»."""
    word = sentence.words[place]
    if not (word.after_mark or word.folded[:1] in {"و", "ف"}):
        return False
    return any(t.tense == "participle" and not t.rest for t in find_triggers(word.folded))


def _right_of(sentence: Sentence, last: int) -> tuple[int, int]:
    words = sentence.words
    end, slots_end = min(len(words), last + _LONGEST_CLAUSE), 0
    for place in range(last, end):
        word = words[place]
        if word.after_hard_mark or word.folded in _THAT or word.folded in _TURNS:
            return place, slots_end or place
        if place > last and (opens_verb(sentence, place) or word.folded in _RELATIVE):
            if word.folded not in _RELATIVE:
                return place, slots_end or place
            slots_end = slots_end or place
        if place > last and _is_participle(sentence, place):
            return place, slots_end or place
    return end, slots_end or end
