"""Subject, object and genitive of an act's word, by the order of Arabic sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.annotate.clause import Clause, is_passive
from tawatur.annotate.event_parties import Group
from tawatur.annotate.event_phrases import AGENT, find_head
from tawatur.annotate.event_words import Sentence
from tawatur.knowledge.event_cues import find_cues
from tawatur.knowledge.verbs import Trigger, find_triggers
from tawatur.text.arabic.fold import fold

_DECISIONS = frozenset(
    map(fold, ("قرار", "إعلان", "قيام", "إقدام", "اعتزام", "عزم", "نية", "موافقة", "مواصلة", "استمرار"))
)
_CAUSES = frozenset(map(fold, ("احتجاجا", "ردا", "تنديدا", "بسبب", "خلفية", "رغم", "جراء", "رفضا", "دعما")))
_CAUSE_REACH = 5
_NOT_FOR = frozenset({"لدي", "لم", "لن", "لا", "لكن", "لو", "لذلك"})
_DEATHS = frozenset({"kill"})
NO_SUBJECTS = frozenset({"adjective", "place", "own"})
"""Kinds of groups that never act."""

_SUBJECT_WORDS = 5
_DUAL, _TWO = ("تا", "ان"), 2


@dataclass(frozen=True, slots=True)
class Telling:
    """A trigger at words ``[first, last)`` with all that its parties may be read from.

    With ``carried`` its subject is that of the clause before: «طلبت الرباط …، واتهمت حزب الله».
    """

    sentence: Sentence
    groups: Sequence[Group]
    trigger: Trigger
    first: int
    last: int
    clause: Clause
    carried: bool = False
    object: tuple[int, int] | None = None
    home: str | None = None

    @property
    def right(self) -> list[Group]:
        """Return the groups behind the trigger that may belong to its act."""
        right = [g for g in self.groups if g.first >= self.last and self.clause.holds(g.first)]
        if self.trigger.frame.symmetric and self.clause.skips:  # «اتفقت …، في بيان صدر مع الصين»
            return [g for g in right if g.first < self.clause.skips[0][0]]
        return right

    @property
    def plain(self) -> list[Group]:
        """Return those of them that no preposition governs."""
        return [g for g in self.right if not g.preposition and g.kind not in {"adjective", "own"}]


@dataclass(frozen=True, slots=True)
class Core:
    """The parties that stand in the three places without a preposition; None where nobody does."""

    subject: Group | None
    object: Group | None
    genitive: Group | None = None


def find_core(telling: Telling) -> Core:
    """Return subject, object and genitive of what is told."""
    finder = _CoreFinder(telling)
    return finder.carried() if telling.carried else finder.find()


def is_crowd(group: Group) -> bool:
    """Tell whether a group is people who do not coerce: protesters, citizens, not gunmen."""
    sectors = {party.actor.sector for party in group.parties}
    return group.kind == "group" and not sectors & {"CRM", "UAF"}


class _CoreFinder:
    def __init__(self, telling: Telling) -> None:
        self.sentence, self.clause, self.trigger = telling.sentence, telling.clause, telling.trigger
        self.first, self.last, self.object_at = telling.first, telling.last, telling.object
        self.left = [g for g in telling.groups if g.last <= self.first]
        self.right = telling.right
        self.plain = telling.plain

    def find(self) -> Core:
        """Return what the words around the trigger say."""
        before = self._before()
        agent = next((g for g in self.right if g.preposition == AGENT), None)
        if agent is not None:  # «اعتقل … من قبل الشرطة», «على يد مسلحين»
            return Core(agent, self._next() or before)
        if self.trigger.tense == "participle":  # «…، داعيا إيران إلى …»: the subject is that of the verb
            marked = self.sentence.words[self.first].after_mark
            main = self.carried().subject if marked and self.clause.opening == "that" else None
            return Core(main or before or self.carried().subject, self._next())
        if self.trigger.tense == "past" and is_passive(self.sentence, self.first):
            return Core(None, self._next() or before)
        if self.trigger.tense == "noun":
            return self._of_noun(before)
        return self._of_people(before) or self._of_verb(before)

    def carried(self) -> Core:
        """Return the first party of the sentence as subject, what follows the verb as object."""
        outside = [g for g in self.left if g.first < self.clause.left and g.parties and not g.preposition]
        known = [g for g in outside if g.kind not in NO_SUBJECTS]
        return Core(known[0] if known else None, self._next())

    def _next(self) -> Group | None:
        return self.plain[0] if self.plain else None

    def _of_noun(self, before: Group | None) -> Core:
        if self._is_cause() and self._decider() is None:
            before = None  # «احتجاجا على اعتراف باريس»: an act of somebody else
        near = self.plain[0] if self.plain and self.plain[0].first - self.last <= 2 else None
        genitive = near if near is not None and not self.trigger.has_pronoun else None
        if genitive is not None and self._acts(genitive):
            return Core(genitive, None, genitive)
        rest = [g for g in self.plain if g is not genitive]
        if self.trigger.frame.id == "visit.noun":
            near_by = genitive is not None and rest and rest[0].first == genitive.last
            return Core(before, rest[0] if near_by else None, genitive)  # «زيارة وفد من حماس موسكو»
        return Core(before, (genitive or (rest[0] if rest else None)), genitive)

    def _of_people(self, before: Group | None) -> Core | None:
        """Return the core where those behind the verb suffer it, or an adjective acts; else None."""
        coerces = self.trigger.frame.type == "COERCE"
        plain = self._actors()
        if self._is_passive(plain):
            return Core(None, plain[0])
        if coerces and self.plain and is_crowd(self.plain[0]) and self.clause.opening != "verb":
            return Core(None, self.plain[0])  # «اقتحم محتجون»: a crowd does not coerce
        described = [g for g in self.left if g.kind == "adjective" and g.last == self.first and g.parties]
        if described and not (self.sentence.words[self.first].after_mark or self.trigger.conjunction):
            return Core(described[0], self._next())  # «غارة إسرائيلية استهدفت»
        if plain and plain[0].parties and self._has_object_pronoun():
            return Core(plain[0], before or self.carried().subject)  # «استقبله ملك الأردن»
        return None

    def _is_cause(self) -> bool:
        words = self.sentence.words[max(self.clause.left, self.first - _CAUSE_REACH) : self.first]
        return any(word.folded.lstrip("و") in _CAUSES for word in words)

    def _actors(self) -> list[Group]:
        coerces = self.trigger.frame.type == "COERCE"
        return [g for g in self.plain if g.kind != "place" and not (coerces and is_crowd(g))]

    def _of_verb(self, before: Group | None) -> Core:
        plain = self._actors()
        if before is None and self._opens_with_noun():
            return Core(None, self._next())
        if before is not None and (before is self._pair() or self._comes_first(before)):
            return Core(before, self._next())
        if plain and plain[0].kind == "peer":
            return Core(before, plain[0])
        if plain and not self._is_far(plain[0]):
            own = {party.key for party in plain[0].parties}
            others = [g for g in self.plain if g.first > plain[0].first]
            others = [g for g in others if any(p.key not in own for p in g.parties)] or others
            return Core(plain[0], (others[0] if others else None))
        return Core(before, self._next())

    def _acts(self, genitive: Group) -> bool:
        """Tell whether a noun's genitive is its subject: its object follows («قصف إسرائيل للمخيم»)."""
        words = self.sentence.words
        if genitive.first != self.last or not genitive.parties or genitive.last >= len(words):
            return False
        if self.object_at is not None and self.object_at[0] >= genitive.last:
            return True  # «تقديم الكويت قرضا»
        following = words[genitive.last]
        if following.after_mark:
            return False
        return following.folded.startswith("ل") and following.folded not in _NOT_FOR

    def _has_object_pronoun(self) -> bool:
        """Tell whether the verb carries its object, so that the subject follows."""
        folded = self.sentence.words[self.first].folded
        bare = folded.removesuffix("ها") if folded.endswith("ها") else folded.removesuffix("ه")
        if bare == folded or self.first + 1 != self.last:
            return False
        return any(t.frame is self.trigger.frame and t.tense != "noun" for t in find_triggers(bare))

    def _opens_with_noun(self) -> bool:
        """Tell whether a subject that is no party opens the sentence: «المقاومة تستهدف قوة إسرائيلية»."""
        if self.clause.opening != "start" or self.trigger.tense != "present" or self.first < 1:
            return False
        opening = self.sentence.words[0].folded
        return opening.startswith("ال") and find_cues(opening) == () and self.first <= _SUBJECT_WORDS

    def _is_passive(self, plain: Sequence[Group]) -> bool:
        """Tell whether the only party after «قتل» is the one killed: people, no force."""
        if self.trigger.frame.id not in _DEATHS or not plain or len(plain) > 1:
            return False
        head = find_head(self.sentence, plain[0].first)
        force = head is not None and (
            head.head.kind == "body" or (head.has_article and head.head.sector == "MIL")
        )
        return not force and self._is_near(plain[0])

    def _is_near(self, group: Group) -> bool:
        return group.first - self.last <= 3

    def _is_far(self, group: Group) -> bool:
        """Tell whether the group stands so far behind the verb that something else is its subject."""
        return group.first - self.last > 9

    def _before(self) -> Group | None:
        """Return the subject that stands before the trigger."""
        decided = self._decider()
        if decided is not None:
            return decided
        inside = [g for g in self.left if g.first >= self.clause.left]
        if self._is_pronoun():
            inside = []
        pair = self._pair()
        if pair is not None:
            return pair
        plain = [g for g in inside if not g.preposition and g.kind not in NO_SUBJECTS]
        if plain:
            known = [g for g in plain if g.parties] or plain
            return known[0] if self.trigger.tense == "noun" else plain[0]
        outside = [g for g in self.left if g.first < self.clause.left]
        if self.clause.opening == "relative":
            return outside[-1] if outside and self._is_antecedent(outside[-1]) else None
        if self.clause.opening in {"that", "verb"}:
            plain = [g for g in outside if not g.preposition and g.kind not in NO_SUBJECTS]
            return plain[-1] if plain else None
        return None

    def _pair(self) -> Group | None:
        """Return the two of whom a verb in the dual tells: «حذت البحرين والسودان حذو الرياض وقطعتا …»."""
        folded = self.sentence.words[self.first].folded
        if self.trigger.tense == "noun" or not folded.endswith(_DUAL):
            return None
        pairs = [g for g in self.left if len(g.parties) == _TWO and not g.preposition]
        return pairs[-1] if pairs else None

    def _is_antecedent(self, group: Group) -> bool:
        """Tell whether a relative clause is about a party: not in «… للهجوم الذي استهدف»."""
        pronoun = self.sentence.words[self.clause.left - 1]
        return pronoun.after_mark or pronoun.folded[0] == "و" or group.last >= self.clause.left - 1

    def _decider(self) -> Group | None:
        """Return who stands between «قرار», «قيام» and the act's noun: «قرار لندن طرد …»."""
        if self.trigger.tense != "noun" or not self.left:
            return None
        group = self.left[-1]
        near = self.first - group.last <= 1 and group.first > 0 and bool(group.parties)
        before = self.sentence.words[group.first - 1].folded.lstrip("وبل") if near else ""
        return group if before in _DECISIONS else None

    def _is_pronoun(self) -> bool:
        """Tell whether the subject is the one named before «إنه», «أنها»."""
        left = self.clause.left
        return self.clause.opening == "that" and self.sentence.words[left - 1].folded.endswith(
            ("ه", "ها", "هم", "هما")
        )

    def _comes_first(self, before: Group) -> bool:
        """Tell whether a group before the verb is its subject: it opens the clause, or none follows."""
        if before.first < self.clause.left:
            sure = self.clause.opening == "relative" or self._is_pronoun()
            return sure or not [g for g in self.plain if g.kind != "place"]
        return before.first - self.clause.left <= 2 or before.last == self.first
