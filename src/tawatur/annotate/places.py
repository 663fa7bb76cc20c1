"""Decides what the name of a country or place means where it stands."""

from collections.abc import Callable
from functools import cache

from tawatur.annotate.mentions import Hit, Words
from tawatur.knowledge.gazetteer import Sense
from tawatur.knowledge.table import read_table
from tawatur.text.arabic import letters
from tawatur.text.arabic.fold import fold

_FEMININE_ENDING = "ت"
_SHORTEST_VERB = 4
_TITLES = frozenset(map(fold, ("الأمير", "الشيخ", "السيد", "الدكتور", "بن", "ابن", "أبو", "المستشار")))
_AFTER_NAME = frozenset(map(fold, ("بن", "ال", "آل")))


def resolve_sense(words: Words, hit: Hit, known: frozenset[str]) -> tuple[Sense, str] | None:
    """Return what a name means and its form, or None when it is no name here.

    Args:
        words: the field in which the name stands.
        hit: the name.
        known: alpha-3 codes of the countries that the article names beyond doubt.

    Returns:
        The sense and the form (``name``, ``capital``, ``adjective``). For ``capital`` the sense is the place
        whose government is meant; the caller turns it into its country.
    """
    senses = tuple(sense for sense in hit.senses if sense.kind != "none")
    if not senses or not all(_is_meant(words, hit, sense) for sense in senses):
        return None
    sense = _choose(words, hit, senses, known)
    if sense is None:
        return None
    if sense.form == "adjective":
        return sense, "adjective"
    if sense.capital_of and _stands_for_government(words, hit):
        return sense, "capital"
    return sense, "name"


def _is_meant(words: Words, hit: Hit, sense: Sense) -> bool:
    before = words.folded[hit.first - 1] if hit.first else ""
    if sense.form == "adjective":
        return _is_adjective(words, hit, sense, before)
    if sense.weak:
        return hit.attached.endswith("ب") or before in _words_of("locative")
    return True


def _is_adjective(words: Words, hit: Hit, sense: Sense, before: str) -> bool:
    """Leave out family names («نجيب المصري») and the other senses of weak adjectives («تركي بن فيصل»)."""
    if before in _given_names() or before in _TITLES:
        return False
    if sense.weak:
        after = words.folded[hit.first + 1] if hit.first + 1 < len(words.folded) else ""
        surface = words.folded[hit.first][len(hit.attached) :]
        return surface.startswith("ال") and after not in _AFTER_NAME
    return True


def _choose(words: Words, hit: Hit, senses: tuple[Sense, ...], known: frozenset[str]) -> Sense | None:
    if len({sense.id for sense in senses}) == 1:
        return senses[0]
    rules: tuple[Callable[[Sense], bool], ...] = (
        lambda sense: _marks_agree(words, hit, sense),
        lambda sense: sense.country in known,
        lambda sense: sense.kind == "place" and _is_located(words, hit),
    )
    for rule in rules:
        chosen = [sense for sense in senses if rule(sense)]
        if len(chosen) == 1:
            return chosen[0]
    # Nothing tells them apart: what all senses share is said, no more.
    first = senses[0]
    if all(sense.kind == first.kind for sense in senses):
        return Sense(None, words.text[hit.start : hit.end], first.kind, form=first.form)
    return None


def _marks_agree(words: Words, hit: Hit, sense: Sense) -> bool:
    """Tell whether printed marks decide for ``sense``: عُمان is Oman, عمّان is Amman."""
    printed = words.text[hit.start : hit.end]
    if sense.kind == "country":
        return letters.DAMMA in printed[:3]
    return letters.SHADDA in printed


def _is_located(words: Words, hit: Hit) -> bool:
    before = words.folded[hit.first - 1] if hit.first else ""
    return hit.attached.endswith("ب") or before in _words_of("locative")


def _stands_for_government(words: Words, hit: Hit) -> bool:
    """Tell whether a capital is named for its government, by the words before it."""
    if _is_located(words, hit):
        return False
    before = words.folded[hit.first - 1] if hit.first else ""
    if before in _words_of("governing") or hit.attached.endswith("ل"):
        return True
    if hit.attached.startswith("و"):
        # «بين الرباط وباريس»: the pair is named as its first member is.
        return any(word in _words_of("governing") for word in words.folded[max(0, hit.first - 3) : hit.first])
    if before.endswith(_FEMININE_ENDING) and len(before) >= _SHORTEST_VERB and not before.startswith("ال"):
        return not before.endswith("ات")  # «أعلنت موسكو», not «محادثات موسكو»
    return False


@cache
def _words_of(kind: str) -> frozenset[str]:
    """Folded words that stand before a name: ``locative`` of a place, ``governing`` of a government."""
    return frozenset(fold(row["word"]) for row in read_table("context_words.tsv") if row["kind"] == kind)


@cache
def _given_names() -> frozenset[str]:
    return frozenset(fold(row["name"]) for row in read_table("given_names.tsv"))
