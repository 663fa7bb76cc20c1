"""Finds the full names of known persons, which the names model may not have met."""

from collections.abc import Sequence
from functools import cache

from tawatur.annotate.name_forms import split_forms
from tawatur.knowledge.offices import load_persons
from tawatur.text.arabic.fold import fold
from tawatur.text.tokens import split_words

_SPACE = 1
_FEWEST = 2


def find_known_persons(printed: Sequence[str], gaps: Sequence[int]) -> list[tuple[int, int]]:
    """Return (first, end) of the words of known full names, in reading order; they never overlap.

    Args:
        printed: the words of a field as written.
        gaps: what stands before each word and after the last, see `find_gaps`.
    """
    names, longest = _load()
    found = []
    free = 0
    for place, word in enumerate(printed):
        forms = split_forms(word)
        if place < free or (forms.whole not in longest and forms.bare not in longest):
            continue
        end = max(_match(printed, gaps, place, opening, names) for opening in (forms.whole, forms.bare))
        if end:
            found.append((place, end))
            free = end
    return found


@cache
def load_surnames() -> frozenset[str]:
    """Return the folded last words, without article, of the names of known persons."""
    return frozenset(
        split_forms(split_words(name)[-1]).stem for known in load_persons().values() for name in known.names
    )


def _match(
    printed: Sequence[str], gaps: Sequence[int], place: int, opening: str, names: frozenset[tuple[str, ...]]
) -> int:
    """Return the end of the longest name that begins with ``opening`` at ``place``, or 0."""
    most = _load()[1].get(opening, 0)
    end = place + 1
    while end < len(printed) and end - place < most and gaps[end] == _SPACE:
        end += 1
    key = (opening, *(split_forms(word).whole for word in printed[place + 1 : end]))
    while len(key) >= _FEWEST:
        if key in names:
            return place + len(key)
        key = key[:-1]
    return 0


@cache
def _load() -> tuple[frozenset[tuple[str, ...]], dict[str, int]]:
    """Return the names of two words and more, and the most words of a name by its first."""
    names = {tuple(split_words(fold(name))) for known in load_persons().values() for name in known.names}
    names = {name for name in names if len(name) >= _FEWEST}
    longest: dict[str, int] = {}
    for name in names:
        longest[name[0]] = max(longest.get(name[0], 0), len(name))
    return frozenset(names), longest
