"""Whom a sentence lets speak without naming him behind the verb: subjects, actors, antecedents."""

import re

from tawatur.annotate.quotation_frame import CLOSING, OPENING, Frame, Sentence
from tawatur.annotate.quotation_named import Named
from tawatur.annotate.quotation_speakers import (
    MOST_WORDS,
    SPACE_OR_MARKS,
    find_phrase,
    is_object,
)
from tawatur.annotate.quotation_words import cue_forms, given_names, words_of
from tawatur.text.arabic.clitics import split_clitics, strip_marks

_GENDERS = {"الذي": "m", "التي": "f", "الذين": "p", "اللذان": "p", "اللذين": "p", "اللواتي": "p"}
_DEED = re.compile(r"ا[^ل].ا.|ا[^ل]ت?..ا.|است..?ا.ه?|ت..ي.")


def find_subject(frame: Frame, sentence: Sentence, before: int) -> tuple[int, int] | None:
    """Return the words of a subject that stands before the verb at ``before``, or None.

    «المتحدث باسم الجيش قال إن…», «وكان الرئيس قد أعلن أن…», «عبد الرحمن، سائق شاحنة، يقول».
    """
    nested = _find_nested(frame, sentence, before)
    if nested:
        return nested
    first = _skip_opening(frame, sentence.first, before)
    near = _find_near(frame, sentence, before)
    if near and frame.words.folded[near[0]].startswith("و"):
        return near
    if first >= before or before - first > MOST_WORDS:
        return near
    last = find_phrase(frame, first, before)
    if last == first or frame.words.folded[first] in cue_forms():
        return near
    rest = [frame.words.folded[at] for at in range(last, before)]
    if not all(word in words_of("open") for word in rest) and not frame.is_parted(last):
        return near
    return first, last


def _find_near(frame: Frame, sentence: Sentence, before: int) -> tuple[int, int] | None:
    """Return the subject between a comma and the verb: «…، ووكالات الإغاثة حذرت», «…، والحكومة تقول»."""
    folded = frame.words.folded
    for at in range(before - 1, max(sentence.first, before - MOST_WORDS // 2), -1):
        if frame.is_parted(at):
            plain = folded[at].removeprefix("و")
            known = plain in words_of("office") or plain in words_of("body") or plain.startswith("ال")
            return (at, before) if known and find_phrase(frame, at, before) == before else None
    return None


def _find_nested(frame: Frame, sentence: Sentence, before: int) -> tuple[int, int] | None:
    """Return the subject of a verb within a clause: «إلا أن النادي اعتبر أن», «أن الوزير، سالم، أوضح»."""
    folded = frame.words.folded
    for at in range(before - 2, max(sentence.first, before - MOST_WORDS) - 1, -1):
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


def _is_bare(folded: list[str], first: int, at: int) -> bool:
    """Tell whether only a name stands before a word: «طالب سلامة | السلطات», not «رئيس الحكومة»."""
    offices = words_of("office") | words_of("body")
    return not any(word in offices or word.startswith("ال") for word in folded[first:at])


def before_object(frame: Frame, first: int, last: int) -> int:
    """Return where the one who acts ends before whom or what the act meets: «انتقد الناطق | تصريحات»."""
    folded = frame.words.folded
    for at in range(first + 1, last):
        word = folded[at]
        is_addressed = word.startswith("ال") and word in words_of("body") and _is_bare(folded, first, at)
        is_indefinite = word.endswith("ا") and at + 1 < last and folded[at + 1].endswith("يا")
        if (
            word in words_of("deed")
            or (not word.startswith("ال") and is_object(frame, at))
            or word in cue_forms()
            or _is_deed(word)
            or word.startswith("بال")
            or is_addressed
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
    for first in range(end - 1, max(sentence.first, end - MOST_WORDS) - 1, -1):
        if any(mark in frame.gap(first) for mark in OPENING):
            return first
    return None


def _opens_phrase(frame: Frame, at: int) -> bool:
    """Tell whether a noun phrase begins at the word, seen from its end."""
    folded = frame.words.folded
    before = folded[at - 1]
    if frame.gap(at).strip(SPACE_OR_MARKS) or before in words_of("stop") - {"باسم"}:
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
