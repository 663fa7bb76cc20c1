"""What the list of the words of names says of a word: `compound_words.tsv` by stem."""

from functools import cache

from tawatur.knowledge.table import read_table
from tawatur.text.arabic.fold import fold

_BOTH_GENDERS = frozenset({"strong", "weak", "plain", "former"})
_NONE: frozenset[str] = frozenset()


def kinds_of(stem: str) -> frozenset[str]:
    """Return the kinds of a folded stem without article; empty for a word of no such kind."""
    return load_kinds().get(stem, _NONE)


@cache
def load_kinds() -> dict[str, frozenset[str]]:
    """Return the kinds of every stem; of adjectives both genders."""
    kinds: dict[str, set[str]] = {}
    for row in read_table("compound_words.tsv"):
        word = fold(row["word"])
        kinds.setdefault(word, set()).add(row["kind"])
        if row["kind"] in _BOTH_GENDERS:
            kinds.setdefault(word + "ه", set()).add(row["kind"])
    return {word: frozenset(found) for word, found in kinds.items()}
