"""How far a phrase that names a party reaches, and which preposition stands before it."""

from dataclasses import dataclass, field

from tawatur.annotate.event_words import Named, Sentence, attached_letters
from tawatur.knowledge.event_actors import FoundHead, find_heads, load_organizations
from tawatur.knowledge.verbs import find_triggers, object_readings, object_words
from tawatur.model.annotation import Actor
from tawatur.text.arabic.fold import fold

PREPOSITIONS = frozenset(
    map(
        fold,
        ("إلى", "مع", "على", "من", "عن", "في", "لدى", "ضد", "بين", "تجاه", "نحو", "باتجاه", "بحق", "حول",
         "بشأن", "برفقة", "أمام", "قرب", "إزاء", "داخل", "شرق", "غرب", "شمال", "جنوب", "وسط", "شرقي",
         "غربي", "شمالي", "جنوبي", "فوق", "عبر", "منذ", "حتى", "خلال", "بعد", "قبل", "عقب", "إثر",
         "لصالح", "بمشاركة", "بحضور", "بوساطة", "بدعوة", "بقيادة", "بطلب"),
    )
)  # fmt: skip
_SOURCES = frozenset(map(fold, ("بيان", "تقرير", "مصدر", "تصريح", "تصريحات")))  # «أعلن بيان لوزارة …»
_AMONG = frozenset(map(fold, ("بينها", "منها", "بينهم", "منهم", "أبرزها", "ضمنها")))  # «من دول بينها فرنسا»
_LINKED = frozenset(
    map(fold, ("مرتبطين", "مرتبطة", "مرتبط", "تابعين", "تابعة", "تابع", "موالين", "موالية", "صلة", "التابعة",
               "المرتبطة", "الموالية", "التابع", "منتمين"))
)  # fmt: skip
AGENT = "by"
"""Stands for «من قبل», «من طرف», «على يد»: what follows acts, though a preposition stands before it."""

_BY = {"من": frozenset(map(fold, ("قبل", "طرف", "جانب"))), "علي": frozenset(map(fold, ("يد", "أيدي", "يدي")))}
_STATES = frozenset(map(fold, ("جمهورية", "مملكة", "سلطنة", "دولة", "حكومة")))
_AFFAIRS = frozenset(map(fold, ("الشؤون", "شؤون")))
_MEMBERS = frozenset(
    map(
        fold,
        ("وزراء", "الوزراء", "ممثلين", "ممثلون", "ممثلي", "مسؤولين", "مسؤولون", "وفد", "وفدا", "وفود",
         "قادة", "القادة", "خبراء", "مبعوثون", "مبعوثين", "نواب", "أعضاء", "شخصيات", "مواطنين", "جنود",
         "دبلوماسيين", "دبلوماسيون", "طائرة", "طائرات", "سفينة", "قوات", "مسؤول", "وزير", "مبعوث"),
    )
)  # fmt: skip
# Prepositions that stand as words: «لـ #ميليشيات», «بجانب باكستان».
_ALONE = {"ل": "ل", "ب": "ب", "بجانب": "مع", "بجوار": "مع"}
_VERBS_TOO = frozenset({"قبل"})  # «قبل الرئيس دعوة», he accepted
PLACE_WORDS = frozenset(map(fold, ("في", "داخل", "شرق", "غرب", "شمال", "جنوب", "وسط", "شرقي", "غربي",
                                    "شمالي", "جنوبي", "قرب", "فوق", "قبالة")))  # fmt: skip
_STOP = frozenset(
    map(
        fold,
        ("الذي", "التي", "الذين", "اللذان", "أن", "إن", "قد", "اليوم", "أمس", "غدا", "يوم", "صباح", "مساء",
         "فجر", "الاثنين", "الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد", "ثم",
         "كما", "حيث", "فيما", "بينما", "لكن", "أو", "هذا", "هذه", "ذلك", "كل", "كلا", "رسميا", "بشدة",
         "أنه", "أنها", "إنه", "إنها", "بأنه", "بأنها"),
    )
)  # fmt: skip
_ARMS = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
_CROWDS = frozenset(map(fold, ("آلاف", "مئات", "عشرات", "أنصار", "أهالي", "حشود", "رجال", "أسرى")))
_IN_NAME_OF = fold("باسم")  # «المتحدث باسم الحكومة»
_LONGEST = 14
_MOST_NAMES = 5
_NAME_WORDS = 2
_MEMBER_REACH = 4
_THAT = frozenset(map(fold, ("بأن", "لأن", "بأنه", "بأنها", "لأنه", "لأنها", "كأن")))


