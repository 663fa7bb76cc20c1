"""One lemma for all forms of a word: plurals, duals, genders, pronouns, verb forms.

Evidence in this order: our own list of irregular forms (irregular.tsv), the dictionary of `simplemma`,
endings that leave a word seen in news (words.tsv). A dictionary answer that makes a noun into a verb
(«إعلام» → «أعلم») is not believed: nouns take the article and verbs do not, and the counts show which
is which.
"""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tawatur.text.arabic.clitics import (
    protected_words,
    restore_ending,
    split_proclitics,
    split_pronoun,
    strip_marks,
)
from tawatur.text.arabic.fold import fold_word
from tawatur.text.arabic.words import count_exactly, count_word, find_usual

if TYPE_CHECKING:
    from simplemma.strategies import DictionaryLookupStrategy

_CACHE = 1 << 18
_ARTICLE = "ال"


@lru_cache(_CACHE)
def find_stem(word: str) -> str:
    """Return the lemma of an Arabic word, folded, without anything attached («والمسؤولين» gives «مسءول»)."""
    return split_and_stem(word)[1]


def split_and_stem(word: str) -> tuple[str, str]:
    """Return (word without marks, attached letters and article; lemma) of an Arabic word, both folded.

    The future letter stays on the first: «وسيزور» gives («سيزور», «زار»).
    """
    bare = strip_marks(word)
    usual = find_usual(bare)
    attached, core, has_article = split_proclitics(usual if len(usual) == len(bare) else bare)
    lemma = find_lemma(core, has_article=has_article, may_be_verb=attached not in ("ب", "ك", "وب"))
    surface = fold_word(core)
    return ("س" + surface if attached.endswith("س") else surface), (
        surface if lemma == core else fold_word(lemma)
    )


def find_lemma(core: str, *, has_article: bool = False, may_be_verb: bool = True) -> str:
    """Return the lemma, as spelled in dictionaries, of a word without marks, attached letters and article."""
    core = find_usual(core)
    if core in irregular_forms():
        return irregular_forms()[core]
    if len(core) < 3 or fold_word(core) in protected_words():
        return core
    found = _look_up(core, has_article=has_article)
    if found:
        return found
    if not has_article:
        stem, pronoun = split_pronoun(core)
        if pronoun:
            stem = restore_ending(stem)
            return _look_up(stem, has_article=False) or _by_ending(stem, may_be_verb=may_be_verb)
    return _by_ending(core, may_be_verb=may_be_verb and not has_article)


