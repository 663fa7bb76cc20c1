"""The search form of Arabic text: one spelling for what newsrooms spell in several ways."""

import unicodedata
from functools import cache

from tawatur.text.arabic import letters

_LATIN_RANGES = ((0x00C0, 0x024F), (0x1E00, 0x1EFF))
_COMBINING_LATIN = range(0x0300, 0x0370)
_LATIN_LIGATURES = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ł": "l",
    "ı": "i",
    "ŋ": "n",
    "þ": "th",
}
# So many words are remembered in their folded form; some hundred articles hold no more.
_MOST_WORDS = 1 << 17
_SIGNS = {
    letters.DECIMAL_SEPARATOR: ".",
    letters.THOUSANDS_SEPARATOR: ",",
    "٪": "%",
    "،": ",",
    "؛": ";",
    "؟": "?",
}


def fold(text: str) -> str:
    """Return the form in which words are compared; it is for search only and is never shown.

    One spelling for: the alefs (أ إ آ ٱ → ا), hamza on a seat (ؤ ئ → ء, so that مسؤول and مسئول meet),
    final ة and ه, ى and ي, Persian and Urdu look-alikes, letters for foreign sounds (ڤ → ف), the three sets
    of digits, presentation forms, Latin case and accents. Tatweel, marks and invisible characters vanish.
    The result of folding a folded text is that text.
    """
    if text.isascii():
        return text.lower()
    if letters.HAMZA_ABOVE in text:
        text = unicodedata.normalize("NFC", text)
    return text.lower().translate(_table())


class _Folded(dict[str, str]):
    """Folds a word once; starts anew when odd words have filled it."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_WORDS:
            self.clear()
        folded = fold(word)
        self[word] = folded = word if folded == word else folded
        return folded


# Filled as words come by; what a word folds to depends on the word alone.
_FOLDED = _Folded()


def fold_word(word: str) -> str:
    """Return what `fold` gives for a word, remembered for when it comes again."""
    return _FOLDED[word]


def fold_words(words: list[str]) -> list[str]:
    """Return the folded form of each word: what `fold` gives, remembered for words that come again."""
    folded = _FOLDED
    return [folded[word] for word in words]


@cache
def _table() -> dict[int, str | int]:
    """Return the folding as a table for `str.translate`, letters that stay included (a miss is slow)."""
    table: dict[int, str | int] = {code: code for code in (*range(0x80), *range(0x0600, 0x0700))}
    for first, last in _LATIN_RANGES:
        for code in range(first, last + 1):
            table[code] = _plain_latin(chr(code))
    for code in _COMBINING_LATIN:
        table[code] = ""
    _add_arabic(table)
    for first, last in letters.PRESENTATION_RANGES:
        for code in range(first, last + 1):
            decomposed = unicodedata.normalize("NFKC", chr(code)).strip()
            table[code] = "".join(_text(table.get(ord(char), char)) for char in decomposed)
    return table


def _add_arabic(table: dict[int, str | int]) -> None:
    for first, last in letters.MARK_RANGES:
        for code in range(first, last + 1):
            table[code] = ""
    for char in letters.INVISIBLES + letters.JOINERS + letters.TATWEEL:
        table[ord(char)] = ""
    for char in letters.ODD_SPACES:
        table[ord(char)] = " "
    pairs: dict[str, str] = {
        **_SIGNS,
        **dict.fromkeys(letters.ALEFS, "ا"),
        **dict.fromkeys(letters.HAMZA_SEATS, letters.HAMZA),
        **letters.LOOK_ALIKES,
        **letters.FOREIGN_SOUNDS,
        letters.TA_MARBUTA: "ه",
        "ۃ": "ه",
        letters.ALEF_MAQSURA: "ي",
    }
    for value, (arabic, extended) in enumerate(
        zip(letters.ARABIC_INDIC_DIGITS, letters.EXTENDED_DIGITS, strict=True)
    ):
        pairs[arabic] = pairs[extended] = str(value)
    table.update({ord(char): plain for char, plain in pairs.items()})


def _plain_latin(char: str) -> str:
    decomposed = unicodedata.normalize("NFKD", char)
    plain = "".join(part for part in decomposed if not unicodedata.combining(part)).lower()
    return "".join(_LATIN_LIGATURES.get(part, part) for part in plain)


def _text(value: str | int) -> str:
    return chr(value) if isinstance(value, int) else value
