"""Who is named in a field, and persons known by a name that stands apart from the verb or the office."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from tawatur.annotate.quotation_frame import Frame
from tawatur.annotate.quotation_words import words_of
from tawatur.model.annotation import Entity

_FARTHEST_NAME = 10  # words behind an office within which its holder is named
_TITLES = frozenset(("الرءيس", "رءيس", "الوزير", "وزير", "نظيره", "نظيرته", "ان", "انه", "انها"))


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


def find_late_person(
    frame: Frame, named: Named, first: int, last: int, clause: int
) -> tuple[int, int, Entity] | None:
    """Return the person named behind where an office is held: «القيادي في حركة النور سالم الطيب»."""
    spans, folded, text = frame.words.spans, frame.words.folded, frame.words.text
    if folded[first] not in words_of("office"):
        return None
    limit = min(clause or last + _FARTHEST_NAME, last + _FARTHEST_NAME, len(spans))
    start = spans[last - 1][1]
    for mention in named.within(start, spans[limit - 1][1] if limit > last else start):
        if mention[2].kind != "person" or mention[:2] not in named.names:
            continue
        between = text[start : mention[0]]
        others = {folded[at] for at in range(last, limit) if spans[at][0] < mention[0]}
        if others & (words_of("deed") | _TITLES):
            return None
        if not any(mark in between for mark in '،,:؛;.\n"«»'):
            return mention
    return None


def is_all_name(frame: Frame, first: int, last: int) -> bool:
    """Tell whether the words are a name of two to four words, of which a model may have seen one alone."""
    words = frame.words.folded[first:last]
    offices = words_of("office") | words_of("body") | words_of("rank")
    return 2 <= len(words) <= 4 and not any(word in offices or word.startswith("ال") for word in words[:-1])


def find_last_person(frame: Frame, named: Named, index: int, gender: str) -> Speaker | None:
    """Return the last person named before the verb where nobody has spoken or acted yet, or None."""
    before = named.within(0, frame.words.spans[index][0])
    persons = [item for item in before if item[2].kind == "person" and item[:2] in named.names]
    if not persons:
        return None
    start, end, person = persons[-1]
    return Speaker(start, end, person.id, gender)


def find_named_behind(frame: Frame, named: Named, index: int, gender: str) -> Speaker | None:
    """Return the person named hard behind the verb, whose first letter may look attached: «قال برايس»."""
    if index + 1 >= len(frame.words.spans) or frame.gap(index + 1).strip():
        return None
    start = frame.words.spans[index + 1][0]
    for begin, end, entity in named.within(start, start + 1):
        if entity.kind == "person" and (begin, end) in named.names:
            return Speaker(begin, end, entity.id, gender)
    return None