@cache
def irregular_forms() -> dict[str, str]:
    """Return our own list: form → lemma, both as spelled; a lemma stands there for itself as well."""
    forms: dict[str, str] = {}
    text = (Path(__file__).parent / "irregular.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            lemma, listed = line.split("\t")
            forms.setdefault(lemma, lemma)
            forms.update(dict.fromkeys(listed.split(), lemma))
    return forms


@cache
def _dictionary() -> "DictionaryLookupStrategy":
    # Here, since it takes long to load and most commands that import this module look no word up.
    from simplemma.strategies import DictionaryLookupStrategy  # noqa: PLC0415

    return DictionaryLookupStrategy()


@lru_cache(1 << 16)
def look_up_dictionary(word: str) -> str | None:
    """Return what the dictionary says of a word as spelled, or None where it does not know it."""
    return _dictionary().get_lemma(word, "ar")


def is_noun_like(word: str) -> bool:
    """Tell whether the word takes the article often enough to be a noun or an adjective."""
    with_article = count_word(_ARTICLE + word)
    return with_article * 40 >= count_word(word) and with_article > 0


def _look_up(core: str, *, has_article: bool) -> str | None:
    """Return the lemma from our list or, where it can be believed, from the dictionary; else None."""
    listed = irregular_forms().get(core)
    if listed:
        return listed
    found = look_up_dictionary(core)
    if not found or found == core:
        return None
    if (
        core.endswith("ات")
        and found not in (core[:-2], core[:-2] + "ة")
        and look_up_dictionary(core[:-2]) == core[:-2]
    ):
        return core[:-2]
    if core.endswith(("تان", "تين")) and _seen(core[:-3] + "ة") > _seen(found):
        return core[:-3] + "ة"
    if (has_article or is_noun_like(core)) and not _is_believable(core, found):
        return None
    return _settle_defective(irregular_forms().get(found, found))


def _is_believable(core: str, lemma: str) -> bool:
    """Tell whether the lemma of a noun is a form of the same noun and not the verb or the root behind it."""
    if not is_noun_like(lemma):
        return False
    if core == lemma + "ي":  # «صاروخي» is no form of «صاروخ»
        return not is_noun_like(core)
    if core.startswith(lemma) or core[0] == "أ":  # an ending dropped, or «أسلحة», «أحزاب»
        return not (core == lemma + "ة" and len(core) == 4 and not is_noun_like_adjective(lemma))
    if lemma.endswith("ة"):
        return True
    is_feminine = core.endswith("ة")
    is_verbal_noun = core[0] in "متإا" or (is_feminine and core[2:3] == "ا")
    return not (
        is_verbal_noun and _is_subsequence(lemma, core) and len(lemma) < len(core) - (not is_feminine)
    )


def is_noun_like_adjective(word: str) -> bool:
    """Tell whether a short word such as «صعب» is seen in the accusative, as adjectives are."""
    return count_word(word + "ا") * 20 >= count_word(word + "ة")


def _is_subsequence(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short)


def _settle_defective(lemma: str) -> str:
    """Return «نادي» for the dictionary's «ناد», which the news prints with its ي."""
    full = lemma + "ي"
    if len(lemma) > 5 or look_up_dictionary(full) != lemma:
        return lemma
    with_yeh = count_word(full) + count_word(_ARTICLE + full)
    return full if with_yeh > count_word(lemma) + count_word(_ARTICLE + lemma) else lemma


def _seen(word: str) -> int:
    return count_word(word) + count_word(_ARTICLE + word)


# Noun endings, longer first, with what stands in their place in the lemma.
_NOUN_ENDINGS = (
    ("يين", ("ي", "")),
    ("يون", ("ي", "")),
    ("يتين", ("ية", "ي")),
    ("يتان", ("ية", "ي")),
    ("يات", ("ية", "ي", "ى", "يا")),
    ("يان", ("ي",)),
    ("تين", ("ة",)),
    ("تان", ("ة",)),
    ("ية", ("ي",)),
    ("يا", ("ي",)),
    ("ات", ("ة", "", "ا")),
    ("ون", ("",)),
    ("ين", ("",)),
    ("ان", ("",)),
    ("يي", ("ي",)),
    ("ا", ("",)),
)


_VERBAL_NOUN = re.compile(r"^ت\w\wي\w$")  # تقديم, تعيين


def _by_ending(core: str, *, may_be_verb: bool) -> str:
    """Return the lemma by the ending of a word that no list explains, or the word itself."""
    if may_be_verb and not is_noun_like(core) and not _VERBAL_NOUN.match(core):
        verb = _find_verb(core)
        if verb:
            return verb
    if look_up_dictionary(core) == core and (is_noun_like(core) or _VERBAL_NOUN.match(core)):
        return core  # «مليون», «تعيين»: the ending is the word's own
    whole = _seen(core)
    for ending, replacements in _NOUN_ENDINGS:
        if not core.endswith(ending) or len(core) - len(ending) < 2:
            continue
        base = core[: -len(ending)]
        if replacements[0] == "ي" and _seen(base + "ي") > 3:
            return base + "ي"
        lemma = base + max(replacements, key=lambda replacement: _seen(base + replacement))
        if _is_better(core, lemma, ending, whole):
            return find_lemma(lemma, may_be_verb=False)
    return core[:-1] if _has_idle_ending(core, whole) else core


def _has_idle_ending(core: str, whole: int) -> bool:
    """Tell whether a last ة or ي only marks the feminine of a participle or a plural before its genitive."""
    base = core[:-1]
    if len(base) < 3 or look_up_dictionary(core) == core:
        return False
    if core[-1] == "ة":
        return core[0] == "م" and len(base) > 3 and _seen(base) * 4 > whole
    return core[-1] == "ي" and not is_noun_like(core) and count_word(base + "ين") * 2 > whole


def _is_better(core: str, lemma: str, ending: str, whole: int) -> bool:
    if len(lemma) < 3:
        return False
    seen = _seen(lemma)
    if ending in ("ان", "ا", "ية", "يا"):
        return seen * 5 > whole and seen > 3 and look_up_dictionary(core) != core
    return seen * 20 > whole or look_up_dictionary(lemma) is not None


_IMPERFECT_ENDINGS = ("", "ون", "ان", "وا", "ين", "ن")
_PERFECT_ENDINGS = ("ت", "وا", "تا", "نا", "تم")


def _find_verb(core: str) -> str | None:
    """Return the verb («سيتعاونون» without its س gives «تعاون») of a form without article, or None."""
    candidates: list[str] = []
    if core[0] in "يتنأ":
        for ending in _IMPERFECT_ENDINGS:
            if core.endswith(ending) and len(core) - len(ending) > 2:
                candidates += _perfect_forms(core[1 : len(core) - len(ending)])
    for ending in _PERFECT_ENDINGS:
        base = core.removesuffix(ending)
        if base != core and len(base) > 1:
            candidates += [base, base + "ى", base + "ا"] if len(base) < 5 else [base, base + "ى"]
    verbs = [
        word
        for word in candidates
        if len(word) > 2
        and (count_exactly(word) > 3 or word + "ت" == core)
        and not word.endswith("وا")
        and (look_up_dictionary(word) == word or (word + "ت" == core and word[0] in "أا" and len(word) > 3))
    ]
    return max(verbs, key=count_exactly, default=None)


def _perfect_forms(base: str) -> list[str]:
    """Return the perfect forms of an imperfect without its person letter: زور → زار, لتقي → التقى."""
    found = [base]
    if len(base) > 2 and base[-2] in "وي":
        found.append(base[:-2] + "ا" + base[-1])
    if base[-1] in "يو":
        found += [base[:-1] + "ى", base[:-1] + "ا"]
    found += ["أ" + word for word in found]
    if len(base) > 3 and (base[0] == "ن" or base[1] in "تطد" or base.startswith("ست")):
        found += ["ا" + word for word in found if word[0] != "أ"]
    return found
