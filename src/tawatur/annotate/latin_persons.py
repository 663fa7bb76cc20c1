"""Finds persons whose names stand in Latin letters in an Arabic text, and whom they are."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from tawatur.annotate.latin_sounds import count_consonants, is_same_sound
from tawatur.annotate.person_ids import divine_names, given_names, make_person_id
from tawatur.annotate.persons import make_key
from tawatur.knowledge.offices import load_persons
from tawatur.model.annotation import Entity, EntityMention
from tawatur.model.renaming import sort_mentions
from tawatur.search.latin import find_arabic_names, is_known_latin
from tawatur.text.arabic.fold import fold
from tawatur.text.arabic.words import count_word
from tawatur.text.tokens import split_words

_LETTER = re.compile("[A-Za-z]")
_WORD = "[A-ZÀ-Þ][A-Za-zÀ-ÿ]+(?:[-'’][A-Za-zÀ-ÿ]+)*"
_BETWEEN = "(?:(?:al|el|ben|bin|ibn|de|van|von) )?"
_LATIN_NAME = re.compile(f"(?<![A-Za-zÀ-ÿ@./]){_WORD}(?: {_BETWEEN}{_WORD}){{0,3}}(?![A-Za-zÀ-ÿ@])")
# «Abdellatif», «Abdul-Latif», «Abderrahmane»: the servant, the article, and whose servant.
_SERVANT = re.compile("abd[aeou]?[lrsntdz]?-?([a-z]{4,})")
_SERVANT_OF_GOD = re.compile("abd[aeou]?ll?ah?")
_SERVANT_APART = re.compile("\\babd(?:[aeou]l)?[ -](?:(?:al|el)[ -])?(?=[a-z]{4})")
_ARTICLE = re.compile("^(?:al|el|an|en|as|es|ar|er|at|et|ad|ed|ash|ech|az|ez)[-'’](?=[a-z]{3})")
_PARTICLES = frozenset({"al", "el", "ben", "bin", "ibn", "bint", "de", "van", "von", "abou", "abu"})
_SHORTEST, _SHORTEST_SPELLING = 4, 3
_CONSONANTS_ALONE = 3


def add_latin_mentions(
    fields: Sequence[tuple[str, str]], persons: Sequence[Entity], taken: Sequence[tuple[str, int, int]]
) -> list[Entity]:
    """Return the persons with the mentions in Latin letters, and persons who are named in these alone.

    A Latin name is one of the article's persons where its last word sounds like the surname, its first like
    the given name if it has one («Hammouchi» of «عبد اللطيف حموشي»). Alone it is a person where its whole is
    known, or where it opens with an Arab given name.

    Args:
        fields: (name, text) of title and text.
        persons: those whose names the article writes in Arabic.
        taken: (field, start, end) of other names, which are left alone.
    """
    result = list(persons)
    for in_, text in fields:
        if not _LETTER.search(text):
            continue
        for match in _LATIN_NAME.finditer(text):
            start, end = match.span()
            if any(field == in_ and first < end and start < last for field, first, last in taken):
                continue
            words = _split(match[0])
            mention = EntityMention(start, end, in_)
            fitting = [place for place, person in enumerate(result) if _is_named(person, words)]
            if len(fitting) == 1:
                person = result[fitting[0]]
                result[fitting[0]] = replace(person, mentions=sort_mentions((*person.mentions, mention)))
            elif not fitting and len(words) > 1 and (" ".join(words) in _known() or read_latin(match[0])):
                result.append(Entity(None, match[0], "person", mentions=(mention,)))
    return result


def give_id(person: Entity) -> Entity:
    """Return a person whom no list knows with the id of the full name, in whatever letters it stands."""
    if person.id is not None:
        return person
    key = read_latin(person.name) if person.name.isascii() else make_key(split_words(person.name))
    return replace(person, id=make_person_id(key or ()))


def _split(name: str) -> tuple[str, ...]:
    """Return the folded words of a Latin name without articles and particles."""
    folded = _SERVANT_APART.sub("abd", fold(name))
    words = [_ARTICLE.sub("", word) for word in folded.split()]
    return tuple(word for word in words if word not in _PARTICLES) or tuple(words)


def _is_named(person: Entity, latin: Sequence[str]) -> bool:
    """Tell whether Latin words name a person."""
    key = make_key(split_words(person.name))
    if person.name.isascii() or not key:
        return bool(key) and _split(person.name)[-1] == latin[-1] and len(latin[-1]) >= _SHORTEST
    last = latin[-1]
    if len(latin) == 1:
        is_enough = len(last) >= _SHORTEST and count_consonants(last) >= _CONSONANTS_ALONE
        return is_enough and len(key) > 1 and is_same_sound(last, key[-1])
    if not is_same_sound(last, key[-1]) or len(key) < len(latin):
        return False
    return is_same_sound(latin[0], key[0]) or is_same_sound(latin[0], "".join(key[:2]))


@lru_cache(1 << 12)
def read_latin(name: str) -> tuple[str, ...] | None:
    """Return the key of a Latin name as it is written in Arabic, or None where it is no Arab person's.

    The first word must sound like an Arab given name; of the others the spelling that the news knows best is
    taken, or none.
    """
    words = _split(name)
    if len(words) < 2:
        return None
    first = _find_given(words[0])
    if first is None:
        return None
    rest = [_find_spelling(word) for word in words[1:]]
    return (*first, *(word for word in rest if word)) if all(rest) else None


def _find_given(latin: str) -> tuple[str, ...] | None:
    """Return the Arabic given name that a Latin one is, «عبد» parted from what follows it."""
    if _SERVANT_OF_GOD.fullmatch(latin):
        return "عبد", "الله"
    inner = _SERVANT.fullmatch(latin)
    if inner is not None:
        attribute = _find_sounding(inner[1], divine_names())
        if attribute:
            return "عبد", attribute
    found = _find_sounding(latin, given_names())
    return (found,) if found else None


def _find_sounding(latin: str, among: frozenset[str]) -> str | None:
    """Return the name that a Latin word sounds like, of several the one that the news knows best."""
    if count_consonants(latin) < 2:
        return None
    names = [name for name in among if is_same_sound(latin, name)]
    return max(names, key=lambda name: (count_word(name), name)) if names else None


def _find_spelling(latin: str) -> str | None:
    plain = latin.replace("-", "")
    names = [name.removeprefix("ال") for name in find_arabic_names(plain)]
    if is_known_latin(plain) and names:
        return names[0]
    counted = [name for name in names if count_word(name) and len(name) >= _SHORTEST_SPELLING]
    return max(counted, key=count_word) if counted else None


@cache
def _known() -> frozenset[str]:
    return frozenset(" ".join(_split(known.latin)) for known in load_persons().values() if known.latin)
