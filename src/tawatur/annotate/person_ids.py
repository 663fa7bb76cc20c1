"""Gives persons whom no list knows an id that is the same wherever their full name stands."""

import hashlib
from collections.abc import Sequence
from functools import cache

from tawatur.knowledge.table import read_table
from tawatur.text.arabic.fold import fold

_DIGITS = 16
_SHORTEST = 2
_FEWEST = 2
_HEADS_OF_NAMES = frozenset({"عبد", "ابو", "ابي", "بو"})


def make_person_id(key: Sequence[str]) -> str | None:
    """Return ``kb:…`` for a person's full name, or None where the name tells too little.

    One name, or two given names («محمد علي»), is borne by too many. Two persons of one full name share the id
    until somebody parts them by hand (`tawatur kb split`).

    Args:
        key: the words of the name as `make_key` gives them.
    """
    names = _count_names(key)
    if names < _FEWEST or min(map(len, key)) < _SHORTEST or not all(word.isalpha() for word in key):
        return None
    if names == _FEWEST and all(word in _borne_by_many() for word in key):
        return None
    digest = hashlib.sha256(" ".join(("person", *key)).encode()).hexdigest()
    return f"kb:{digest[:_DIGITS]}"


def _count_names(key: Sequence[str]) -> int:
    """Return the number of names; «عبد اللطيف» is one."""
    return len(key) - sum(word in _HEADS_OF_NAMES for word in key[:-1])


@cache
def _borne_by_many() -> frozenset[str]:
    return given_names() | divine_names() | _HEADS_OF_NAMES | {"الله"}


@cache
def divine_names() -> frozenset[str]:
    """Return what follows «عبد» in a name, folded and without article."""
    return frozenset(fold(row["name"]) for row in read_table("divine_names.tsv"))


@cache
def given_names() -> frozenset[str]:
    """Return the folded Arabic given names, whole and without article."""
    names = {fold(row["name"]) for row in read_table("given_names.tsv")}
    return frozenset(names | {name.removeprefix("ال") for name in names})
