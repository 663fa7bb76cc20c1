"""Event frames: the words that tell an act and the places of its parties (frames.tsv beside it)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from tawatur.knowledge.table import read_table, split_cell
from tawatur.knowledge.word_forms import noun_forms, readings, verb_forms
from tawatur.text.arabic.fold import fold
from tawatur.text.tokens import split_words

_PRONOUNS = ("هما", "ها", "هم", "ه")
_ATTACHED = frozenset({"ب", "ل"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to tell an act.

    Attributes:
        id: name of the rule, printed with each finding.
        type, mode: PLOVER's codes; ``mode`` is None where the words say none.
        objects: word sequences, folded, one of which must follow the trigger; empty where none is needed.
        actor, recipient: slots in order of preference.
        symmetric: all parties found in the actor's slots are actors.
        no_recipient: the act has none.
        needs_recipient: without one nothing is told, whatever the type.
        contexts: PLOVER contexts.
        sentence, answer: the frame's own test.
        order: its place in the file.
        objects_by_first: the objects by their first words.
    """

    id: str
    type: str
    mode: str | None
    objects: tuple[tuple[str, ...], ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    symmetric: bool
    no_recipient: bool
    needs_recipient: bool
    contexts: tuple[str, ...]
    sentence: str
    answer: str
    order: int
    objects_by_first: Mapping[str, tuple[tuple[str, ...], ...]] = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that may open a frame.

    Attributes:
        frame: the frame.
        tense: ``past``, ``present``, ``future`` for a verb, ``noun`` for a noun, ``participle`` for «داعيا».
        rest: folded words that must follow at once.
        has_pronoun: a noun that carries a pronoun («زيارته»).
        has_article, preposition: what stood attached before a noun.
        conjunction: و or ف, or empty.
    """

    frame: Frame
    tense: str
    rest: tuple[str, ...] = ()
    has_pronoun: bool = False
    has_article: bool = False
    preposition: str = ""
    conjunction: str = ""


@cache
def load_frames() -> tuple[Frame, ...]:
    """Return all frames in the order of the file; of two that fit alike, the earlier wins."""
    return tuple(_frame(row, order) for order, row in enumerate(read_table("frames.tsv")))


@lru_cache(maxsize=100_000)
def find_triggers(folded: str) -> tuple[Trigger, ...]:
    """Return the frames that a folded word may open, in the order of the file; empty for most words."""
    known = _index()
    found: list[Trigger] = []
    for conjunction, preposition, article, rest in readings(folded):
        for frame, tense, words, pronoun in known.get(rest, ()):
            if tense != "noun" and (article or preposition not in {"", "ل"}):
                continue
            if tense in {"past", "participle"} and (preposition or (article and tense == "participle")):
                continue
            found.append(Trigger(frame, tense, words, pronoun, article, preposition, conjunction))
        if found:
            break
    return tuple(sorted(found, key=lambda trigger: trigger.frame.order))


@cache
def object_words() -> frozenset[str]:
    """Return the first words of objects and noun triggers, folded: nouns of acts, never part of a name."""
    words = {sequence[0] for frame in load_frames() for sequence in frame.objects}
    words |= {form for form, entries in _index().items() if any(entry[1] == "noun" for entry in entries)}
    return frozenset(word for word in words if len(word) > 1)


@cache
def _index() -> dict[str, tuple[tuple[Frame, str, tuple[str, ...], bool], ...]]:
    index: dict[str, list[tuple[Frame, str, tuple[str, ...], bool]]] = {}
    rows = {row["id"]: row for row in read_table("frames.tsv")}
    for frame in load_frames():
        for trigger in split_cell(rows[frame.id]["trigger"]):
            for form, tense, rest, pronoun in _trigger_forms(trigger):
                entries = index.setdefault(form, [])
                if all(entry[0] is not frame or entry[1:3] != (tense, rest) for entry in entries):
                    entries.append((frame, tense, rest, pronoun))
    return {form: tuple(entries) for form, entries in index.items()}


def _trigger_forms(trigger: str) -> list[tuple[str, str, tuple[str, ...], bool]]:
    if trigger.startswith("!"):
        form = fold(trigger[1:])
        return [(form, "present" if form[0] in "يت" else "past", (), False)]
    if trigger.startswith("+"):
        first, *rest = split_words(trigger[1:])
        return [(fold(first), "participle", tuple(map(fold, rest)), False)]
    perfect, slash, imperfect = trigger.partition("/")
    if slash:
        return [(form, tense, (), False) for form, tense in verb_forms(perfect, imperfect).items()]
    first, *rest = split_words(trigger)
    following = tuple(map(fold, rest))
    return [(form, "noun", following, pronoun) for form, pronoun in noun_forms(first).items()]


def _frame(row: dict[str, str], order: int) -> Frame:
    type_, _, mode = row["type"].partition("/")
    actor = row["actor"].removeprefix("=")
    objects = tuple(tuple(map(fold, split_words(words))) for words in split_cell(row["object"]))
    return Frame(
        id=row["id"],
        type=type_,
        mode=mode or None,
        objects=objects,
        actor=tuple(slot for slot in actor.split(",") if slot),
        recipient=tuple(
            slot for slot in row["recipient"].removeprefix("!").split(",") if slot not in {"", "-"}
        ),
        symmetric=row["actor"].startswith("="),
        no_recipient=row["recipient"] == "-",
        needs_recipient=row["recipient"].startswith("!"),
        contexts=split_cell(row["contexts"]),
        sentence=row["sentence"],
        answer=row["answer"],
        order=order,
        objects_by_first={
            first: tuple(sequence for sequence in objects if sequence[0] == first)
            for first in {sequence[0] for sequence in objects}
        },
    )


def _without_pronoun(word: str) -> Iterator[str]:
    for pronoun in _PRONOUNS:
        bare = word.removesuffix(pronoun)
        if bare != word and len(bare) > 2:
            yield bare
            if bare.endswith("ت"):
                yield bare[:-1] + "ه"


@lru_cache(maxsize=100_000)
def object_readings(folded: str) -> frozenset[str]:
    """Return what a folded word may stand for as an object: itself without what is attached to it."""
    found = set()
    for _, preposition, _, rest in readings(folded):
        found.add(rest)
        found.update(_without_pronoun(rest))
        if preposition in _ATTACHED:
            found.add(preposition)
        if rest.endswith("ا") and len(rest) > 3:
            found.add(rest[:-1])
    found.discard("")
    return frozenset(found)
