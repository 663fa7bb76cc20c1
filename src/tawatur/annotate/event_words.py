"""The words of one sentence with the names that stand in it, prepared for the coding of events."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from tawatur.knowledge.countries import load_countries
from tawatur.knowledge.event_actors import find_heads
from tawatur.knowledge.event_cues import find_cues
from tawatur.knowledge.verbs import find_triggers
from tawatur.model.annotation import Entity
from tawatur.model.span import Span
from tawatur.text.arabic.clitics import split_proclitics
from tawatur.text.arabic.fold import fold, fold_word
from tawatur.text.tokens import WORD

_BREAK = re.compile(r"[،,؛;:.!؟?…\n()\[\]–—]")
# «دبي، الإمارات العربية المتحدة (CNN)--», «القاهرة - مراسلنا:»: where a text was written, nobody's act.
_DATELINE = re.compile(
    r"[^\n.؟!:«»\"]{0,60}\([^()\n]{2,40}\)\s*(?:[-–—ـ]{1,3}|:)\s*(?=\S)"
    r"|[^\n.؟!:،,«»\"()–—-]{2,30}\s+[–—-]\s+[^\n.؟!:،,«»\"()–—-]{2,30}\s*:\s"
    r"|[^\n.؟!:،«»\"()]{2,80}\s(?:واس|وام|قنا|كونا|بنا|بترا|سبأ|سونا|وات|وكالات)\s+(?=\S)"
    r"|[^\n.؟!:،«»\"()–—-]{2,24}\s[–—]\s(?:[^\W\d_]{3,12}\s(?=[^\W\d_]{3,}\s))?"
)
_FUTURE = "س"  # a letter of the verb, never of a name
_HARD = re.compile(r"[؛;:.!؟?…\n]")


class EventWord(NamedTuple):
    """A word: where it stands, its search form, and whether a mark or a hard mark stands before it."""

    start: int
    end: int
    folded: str
    after_mark: bool = False
    after_hard_mark: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A name over whole words ``[first, last)``; ``attached`` is what stands joined before it."""

    first: int
    last: int
    entity: Entity
    form: str
    attached: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word and its place."""

    kind: str
    first: int
    last: int
    is_verb: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence ready for coding.

    Attributes:
        text: the whole field.
        in_: ``text`` or ``title``.
        start, end: the sentence in the field.
        number: its place in the field, from 0.
        words: its words.
        names: names by the index of their first word.
        cues: cues in reading order.
    """

    text: str
    in_: str
    start: int
    end: int
    number: int
    words: tuple[EventWord, ...]
    names: dict[int, Named]
    cues: tuple[Cue, ...]

    def cut(self, first: int, last: int) -> str:
        """Return the words ``[first, last)`` as written."""
        return self.text[self.words[first].start : self.words[last - 1].end]


def skip_dateline(text: str, start: int) -> int:
    """Return where the first sentence of a text begins behind the place and agency printed before it."""
    match = _DATELINE.match(text, start)
    return match.end() if match else start


def split_event_words(text: str, start: int, end: int) -> tuple[EventWord, ...]:
    """Return the words of ``text[start:end]``."""
    words: list[EventWord] = []
    before = start
    for match in WORD.finditer(text, start, end):
        first, last = match.span()
        gap = text[before:first]
        marked = gap != " " and bool(words) and _BREAK.search(gap) is not None
        hard = marked and _HARD.search(gap) is not None
        words.append(EventWord(first, last, fold_word(match[0]), marked, hard))
        before = last
    return tuple(words)


def make_sentence(
    text: str,
    span: Span,
    number: int,
    words: tuple[EventWord, ...],
    mentions: Sequence[tuple[int, int, Entity, str]],
) -> Sentence:
    """Return the sentence at ``span``; ``mentions`` are (start, end, entity, form) in this field."""
    return Sentence(
        text=text,
        in_=span.in_,
        start=span.start,
        end=span.end,
        number=number,
        words=words,
        names=_place_names(text, words, mentions),
        cues=tuple(_find_cues(words)),
    )


