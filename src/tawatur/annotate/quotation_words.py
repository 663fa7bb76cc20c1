"""Reporting verbs in all their forms and the small words around a quotation, from the tables beside it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tawatur.knowledge.table import read_table
from tawatur.text.arabic.fold import fold
from tawatur.text.tokens import split_words

_NONE = "-"
_WITH_OBJECT = ("أجاب", "أخبر", "أبلغ", "سأل", "خاطب")
_PRONOUNS = ("ه", "ها", "هم", "نا", "ني")


@dataclass(frozen=True, slots=True)
class CueForm:
    """One form of a reporting verb.

    Attributes:
        stance: ``said``, ``denied`` or ``claimed``.
        preposition: what must stand before «أن», folded; "" for nothing.
        use: ``clause``, ``marks`` or ``first``; the table says what each means.
        gender: ``m``, ``f``, or ``p`` for a plural.
        participle: true for «مضيفا» and the like, whose speaker is that of the main verb.
        attached: letters before the verb itself: 1 for «وقال».
    """

    stance: str
    preposition: str
    use: str
    gender: str
    participle: bool
    attached: int = 0


@cache
def cue_forms() -> dict[str, CueForm]:
    """Return every form of every reporting verb, folded, with and without an attached و or ف."""
    forms: dict[str, CueForm] = {}
    for line in _lines("quotation_cues.tsv")[1:]:
        stance, preposition, use, past, present, participle = line.split("\t")
        before = "" if preposition == _NONE else fold(preposition)
        for word, gender, is_participle in (
            *_inflect(past, present),
            *_inflect_participle(participle),
        ):
            form = CueForm(stance, before, use, gender, is_participle)
            forms.setdefault(fold(word), form)
            if past in _WITH_OBJECT and not is_participle:
                # «أجابه», «أخبرتهم»: whom the words are for is written onto the verb
                for pronoun in _PRONOUNS:
                    forms.setdefault(fold(word) + pronoun, form)
    for word, form in list(forms.items()):
        for letter in "وف":
            forms.setdefault(
                letter + word,
                CueForm(form.stance, form.preposition, form.use, form.gender, form.participle, 1),
            )
    return forms


@cache
def words_of(part: str) -> frozenset[str]:
    """Return the words of one part of the table, folded.

    Raises:
        KeyError: the table has no such part.
    """
    return _parts()[part]


@cache
def given_names() -> frozenset[str]:
    """Return the given names, and the words of the names of known persons, folded."""
    names = {fold(row["name"]) for row in read_table("given_names.tsv")}
    for row in read_table("known_names.tsv"):
        if row["kind"] == "person":
            names.update(split_words(fold(row["name"])))
    return frozenset(names)


@cache
def _parts() -> dict[str, frozenset[str]]:
    parts: dict[str, frozenset[str]] = {}
    for line in _lines("quotation_words.tsv")[1:]:
        part, words = line.split("\t")
        parts[part] = frozenset(fold(word) for word in words.split())
    return parts


def _lines(name: str) -> list[str]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _inflect(past: str, present: str) -> list[tuple[str, str, bool]]:
    """Return the finite forms that news uses: third person, singular and plural."""
    found: list[tuple[str, str, bool]] = []
    if past != _NONE:
        weak = past[-1] in "ىا"
        base = past[:-1] if weak else past
        found += [(past, "m", False), (base + "ت", "f", False), (base + "وا", "p", False)]
        found += [(past if past[-1] == "ا" else base + ("يا" if weak else "ا"), "p", False)]
    if present != _NONE:
        base = present[:-1] if present[-1] in "ىيو" else present
        found += [(present, "m", False), ("ت" + present[1:], "f", False), (base + "ون", "p", False)]
    return found


def _inflect_participle(participle: str) -> list[tuple[str, str, bool]]:
    if participle == _NONE:
        return []
    base = participle.removesuffix("ا")
    return [(participle, "m", True), (base + "ة", "f", True), (base + "ين", "p", True)]
