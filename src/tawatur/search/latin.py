"""Names written in Latin letters and in Arabic ones: by a list of known names, else by their consonants."""

from functools import cache, lru_cache
from itertools import product
from pathlib import Path

from tawatur.search.analyzer import surface_terms
from tawatur.text.arabic.words import count_word

_SHORTEST, _LONGEST = 4, 14
_MOST_SPELLINGS = 48

# Sounds of French and English spellings of Arabic names, longer first, and the letters each may stand for.
_SOUNDS = (
    ("tch", ("تش",)),
    ("sch", ("ش",)),
    ("ch", ("ش", "تش")),
    ("sh", ("ش",)),
    ("kh", ("خ",)),
    ("gh", ("غ",)),
    ("dh", ("ذ", "ظ")),
    ("th", ("ث",)),
    ("ph", ("ف",)),
    ("ou", ("و", "")),
    ("oo", ("و",)),
    ("ee", ("ي",)),
    ("ei", ("ي",)),
    ("ai", ("ي", "اي")),
    ("aa", ("ا",)),
    ("dj", ("ج",)),
    ("b", ("ب",)),
    ("c", ("ك",)),
    ("d", ("د", "ض")),
    ("f", ("ف",)),
    ("g", ("غ", "ج")),
    ("h", ("ح", "ه")),
    ("j", ("ج",)),
    ("k", ("ك", "ق")),
    ("l", ("ل",)),
    ("m", ("م",)),
    ("n", ("ن",)),
    ("p", ("ب",)),
    ("q", ("ق",)),
    ("r", ("ر",)),
    ("s", ("س", "ص")),
    ("t", ("ت", "ط")),
    ("v", ("ف",)),
    ("w", ("و",)),
    ("x", ("كس",)),
    ("y", ("ي",)),
    ("z", ("ز",)),
    ("a", ("ا", "")),
    ("e", ("", "ي")),
    ("i", ("ي", "")),
    ("o", ("و", "")),
    ("u", ("و", "")),
)


@lru_cache(1 << 12)
def find_arabic_names(latin: str) -> tuple[str, ...]:
    """Return the surface terms that a folded Latin word may be in Arabic letters: known, else guessed."""
    known = _tables()[0].get(latin)
    if known is not None:
        return known
    if not (latin.isalpha() and _SHORTEST <= len(latin) <= _LONGEST):
        return ()
    return tuple(dict.fromkeys(surface_terms(spelling)[0] for spelling in _spell(latin)))


def is_known_latin(latin: str) -> bool:
    """Tell whether a folded Latin word is on the list, so that its Arabic names are no guess."""
    return latin in _tables()[0]


@lru_cache(1 << 12)
def find_latin_names(surface: str) -> tuple[str, ...]:
    """Return the Latin spellings of an Arabic surface term, known names only."""
    return _tables()[1].get(surface, ())


@lru_cache(1 << 12)
def find_other_spellings(surface: str) -> tuple[str, ...]:
    """Return the other Arabic spellings of a known name («سوريا» gives «سوريه»), often none."""
    names = _tables()[1].get(surface, ())
    found = dict.fromkeys(term for name in names for term in _tables()[0][name])
    return tuple(term for term in found if term != surface)


@cache
def _tables() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Return Latin spelling → surface terms, and surface term → Latin spellings; single words only."""
    arabic: dict[str, tuple[str, ...]] = {}
    latin: dict[str, tuple[str, ...]] = {}
    text = (Path(__file__).parent / "latin_names.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            names, spellings = (column.split("|") for column in line.split("\t"))
            terms = [surface_terms(spelling) for spelling in spellings]
            single = tuple(dict.fromkeys(found[0] for found in terms if len(found) == 1))
            arabic.update(dict.fromkeys(names, single))
            for term in single:
                latin[term] = (*latin.get(term, ()), *names)
    return arabic, latin


def _spell(latin: str) -> list[str]:
    """Return Arabic spellings of an unknown name, those seen in news first, a limited number."""
    choices: list[tuple[str, ...]] = []
    place = 0
    while place < len(latin):
        options: tuple[str, ...]
        sound, options = next(
            ((sound, options) for sound, options in _SOUNDS if latin.startswith(sound, place)), ("?", ("",))
        )
        if place and latin[place] == latin[place - 1] and len(sound) == 1 and sound not in "aeiou":
            options = ("",)  # a doubled consonant is written once
        elif place + len(sound) >= len(latin) and sound in "aeiou":
            options = {"a": ("ا", "ة"), "e": ("", "ي"), "i": ("ي",), "o": ("و",), "u": ("و",)}[sound]
        elif not place and sound in "aeiou":
            options = ("ا", "إ") if sound in "ei" else ("ا",)
        choices.append(options)
        place += len(sound)
    spellings = ["".join(options) for options in _first(choices)]
    spellings = [spelling for spelling in spellings if len(spelling) > 2]
    return sorted(spellings, key=lambda spelling: -count_word(spelling))[:_MOST_SPELLINGS]


def _first(choices: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return all combinations, the later sounds fixed where there would be too many."""
    count = 1
    kept: list[tuple[str, ...]] = []
    for options in choices:
        few = count * len(options) > _MOST_SPELLINGS * 8
        kept.append(options[:1] if few else options)
        count *= len(kept[-1])
    return list(product(*kept))
