"""Splits conjunctions, prepositions, article and pronouns off a word without eating into the word itself.

A letter is split off only on evidence. «وزير» is not و + زير: «الوزير» and «بالوزير» are common, so the
و is the word's own; «والمغرب» is و + المغرب: nothing ever stands before that و, and «المغرب» is a word. The
counts come from `words.tsv`, the words that need no counting from `protected.txt`.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from tawatur.text.arabic import letters
from tawatur.text.arabic.fold import fold_word
from tawatur.text.arabic.words import count_exactly, count_word, find_usual

ARTICLE = "ال"
_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بكل"
_FUTURE = "س"
_IMPERFECT = "يتنأ"
_CACHE = 1 << 18

_STRIPPED = dict.fromkeys(
    [
        *(code for first, last in letters.MARK_RANGES for code in range(first, last + 1)),
        *map(ord, letters.TATWEEL + letters.JOINERS + letters.INVISIBLES),
    ]
)
PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "نا", "كم", "كن", "ني", "ه", "ك", "ي")
"""Attached pronouns, longer ones before those they end in."""

_STRIPPABLE = re.compile(f"[{''.join(map(chr, _STRIPPED))}]")

# What may stand before a whole word, and so shows that its first letter is its own.
_BEFORE_ANY = ("ال", "وال", "بال", "لل", "ب", "ل", "ك")
_BEFORE = {
    "و": (*_BEFORE_ANY, "و", "ف"),
    "ف": (*_BEFORE_ANY, "و", "ف"),
    "ل": ("ال", "وال", "بال", "ب", "ك"),  # not ل: «للعام» is ل + العام
}

# A split is believed when the rest was seen at least this often for each time the whole was seen, and
# the whole was seen with something before it at most this share of the time. Chosen on UD Arabic-PUD; see
# docs/decisions.
_LEAST_REST = {"و": 0.02, "ف": 0.3, "ب": 0.1, "ك": 0.5, "ل": 0.1, "س": 0.1}
_FEWEST_REST = {"و": 4, "ف": 50, "ب": 20, "ك": 60, "ل": 10, "س": 4}
_MOST_BEFORE = 0.04
_LEAST_STEM = {"ه": 0.05, "نا": 2.0, "ك": 6.0, "ي": 20.0, "ني": 3.0, "كن": 3.0, "كم": 0.5}


@dataclass(frozen=True, slots=True)
class Clitics:
    """A word in its parts: ``prefixes`` + ``stem`` + ``suffixes``, all without marks.

    ``prefixes`` holds conjunction, preposition or future letter, and article, each by itself («ول» + «ال» in
    «وللمغرب»); ``suffixes`` holds the pronoun. A ت before a pronoun stays in the stem as written
    («زيارت» + «ه»).
    """

    prefixes: tuple[str, ...]
    stem: str
    suffixes: tuple[str, ...]


def split_clitics(word: str) -> Clitics:
    """Return the word in its parts; a word in which nothing is attached has only a stem."""
    return _split(strip_marks(word))


def prefix_length(word: str) -> int:
    """Return how many leading characters are attached conjunction, preposition or future letter.

    ``word[prefix_length(word):]`` is the word as a reader names it: «والمغرب» gives 1, «المغرب» 0;
    «للمغرب» gives 2, since the article's alef is not written there. Marks and tatweel are counted where
    they stand.
    """
    bare = strip_marks(word)
    length = _prefix_letters(bare)
    if len(bare) == len(word) or not length:
        return length
    seen = 0
    for place, char in enumerate(word):
        if ord(char) not in _STRIPPED:
            if seen == length:
                return place
            seen += 1
    return len(word)


def split_proclitics(word: str) -> tuple[str, str, bool]:
    """Return (attached letters, rest without article, had it the article) of a word without marks."""
    length = _prefix_letters(word)
    rest = word[length:]
    if word[:length].endswith("لل"):
        return word[: length - 1], rest, True
    if rest.startswith(ARTICLE) and not is_own_article(rest):
        return word[:length], rest[2:], True
    return word[:length], rest, False


def strip_marks(word: str) -> str:
    """Return the word without marks, tatweel and invisible characters."""
    return word.translate(_STRIPPED) if _STRIPPABLE.search(word) else word


@cache
def protected_words() -> frozenset[str]:
    """Return the words, folded, from which nothing may be split: names and function words (protected.txt)."""
    text = (Path(__file__).parent / "protected.txt").read_text(encoding="utf-8")
    return frozenset(fold_word(line) for line in text.splitlines() if line and not line.startswith("#"))


def is_own_article(word: str) -> bool:
    """Tell whether the first two letters ال of a word are its own, as in «التقى», «التزم» or «الزم»."""
    rest = word[2:]
    if len(rest) < 2 or fold_word(word) in protected_words():
        return True
    # «التقى», «التزم» are verbs of form VIII: «يلتقي», «التقت» were seen, and the rest never stands alone.
    imperfect = max(count_word("ي" + word[1:]), count_word("ي" + word[1:-1] + "ي"))
    return rest[0] == "ت" and count_word(rest) * 3 <= imperfect and imperfect > 0


@lru_cache(_CACHE)
def _prefix_letters(word: str) -> int:
    """Return how many leading letters of a word without marks are attached; both lams of «للمغرب» are."""
    if len(word) < 3 or is_protected(word):
        return 0
    usual = find_usual(word)
    if len(usual) == len(word):
        word = usual
    if word[0] in _CONJUNCTIONS and _is_attached(word):
        return 1 + _preposition_letters(word[1:])
    return _preposition_letters(word)


def _preposition_letters(word: str) -> int:
    first = word[0]
    if len(word) < 3 or is_protected(word):
        return 0
    if word.startswith("لل"):
        return _lam_letters(word)
    if first in _PREPOSITIONS or (first == _FUTURE and word[1] in _IMPERFECT and len(word) > 3):
        return int(_is_attached(word))
    return 0


def is_protected(word: str) -> bool:
    """Tell whether the word, or the word without its pronoun («لديهم»), is on the protected list."""
    folded = fold_word(word)
    words = protected_words()
    if folded in words:
        return True
    return folded.endswith(("ه", "ا", "م")) and any(
        folded.endswith(pronoun) and folded[: -len(pronoun)] in words
        for pronoun in ("هم", "ها", "ه", "نا", "هما")
    )


def _lam_letters(word: str) -> int:
    """Return 1 for «للبنان» (ل + لبنان) and «للجنة» (the article is not written), 2 for «للمغرب»."""
    if len(word) < 4:
        return 0
    with_own_lam = _count_noun(word[1:])
    return 1 if with_own_lam > _count_noun(word[2:]) else 2


def _is_attached(word: str) -> bool:
    """Tell whether the first letter of a word is attached to it and not its own."""
    first, rest = word[0], word[1:]
    if fold_word(rest) in protected_words():
        return True
    if _is_own_first_letter(word):
        return False
    if rest.startswith(ARTICLE) and len(rest) > 4 and first not in "لس":
        return True
    seen = _count_noun(rest) or _count_without_pronoun(rest)
    whole = count_word(word)
    if not seen and first in _CONJUNCTIONS:
        # Few words begin with و: one never seen, whole or without it, more likely begins with «and».
        return _preposition_letters(rest) > 0 or (first == "و" and not whole and len(word) > 4)
    return seen >= max(_FEWEST_REST[first], _LEAST_REST[first] * whole)


# Endings behind which the word itself may have been seen: «واحدا» is «واحد», which «الواحد» shows to be
# whole.
_ENDINGS = ("", "ا", "ة", "ه", "ت", "ي", "ها", "هم", "ات", "ون", "ين", "ته", "تها")


def _is_own_first_letter(word: str) -> bool:
    before = _BEFORE.get(word[0], _BEFORE_ANY)
    whole = count_exactly(word)
    for ending in _ENDINGS:
        base = word.removesuffix(ending)
        seen = count_exactly(base)
        if len(base) > 2 and (not ending or (base != word and seen * 10 >= whole)):
            most = _MOST_BEFORE * seen + 1
            if any(count_exactly(letter + base) > most for letter in before):
                return True
    return False


def _count_noun(word: str) -> int:
    return count_word(word) + (0 if word.startswith(ARTICLE) else count_word(ARTICLE + word))


def _count_without_pronoun(word: str) -> int:
    stem, pronoun = split_pronoun(word)
    return count_word(restore_ending(stem)) // 3 if pronoun else 0


@lru_cache(_CACHE)
def _split(word: str) -> Clitics:
    attached, rest, has_article = split_proclitics(word)
    stem, pronoun = (rest, "") if has_article else split_pronoun(rest)
    prefixes = (*attached, ARTICLE) if has_article else tuple(attached)
    return Clitics(prefixes, stem, (pronoun,) if pronoun else ())


def split_pronoun(word: str) -> tuple[str, str]:
    """Return (stem as written, pronoun or "") of a word without proclitics; «زيارته» gives («زيارت», «ه»)."""
    if fold_word(word) in protected_words():
        return word, ""
    whole = count_word(word)
    for pronoun in PRONOUNS:
        stem = word.removesuffix(pronoun)
        if len(stem) < 2 or len(stem) == len(word):
            continue
        return (stem, pronoun) if _takes_pronoun(word, stem, pronoun, whole) else (word, "")
    return word, ""


def restore_ending(stem: str) -> str:
    """Return a stem before a pronoun as it stands alone: زيارت → زيارة, بناؤ → بناء, مستوا → مستوى."""
    last = stem[-1]
    if last == "ت":
        alone = stem[:-1] + "ة"
    elif last in letters.HAMZA_SEATS and stem[-2:-1] == "ا":
        alone = stem[:-1] + letters.HAMZA
    elif last == "ا":
        alone = stem[:-1] + letters.ALEF_MAQSURA
    else:
        return stem
    return alone if _count_noun(alone) >= _count_noun(stem) else stem


def _takes_pronoun(word: str, stem: str, pronoun: str, whole: int) -> bool:
    if count_exactly(ARTICLE + word) > _MOST_BEFORE * whole + 1:  # «المياه», «الوجه»: the ending is its own
        return False
    if len(stem) < 3 and count_exactly(ARTICLE + stem) < whole:  # «ساهم» is not سا + هم
        return False
    if fold_word(stem) in protected_words():
        return pronoun not in "يك"
    seen = _count_noun(restore_ending(stem))
    return seen >= _LEAST_STEM.get(pronoun, 0.1) * whole + 4