@dataclass(frozen=True, slots=True)
class Party:
    """One who acts or is acted on; ``implicit`` when only the outlet's own state can be meant."""

    actor: Actor
    implicit: bool = False

    @property
    def key(self) -> str:
        """Return what tells parties apart: an organization that is no arm of a state, a country, a name."""
        entity = self.actor.entity or ""
        if entity.startswith("org:") and self.actor.sector not in _ARMS:
            return entity
        return self.actor.country or self.actor.entity or self.actor.name


@dataclass(slots=True)
class Told:
    """What the article has said so far: the last two parties, and the countries of persons named."""

    home: str | None = None
    pair: tuple[Party, ...] = ()
    persons: dict[str, Party] = field(default_factory=dict)


@dataclass(slots=True)
class PhraseReading:
    """What has been read of a phrase so far; ``last`` is the word after it."""

    last: int
    country: str | None = None
    entity: str | None = None
    sector: str | None = None
    person: Named | None = None
    names: int = 0
    free: int = 0
    known: Party | None = None


def find_head(sentence: Sentence, place: int) -> FoundHead | None:
    """Return the word at ``place`` that opens a party, the longest such phrase; None for other words."""
    words = sentence.words
    for head, following in find_heads(words[place].folded):
        last = place + head.length
        if head.has_pronoun and head.length == 1 and sentence.text[words[place].end - 1] == "ة":
            continue  # «رئيسة», not «رئيسه»
        if last <= len(words) and tuple(word.folded for word in words[place + 1 : last]) == following:
            return head
    return None


def spell_name(sentence: Sentence, name: Named) -> str:
    """Return a name as it is written alone: «للمغرب» leaves «لمغرب», whose article has lost its alef."""
    words = sentence.text[name.start : name.end]
    has_article = name.entity.name.startswith("ال") and words.startswith("ل")
    return f"ا{words}" if has_article and name.attached.endswith("ل") else words


def is_party(name: Named) -> bool:
    """Tell whether a name may act: a country or place, a person, an organization with a political will."""
    entity = name.entity
    if entity.kind == "organization":
        return entity.id in load_organizations()
    return entity.kind == "person" or (entity.kind in {"country", "place"} and entity.country is not None)


def extend_phrase(
    sentence: Sentence, place: int, found: FoundHead, reading: PhraseReading, told: Told
) -> None:
    """Read on from a head at ``place`` as long as the words belong to its phrase; fills ``reading``."""
    words = sentence.words
    while reading.last < len(words) and reading.last - place < _LONGEST:
        here = reading.last
        word = words[here]
        if _is_of(sentence, place, reading, found):
            reading.last += 1
            continue
        if word.after_mark or word.folded in _STOP or word.folded in PREPOSITIONS:
            return
        if word.folded == _IN_NAME_OF and found.head.kind == "office":
            reading.last += 1
            continue
        name = sentence.names.get(here)
        head = find_head(sentence, here)
        known = name is not None and (is_party(name) or head is None or head.head.kind != "alias")
        if name is not None and known and (head is None or name.last - here >= head.length):
            if not _take_name(name, reading, found):
                return
            continue
        if head is not None:
            if not _take_head(sentence, found, head, reading):
                return
            continue
        if not _take_word(sentence, found, reading, told):
            return


