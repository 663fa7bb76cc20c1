"""Which frames a word may open: its reading as verb or noun, and the object that the frame needs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tawatur.annotate.clause import find_clause
from tawatur.annotate.event_parties import Group
from tawatur.annotate.event_words import Sentence
from tawatur.knowledge.verbs import Frame, Trigger, find_triggers, object_readings
from tawatur.text.arabic.fold import fold

_OBJECT_REACH = 11
_OBJECT_BEFORE = 5
_RELATIVES = frozenset(map(fold, ("الذي", "التي")))
# Told in a relative clause these are news too; «العقوبات التي فرضتها» is background.
_RELATED = frozenset({"ASSAULT", "ACCUSE", "REQUEST", "THREATEN"})
# Of these the one who suffers stands right after a passive: «قتل فلسطيني», «اعتقل تونسي».
_PASSIVES = frozenset({"ASSAULT", "COERCE"})
_NOUNS_OF_ACTS = frozenset(
    map(
        fold,
        (
            "جريمة",
            "جرائم",
            "محاولة",
            "عملية",
            "عمليات",
            "حادث",
            "حادثة",
            "حوادث",
            "تهمة",
            "بتهمة",
            "سياسة",
            "قضية",
            "قضايا",
            "ملف",
            "محاكمة",
            "شبهة",
            "مخطط",
            "خطة",
            "دعوى",
            "لحظة",
            "ضحايا",
            "بتهم",
            "تهم",
        ),
    )
)
# After these stands a noun, however it is spelled: «بسبب طلب», «بعد قصف».
_BEFORE_NOUNS = frozenset(
    map(
        fold,
        ("في", "من", "إلى", "على", "عن", "مع", "بين", "بسبب", "بعد", "خلال", "أثناء", "عقب", "إثر", "رغم",
         "ضد", "حول", "بشأن", "بخصوص", "جراء", "نتيجة", "لدى", "تجاه", "نحو", "أي", "كل", "عبر", "دون",
         "بدون", "وراء", "تحت", "أمام", "قرب", "وسط", "فور", "قبيل", "عشية", "غداة", "بهدف", "بدعوى",
         "ضمن", "بعيد", "بغرض", "بغية", "سبب", "بقرار", "قرار", "طلب", "بطلب"),
    )
)  # fmt: skip
# Said of an act, no object of one: «قطعت علاقاتها تضامنا مع …».
_ADVERBIAL = frozenset(map(fold, ("تضامنا", "احتجاجا", "تنديدا", "ردا", "دعما", "رفضا", "تأييدا")))
_OPEN = "open."
_SAID = frozenset({"ACCUSE", "REJECT", "THREATEN", "SUPPORT", "REQUEST"})
_AUXILIARIES = frozenset(
    map(fold, ("تواصل", "يواصل", "تعود", "يعود", "تبدأ", "يبدأ", "تستمر", "يستمر", "تم", "يتم"))
)
_CONTENT_CLAUSES = frozenset(map(fold, ("أن", "إن", "بأن", "أنه", "أنها", "إنه", "إنها", "بأنه", "بأنها")))
_WAY = fold("طريق")
# Verbs with two objects: a pronoun that they carry leaves place for another («منحته وساما»).
_TWO_OBJECTS = frozenset({"منح", "قلد", "وشح", "سلم", "حمل", "امهل", "زود", "اعط", "كرم"})
_ANNOUNCING = frozenset({"told", "license"})
_OWN_PLACES = (("S",), ("<",))


@dataclass(frozen=True, slots=True)
class Option:
    """A trigger with the object that it needs, whether or not an act is told by it."""

    trigger: Trigger
    first: int
    last: int
    object: tuple[int, int] | None

    @property
    def length(self) -> int:
        """Return how many words beyond the trigger's first speak for this frame."""
        return len(self.trigger.rest) + (self.object[1] - self.object[0] if self.object else 0)


def find_options(
    sentence: Sentence, groups: Sequence[Group], place: int, triggers: Sequence[Trigger]
) -> tuple[Option, ...]:
    """Return the frames that word ``place`` may open, the most telling first."""
    announces = any(cue.first == place and cue.is_verb and cue.kind in _ANNOUNCING for cue in sentence.cues)
    return tuple(
        sorted(
            _options(sentence, groups, place, triggers),
            key=lambda option: (
                _distance(sentence, option) if announces else 0,
                -option.length,
                option.trigger.frame.order,
            ),
        )
    )


def _distance(sentence: Sentence, option: Option) -> int:
    """Return where the object of a verb of announcing stands: the first one is what is announced."""
    if option.object is None:
        return _OBJECT_REACH * 3
    short = len(sentence.words[option.object[0]].folded) <= 3 and option.length == 1
    return option.object[0] - option.last + (_OBJECT_REACH if short else 0)


def _options(
    sentence: Sentence, groups: Sequence[Group], place: int, triggers: Sequence[Trigger]
) -> Iterator[Option]:
    reach = _reach(groups, place)
    qualified = _qualified(sentence, place)
    tenses = {trigger.tense for trigger in triggers}
    is_noun = "noun" in tenses and (qualified or ("past" in tenses and _follows_verb(sentence, place)))
    closed = _is_closed(sentence, place)
    near = _forms_near(sentence, place, reach) if len(triggers) > 1 else None
    for trigger in triggers:
        last = place + 1 + len(trigger.rest)
        if not _goes_with(sentence, place, last, trigger):
            continue
        if trigger.tense in {"past", "present", "future"}:
            verbless = is_noun or (qualified and trigger.frame.type not in _PASSIVES)
            if closed or (trigger.tense == "past" and verbless):
                continue
            if trigger.frame.objects and _has_its_object(sentence.words[place].folded, trigger):
                yield from _with_object_before(sentence, place, last, trigger)
                continue
        if near is not None and trigger.frame.objects and near.isdisjoint(trigger.frame.objects_by_first):
            continue
        found = find_object(sentence, trigger.frame, last, reach)
        if found is not None or not trigger.frame.objects:
            yield Option(trigger, place, last, found)


