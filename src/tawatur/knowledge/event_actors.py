"""Words that name who acts: offices, bodies, groups, leaders (event_actors.tsv beside it)."""

from dataclasses import dataclass
from functools import cache, lru_cache

from tawatur.knowledge.table import read_table, split_cell
from tawatur.knowledge.word_forms import noun_forms, readings
from tawatur.text.arabic.fold import fold
from tawatur.text.tokens import split_words


@dataclass(frozen=True, slots=True)
class Head:
    """What a word says about the party it opens; see event_actors.tsv for the kinds."""

    kind: str
    sector: str | None = None
    country: str | None = None
    id: str | None = None
    official: bool = False


@dataclass(frozen=True, slots=True)
class FoundHead:
    """A head as it stands: ``length`` in words, and what is attached before its first word."""

    head: Head
    length: int
    conjunction: str = ""
    preposition: str = ""
    has_article: bool = False
    has_pronoun: bool = False


_WHOLE = frozenset({"pair", "peer", "own", "honorific", "alias", "leader"})


@lru_cache(maxsize=100_000)
def find_heads(folded: str) -> tuple[tuple[FoundHead, tuple[str, ...]], ...]:
    """Return the heads that a folded word may open, each with the folded words that must follow."""
    index = _index()
    found = []
    for conjunction, preposition, article, rest in readings(folded):
        forms = ((rest, article),) if not article else (("ال" + rest, False), (rest, True))
        for form, has_article in forms:
            for head, following, pronoun in index.get(form, ()):
                definite = has_article or form.startswith("ال")
                found.append(
                    (
                        FoundHead(head, 1 + len(following), conjunction, preposition, definite, pronoun),
                        following,
                    )
                )
        if any(not following for _, following in found):
            break
    return tuple(sorted(found, key=lambda item: -item[0].length))


@cache
def load_organizations() -> dict[str, Head]:
    """Return sector and country of the gazetteer's organizations by id; others are not parties to events."""
    return {row["id"]: _head(row) for row in read_table("event_actors.tsv") if row["kind"] == "org"}


@cache
def _index() -> dict[str, tuple[tuple[Head, tuple[str, ...], bool], ...]]:
    index: dict[str, list[tuple[Head, tuple[str, ...], bool]]] = {}
    for row in read_table("event_actors.tsv"):
        head = _head(row)
        for words in split_cell(row["words"]):
            first, *rest = split_words(words)
            following = tuple(map(fold, rest))
            if head.kind in _WHOLE:
                index.setdefault(fold(first), []).append((head, following, False))
                continue
            for form, pronoun in noun_forms(first).items():
                index.setdefault(form, []).append((head, following, pronoun))
    return {form: tuple(items) for form, items in index.items()}


def _head(row: dict[str, str]) -> Head:
    return Head(
        kind=row["kind"],
        sector=row["sector"] or None,
        country=row["country"] or None,
        id=row["id"] or None,
        official=row["official"] == "yes",
    )
