"""Decides what the name of a country or place means where it stands."""

from collections.abc import Callable
from functools import cache

from tawatur.annotate.mentions import Hit, Words
from tawatur.knowledge.gazetteer import Sense
from tawatur.knowledge.table import read_table
from tawatur.text.arabic import letters
from tawatur.text.arabic.fold import fold
from tawatur.text.arabic.words import count_word

_FEMININE_ENDING = "ت"
_SHORTEST_VERB = 4
_COMMON = 50
_OBJECTS = ("ه", "ها", "هم")
_NOUN_ENDINGS = ("ه", "ات", "يه", "ين", "اء")
_CHANCELLOR = fold("المستشار")
_UPON, _THAT = fold("على"), fold("أن")
_TITLES = frozenset(map(fold, ("الأمير", "الشيخ", "السيد", "الدكتور", "بن", "ابن", "أبو", "المستشار")))
_AFTER_NAME = frozenset(map(fold, ("بن", "ال", "آل")))


def resolve_sense(
    words: Words, hit: Hit, known: frozenset[str], *, after_capital: bool = False
) -> tuple[Sense, str] | None:
    """Return what a name means and its form, or None when it is no name here.

    Args:
        words: the field in which the name stands.
        hit: the name.
        known: alpha-3 codes of the countries that the article names beyond doubt.
        after_capital: whether the word right before it is a capital named for its government.

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
    if sense.capital_of and _stands_for_government(words, hit, after_capital=after_capital):
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
    if before in _given_names() or (before in _TITLES and not _is_chancellor(before, sense)):
        return False
    if sense.weak:
        after = words.folded[hit.first + 1] if hit.first + 1 < len(words.folded) else ""
        surface = words.folded[hit.first][len(hit.attached) :]
        return surface.startswith("ال") and after not in _AFTER_NAME
    return True


def _is_chancellor(before: str, sense: Sense) -> bool:
    return before == _CHANCELLOR and sense.country in {"DEU", "AUT"}


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


def _stands_for_government(words: Words, hit: Hit, *, after_capital: bool) -> bool:
    """Tell whether a capital is named for its government, by the words around it."""
    if _is_located(words, hit):
        return False
    before = words.folded[hit.first - 1] if hit.first else ""
    if before in _words_of("governing") or hit.attached.endswith("ل"):
        return True
    if hit.attached.startswith("و") and after_capital:
        return True  # «بين الرباط وباريس», «طلبت لندن وباريس»: the pair is named as its first member is.
    if before == _UPON:
        return _word_after(words, hit) == _THAT
    return _acts(before) or (_opens_clause(words, hit) and _takes_action(_word_after(words, hit)))


def _opens_clause(words: Words, hit: Hit) -> bool:
    """Tell whether a name may be the subject of what follows: nothing before it governs it."""
    if not hit.first or hit.attached in {"و", "ف"} or words.folded[hit.first - 1] in _words_of("clause"):
        return True
    return words.text[words.spans[hit.first - 1][1] : words.spans[hit.first][0]] != " "


def _acts(before: str) -> bool:
    """Tell whether the word before a capital is a verb of which it is the subject: «أعلنت», «تدعمه»."""
    if len(before) < _SHORTEST_VERB or before.startswith("ال"):
        return False
    if before.endswith(_FEMININE_ENDING):
        return not before.endswith("ات")  # «أعلنت موسكو», not «محادثات موسكو»
    return before.startswith(_FEMININE_ENDING) and before.endswith(_OBJECTS) and count_word(before) < _COMMON


def _takes_action(after: str) -> bool:
    """Tell whether the word after a capital is a verb in the feminine: «واشنطن تتطلع», «طهران أبلغت»."""
    if len(after) < _SHORTEST_VERB or after in _words_of("noun") or after.startswith("ال"):
        return False
    if after.endswith(_FEMININE_ENDING):
        return not after.endswith("ات") and not after.startswith(("و", "ب", "ل", "تحت"))
    return after in _words_of("governing") or (
        after.startswith(_FEMININE_ENDING) and not after.endswith(_NOUN_ENDINGS) and _is_imperfect(after)
    )


def _is_imperfect(word: str) -> bool:
    """Tell whether a word with ت is a verb: with ي for the ت it is a word too, with ال it is none."""
    return count_word("ي" + word[1:]) > 0 and count_word("ال" + word) == 0


def _word_after(words: Words, hit: Hit) -> str:
    """Return the word after a name where only a space parts them, else an empty one."""
    place = hit.first + hit.count
    if place >= len(words.folded) or words.text[hit.end : words.spans[place][0]] != " ":
        return ""
    return words.folded[place]


@cache
def _words_of(kind: str) -> frozenset[str]:
    """Folded words that stand before a name: ``locative`` of a place, ``governing`` of a government."""
    return frozenset(fold(row["word"]) for row in read_table("context_words.tsv") if row["kind"] == kind)


@cache
def _given_names() -> frozenset[str]:
    return frozenset(fold(row["name"]) for row in read_table("given_names.tsv"))
