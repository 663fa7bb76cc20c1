"""Marks names that the news repeats, as hints to the names model: «مانشستر يونايتد»، «بوش»، «القاعدة»."""

from collections.abc import Sequence
from functools import cache

from tawatur.annotate.name_forms import split_forms
from tawatur.knowledge.table import read_table
from tawatur.text.arabic.fold import fold
from tawatur.text.tokens import split_words

_BITS = {"person": 1, "organization": 2, "place": 4, "event": 8}
HINTS = 64
"""How many codes there are: kinds a name may have, whether it has several words, whether it goes on."""


def mark_hints(printed: Sequence[str], joined: Sequence[bool]) -> list[int]:
    """Return a code for every word: 0 where no known name stands.

    Args:
        printed: the words as written.
        joined: whether nothing but a space stands between a word and the next; one fewer than words.
    """
    names, longest = _load()
    codes = [0] * len(printed)
    place = 0
    while place < len(printed):
        forms = split_forms(printed[place])
        size = 0
        for opening in (forms.whole, forms.bare):
            most = longest.get(opening, 0)
            if not most:
                continue
            end = place + 1
            while end < len(printed) and end - place < most and joined[end - 1]:
                end += 1
            key = (opening, *(split_forms(word).whole for word in printed[place + 1 : end]))
            while key and key not in names:
                key = key[:-1]
            if len(key) > size:
                size, kinds = len(key), names[key]
        if size:
            several = size > 1
            codes[place] = kinds * 4 + several
            codes[place + 1 : place + size] = [kinds * 4 + 2 + several] * (size - 1)
        place += max(size, 1)
    return codes


@cache
def _load() -> tuple[dict[tuple[str, ...], int], dict[str, int]]:
    """Return names with their kinds as bits, and the most words of a name by its first word."""
    names: dict[tuple[str, ...], int] = {}
    longest: dict[str, int] = {}
    for row in read_table("known_names.tsv"):
        key = tuple(split_words(fold(row["name"])))
        names[key] = names.get(key, 0) | _BITS[row["kind"]]
        longest[key[0]] = max(longest.get(key[0], 0), len(key))
    return names, longest
