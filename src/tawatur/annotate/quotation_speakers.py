"""Who speaks: the noun phrase behind or before a reporting verb, and whom a pronoun means."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from tawatur.annotate.quotation_frame import CLOSING, OPENING, Frame, Sentence
from tawatur.annotate.quotation_words import cue_forms, given_names, words_of
from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.model.annotation import Entity
from tawatur.text.arabic.clitics import prefix_length, split_clitics, strip_marks

_MOST_WORDS = 14
_GENDERS = {"الذي": "m", "التي": "f", "الذين": "p", "اللذان": "p", "اللذين": "p", "اللواتي": "p"}
_THAT = ("ان", "انه", "انها", "بان", "انهم")
_NUMBERED = frozenset(("قناه", "بقناه", "القناه", "فرانس", "فرنس", "اذاعه", "الكتيبه", "اللواء"))
_OVERSEERS = frozenset(("مشرف", "المشرف", "مشرفه", "المشرفه"))  # «المشرف العام على المهرجان»
_DEED = re.compile(r"ا[^ل].ا.|ا[^ل]ت?..ا.|است..?ا.ه?|ت..ي.")
_SPACE_OR_MARKS = " \u00a0\n«»“”\"'’‘"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker's words ``[start, end)`` in the text, the entity they name, and the gender of the verb."""

    start: int
    end: int
    entity: str | None
    gender: str


