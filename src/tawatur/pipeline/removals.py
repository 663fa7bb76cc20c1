"""Removal on request: articles of an address, an outlet or about a person go, and stay away."""

from collections.abc import Iterator

from tawatur.errors import TawaturError
from tawatur.model.article import Article
from tawatur.normalize.address import clean_address
from tawatur.store.sqlite.store import SqliteStore
from tawatur.store.sqlite.tombstones import KINDS, Tombstone


def make_stone(kind: str, value: str, *, reason: str, now: int) -> Tombstone:
    """Return a request for removal in the form in which it is kept.

    Args:
        kind: ``url`` (an address or the id of an article), ``outlet`` (an id or a domain) or ``person``.
        value: what it names.
        reason: kept with it, for those who ask later.
        now: seconds since 1970.

    Raises:
        TawaturError: the kind is not known, or the value says nothing.
    """
    value = " ".join(value.split())
    if kind not in KINDS or not value:
        raise TawaturError(f"a removal names one of {', '.join(KINDS)}, with a value")
    if kind == "person" and len(value) < 5:
        raise TawaturError(f"«{value}» is too short for a name: articles about others would go too")
    if kind == "url" and "://" in value:
        value = clean_address(value) or value
    elif kind == "outlet":
        value = value.lower().removeprefix("www.")
    return Tombstone(kind, value, now, reason)


def request_removal(store: SqliteStore, kind: str, value: str, *, reason: str, now: int) -> Tombstone:
    """Keep a request, as `make_stone` takes it; from now on nothing that it names is kept."""
    stone = make_stone(kind, value, reason=reason, now=now)
    store.tombstones.add(stone)
    return stone


def find_removed(store: SqliteStore, stone: Tombstone) -> Iterator[str]:
    """Yield the ids of the articles that a request takes out."""
    holds = store.tombstones.rule(stone)
    for article in list(_candidates(store, stone)):
        if holds(article):
            yield article.id


def apply_removals(store: SqliteStore) -> int:
    """Carry out the requests that wait; return how many articles went.

    Raises:
        LibraryLocked: another process is ingesting; it carries them out.
    """
    gone = 0
    for stone in store.tombstones.waiting():
        gone += sum(store.remove(identity) for identity in list(find_removed(store, stone)))
        store.tombstones.note_applied(stone)
    if gone:
        store.publish()
    return gone


def _candidates(store: SqliteStore, stone: Tombstone) -> Iterator[Article]:
    if stone.kind == "url" and "://" not in stone.value:
        article = store.article(stone.value)
        yield from [article] if article else []
    else:
        yield from store.each()
