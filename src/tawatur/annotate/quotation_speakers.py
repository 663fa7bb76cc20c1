"""Who speaks: the noun phrase behind or before a reporting verb, and whom a pronoun means."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from tawatur.annotate.quotation_frame import Frame, Sentence
from tawatur.annotate.quotation_words import cue_forms, words_of
from tawatur.model.annotation import Entity
from tawatur.text.arabic.clitics import prefix_length, split_clitics, strip_marks

_MOST_WORDS = 14
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
    folded = frame.words.folded
    at = index
    while at < min(limit, index + _MOST_WORDS):
        if at > index and frame.gap(at).strip(_SPACE_OR_MARKS):
            break
        if not _continues(frame, index, at) and not _is_place_of_work(folded, index, at):
            break
        at += 1
    return at


def _is_place_of_work(folded: list[str], index: int, at: int) -> bool:
    """Tell whether «في» or «من» goes on with the phrase: «مسؤول في وزارة الدفاع», «مصدر من الشرطة»."""
    if folded[at] not in ("في", "من") or at == index or at + 1 >= len(folded):
        return False
    head_is_bare = not any(word.startswith("ال") for word in folded[index:at])
    following = folded[at + 1]
    known = following in words_of("office") or following.startswith("ال")
    return head_is_bare and folded[index] in words_of("office") and known


def _continues(frame: Frame, index: int, at: int) -> bool:  # noqa: PLR0911 - one line a rule
    folded = frame.words.folded
    word = folded[at]
    if (
        word in words_of("stop")
        or len(word) == 1
        or word.isdigit()
        or (at > index and word in words_of("object"))
    ):
        return False
    if word in cue_forms() and not word.startswith("و") and cue_forms()[word].use == "clause":
        return False
    start, end = frame.words.spans[at]
    printed = strip_marks(frame.words.text[start:end])
    if word in words_of("keep"):
        return True
    prefixes = split_clitics(printed).prefixes
    if not prefixes or prefixes[0] == "ال":
        return at > index or not printed.endswith(("اً", "ًا")) or len(printed) < 5
    if at == index:
        return prefixes[0] == "و" or word in words_of("office") or ("ال" not in prefixes and len(word) < 5)
    if prefixes[0] == "ل":
        return "ال" in prefixes and not any(word.endswith(noun) for noun in words_of("audience"))
    if prefixes[0] == "ب":
        return "ال" in prefixes or printed[1:] in ("وزارة", "مجلس", "جامعة", "كلية", "هيئة", "مدينة")
    return prefixes[0] == "و" and len(prefixes) > 1


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
    reach = _appositive_end(frame, first, last)
    limit = spans[reach - 1][1]
    inside = [item for item in named.within(start, limit) if item[1] <= limit]
    inside += [item for item in named.within(start + 1, before_clause) if item[1] == before_clause]
    persons = [item for item in inside if item[2].kind == "person" and item[:2] in named.names]
    if persons:
        start, end, person = persons[-1]
        return Speaker(start, end, person.id, gender)
    if reach > last:
        return Speaker(spans[last][0], spans[reach - 1][1], None, gender)
    start += prefix_length(text[start : spans[first][1]]) if last - first > 1 else 0
    covering = next((item[2] for item in inside if item[0] == start), None)
    return Speaker(start, end, covering.id if covering else None, gender)


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


def find_actor(frame: Frame, sentence: Sentence, named: Named) -> tuple[int, int] | None:
    """Return the words of whoever acts in a sentence that quotes nobody yet, or None.

    The phrase must open with an office or a name: «استقبل رئيس المجلس وفدا», «الوزير زار المدينة».
    """
    for first in (_skip_opening(frame, sentence.first, sentence.last), sentence.first + 1):
        if first >= sentence.last:
            continue
        is_known = frame.words.folded[first] in words_of("office") or named.starts_at(
            frame.words.spans[first][0]
        )
        last = find_phrase(frame, first, sentence.last)
        if is_known and last > first:
            return first, last
    return None


def _skip_opening(frame: Frame, first: int, before: int) -> int:
    while first < before and frame.words.folded[first] in words_of("open"):
        first += 1
    return first
