"""Words that say how an act stands: done, planned, denied, called off (event_cues.tsv beside it)."""

from functools import cache, lru_cache

from tawatur.knowledge.table import read_table, split_cell
from tawatur.knowledge.word_forms import readings, verb_forms
from tawatur.text.arabic.fold import fold
from tawatur.text.tokens import split_words


@lru_cache(maxsize=100_000)
def find_cues(folded: str) -> tuple[tuple[str, tuple[str, ...], bool], ...]:
    """Return (kind, folded words that must follow, is a verb) of the cues that a folded word may open."""
    index = _index()
    found = list(index.get(folded, ()))
    if not found and folded[:1] in {"و", "ف"}:
        found = list(index.get(folded[1:], ()))
    if not found:
        for _, preposition, article, rest in readings(folded):
            if preposition or article:
                found = [cue for cue in index.get(rest, ()) if not cue[2]]
            if found:
                break
    return tuple(found)


@cache
def _index() -> dict[str, tuple[tuple[str, tuple[str, ...], bool], ...]]:
    index: dict[str, list[tuple[str, tuple[str, ...], bool]]] = {}
    for row in read_table("event_cues.tsv"):
        for words in split_cell(row["words"]):
            perfect, slash, imperfect = words.partition("/")
            if slash:
                for form in verb_forms(perfect, imperfect):
                    index.setdefault(form, []).append((row["kind"], (), True))
            else:
                first, *rest = map(fold, split_words(words))
                index.setdefault(first, []).append((row["kind"], tuple(rest), False))
    return {form: tuple(dict.fromkeys(cues)) for form, cues in index.items()}