@lru_cache(maxsize=100_000)
def attached_letters(word: str) -> str:
    """Return the conjunction and preposition that stand attached to a word, by evidence; often none."""
    return split_proclitics(word)[0].replace(_FUTURE, "")


def _place_names(
    text: str, words: tuple[EventWord, ...], mentions: Sequence[tuple[int, int, Entity, str]]
) -> dict[int, Named]:
    names = _odd_adjectives(words)
    starts = [word.start for word in words]
    for start, end, entity, form in mentions:
        first = bisect_right(starts, start) - 1
        if first < 0 or start >= words[first].end:
            continue
        last = first + 1
        while last < len(words) and words[last].start < end:
            last += 1
        attached = fold(text[words[first].start : start])
        known = names.get(first)
        if known is None or known.last < last:
            names[first] = Named(first, last, entity, form, attached, start, end)
    return names


def _odd_adjectives(words: tuple[EventWord, ...]) -> dict[int, Named]:
    """Return the adjectives of countries that stand in the accusative or that are everyday words elsewhere.

    «مقترحا أميركيا», «وفد تركي»: the gazetteer leaves these out, since alone they prove nothing.
    """
    known = _adjectives()
    found = {}
    for place, word in enumerate(words[1:], start=1):
        weak = _weak_names().get(word.folded)
        if weak is not None and _needs_name(words[place - 1].folded):
            found[place] = Named(place, place + 1, weak, "name", "", word.start, word.end)
        entity = known.get(word.folded)
        if entity is None or word.after_mark or _is_surname(words, place):
            continue
        before = words[place - 1].folded
        after_act = any(trigger.tense == "noun" for trigger in find_triggers(before))
        if not word.folded.startswith("ال") or after_act or find_heads(before):
            found[place] = Named(place, place + 1, entity, "adjective", "", word.start, word.end)
    return found


def _is_surname(words: tuple[EventWord, ...], place: int) -> bool:
    """Tell whether a name goes on after the word: «تركي بن فيصل»."""
    return place + 1 < len(words) and words[place + 1].folded in {"بن", "ال", "الفيصل"}


def _needs_name(before: str) -> bool:
    """Tell whether a name must follow: a verb with the feminine ending, an office, a preposition."""
    if before in {"الي", "مع", "من", "بين", "علي", "لدي", "ضد", "في"} or find_heads(before):
        return True
    return before.endswith("ت") and any(trigger.tense == "past" for trigger in find_triggers(before))


@cache
def _weak_names() -> dict[str, Entity]:
    """Return the countries whose names are everyday words too, of which the gazetteer is wary."""
    known = load_countries()
    return {
        fold(known[iso3].names[0]): Entity(f"country:{iso3}", known[iso3].names[0], "country", iso3)
        for iso3 in ("MLI", "BEN")
    }


@cache
def _adjectives() -> dict[str, Entity]:
    found = {}
    for country in load_countries().values():
        entity = Entity(f"country:{country.iso3}", country.names[0], "country", country.iso3)
        for adjective in country.adjectives:
            if " " not in adjective:
                for form in (adjective, adjective + "ا", "ال" + adjective, "ال" + adjective + "ة"):
                    found[fold(form)] = entity
    names = {fold(name) for country in load_countries().values() for name in country.names}
    for word in names & set(found):
        del found[word]
    for word in ("قمريا", "قمري", "مجريا", "عاجيا", "عاجي", "غينيا", "مالي", "ماليا", "صينيا", "قطريا"):
        found.pop(fold(word), None)
    return found


def _find_cues(words: tuple[EventWord, ...]) -> Iterator[Cue]:
    for place, word in enumerate(words):
        for kind, following, is_verb in find_cues(word.folded):
            last = place + 1 + len(following)
            if following and tuple(item.folded for item in words[place + 1 : last]) != following:
                continue
            yield Cue(kind, place, last, is_verb)
