"""Word spans: Arabic words, words of other scripts, numbers with their separators."""

import re

from tawatur.model.span import Span
from tawatur.text.arabic import letters

# Marks, tatweel and joiners belong to the word they stand in, as do bidi controls that nobody cleaned away.
_INSIDE = letters.MARK_CLASS + letters.TATWEEL + letters.JOINERS + re.escape(letters.INVISIBLES)
_INK = letters.MARK_CLASS + letters.TATWEEL
_OWN_DIGITS = letters.ARABIC_INDIC_DIGITS + letters.EXTENDED_DIGITS

_ARABIC = f"[{letters.LETTER_CLASS}](?:[{letters.LETTER_CLASS}{_INSIDE}]*[{letters.LETTER_CLASS}{_INK}])?"
_GROUPED = r"\d{1,3}(?:[,٬]\d{3})+(?![\d,٬])(?:[.٫]\d+(?![.٫]?\d))?"  # 1,500,000.25
_DECIMAL = r"(?<!\d[.٫])\d+[.٫]\d+(?![.٫]?\d)"  # 3.5, but not 15.12.2023
_OTHER = (
    rf"[^\W\d_{letters.LETTER_CLASS}](?:[^\W_{letters.LETTER_CLASS}{_OWN_DIGITS}]|[\u0300-\u036f])*"  # G20
)

WORD = re.compile(rf"{_ARABIC}|{_GROUPED}|{_DECIMAL}|\d+|{_OTHER}")
"""One word. Dates, times and compounds fall into their parts: 15/12/2023 is three words, F-16 is two."""


def find_words(text: str) -> tuple[Span, ...]:
    """Return the spans of all words in reading order; they never overlap and never hold a space."""
    return tuple(Span(*match.span()) for match in WORD.finditer(text))


def split_words(text: str) -> list[str]:
    """Return all words as written, in reading order: the same words as `find_words`."""
    return WORD.findall(text)
