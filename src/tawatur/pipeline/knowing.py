"""Resolves the entities of articles by what a library was told of the world."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tawatur.annotate.known_things import list_keys, list_openings, read_fields, resolve_known
from tawatur.model.article import Article
from tawatur.store.protocol import Entry, Knowledge, Store


def resolve_found(store: Store, found: Iterable[Entry]) -> Sequence[Entry]:
    """Return entries whose entities are resolved to what was imported; as they are where nothing was."""
    known = store.known
    entries = list(found)
    if known.is_empty():
        return entries
    return [replace(entry, article=resolve_article(known, entry.article)) for entry in entries]


def resolve_article(known: Knowledge, article: Article) -> Article:
    """Return an article with its entities resolved; ids about which a person decided stay."""
    if article.entities is None:
        return article
    corrected, fixed = known.correct(article)
    fields = read_fields(corrected)
    openings = known.find_openings(list_openings(fields))
    found = known.lookup(list_keys(corrected, fields, openings))
    return resolve_known(corrected, fields, openings, found, fixed=fixed)