def _is_of(sentence: Sentence, place: int, reading: PhraseReading, found: FoundHead) -> bool:
    """Tell whether «من» binds members to their country: «وفد من قطر», «الوزراء المعنيين من مصر»."""
    here = reading.last
    if sentence.words[here].folded != "من" or sentence.words[here].after_mark or found.preposition == "من":
        return False
    name = sentence.names.get(here + 1)
    named = (name is not None and is_party(name) and not name.attached) or (
        here + 1 < len(sentence.words) and _is_alias(sentence, here + 1)
    )
    unsettled = reading.country is None and reading.entity is None and reading.person is None
    member = (
        sentence.words[place].folded.lstrip("ولب") in _MEMBERS or sentence.words[place].folded in _MEMBERS
    )
    return unsettled and member and named and here - place <= _MEMBER_REACH


def _is_alias(sentence: Sentence, place: int) -> bool:
    head = find_head(sentence, place)
    return head is not None and head.head.kind == "alias" and not head.preposition


def _take_name(name: Named, reading: PhraseReading, found: FoundHead) -> bool:
    entity = name.entity
    if name.attached and not (
        found.head.kind == "office" and reading.country is None and name.attached == "ل"
    ):
        return False
    if entity.kind == "person":
        if reading.person is not None:
            return False
        reading.person, reading.names = name, reading.names + 1
        reading.country = reading.country or entity.country
    elif is_party(name):
        if reading.country is not None or reading.entity is not None:
            return False
        if found.head.kind == "peer" and name.form != "adjective":
            return False
        reading.country = entity.country
        if entity.kind == "organization":
            known = load_organizations()[entity.id or ""]
            reading.country, reading.entity = known.country, entity.id
            reading.sector = known.sector
    reading.last = name.last
    return True


def _take_head(  # noqa: PLR0911 - each kind of head decides alone
    sentence: Sentence, found: FoundHead, head: FoundHead, reading: PhraseReading
) -> bool:
    kind = head.head.kind
    if kind in {"pair", "peer", "own", "outsider"} or head.has_pronoun:
        return False
    if kind in {"leader", "alias"}:
        if reading.country is not None and reading.country != head.head.country:
            return False
        reading.country = reading.country or head.head.country
        if head.head.id:
            reading.entity, reading.sector = head.head.id, head.head.sector
        reading.names += 1
        reading.last += head.length
        return True
    settled = reading.country is not None or reading.names > 0 or reading.person is not None
    settled = settled or (found.head.kind == "honorific" and reading.free >= _NAME_WORDS)
    before = sentence.words[reading.last - 1].folded
    if kind == "group" and found.head.kind == "group" and before.lstrip("وفبل") not in _CROWDS:
        return False
    if kind == "honorific":
        if _other_country_near(sentence, reading):
            return False
        reading.last += head.length
        return True
    if not _belongs(sentence, found, head, reading, settled=settled):
        return False
    reading.last += head.length
    return True


def _belongs(
    sentence: Sentence, found: FoundHead, head: FoundHead, reading: PhraseReading, *, settled: bool
) -> bool:
    """Tell whether a second office or body goes on with the phrase, and does not open one of its own."""
    if head.conjunction or head.preposition:
        return not settled and head.has_article and found.head.kind == "office"
    if head.head.kind == "body" and not head.has_article and _is_state(sentence, reading.last):
        return False  # «مجلس الوزراء | جمهورية مصر»
    if sentence.words[reading.last - 1].folded.lstrip("و") in _AFFAIRS:
        return not settled  # «وزير الشؤون الخارجية»
    closes = head.has_article and _is_definite(sentence, reading.last - 1) and head.head.kind != "group"
    return not (settled or closes)


def _is_state(sentence: Sentence, place: int) -> bool:
    """Tell whether a word opens the name of a state, right behind a definite phrase."""
    before = sentence.words[place - 1].folded
    return sentence.words[place].folded in _STATES and before.startswith("ال")


def _other_country_near(sentence: Sentence, reading: PhraseReading) -> bool:
    """Tell whether an honorific opens another party: «العاهل الأردني» … «الرئيس القبرصي»."""
    if reading.country is None:
        return False
    for place in range(reading.last, min(reading.last + 4, len(sentence.words))):
        if place > reading.last and sentence.words[place].after_mark:
            return False
        name = sentence.names.get(place)
        if name and not name.attached and name.entity.country not in {None, reading.country}:
            return True
    return False


