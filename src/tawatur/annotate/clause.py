"""How far the clause of an act reaches, and which parties stand in which of its places."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tawatur.annotate.event_parties import Group
from tawatur.annotate.event_phrases import Party, find_head
from tawatur.annotate.event_words import Sentence
from tawatur.knowledge.event_cues import find_cues
from tawatur.knowledge.verbs import Trigger, find_triggers
from tawatur.text.arabic.fold import fold

_THAT = frozenset(map(fold, ("أن", "إن", "بأن", "أنه", "أنها", "إنه", "إنها", "بأنه", "بأنها", "وأن", "لأن")))
_RELATIVE = frozenset(map(fold, ("الذي", "التي", "الذين", "اللذان", "اللذين", "والذي", "والتي")))
_TURNS = frozenset(
    map(fold, ("فيما", "بينما", "حيث", "لكن", "ولكن", "إذ", "بعدما", "وفيما", "وبينما", "كما"))
)
# Nouns before «مع» that name a tie between things, not a talk partner of the subject.
_TIES = frozenset(
    map(fold, ("العلاقات", "علاقات", "علاقاتها", "علاقاته", "التعاون", "الحدود", "حدودها", "حدوده", "الحرب",
               "الشراكة", "التجارة", "تجارتها", "حربها", "تعاونها", "السلام", "الأزمة", "الخلاف",
               "الحدودية", "الدبلوماسية", "الاقتصادية"))
)  # fmt: skip
_NOT_FOR = frozenset({"لدي", "لم", "لن", "لا", "لكن", "لو", "لذلك"})
_DEATHS = frozenset({"kill"})
_NO_SUBJECTS = frozenset({"adjective", "place", "own"})
_LONGEST_CLAUSE = 45
_NEAR = 7
_SUBJECT_WORDS = 5


@dataclass(frozen=True, slots=True)
class Clause:
    """The stretch of words an act belongs to.

    Attributes:
        left: first word of the clause.
        opening: what stands before it: ``start``, ``that``, ``relative``, ``verb`` or ``turn``.
        slots_end: word at which no more parties of the act can follow.
        right: word after the clause with its adjuncts.
    """

    left: int
    opening: str
    slots_end: int
    right: int


@dataclass(frozen=True, slots=True)
class Filled:
    """Parties found in a slot, the slot and the distance in words from the trigger."""

    parties: tuple[Party, ...]
    slot: str
    distance: int
    group: Group | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """A trigger at words ``[first, last)`` with all that its parties may be read from."""

    sentence: Sentence
    groups: Sequence[Group]
    trigger: Trigger
    first: int
    last: int
    clause: Clause


def find_clause(sentence: Sentence, first: int, last: int) -> Clause:
    """Return the clause of the trigger at words ``[first, last)``."""
    left, opening = _left_of(sentence, first)
    right, slots_end = _right_of(sentence, last)
    return Clause(left, opening, slots_end, right)


def fill_slots(slots: Sequence[str], telling: Telling) -> tuple[Filled, ...]:
    """Return what stands in the named slots (as in frames.tsv), in their order, empty ones left out."""
    finder = _Finder(telling)
    found = []
    for slot in slots:
        filled = finder.find(slot)
        if filled is not None:
            found.append(filled)
    return tuple(found)


class _Finder:
    def __init__(self, telling: Telling) -> None:
        groups, clause = telling.groups, telling.clause
        self.sentence, self.clause, self.trigger = telling.sentence, clause, telling.trigger
        self.first, self.last = telling.first, telling.last
        self.right = [g for g in groups if g.first >= self.last and g.first < clause.slots_end]
        self.wide = [g for g in groups if g.first >= clause.left and g.first < clause.right]
        self.left = [g for g in groups if g.last <= self.first]
        self.plain = [g for g in self.right if not g.preposition and g.kind not in {"adjective", "own"}]
        self.subject, self.object, self.genitive = self._core()

    def find(self, slot: str) -> Filled | None:  # noqa: PLR0911 - one return a slot
        core = {"S": self.subject, "O": self.object, "G": self.genitive}
        if slot in core:
            group = core[slot]
            is_where = self.trigger.frame.symmetric and group is not None and group.kind == "place"
            return None if is_where else self._filled(group, slot)
        if slot == "F":
            first = [g for g in self.left if not g.preposition and g.parties and g.kind not in _NO_SUBJECTS]
            return self._filled(first[0] if first else None, slot)
        if slot == "P":
            before = [g for g in self.left if g.parties and not g.is_place and g.kind not in _NO_SUBJECTS]
            return self._filled(before[-1] if before and self.trigger.has_pronoun else None, slot)
        if slot == "A":
            return self._filled(self._adjective(), slot)
        if slot == "@":
            return self._filled(next((g for g in self.wide if g.is_place and g.parties), None), slot)
        if slot == "W":
            where = [g for g in self.right if (g.is_place or g.kind == "place") and g.parties]
            return self._filled(where[0] if where else None, slot)
        return self._filled(self._after(fold(slot)), slot)

    def _filled(self, group: Group | None, slot: str) -> Filled | None:
        if group is None:
            return None
        parties = group.parties
        if group.kind == "own" or (group.has_pronoun and not parties):
            parties = self._owner(group)
        if not parties:
            return None
        distance = group.first - self.last if group.first >= self.last else self.first - group.last
        return Filled(parties, slot, max(distance, 0), group)

    def _owner(self, group: Group) -> tuple[Party, ...]:
        """Return whom a pronoun means («قواته», «بلاده»): the last party named before as a subject."""
        named = [g for g in self.left if g.parties and g.first < group.first and g.kind not in _NO_SUBJECTS]
        free = [g for g in named if not g.preposition]
        return (free or named)[-1].parties if named else ()

    def _core(  # noqa: PLR0911 - the first order of words that fits decides
        self,
    ) -> tuple[Group | None, Group | None, Group | None]:
        """Return subject, object and genitive of the trigger."""
        before = self._before()
        if self.trigger.tense == "noun":
            near = self.plain[0] if self.plain and self.plain[0].first - self.last <= 2 else None
            genitive = near if near is not None and not self.trigger.has_pronoun else None
            if genitive is not None and self._acts(genitive):
                return genitive, None, genitive
            rest = [g for g in self.plain if g is not genitive]
            return before, (genitive or (rest[0] if rest else None)), genitive
        coerces = self.trigger.frame.type == "COERCE"
        plain = [g for g in self.plain if g.kind != "place" and not (coerces and _is_crowd(g))]
        if self._is_passive(plain):
            return None, plain[0], None
        if coerces and self.plain and _is_crowd(self.plain[0]) and self.clause.opening != "verb":
            return None, self.plain[0], None  # «اقتحم محتجون»: a crowd does not coerce
        described = [g for g in self.left if g.kind == "adjective" and g.last == self.first and g.parties]
        if described:  # «غارة إسرائيلية استهدفت»
            return described[0], (self.plain[0] if self.plain else None), None
        if plain and plain[0].parties and self._has_object_pronoun():
            return plain[0], before, None  # «الضربة التي شنتها واشنطن»
        if before is None and self._opens_with_noun():
            return None, (self.plain[0] if self.plain else None), None
        if before is not None and self._comes_first(before):
            return before, (self.plain[0] if self.plain else None), None
        if plain and plain[0].kind == "peer":
            return before, plain[0], None
        if plain and not self._is_far(plain[0]):
            own = {party.key for party in plain[0].parties}
            others = [g for g in self.plain if g.first > plain[0].first]
            others = [g for g in others if any(p.key not in own for p in g.parties)] or others
            return plain[0], (others[0] if others else None), None
        return before, (self.plain[0] if self.plain else None), None

    def _acts(self, genitive: Group) -> bool:
        """Tell whether a noun's genitive is its subject: its object follows («قصف إسرائيل للمخيم»)."""
        words = self.sentence.words
        if genitive.first != self.last or not genitive.parties or genitive.last >= len(words):
            return False
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
        inside = [g for g in self.left if g.first >= self.clause.left]
        if self._is_pronoun():
            inside = []
        plain = [g for g in inside if not g.preposition and g.kind not in _NO_SUBJECTS]
        if plain:
            known = [g for g in plain if g.parties] or plain
            return known[-1] if self.trigger.tense == "noun" else plain[0]
        outside = [g for g in self.left if g.first < self.clause.left]
        if self.clause.opening == "relative":
            return outside[-1] if outside else None
        if self.clause.opening in {"that", "verb"}:
            plain = [g for g in outside if not g.preposition and g.kind not in _NO_SUBJECTS]
            return plain[-1] if plain else None
        return None

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

    def _adjective(self) -> Group | None:
        near = [g for g in self.right if g.kind == "adjective" and g.parties and g.first - self.last <= _NEAR]
        if not near:
            return None
        first = near[0]
        if self.trigger.frame.symmetric and len(near) > 1 and near[1].first == first.last:
            return replace(first, parties=(*first.parties, *near[1].parties))
        return first

    def _after(self, preposition: str) -> Group | None:
        for group in self.right:
            fits = group.preposition == preposition and group.kind != "adjective"
            if fits and preposition == "في" and self._is_aside(group):
                return None
            if fits and not self._is_tie(preposition, group):
                return group
        return None

    def _is_aside(self, group: Group) -> bool:
        """Tell whether a place stands so far off that it is not where those addressed are."""
        return self.trigger.frame.type == "REQUEST" and group.first - self.last > _NEAR

    def _is_tie(self, preposition: str, group: Group) -> bool:
        """Tell whether «مع» belongs to a tie named before it: «العلاقات مع تركيا»."""
        if preposition != "مع" or group.first < 2:
            return False
        before = self.sentence.words[group.first - 2].folded
        return before in _TIES and not _is_about_ties(self.trigger)


