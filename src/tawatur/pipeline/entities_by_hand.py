"""Entities by hand: what a person makes one, parts and names; no later run of the rules undoes it."""

import hashlib
from collections.abc import Sequence

from tawatur.errors import UnknownEntity
from tawatur.pipeline.later import ANNOTATE
from tawatur.pipeline.rework import finish_work
from tawatur.store.sqlite.store import SqliteStore

_HANDS = 16


def merge_entities(store: SqliteStore, identity: str, others: Sequence[str]) -> int:
    """Let other ids mean this entity for good; return in how many articles findings changed.

    Raises:
        UnknownEntity: one of the ids is named in no article and was never imported or corrected.
    """
    for one in (identity, *others):
        require_entity(store, one)
    if identity in others:
        raise UnknownEntity(f"{identity}: cannot be merged into itself; nothing was changed")
    return sum(store.known.merge(identity, other) for other in others)


def split_entity(store: SqliteStore, identity: str, names: Sequence[str]) -> str:
    """Let an id mean an entity of its own in these articles for good; return the new entity's id.

    Raises:
        UnknownEntity: the entity is not named in one of the articles, or in no others.
    """
    require_entity(store, identity)
    naming = set(store.known.articles_naming(identity))
    strangers = sorted(set(names) - naming)
    if strangers:
        raise UnknownEntity(f"{identity}: is not named in {', '.join(strangers)}; nothing was changed")
    if not naming - set(names):
        raise UnknownEntity(f"{identity}: nothing would be left of it; nothing was changed")
    seed = "\n".join((identity, min(names)))
    fresh = f"kb:{hashlib.sha256(seed.encode()).hexdigest()[:_HANDS]}"
    store.known.split(identity, fresh, sorted(set(names)))
    return fresh


def name_entity(store: SqliteStore, identity: str, name: str) -> None:
    """Give an entity a name for good, or with an empty one take that back from the next reading on.

    Raises:
        UnknownEntity: nothing has this id.
    """
    require_entity(store, identity)
    store.known.name(identity, " ".join(name.split()) or None)


def release_entity(store: SqliteStore, identity: str) -> int:
    """Take back all that was decided by hand about an entity; return how many articles were read again.

    Raises:
        UnknownEntity: nothing has this id.
    """
    require_entity(store, identity)
    noted = store.known.release(identity, *ANNOTATE)
    finish_work(store)
    return noted


def require_entity(store: SqliteStore, identity: str) -> None:
    """Raise `UnknownEntity` where no article names an entity, none was imported, and none corrected."""
    known = store.known
    if not (known.articles_naming(identity, 1) or known.thing(identity) or known.decisions(identity)):
        raise UnknownEntity(
            f"{identity}: no article names this entity, and none was imported; see `tawatur kb list`"
        )
