"""Who speaks: the noun phrase by a reporting verb, the name set off from it, and whom a pronoun means."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from tawatur.annotate.quotation_frame import Frame
from tawatur.annotate.quotation_words import cue_forms, given_names, words_of
from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.model.annotation import Entity
from tawatur.text.arabic.clitics import prefix_length, split_clitics, strip_marks

MOST_WORDS = 14
_THAT = ("ان", "انه", "انها", "بان", "انهم")
_NUMBERED = frozenset(("قناه", "بقناه", "القناه", "فرانس", "فرنس", "اذاعه", "الكتيبه", "اللواء"))
_OVERSEERS = frozenset(("مشرف", "المشرف", "مشرفه", "المشرفه"))  # «المشرف العام على المهرجان»
SPACE_OR_MARKS = " \u00a0\n«»“”\"'’‘#_"


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
    marks = 0  # how many stand open: «منظمة "أنقذوا الأطفال"» is one name
    while at < min(limit, index + MOST_WORDS):
        if at > index and frame.gap(at).strip(SPACE_OR_MARKS):
            break
        marks = _count_open(frame.gap(at), marks) if at > index else 0
        if marks:
            at += 1
            continue
        if not continues_phrase(frame, index, at) and not _is_place_of_work(frame, index, at, limit):
            break
        at += 1
    return at


def _count_open(gap: str, marks: int) -> int:
    """Return how many quotation marks stand open behind the gap, of ``marks`` before it."""
    opened = gap.count("«") + gap.count("“")
    if opened or "»" in gap or "”" in gap:
        return max(marks + opened - gap.count("»") - gap.count("”"), 0)
    return 1 - marks if gap.count('"') == 1 else marks


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
    known = known and following not in words_of("season") | words_of("told")
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


def continues_phrase(frame: Frame, index: int, at: int) -> bool:  # noqa: PLR0911 - one line a rule
    """Tell whether word ``at`` goes on with the noun phrase that begins at ``index``."""
    folded = frame.words.folded
    word = folded[at]
    if word.isdigit() and at > index:
        return bool({folded[at - 1], folded[max(at - 2, index)]} & _NUMBERED)
    if at > index and _is_ali(frame, at):
        return True
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
        is_whole = (
            prefixes[0] in ("ف", "ك") and len(word) > 4
        )  # «شدد فالفيردي»: no conjunction follows a verb
        return (
            prefixes[0] == "و"
            or is_whole
            or word in words_of("office")
            or ("ال" not in prefixes and len(word) < 5)
        )
    if prefixes[0] == "ل" and folded[index] in words_of("office") and word[1:] in words_of("domain"):
        return True
    if prefixes[0] == "ل":
        return "ال" in prefixes and not any(word.endswith(noun) for noun in words_of("audience"))
    if prefixes[0] == "ب":
        return "ال" in prefixes or word[1:] in words_of("seat") or _is_placed(folded, index, at)
    return prefixes[0] == "و" and len(prefixes) > 1


def _is_ali(frame: Frame, at: int) -> bool:
    """Tell whether «علي» is the name and not «على»: printed with dots, and a name behind it.

    «المرشد علي خامنئي», not «علي المستوى» or «علي أن», as some outlets print the preposition.
    """
    start, end = frame.words.spans[at]
    if frame.words.text[start:end] != "علي":
        return False
    following = frame.words.folded[at + 1] if at + 1 < len(frame.words.folded) else ""
    is_name_ahead = (
        not following.startswith("ال") and following not in words_of("stop") and len(following) > 2
    )
    return is_name_ahead and not frame.gap(at + 1).strip()


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
    is_name = named and at > index + 1 and not word.endswith("ه")  # «بيلي», not «بخطوة»
    return is_name or before in words_of("rank") or load_gazetteer().find_at(folded, at, 1) is not None


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
        if _is_all_name(frame, first, last):
            start, end = spans[first][0], max(end, spans[last - 1][1])
        word = next((span[0] for span in spans[first:reach] if span[0] < start < span[1]), start)
        if text[word:start].strip("وف"):
            start = word  # «ل» of «لمى»: a preposition would have ended the phrase
        return Speaker(start, end, person.id, gender)
    if reach > last:
        return Speaker(spans[begin][0], spans[reach - 1][1], None, gender)
    if frame.words.folded[first] not in words_of("office") and last - first > 1:
        start += prefix_length(text[start : spans[first][1]])
    covering = next((item[2] for item in inside if item[0] == start), None)
    return Speaker(start, end, covering.id if covering else None, gender)


def _is_all_name(frame: Frame, first: int, last: int) -> bool:
    """Tell whether the words are a name of two to four words, of which a model may have seen one alone."""
    words = frame.words.folded[first:last]
    offices = words_of("office") | words_of("body") | words_of("rank")
    return 2 <= len(words) <= 4 and not any(word in offices or word.startswith("ال") for word in words[:-1])


def _find_appositive(frame: Frame, first: int, last: int, clause: int) -> tuple[int, int]:
    """Return the words of a name set off by commas behind an office, or ``(last, last)``.

    «رئيس الجمعية، طارق المهدي، إن», «الباحث المتخصص في شؤون المناخ، طارق المهدي، أن».
    """
    end = _appositive_end(frame, first, last)
    folded = frame.words.folded
    if end > last or folded[first] not in words_of("office") or not last < len(folded):
        return last, end
    if last < clause and folded[last] in ("في", "لدي") and not frame.gap(last).strip():
        begin = _find_late_name(frame, last, min(clause, last + 10))
        if begin is not None:
            return begin, min(_name_end(frame, begin, clause), begin + 4)
    for begin in range(last, min(clause, last + 10) if clause else last + 1):
        if "،" not in frame.gap(begin) or not _may_be_named(folded[begin]):
            continue
        reach = _name_end(frame, begin, clause or len(folded))
        if 2 <= reach - begin <= 4 and (reach == clause or "،" in frame.gap(reach)):
            return begin, reach
    return last, last


def _may_be_named(word: str) -> bool:
    return word not in cue_forms() and not word.startswith("ال") and word not in words_of("office")


def _name_end(frame: Frame, begin: int, limit: int) -> int:
    reach = begin
    while reach < limit and (reach == begin or not frame.gap(reach).strip(SPACE_OR_MARKS)):
        if not continues_phrase(frame, begin, reach):
            break
        reach += 1
    return reach


def _find_late_name(frame: Frame, last: int, limit: int) -> int | None:
    """Return where a name begins behind a place: «رئيسة اللجنة في الغرفة التجارية أميمة عزوز إن»."""
    folded = frame.words.folded
    for begin in range(last + 2, limit):
        if (
            frame.gap(begin).strip()
            or folded[begin] in words_of("stop") - {"في"}
            or folded[begin - 1].endswith("ها")
        ):
            return None
        size = _name_end(frame, begin, limit) - begin
        is_apart = folded[begin - 1].startswith("ال") and begin + size == limit and size <= 4
        if (folded[begin] in given_names() or is_apart) and size > 1 and _may_be_named(folded[begin]):
            return begin
    return None


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
        if not continues_phrase(frame, last, at) or (folded[at].startswith("ال") and at == last):
            return last
    return last
