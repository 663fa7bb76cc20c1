"""Repairs text for display: Unicode form, stray controls, spaces; letters, tashkeel and quotes stay."""

import re
import unicodedata
from functools import cache

from tawatur.text.arabic import letters

_INK = letters.LETTER_CLASS + letters.MARK_CLASS
_SURROGATES = range(0xD800, 0xE000)
_PRIVATE_USE = "\\ue000-\\uf8ff\\U000f0000-\\U0010ffff"
_NONCHARACTERS = "\\ufdd0-\\ufdef" + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(16))

# What makes a text need the table below, such as a presentation form or a bidi control.
_DIRTY = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\xa0"
    + re.escape(letters.INVISIBLES + letters.ODD_SPACES + letters.LINE_ENDS)
    + letters.char_class(letters.PRESENTATION_RANGES)
    + "\\ufff9-\\ufffc\\ud800-\\udfff"
    + _NONCHARACTERS
    + _PRIVATE_USE
    + "]"
)
# Private use, noncharacters, interlinear and object marks: nothing that a reader could see.
_UNPRINTABLE = re.compile(f"[{_PRIVATE_USE}{_NONCHARACTERS}\\ufff9-\\ufffc]")
# A letter and the combining marks that have a composed form with it, such as «ا» + hamza above.
_DECOMPOSED = re.compile(f"[^\\W\\d_][{letters.MADDA_ABOVE}-{letters.HAMZA_BELOW}\u0300-\u036f]+")
# Tatweel that stretches a word, as in «فرنســـا»; not the «هـ» of a Hijri year and not «ـ» used as a dash.
_STRETCH = re.compile(
    f"(?<=[{_INK}]){letters.TATWEEL}+|(?<![{_INK}]){letters.TATWEEL}+(?=[{letters.LETTER_CLASS}])"
)
_HIJRI = re.compile(f"(?<![{_INK}])ه{letters.TATWEEL}(?![{letters.LETTER_CLASS}])")
_HIJRI_KEPT = "\ue000"  # private use, so it cannot be in the text any more
_JOINERS = re.compile(f"[{letters.JOINERS}]+")
_SPACES = re.compile(r"[ \t]{2,}")
_SPACES_AT_LINE_END = re.compile(r" *\n *")
_BLANK_LINES = re.compile(r"\n{3,}")


def clean_text(text: str) -> str:
    """Return the text as it should be shown, lines kept, at most one blank line between paragraphs.

    Presentation forms become letters; tatweel, bidi controls, zero-width characters, other controls, private
    use and noncharacters go; odd spaces become a space; lone surrogates become U+FFFD. Joiners stay where
    they stand between two letters. Cleaning a clean text changes nothing.
    """
    text = text.replace("\r\n", "\n")
    if _DIRTY.search(text):
        text = _translate(text)
    if letters.ZERO_WIDTH_NON_JOINER in text or letters.ZERO_WIDTH_JOINER in text:
        text = _JOINERS.sub(_keep_joiner, text)
    if letters.TATWEEL in text:
        kept = _HIJRI.sub(_HIJRI_KEPT, text)
        text = _STRETCH.sub("", kept).replace(_HIJRI_KEPT, f"ه{letters.TATWEEL}")
    # No part of a composed text is decomposed; asking for the whole is far cheaper than looking for parts.
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = _DECOMPOSED.sub(_compose, text)
    if "  " in text or "\t" in text:
        text = _SPACES.sub(" ", text)
    if "\n" in text:
        if " \n" in text or "\n " in text:
            text = _SPACES_AT_LINE_END.sub("\n", text)
        if "\n\n\n" in text:
            text = _BLANK_LINES.sub("\n\n", text)
    return text.strip(" \n")


def clean_line(text: str) -> str:
    """Return the text cleaned and on one line; an empty string where nothing is left."""
    return " ".join(clean_text(text).split())


def clean_title(text: str) -> str:
    """Return a title cleaned, on one line, without a stray bar, dash or bullet at either end."""
    return clean_line(text).strip("|-–—•· ")


def _translate(text: str) -> str:
    return _UNPRINTABLE.sub("", text).translate(_table())


@cache
def _table() -> dict[int, str]:
    # Letters that stay are in the table too: for `str.translate` a miss is slow.
    table = {chr(code): chr(code) for code in (*range(0x80), *range(0x600, 0x700))}
    for code in (*range(0x20), *range(0x7F, 0xA0)):
        table[chr(code)] = ""
    for char in letters.INVISIBLES:
        table[char] = ""
    for char in letters.ODD_SPACES + "\t":
        table[char] = " "
    for char in letters.LINE_ENDS + "\r\n":
        table[char] = "\n"
    table["\u2029"] = "\n\n"
    for code in _SURROGATES:
        table[chr(code)] = letters.REPLACEMENT
    for first, last in letters.PRESENTATION_RANGES:
        for code in range(first, last + 1):
            composed = unicodedata.normalize("NFKC", chr(code))
            # An isolated mark decomposes to a space or a tatweel and the mark; the carrier was never printed.
            table[chr(code)] = (
                composed if len(composed.split()) > 1 else composed.strip(f" {letters.TATWEEL}")
            )
    return {ord(char): shown for char, shown in table.items()}


def _keep_joiner(match: re.Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    between = start > 0 and end < len(text) and _is_letter(text[start - 1]) and _is_letter(text[end])
    return match.group()[0] if between else ""


def _is_letter(char: str) -> bool:
    return char.isalpha() or unicodedata.category(char) in ("Mn", "So")


def _compose(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match.group())