def _is_about_ties(trigger: Trigger) -> bool:
    frame = trigger.frame
    about = any("علاق" in word for sequence in frame.objects for word in sequence)
    return about or frame.type in {"SANCTION", "SUPPORT", "THREATEN", "COOPERATE", "MOBILIZE"}


def _is_crowd(group: Group) -> bool:
    """Tell whether a group is people who do not coerce: protesters, citizens, not gunmen."""
    sectors = {party.actor.sector for party in group.parties}
    return group.kind == "group" and not sectors & {"CRM", "UAF"}


def opens_verb(sentence: Sentence, place: int) -> bool:
    """Tell whether a verb of telling or of an act opens a new clause at this word: «وأكد», «، وأعلن»."""
    word = sentence.words[place]
    if not (word.folded[:1] in {"و", "ف"} or word.after_mark):
        return False
    if place in sentence.names:
        return False
    bare = word.folded
    if any(kind == "told" and is_verb for kind, _, is_verb in find_cues(bare)):
        return True
    triggers = find_triggers(bare)
    if any(t.tense == "noun" and not t.conjunction for t in triggers):
        return False  # «أعلن الوزير، الأربعاء، فرض عقوبات»
    return any(t.tense != "noun" and (t.conjunction or word.after_mark) for t in triggers)


def _left_of(sentence: Sentence, first: int) -> tuple[int, str]:  # noqa: PLR0911 - each sign decides alone
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


def _right_of(sentence: Sentence, last: int) -> tuple[int, int]:
    words = sentence.words
    end, slots_end = min(len(words), last + _LONGEST_CLAUSE), 0
    adjuncts = {cue.first for cue in sentence.cues if cue.kind == "adjunct"}
    for place in range(last, end):
        word = words[place]
        if word.after_hard_mark or word.folded in _THAT or word.folded in _TURNS:
            return place, slots_end or place
        if place > last and (opens_verb(sentence, place) or word.folded in _RELATIVE):
            if word.folded not in _RELATIVE:
                return place, slots_end or place
            slots_end = slots_end or place
        if place > last and place in adjuncts:
            slots_end = slots_end or place
    return end, slots_end or end
