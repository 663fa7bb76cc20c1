"""Tells which names of bodies name one body: «وزارة الداخلية», «الداخلية المغربية»."""

from collections.abc import Sequence
from functools import lru_cache

from tawatur.annotate.name_forms import split_forms
from tawatur.annotate.name_kinds import kinds_of
from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.text.arabic.fold import fold
from tawatur.text.tokens import split_words

_MINISTRY = fold("وزارة")
_CACHE = 1 << 14


@lru_cache(_CACHE)
def make_body_key(label: str) -> tuple[str, ...]:
    """Return the words of a body's name as they are compared: no article, no adjective of a country.

    A ministry under its short name has the word for ministry in its key; a general head («شركة») that
    stands before a name of its own is left out.
    """
    forms = [split_forms(word) for word in split_words(label)]
    names = load_gazetteer().names
    stems = [
        form.stem
        for form in forms
        if not any(sense.form == "adjective" for sense in names.get((form.bare,), ()))
    ] or [form.stem for form in forms]
    if "short" in kinds_of(stems[0]):
        return (_MINISTRY, *stems)
    if len(stems) > 1 and "named" in kinds_of(stems[0]) and "institution" not in kinds_of(stems[0]):
        return tuple(stems[1:])
    return tuple(stems)


def settle_countries(bodies: Sequence[tuple[tuple[str, ...], str | None]]) -> list[str | None]:
    """Return the country of every body of an article, (key, country as printed) given.

    A body without a country is that of the only country with which the same name is printed.
    """
    known: dict[tuple[str, ...], set[str]] = {}
    for key, country in bodies:
        if country is not None:
            known.setdefault(key, set()).add(country)
    settled = []
    for key, country in bodies:
        told = known.get(key, set())
        settled.append(next(iter(told)) if country is None and len(told) == 1 else country)
    return settled
