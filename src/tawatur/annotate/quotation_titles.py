"""Titles that let somebody speak before a colon: «بوريطة: علاقاتنا جيدة», «بيسكوف لـCNN: لا وجود لتواصل»."""

from tawatur.annotate.quotation_frame import Frame, Sentence
from tawatur.annotate.quotation_named import Named
from tawatur.annotate.quotation_speakers import find_phrase
from tawatur.annotate.quotation_words import cue_forms, given_names, words_of
from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.knowledge.outlets import load_registry

_FEWEST_OF_UNKNOWN = 4  # words behind the colon, where only the form tells that a person speaks
_MOST_OF_UNKNOWN = 3  # words before it
_PARTICLES = frozenset(("ابو", "ابن", "بن", "ال", "عبد", "فان", "فون", "دي", "دو", "لو", "ماك", "سان"))


def find_title_speaker(  # noqa: PLR0911 - one line a rule
    frame: Frame, named: Named, first: int, at: int, end: int
) -> tuple[int, int] | None:
    """Return the words of the speaker before the colon at word ``at``, or None where nobody speaks.

    An office or a person's name speaks. So does a word that no table knows, as surnames are, where a clause
    of four words follows; a rubric («خاص»), a place and an outlet do not.

    Args:
        frame: the title.
        named: the names found in it.
        first: the first word of the title.
        at: the first word behind the colon.
        end: the index after the last word of the title.
    """
    spans, folded = frame.words.spans, frame.words.folded
    is_label = folded[first] in words_of("label") and (
        at - first == 1 or folded[first] not in words_of("office")
    )
    if is_label or folded[first] in words_of("unspeaking"):
        return None
    cue = next((index for index in range(first, at) if folded[index] in cue_forms()), None)
    audience = _before_audience(frame, first, at)
    last = cue or audience or find_phrase(frame, first, at)
    if last <= first:
        return None
    before = named.within(spans[first][0], spans[at - 1][1] + 1)
    kinds = {entity.kind for start, _, entity in before if start < spans[last - 1][1]}
    if "person" in kinds or folded[first] in words_of("office"):
        return first, last
    if any(word.isdigit() for word in folded[first:at]):
        return None  # «باكالوريا 2017: …»
    if audience is not None and not kinds & {"place", "country"} and last - first <= _MOST_OF_UNKNOWN:
        return first, last
    if audience is None and last < at and folded[last] in ("في", "عن", "علي", "حول", "بشان", "لدي"):
        return None  # «الزيادة في الأجور: …»
    if kinds or end - at < _FEWEST_OF_UNKNOWN or last - first > _MOST_OF_UNKNOWN or at - first > 5:
        return None
    if audience is None and _is_elsewhere(frame, first, last, at):
        return None
    return (first, last) if _is_unknown_person(frame, first, last, at, end) else None


def _before_audience(frame: Frame, first: int, at: int) -> int | None:
    """Return where «لـCNN», «لـ"العربية"» or «للميادين» begins, whom somebody speaks to, or None."""
    for index in range(first + 1, at):
        start, _ = frame.words.spans[index]
        if frame.words.text[start - 3 : start].rstrip("«“\"' ").endswith(("لـ", "ـ")):
            return index - (frame.words.folded[index - 1] == "ل")
        if frame.words.folded[index] in ("ل", "لـ") or frame.words.folded[index].startswith("لل"):
            return index
    return None


def _is_unknown_person(frame: Frame, first: int, last: int, at: int, end: int) -> bool:
    words = frame.words.folded[first:last]
    if any(_is_rubric(word) for word in words):
        return False
    if len(words) == 1:
        return len(words[0]) > 3 or _speaks_of_self(frame, at, end)
    if words[0] in _PARTICLES or words[0] in given_names():
        return True
    return not words[-1].startswith("ال") and _speaks_of_self(frame, at, end)


def _is_rubric(word: str) -> bool:
    is_plural = word.startswith("ال") and word.endswith(("ات", "يه", "ون", "ين"))
    return word in words_of("label") or word in words_of("stop") or any(map(str.isdigit, word)) or is_plural


def _is_elsewhere(frame: Frame, first: int, last: int, at: int) -> bool:
    """Tell whether a place, a country, an organization or an outlet is named: «القاهرة: …», «"هآرتس": …»."""
    spans, text = frame.words.spans, frame.words.text
    if text[: spans[first][0]].strip() or frame.gap(at).strip().startswith(('"', "»", "”")):
        return True
    if load_registry().by_name(text[spans[first][0] : spans[last - 1][1]]):
        return True
    gazetteer = load_gazetteer()
    return any(gazetteer.find_at(frame.words.folded, index, last - index) for index in range(first, last))


def _speaks_of_self(frame: Frame, at: int, end: int) -> bool:
    """Tell whether the words behind the colon are a person's own: «لن نفرط», «نؤيد», «لدينا», «أستحق»."""
    opening = frame.words.folded[at]
    if opening in ("لن", "لم", "لا", "لست", "انا", "نحن", "سوف") or opening.endswith("نا"):
        return True
    return len(opening) > 3 and opening[0] == "ن" and end > at + 2


def find_colon(frame: Frame, sentence: Sentence) -> int | None:
    """Return the index of the first word behind the title's first colon; None where there is none."""
    return next((at for at in range(sentence.first + 1, sentence.last) if ":" in frame.gap(at)), None)
