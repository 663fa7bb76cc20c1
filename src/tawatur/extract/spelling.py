"""Phrases as patterns that allow for how they are typed: hamza, ya, ta marbuta, marks, spaces."""

import re
from functools import cache, lru_cache
from pathlib import Path

from tawatur.text.alternation import join_alternatives

_LETTERS = {
    "ا": "[اأإآٱ]",
    "أ": "[اأإآٱ]",
    "إ": "[اأإآٱ]",
    "آ": "[اأإآٱ]",
    "ى": "[ىيی]",
    "ي": "[ىيی]",
    "ة": "[ةه]",
    "ه": "[ةه]",
    "ك": "[كک]",
    "ؤ": "[ؤو]",
    "ئ": "[ئيى]",
}
# short vowels, tanwin, shadda, sukun, dagger alef and tatweel may follow any letter
_MARKS = "[\u064b-\u0652\u0670\u0640]*"
# letters that stay are listed as well, because a miss is slow in `str.translate`
_FOLDING: dict[int, str | int | None] = {
    **{code: code for code in (*range(0x20, 0x250), *range(0x0600, 0x0700), *range(0x2010, 0x2028))},
    **{code: code + 32 for code in range(ord("A"), ord("Z") + 1)},
    **str.maketrans("أإآٱىیةؤئک", "ااااييهويك"),
    **dict.fromkeys(
        (0x640, 0x670, *range(0x64B, 0x653), 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F))
    ),
}
# a section named in a template: `@read_also@`
_SECTION = re.compile(r"@(\w+)@")
# a word: letters and digits, marks dropped before
_WORD = re.compile(r"\w+")
# what clings to the front of an Arabic noun: و ف ب ك ل ال and their chains
_FRONT = re.compile(r"^(?:[وف]?(?:[بك]?ال|لل)|[وفبكل](?=\w{4}))(?=\w{3})")


@cache
def spell(phrase: str) -> str:
    """Return a pattern that finds a phrase however it is typed; ``|`` parts alternatives."""
    return join_alternatives(_spell_one(part) for part in phrase.split("|"))


def _spell_one(phrase: str) -> list[str]:
    """Return one pattern for each letter."""
    pieces = []
    for letter in phrase:
        if letter == " ":
            pieces.append(r"[\s\u00a0]*")
        elif "ء" <= letter <= "ي":
            pieces.append(_LETTERS.get(letter, letter) + _MARKS)
        else:
            pieces.append(re.escape(letter))
    return pieces


@cache
def pattern(template: str) -> re.Pattern[str]:
    """Return a compiled pattern in which ``@section@`` stands for the phrases of a section of phrases.txt."""
    return re.compile(_SECTION.sub(lambda match: spell("|".join(_phrases()[match[1]])), template))


@cache
def _phrases() -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for line in (Path(__file__).parent / "phrases.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            sections[line.strip("[]")] = current = []
        elif line and not line.startswith("#"):
            current.append(line)
    return sections


def phrases(section: str) -> list[str]:
    """Return the phrases of a section of phrases.txt."""
    return _phrases()[section]


@cache
def _openings(section: str) -> tuple[str, ...]:
    """Return the folded first words of a section's phrases, without those that another one stands in."""
    words = {fold(phrase).split(" ", 1)[0] for phrase in phrases(section)}
    return tuple(sorted(word for word in words if not any(one != word and one in word for one in words)))


def may_hold(folded: str, section: str) -> bool:
    """Tell whether a folded text may hold a phrase of a section: far cheaper than the pattern that knows."""
    return holds_any(folded, _openings(section))


def holds_any(text: str, parts: tuple[str, ...]) -> bool:
    """Tell whether one of some strings stands in a text."""
    for part in parts:  # noqa: SIM110 - a generator costs more than what it looks for
        if part in text:
            return True
    return False


def fold(text: str) -> str:
    """Return a text without the differences of typing, for comparisons inside this room."""
    return text.translate(_FOLDING)


@lru_cache(maxsize=1024)
def fold_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text, in order."""
    return tuple(_WORD.findall(fold(text)))


@lru_cache(maxsize=512)
def find_stems(text: str) -> frozenset[str]:
    """Return the longer words of a text without what clings to their front: what the text is about."""
    words = (_FRONT.sub("", word) for word in _WORD.findall(fold(text)))
    return frozenset(word[:5] for word in words if len(word) > 3)