def _forms_near(sentence: Sentence, place: int, end: int) -> set[str]:
    """Return what the words that may hold an object stand for: most frames need none of them."""
    found: set[str] = set()
    for word in sentence.words[place + 1 : end]:
        if word.after_hard_mark:
            break
        found |= object_readings(word.folded)
    return found


def _goes_with(sentence: Sentence, place: int, last: int, trigger: Trigger) -> bool:
    """Tell whether the words around allow a reading: the trigger's other words, «ة», the article, a mark."""
    words = sentence.words
    if trigger.rest:
        following = tuple(word.folded.removeprefix("ال") for word in words[place + 1 : last])
        if following != tuple(word.removeprefix("ال") for word in trigger.rest):
            return False
    if trigger.tense == "participle" and trigger.frame.recipient[:1] not in _OWN_PLACES:
        return words[place].after_mark or trigger.conjunction != ""
    if words[place].folded in _ADVERBIAL or _is_here(sentence, place):
        return False
    if trigger.has_pronoun and sentence.text[words[place].end - 1] == "ة":
        return False  # «قبضة», not «قبضه»
    # «الاتهامات», «المعارضة»: things, not acts
    is_thing = trigger.tense == "noun" and trigger.has_article
    return not (is_thing and trigger.frame.type in _SAID and trigger.frame.id.startswith(_OPEN))


def _is_here(sentence: Sentence, place: int) -> bool:
    """Tell whether «هنا» stands there, not «هنأ»: folding makes them one."""
    word = sentence.words[place]
    return word.folded.lstrip("و") == "هنا" and "أ" not in sentence.text[word.start : word.end]


def _is_closed(sentence: Sentence, place: int) -> bool:
    """Tell whether no verb can stand at a word: «حملة» ends in «ة», «قصف» follows «بعد»."""
    word = sentence.words[place]
    if sentence.text[word.end - 1] == "ة":
        return True
    if place == 0 or word.after_mark:
        return False
    before = sentence.words[place - 1].folded
    if before in _NOUNS_OF_ACTS or before in _BEFORE_NOUNS:
        return True
    return not word.folded.startswith(("و", "ف")) and _is_verb(sentence, place - 1)


def _with_object_before(sentence: Sentence, place: int, last: int, trigger: Trigger) -> Iterator[Option]:
    """Yield the reading of «الضربات التي شنتها واشنطن», «صاروخ أطلقته جماعة»: its object stands before."""
    before = find_object(sentence, trigger.frame, max(0, place - _OBJECT_BEFORE), place)
    related = place > 0 and sentence.words[place - 1].folded in _RELATIVES
    if before is not None and (not related or trigger.frame.type in _RELATED):
        yield Option(trigger, place, last, before)


def _is_verb(sentence: Sentence, place: int) -> bool:
    """Tell whether a word is surely a verb of the present, after which no verb stands: «لم يتلق طلب»."""
    folded = sentence.words[place].folded
    if folded[:1] not in {"ي", "ت"} or place in sentence.names or folded in _AUXILIARIES:
        return False
    return any(t.tense == "present" for t in find_triggers(folded))


def _follows_verb(sentence: Sentence, place: int) -> bool:
    """Tell whether a verb that needs a noun stands before in the clause: «أعلنت باريس طرد …»."""
    left = find_clause(sentence, place, place + 1).left
    return any(
        left <= cue.first < place and cue.is_verb and cue.kind in {"license", "asked", "called_off"}
        for cue in sentence.cues
    )


def _has_its_object(folded: str, trigger: Trigger) -> bool:
    """Tell whether a verb carries its object as a pronoun, so that none follows: «القرار أعلنته»."""
    bare = folded.removesuffix("ها") if folded.endswith("ها") else folded.removesuffix("ه")
    if bare == folded or not any(t.frame is trigger.frame for t in find_triggers(bare)):
        return False
    stem = bare.lstrip("وف").removesuffix("ت").lstrip("يت")
    return not any(stem.endswith(verb[-3:]) for verb in _TWO_OBJECTS)


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


def find_object(sentence: Sentence, frame: Frame, start: int, end: int) -> tuple[int, int] | None:
    """Return the words of the frame's object, the longest and of these the nearest to the trigger."""
    starts = frame.objects_by_first
    best: tuple[int, int] | None = None
    if not starts:
        return None
    for place in range(start, min(end, len(sentence.words))):
        word = sentence.words[place]
        if word.after_hard_mark or (word.folded in _CONTENT_CLAUSES and place > start):
            break
        if word.folded == _WAY and place > 0 and sentence.words[place - 1].folded == "عن":
            continue  # «عن طريق»: by means of
        forms = object_readings(word.folded)
        if starts.keys().isdisjoint(forms) or _is_aside(frame, place - start, word.folded):
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


def _is_aside(frame: Frame, distance: int, folded: str) -> bool:
    """Tell whether a word only says why: «قطعت علاقاتها … تضامنا مع»; of a crowd it says what it does."""
    return distance > 1 and folded in _ADVERBIAL and frame.type != "PROTEST"


def _goes_on(sentence: Sentence, place: int, sequence: tuple[str, ...]) -> bool:
    """Tell whether an object whose first word stands at ``place`` stands there as a whole."""
    words = sentence.words[place : place + len(sequence)]
    return len(words) == len(sequence) and all(
        part in object_readings(word.folded) for part, word in zip(sequence[1:], words[1:], strict=True)
    )
