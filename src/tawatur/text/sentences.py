"""Sentence spans: at full stops, question marks and line ends, not inside abbreviations and numbers."""

import re
from functools import cache

from tawatur.model.span import Span
from tawatur.text.arabic import letters

_CLOSING = re.escape(letters.CLOSING_MARKS)
# A possible end with what still belongs to it, such as «؟»» or «…».
_END = re.compile(rf"[.؟?!…۔]+[{_CLOSING}]*|[\n\r\u2028\u2029]+")
# Letters of the word that stands right before a stop, dots between single letters included: «أ.ف», «د», «Mr».
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]*$")
_LIST_NUMBER = re.compile(r"\s*[(\[]?\d{1,3}$")
_ABBREVIATIONS = (
    "mr mrs ms dr prof st no vs gen col sen rep gov jr sr inc ltd co etc fig vol pp"
    " jan feb mar apr jun jul aug sep sept oct nov dec م.د أ.د ا.د أ.م.د ت مج ط"
)
_LONGEST_ABBREVIATION = 24
_NEW_SENTENCE_AFTER_ACRONYM = re.compile(r"\s+[\"«“]?و\w")


def find_sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences in reading order, trimmed of white space; none is empty or crosses a line end."""
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if _is_end(text, start, match):
            _append(spans, text, start, match.end())
            start = match.end()
    _append(spans, text, start, len(text))
    return tuple(spans)


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    kept = piece.strip()
    if kept:
        start += len(piece) - len(piece.lstrip())
        spans.append(Span(start, start + len(kept)))


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    mark, end = match.group(), match.end()
    if mark[0] in "\n\r\u2028\u2029":
        return True
    following = text[end : end + 1]
    if mark == ".":
        return _is_full_stop(text, start, match)
    # A second mark hard against a letter or digit, as in «yahoo!mail», ends nothing; Arabic glues sentences.
    return not (following.isascii() and following.isalnum())


def _is_full_stop(text: str, start: int, match: re.Match[str]) -> bool:
    position, end = match.start(), match.end()
    before, following = text[position - 1 : position], text[end : end + 1]
    if not following:
        return True
    if following.isascii() and following.isalnum():  # a decimal, an address, a file name
        return False
    if following in ",،;؛:." or (following.isdigit() and before.isdigit()):
        return False
    word = _last_word(text, start, position)
    if "." in word and word not in _abbreviations():  # «أ.ف.ب.» ends where the next word opens a sentence
        return following in "\n\r" or _NEW_SENTENCE_AFTER_ACRONYM.match(text, end) is not None
    return not (
        len(word) == 1 or word.lower() in _abbreviations() or _LIST_NUMBER.fullmatch(text, start, position)
    )


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(_ABBREVIATIONS.split())


def _last_word(text: str, start: int, position: int) -> str:
    window = text[max(start, position - _LONGEST_ABBREVIATION) : position]
    found = _LAST_WORD.search(window)
    return found.group() if found else ""
