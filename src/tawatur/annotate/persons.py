"""Joins the mentions of one person in an article: the full name first, then the surname."""

from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.annotate.name_forms import split_forms
from tawatur.annotate.names import Name, Reading

_SHORTEST_SURNAME = 3
_FAITH = "دين"  # «شرف الدين»: the second half of a name, never a name
_SERVANT, _SERVANT_OF_GOD = "عبدال", "عبدالله"
_LEAST_SURNAME_CHANCE = 0.15


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person named at words ``[first, end)`` of field number ``field``."""

    field: int
    first: int
    end: int
    words: tuple[str, ...]


def find_persons(readings: Sequence[Reading], names: Sequence[Sequence[Name]]) -> list[list[PersonMention]]:
    """Return the persons of an article, each with its mentions in reading order.

    Args:
        readings: what the model read in each field.
        names: the names of persons in each field that stand.
    """
    mentions = []
    for field, (reading, found) in enumerate(zip(readings, names, strict=True)):
        for name in found:
            end = name.first + name.count
            mentions.append(
                PersonMention(field, name.first, end, make_key(reading.printed[name.first : end]))
            )
    mentions += _find_surnames(readings, mentions)
    mentions.sort(key=lambda mention: (mention.field, mention.first))
    groups: list[tuple[tuple[str, ...], list[PersonMention]]] = []
    for mention in sorted(mentions, key=lambda mention: -len(mention.words)):
        for key, members in groups:
            if is_same_person(key, mention.words):
                members.append(mention)
                break
        else:
            groups.append((mention.words, [mention]))
    persons = [sorted(members, key=lambda m: (m.field, m.first)) for _, members in groups]
    return sorted(persons, key=lambda members: (members[0].field, members[0].first))


def make_key(printed: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a name as they are compared: without attached letters, articles and «بن»."""
    stems = [part for word in printed for part in split_servant(split_forms(word).stem)]
    return tuple(stem for stem in stems if stem not in {"بن", "ابن", "ال"}) or tuple(stems)


def split_servant(stem: str) -> tuple[str, ...]:
    """Return «عبداللطيف» as the two words of «عبد اللطيف», without the article; any other word alone."""
    if stem == _SERVANT_OF_GOD:
        return "عبد", "الله"
    if stem.startswith(_SERVANT) and len(stem) >= len(_SERVANT) + _SHORTEST_SURNAME:
        return "عبد", stem[len(_SERVANT) :]
    return (stem,)


def is_same_person(full: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether ``other`` names the person whose longer name is ``full``.

    A shorter name must be the end of the longer one («حموشي»), or leave out names in the middle («جورج بوش»
    of «جورج دبليو بوش»), or be its beginning of two words («علي عبد الله» is none of «علي عبد الله صالح»
    when it stands alone as one word).
    """
    if full == other:
        return True
    if len(other) >= len(full):
        return False
    if len(other) == 1:
        return other[0] == full[-1]
    if full[-len(other) :] == other:
        return True
    return full[0] == other[0] and full[-1] == other[-1]


def _find_surnames(readings: Sequence[Reading], mentions: Sequence[PersonMention]) -> list[PersonMention]:
    """Return surnames of persons named in full elsewhere that the model alone was not sure of."""
    surnames = {
        mention.words[-1]
        for mention in mentions
        if len(mention.words) > 1 and len(mention.words[-1]) >= _SHORTEST_SURNAME
    }
    if not surnames:
        return []
    covered = {(mention.field, place) for mention in mentions for place in range(mention.first, mention.end)}
    found = []
    for field, reading in enumerate(readings):
        for place, word in enumerate(reading.printed):
            stem = split_forms(word).stem
            if (
                stem in surnames
                and stem != _FAITH
                and (field, place) not in covered
                and reading.persons[place] >= _LEAST_SURNAME_CHANCE
            ):
                found.append(PersonMention(field, place, place + 1, (stem,)))
    return found
