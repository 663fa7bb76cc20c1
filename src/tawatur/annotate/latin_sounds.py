"""Tells whether a name in Latin letters sounds like one in Arabic letters: «Hammouchi», «حموشي»."""

import re
from functools import lru_cache

from tawatur.text.arabic.fold import fold

_CACHE = 1 << 14
# Sounds of French and English spellings, longer first, and the folded Arabic letters each may stand for.
# Vowels may be written or not, and a guttural may hide in them («Saied», سعيد).
_SOUNDS = (
    ("tch", "(?:تش|ش)"),
    ("sch", "ش"),
    ("ch", "(?:تش|[شخك])"),
    ("sh", "ش"),
    ("kh", "خ"),
    ("gh", "[غق]"),
    ("dh", "[ذظضد]"),
    ("th", "[ثذظت]"),
    ("ph", "ف"),
    ("ck", "ك"),
    ("dj", "ج"),
    ("ts", "(?:تس|ص)"),
    ("ou", "[وعا]{0,2}"),
    ("oo", "و?"),
    ("ow", "[واع]{0,2}"),
    ("au", "[واع]{0,2}"),
    ("ee", "ي{0,2}"),
    ("ai", "[ايعء]{0,2}"),
    ("ei", "[ايعء]{0,2}"),
    ("a", "[اعيهءو]{0,2}"),
    ("b", "ب"),
    ("c", "[كسقش]"),
    ("d", "[دضظذ]"),
    ("e", "[ايعهء]{0,2}"),
    ("f", "ف"),
    ("gg", "[غجقك]{1,2}"),
    ("g", "[غجقك]"),
    ("h", "[حه]?"),
    ("i", "[يعاءه]{0,2}"),
    ("j", "[جي]"),
    ("k", "[كقخ]"),
    ("l", "ل"),
    ("m", "م"),
    ("n", "ن"),
    ("o", "[وعا]{0,2}"),
    ("p", "ب"),
    ("q", "[قك]"),
    ("r", "ر"),
    ("s", "[سصز]"),
    ("t", "[تط]"),
    ("u", "[وعاي]{0,2}"),
    ("v", "ف"),
    ("w", "و"),
    ("x", "(?:كس|ش)"),
    ("y", "[يا]?"),
    ("z", "[زظسذ]"),
)
_ARTICLE = re.compile(r"(?:al|el|as|es|ash|ech|ar|er|an|en|at|et|ad|ed|az|ez)[-'’ ]")
_CONSONANT = re.compile("[^aeiouyhw]")
_FEWEST_CONSONANTS = 2


@lru_cache(_CACHE)
def is_same_sound(latin: str, arabic: str) -> bool:
    """Tell whether a Latin word may be how an Arabic one is written.

    Args:
        latin: one word of a name as printed, its article taken off or written onto it with a hyphen.
        arabic: the folded word without article; «عبد اللطيف» may be two words.
    """
    pattern = _compile(latin)
    return pattern is not None and bool(pattern.fullmatch(arabic.replace(" ", "")))


@lru_cache(_CACHE)
def count_consonants(latin: str) -> int:
    """Return how many letters of a Latin word tell it apart; doubled ones and vowels do not."""
    plain = re.sub(r"(.)\1", r"\1", _plain(latin))
    return len(_CONSONANT.findall(plain)) + plain.startswith("h")


def _plain(latin: str) -> str:
    return _ARTICLE.sub("", fold(latin)).replace("-", "").replace("'", "").replace("’", "")


@lru_cache(_CACHE)
def _compile(latin: str) -> re.Pattern[str] | None:
    plain = _plain(latin)
    if not (plain.isascii() and plain.isalpha()):
        return None
    parts = []
    place = 0
    while place < len(plain):
        if place and plain[place] == plain[place - 1] and plain[place] not in "aeiou":
            place += 1  # a doubled consonant is written once
            continue
        sound, letters = next(
            (sound, letters) for sound, letters in _SOUNDS if plain.startswith(sound, place)
        )
        parts.append(letters)
        place += len(sound)
    return re.compile("".join(parts)) if parts else None
