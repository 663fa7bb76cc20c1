"""The sets of letters do not overlap, and the invisible ones are really invisible."""

import re
import unicodedata

from tawatur.text.arabic import letters


def test_invisible_characters_are_format_characters():
    assert {unicodedata.category(char) for char in letters.INVISIBLES + letters.JOINERS} == {"Cf"}


def test_marks_combine_and_letters_do_not():
    marks = [chr(code) for first, last in letters.MARK_RANGES for code in range(first, last + 1)]
    assert set(letters.TASHKEEL) <= set(marks)
    assert re.search(f"[{letters.LETTER_CLASS}]", "".join(marks)) is None
    assert all(re.match(f"[{letters.LETTER_CLASS}]", char) for char in letters.ARABIC_LETTERS)
    assert (
        re.search(f"[{letters.LETTER_CLASS}]", letters.TATWEEL + letters.ARABIC_INDIC_DIGITS + "،؛؟") is None
    )