@dataclass(slots=True)
class Named:
    """Mentions of one field in reading order, which of them are names, and the speakers named so far."""

    mentions: list[tuple[int, int, Entity]]
    names: frozenset[tuple[int, int]]
    starts: list[int]
    speakers: list[Speaker] = field(default_factory=list)

    def starts_at(self, position: int) -> bool:
        """Tell whether a name begins at this place."""
        at = bisect_left(self.starts, position)
        return at < len(self.starts) and self.starts[at] == position

    def within(self, start: int, end: int) -> list[tuple[int, int, Entity]]:
        """Return the mentions that begin in ``[start, end)``."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def last_speaker(self, gender: str) -> Speaker | None:
        """Return the last one named who fits a verb of this gender; None where nobody does."""
        for speaker in reversed(self.speakers[-6:]):
            if gender in ("p", "") or speaker.gender in ("p", gender):
                return speaker
        return None


def list_names(entities: Sequence[Entity], in_: str) -> Named:
    """Return the mentions in one field, in reading order."""
    mentions = [
        (mention.start, mention.end, entity)
        for entity in entities
        for mention in entity.mentions
        if mention.in_ == in_
    ]
    mentions.sort(key=lambda item: item[:2])
    names = frozenset(
        (mention.start, mention.end)
        for entity in entities
        for mention in entity.mentions
        if mention.in_ == in_ and mention.form == "name"
    )
    return Named(mentions, names, [start for start, _, _ in mentions])


def find_phrase(frame: Frame, index: int, limit: int) -> int:
    """Return the index after the last word of the noun phrase that begins at word ``index``.

    The phrase ends before a preposition, an adverb of time, any mark but quotation marks, or ``limit``;
    ``index`` itself is returned where no phrase begins there.
    """
    at = index
    while at < min(limit, index + _MOST_WORDS):
        if at > index and frame.gap(at).strip(_SPACE_OR_MARKS):
            break
        if not _continues(frame, index, at) and not _is_place_of_work(frame, index, at, limit):
            break
        at += 1
    return at


def _is_place_of_work(frame: Frame, index: int, at: int, limit: int) -> bool:
    """Tell whether «في» or «من» goes on with the phrase.

    «مسؤول في وزارة الدفاع», «مصدر من الشرطة», «أستاذ في جامعة القاهرة», «دائرة الإطفاء في غانا إن».
    """
    folded = frame.words.folded
    if at == index or at + 1 >= min(limit, len(folded)):
        return False
    if folded[at] == "علي":
        return not _OVERSEERS.isdisjoint(folded[max(index, at - 2) : at])
    if folded[at] not in ("في", "من"):
        return False
    if folded[at] == "في" and folded[index] in words_of("office") | words_of("body"):
        if folded[at + 1] in words_of("school") and folded[index] in words_of("expert"):
            return True
        if _is_seat(frame, index, at, limit):
            return True
    head_is_bare = not any(word.startswith("ال") for word in folded[index:at])
    following = folded[at + 1]
    known = following in words_of("office") or following.startswith("ال")
    known = known and following not in words_of("season")
    return head_is_bare and folded[index] in words_of("office") and known


def _is_seat(frame: Frame, index: int, at: int, limit: int) -> bool:
    """Tell whether «في» opens where a body sits and nothing else stands before what it says."""
    folded = frame.words.folded
    if words_of("body").isdisjoint(folded[index:at]) or limit - at > 6 or limit >= len(folded):
        return False
    if folded[limit] not in _THAT and ":" not in frame.gap(limit):
        return False
    place = load_gazetteer().find_at(folded, at + 1, limit - at - 1)
    if place is None or not any(sense.kind in ("place", "country") for sense in place[2]):
        return False
    rest = range(at + 1 + place[0], limit)
    return not any(
        folded[later] in words_of("stop") or folded[later].isdigit() or frame.gap(later).strip()
        for later in rest
    )


def _continues(frame: Frame, index: int, at: int) -> bool:  # noqa: PLR0911 - one line a rule
    folded = frame.words.folded
    word = folded[at]
    if word.isdigit() and at > index:
        return bool({folded[at - 1], folded[max(at - 2, index)]} & _NUMBERED)
    if word in words_of("stop") or len(word) == 1 or (at > index and word in words_of("object")):
        return False
    form = None if word.startswith("و") else cue_forms().get(word)
    if form and (form.use == "clause" or (form.participle and at > index)):
        return False
    start, end = frame.words.spans[at]
    printed = strip_marks(frame.words.text[start:end])
    if at > index and frame.words.text[start:end].endswith(("اً", "ًا")):
        return False
    if word in words_of("keep"):
        return True
    prefixes = split_clitics(printed).prefixes
    if not prefixes or prefixes[0] == "ال":
        return at > index or not frame.words.text[start:end].endswith(("اً", "ًا")) or len(printed) < 5
    if at == index:
        return prefixes[0] == "و" or word in words_of("office") or ("ال" not in prefixes and len(word) < 5)
    if prefixes[0] == "ل":
        return "ال" in prefixes and not any(word.endswith(noun) for noun in words_of("audience"))
    if prefixes[0] == "ب":
        return "ال" in prefixes or word[1:] in words_of("seat") or _is_placed(folded, index, at)
    return prefixes[0] == "و" and len(prefixes) > 1


def _is_placed(folded: list[str], index: int, at: int) -> bool:
    """Tell whether «ب» says where an office is held («بينبع»), or is the first letter of a name («بيلي»)."""
    word, before = folded[at], folded[at - 1]
    if folded[index] not in words_of("office") or _is_manner(word[1:]):
        return False
    if word[1:] in words_of("school") | words_of("body") | _NUMBERED:
        return True
    if not words_of("office").isdisjoint(folded[at + 1 : at + 4]):
        return True  # «مدير الري بطنطا المهندس سعيد عمر»
    named = before not in words_of("office") | words_of("body") and not before.startswith("ال")
    return (named and at > index + 1) or load_gazetteer().find_at(folded, at, 1) is not None


def _is_manner(noun: str) -> bool:
    """Tell whether the noun behind «ب» says how somebody speaks, not where: «بنبرة حادة», «بكلمته»."""
    return noun in words_of("manner") or noun.endswith(("ها", "هم", "ته")) or len(noun) < 3


def make_speaker(
    frame: Frame, named: Named, first: int, last: int, gender: str, *, clause: int = 0
) -> Speaker:
    """Return the speaker of words ``[first, last)``: the person's name in them, else the phrase itself.

    A name that stands right before the reported words, ``clause`` being the first of them, belongs to the
    phrase too: «قال الأستاذ في جامعة القاهرة عمرو فهمي إن…».
    """
    spans, text = frame.words.spans, frame.words.text
    start, end = spans[first][0], spans[last - 1][1]
    before_clause = spans[clause - 1][1] if clause > last else -1
    begin, reach = _find_appositive(frame, first, last, clause)
    limit = spans[reach - 1][1]
    inside = [item for item in named.within(start, limit) if item[1] <= limit]
    inside += [item for item in named.within(start + 1, before_clause) if item[1] == before_clause]
    persons = [item for item in inside if item[2].kind == "person" and item[:2] in named.names]
    if persons:
        start, end, person = persons[-1]
        return Speaker(start, end, person.id, gender)
    if reach > last:
        return Speaker(spans[begin][0], spans[reach - 1][1], None, gender)
    if frame.words.folded[first] not in words_of("office") and last - first > 1:
        start += prefix_length(text[start : spans[first][1]])
    covering = next((item[2] for item in inside if item[0] == start), None)
    return Speaker(start, end, covering.id if covering else None, gender)


def _find_appositive(frame: Frame, first: int, last: int, clause: int) -> tuple[int, int]:
    """Return the words of a name set off by commas behind an office, or ``(last, last)``.

    «رئيس الجمعية، طارق المهدي، إن», «الباحث المتخصص في شؤون المناخ، طارق المهدي، أن».
    """
    end = _appositive_end(frame, first, last)
    folded = frame.words.folded
    if end > last or not last < clause < len(folded) or folded[first] not in words_of("office"):
        return last, end
    for begin in range(last, min(clause, last + 10)):
        if "،" not in frame.gap(begin) or folded[begin] in cue_forms() or folded[begin].startswith("ال"):
            continue
        reach = begin
        while reach < clause and (reach == begin or not frame.gap(reach).strip(_SPACE_OR_MARKS)):
            if not _continues(frame, begin, reach):
                break
            reach += 1
        if 2 <= reach - begin <= 4 and (reach == clause or "،" in frame.gap(reach)):
            return begin, reach
    return last, last


def _appositive_end(frame: Frame, first: int, last: int) -> int:
    """Return where a name set off by commas behind an office ends: «رئيس الجمعية، طارق المهدي، إن»."""
    folded = frame.words.folded
    if last >= len(folded) or folded[first] not in words_of("office") or "،" not in frame.gap(last):
        return last
    for at in range(last, min(last + 5, len(folded))):
        if at > last and frame.gap(at).strip():
            is_closed = frame.gap(at).strip() in ("،", ",", ":", "،:")
            follows = folded[at] in ("ان", "انه", "انها", "بان") or ":" in frame.gap(at)
            return at if is_closed and follows else last
        if not _continues(frame, last, at) or (folded[at].startswith("ال") and at == last):
            return last
    return last


def find_subject(frame: Frame, sentence: Sentence, before: int) -> tuple[int, int] | None:
    """Return the words of a subject that stands before the verb at ``before``, or None.

    «المتحدث باسم الجيش قال إن…», «وكان الرئيس قد أعلن أن…», «عبد الرحمن، سائق شاحنة، يقول».
    """
    nested = _find_nested(frame, sentence, before)
    if nested:
        return nested
    first = _skip_opening(frame, sentence.first, before)
    if first >= before or before - first > _MOST_WORDS:
        return None
    last = find_phrase(frame, first, before)
    if last == first or frame.words.folded[first] in cue_forms():
        return None
    rest = [frame.words.folded[at] for at in range(last, before)]
    if not all(word in words_of("open") for word in rest) and not frame.is_parted(last):
        return None
    return first, last


def _find_nested(frame: Frame, sentence: Sentence, before: int) -> tuple[int, int] | None:
    """Return the subject of a verb within a clause: «إلا أن النادي اعتبر أن», «أن الوزير، سالم، أوضح»."""
    folded = frame.words.folded
    for at in range(before - 2, max(sentence.first, before - _MOST_WORDS) - 1, -1):
        if folded[at] in ("ان", "بينما", "فيما", "لكن", "ولكن"):
            last = find_phrase(frame, at + 1, before)
            is_whole = last == before or (last > at + 1 and frame.is_parted(last) and frame.is_parted(before))
            return (at + 1, last) if is_whole else None
    return None


def find_actor(frame: Frame, sentence: Sentence, named: Named) -> tuple[int, int] | None:
    """Return the words of whoever acts in a sentence that quotes nobody yet, or None.

    The phrase must open with an office or a name: «استقبل رئيس المجلس وفدا», «الوزير زار المدينة».
    """
    opening = _skip_adverbial(frame, sentence)
    for first in (_skip_opening(frame, opening, sentence.last), opening + 1):
        if first >= sentence.last:
            continue
        is_known = frame.words.folded[first] in words_of("office") or named.starts_at(
            frame.words.spans[first][0]
        )
        phrase = find_phrase(frame, first, sentence.last)
        last = before_object(frame, first, phrase)
        is_known = is_known or _is_presented(frame, phrase, sentence)
        if is_known and last > first:
            return first, last
    return None


def _is_presented(frame: Frame, last: int, sentence: Sentence) -> bool:
    """Tell whether an office behind a comma says who was named: «وقدم طارق المهدي، رئيس الجمعية، …»."""
    folded = frame.words.folded
    return last < sentence.last and "،" in frame.gap(last) and folded[last] in words_of("office")


def _skip_adverbial(frame: Frame, sentence: Sentence) -> int:
    """Return where the sentence begins behind «وفي سياق متصل،»."""
    if sentence.first >= sentence.last:
        return sentence.first
    if frame.words.folded[sentence.first].removeprefix("و") not in words_of("stop") | {"من"}:
        return sentence.first
    for at in range(sentence.first + 1, min(sentence.first + 7, sentence.last)):
        if frame.is_parted(at):
            return at
    return sentence.first


def _is_deed(word: str) -> bool:
    """Tell whether the word has the form of a verbal noun and is no given name: «إيقاف», «تنظيم»."""
    is_known = word in given_names() or word in words_of("office") or word in words_of("body")
    return _DEED.fullmatch(word) is not None and not is_known


def before_object(frame: Frame, first: int, last: int) -> int:
    """Return where the one who acts ends before whom or what the act meets: «انتقد الناطق | تصريحات»."""
    folded = frame.words.folded
    for at in range(first + 1, last):
        word = folded[at]
        is_indefinite = word.endswith("ا") and at + 1 < last and folded[at + 1].endswith("ا")
        if (
            word in words_of("deed")
            or word in cue_forms()
            or _is_deed(word)
            or word.startswith("بال")
            or (is_indefinite and not word.startswith("ال"))
        ):
            return at
    return last


def find_antecedent(frame: Frame, sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """Return the words before a relative clause whose verb reports, or None.

    «وفدا من جمعية التجار، التي حذرت من أن…», «على تقرير أفاد بأن…».
    """
    folded = frame.words.folded
    end = verb - 1
    while end > sentence.first and folded[end] in ("قد", "كان", "كانت"):
        end -= 1
    form = cue_forms()[folded[verb]]
    if end <= sentence.first or form.gender not in _GENDERS.get(folded[end], ""):
        before = folded[verb - 1] if verb > sentence.first + 2 else ""
        is_told = (
            before in words_of("document")
            and folded[verb - 2] in words_of("stop")
            and not frame.gap(verb).strip()
        )
        return (verb - 1, verb) if is_told else None
    marked = _in_marks(frame, sentence, end)
    if marked is not None:
        return marked, end
    first = end - 1
    while first > sentence.first and not _opens_phrase(frame, first):
        first -= 1
    if (
        first == sentence.first
        and not folded[first].startswith("ال")
        and folded[first] not in words_of("office")
    ):
        first += 1
    return (first, end) if first < end else None


def _in_marks(frame: Frame, sentence: Sentence, end: int) -> int | None:
    """Return the first of the words in marks that end before word ``end``; None without marks there."""
    if not frame.gap(end).startswith(tuple(CLOSING)):
        return None
    for first in range(end - 1, max(sentence.first, end - _MOST_WORDS) - 1, -1):
        if any(mark in frame.gap(first) for mark in OPENING):
            return first
    return None


def _opens_phrase(frame: Frame, at: int) -> bool:
    """Tell whether a noun phrase begins at the word, seen from its end."""
    folded = frame.words.folded
    before = folded[at - 1]
    if frame.gap(at).strip(_SPACE_OR_MARKS) or before in words_of("stop") - {"باسم"}:
        return True
    if folded[at] in words_of("office") and not folded[at].startswith("ال") and before.startswith("ال"):
        return True
    start, end = frame.words.spans[at]
    prefixes = split_clitics(strip_marks(frame.words.text[start:end])).prefixes
    return bool(prefixes) and prefixes[0] in ("ب", "ل", "ك", "ف") and folded[at] not in words_of("keep")


def _skip_opening(frame: Frame, first: int, before: int) -> int:
    while first < before and frame.words.folded[first] in words_of("open"):
        first += 1
    return first