def _take_word(sentence: Sentence, found: FoundHead, reading: PhraseReading, told: Told) -> bool:
    word = sentence.words[reading.last]
    if any(trigger.tense != "noun" for trigger in find_triggers(word.folded)):
        return False
    settled = reading.country is not None or reading.names > 0
    definite = word.folded.startswith("ال")
    if (settled or not definite) and object_readings(word.folded) & object_words():
        return False
    attached = attached_letters(sentence.text[word.start : word.end])
    if attached:
        joins = not settled and found.head.kind == "office" and attached in {"و", "ل", "ول"}
        if not joins or word.folded[1:2] not in {"ا", "ل"}:
            return False
    if settled:
        reading.names += 1
        if reading.names > _MOST_NAMES:
            return False
    else:
        reading.free += 1
        if reading.free > _MOST_NAMES + 4 or (found.head.kind == "group" and reading.free > 2):
            return False
    reading.known = reading.known or told.persons.get(word.folded)
    reading.last += 1
    return True


def _is_definite(sentence: Sentence, place: int) -> bool:
    return sentence.words[place].folded.lstrip("وفبكل").startswith("ال") or sentence.words[
        place
    ].folded.startswith("ال")


def find_preposition(  # noqa: PLR0911 - the first sign that holds decides
    sentence: Sentence, first: int, attached: str
) -> str:
    """Return the preposition, folded, that governs word ``first``; empty where none does."""
    words = sentence.words
    before = first - 1
    alone = _ALONE.get(words[before].folded) if before >= 0 and not words[first].after_mark else None
    if alone is not None:
        return alone
    if attached:
        bare = words[before].folded.lstrip("و") if before >= 0 else ""
        if attached[-1] == "ل" and bare in _SOURCES:
            return ""
        if bare in _LINKED:
            return _nearest_preposition(sentence, before) or attached[-1]
        return attached[-1]
    if before > 0 and words[before].folded in _AMONG:
        return _nearest_preposition(sentence, before)
    if before >= 1 and words[before].folded == "من" and words[before - 1].folded in {"كل", "كلا", "وكل"}:
        word = words[before - 2].folded if before > 1 else ""
        return word if word in PREPOSITIONS else ""
    if before >= 0 and words[before].folded in {"كل", "كلا"}:
        before -= 1
    if before < 0 or words[before + 1].after_mark:
        return ""
    word = words[before].folded
    if before > 0 and word in _BY.get(words[before - 1].folded, ()):
        return AGENT
    if word in PREPOSITIONS and (before > 0 or word not in _VERBS_TOO):
        return word
    if word[1:] in PREPOSITIONS and (word[:1] in {"و", "ف"} or (word[0] == "ب" and word[1:] in PLACE_WORDS)):
        return word[1:]
    return _through_noun(sentence, before)


def _nearest_preposition(sentence: Sentence, before: int) -> str:
    """Return the preposition of the noun that «بينها فرنسا» says more about; empty for none."""
    for place in range(before - 1, max(-1, before - 5), -1):
        folded = sentence.words[place].folded
        if folded in PREPOSITIONS and folded not in PLACE_WORDS:
            return folded
    return ""


def _through_noun(sentence: Sentence, place: int) -> str:
    """Return the preposition of «على واردات كندا», «بقرار تركيا»: a plain noun stands between."""
    word = sentence.words[place]
    plain = (
        word.folded not in _THAT
        and not word.folded.startswith("ال")
        and place not in sentence.names
        and not find_triggers(word.folded)
    )
    if place == 0 or not plain or word.after_mark or find_head(sentence, place) is not None:
        return ""
    before = sentence.words[place - 1].folded
    if before in PREPOSITIONS:
        return before if before not in PLACE_WORDS else ""
    attached = attached_letters(sentence.text[word.start : word.end])
    return attached[-1:] if attached[-1:] in {"ب", "ل"} else ""
