"""Which parties stand in the slots that a frame names."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tawatur.annotate.event_core import NO_SUBJECTS, Telling, find_core, is_crowd
from tawatur.annotate.event_parties import Group
from tawatur.annotate.event_phrases import AGENT, Party, find_head
from tawatur.knowledge.verbs import Trigger
from tawatur.model.annotation import Actor
from tawatur.text.arabic.fold import fold

# Nouns before «مع» that name a tie between things, not a talk partner of the subject.
_TIES = frozenset(
    map(fold, ("العلاقات", "علاقات", "علاقاتها", "علاقاته", "التعاون", "الحدود", "حدودها", "حدوده", "الحرب",
               "الشراكة", "التجارة", "تجارتها", "حربها", "تعاونها", "السلام", "الأزمة", "الخلاف",
               "الحدودية", "الدبلوماسية", "الاقتصادية"))
)  # fmt: skip
_NEAR = 7


@dataclass(frozen=True, slots=True)
class Filled:
    """Parties found in a slot, the slot and the distance in words from the trigger."""

    parties: tuple[Party, ...]
    slot: str
    distance: int
    group: Group | None = None


def fill_slots(slots: Sequence[str], telling: Telling) -> tuple[Filled, ...]:
    """Return what stands in the named slots (as in frames.tsv), in their order, empty ones left out."""
    finder = _Finder(telling)
    found = []
    for slot in slots:
        if slot == "*":
            found += finder.find_any()
            continue
        filled = finder.find(slot)
        if filled is not None:
            found.append(filled)
    return tuple(found)


class _Finder:
    def __init__(self, telling: Telling) -> None:
        groups, clause = telling.groups, telling.clause
        self.sentence, self.clause, self.trigger = telling.sentence, clause, telling.trigger
        self.home, self.all = telling.home, groups
        self.first, self.last = telling.first, telling.last
        self.right, self.plain = telling.right, telling.plain
        self.wide = [g for g in groups if g.first >= clause.left and g.first < clause.right]
        self.left = [g for g in groups if g.last <= self.first]
        core = find_core(telling)
        self.subject, self.object, self.genitive = core.subject, core.object, core.genitive

    def find(self, slot: str) -> Filled | None:
        if slot in {"S", "O", "G"}:
            return self._of_core(slot)
        if slot == "H":
            return self._home()
        return self._filled(self._group(slot), slot)

    def _of_core(self, slot: str) -> Filled | None:
        group = {"S": self.subject, "O": self.object, "G": self.genitive}[slot]
        if group is None:
            return None
        if slot in {"S", "G"} and self.trigger.frame.type == "COERCE" and is_crowd(group):
            return None  # «اعتقال صحفيين», «محتجون يقتحمون»: they do not coerce
        if slot == "O" and self._is_content(group):
            return None
        is_where = self.trigger.frame.symmetric and group.kind == "place"
        return None if is_where else self._filled(group, slot)

    def _group(self, slot: str) -> Group | None:  # noqa: PLR0911 - one return a slot
        before = [g for g in self.left if g.parties and not g.is_place]
        if slot == "F":
            first = [g for g in self.left if not g.preposition and g.parties and g.kind not in NO_SUBJECTS]
            return first[0] if first else None
        if slot == "P":
            meant = [g for g in before if g.kind not in NO_SUBJECTS and self.trigger.has_pronoun]
            return meant[-1] if meant else None
        if slot == "A":
            return self._adjective()
        if slot == "<":
            return next((g for g in before if g.first >= self.clause.left), None)
        if slot == "C":
            settlers = self.subject and "مستوطن" in self.sentence.words[self.subject.first].folded
            return self.subject if self.subject and is_crowd(self.subject) and not settlers else None
        if slot == "V":
            return self._official([self.subject, *self.plain])
        if slot == "v":
            return self._official([self.object])
        if slot in {"@", "W"}:
            return self._place(slot)
        if slot.startswith(">"):
            group = self._after(fold(slot[1:]))
            return group if group is not None and group.first - self.last <= 1 else None
        return self._after(fold(slot))

    def _place(self, slot: str) -> Group | None:
        if slot == "@":
            return next((g for g in self.wide if g.is_place and g.parties), None)
        return next((g for g in self.right if (g.is_place or g.kind == "place") and g.parties), None)

    def find_any(self) -> list[Filled]:
        """Return whoever stands behind the verb, wherever: things, then relative clauses, then places."""
        near = [g for g in self.right if g is not self.subject and g.kind != "own"]
        late = [g for g in self.wide if g.first >= self.clause.slots_end]
        ordered = [*(g for g in near if not g.is_place), *late[:1], *(g for g in near if g.is_place)]
        found = [self._filled(group, "*") for group in ordered if group.preposition != AGENT]
        return [item for item in found if item is not None]

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

    def _official(self, groups: Sequence[Group | None]) -> Group | None:
        """Return the first who holds an office or goes on a mission; states and ships do not travel."""
        for group in groups:
            if group is None or not _is_official(group):
                continue
            head = find_head(self.sentence, group.first)
            if head is None or head.head.kind in {"office", "honorific", "leader", "peer"}:
                return group
        return None

    def _home(self) -> Filled | None:
        """Return the outlet's state, where the sentence names no other."""
        named = {p.actor.country for g in self.all for p in g.parties} - {None, self.home}
        if self.home is None or named:
            return None
        party = Party(Actor(self.home, f"country:{self.home}", self.home), implicit=True)
        return Filled((party,), "H", 0)

    def _owner(self, group: Group) -> tuple[Party, ...]:
        """Return whom a pronoun means («قواته», «بلاده»): the last party named before as a subject."""
        named = [g for g in self.left if g.parties and g.first < group.first and g.kind not in NO_SUBJECTS]
        free = [g for g in named if not g.preposition]
        return (free or named)[-1].parties if named else ()

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
        described = [g for g in self.right if g.kind == "adjective" and g.parties]  # «على منتجات صينية»
        return next((g for g in described if g.preposition == preposition != "في"), None)

    def _is_content(self, group: Group) -> bool:
        """Tell whether a party belongs to what is asked for, not to those who are asked: behind «إلى»."""
        frame = self.trigger.frame
        bound = "الي" if frame.type == "REQUEST" else "من" if "warn" in frame.id else ""
        return any(word.folded == bound for word in self.sentence.words[self.last : group.first])

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


def _is_official(group: Group) -> bool:
    """Tell whether a group is a person in office or a delegation, not a state or a crowd."""
    return group.kind in {"named", "peer"} and any(
        not party.implicit
        and party.actor.sector in {"GOV", "MIL", "SPY", "LEG"}
        and not (party.actor.entity or "").startswith("org:")
        for party in group.parties
    )
