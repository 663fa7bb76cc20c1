"""Stories by hand: what a person joins, parts and names; rules that run later never undo it."""

from collections.abc import Sequence
from contextlib import suppress

from tawatur.errors import LibraryLocked, UnknownStory
from tawatur.group.press import name_story
from tawatur.pipeline.later import group_pending
from tawatur.store.protocol import Store


def join_stories(store: Store, story: str, others: Sequence[str]) -> str:
    """Put stories and single articles into one story for good; return its id.

    Args:
        store: the library.
        story: id of a story or of an article; the id of its story stays, and a new one is given where it has
            none.
        others: ids of stories or of articles, each taken with its whole story.

    Raises:
        UnknownStory: one of the ids is neither a story nor an article.
    """
    identity, members = _find(store, story)
    joined = [*members, *(one for other in others for one in _find(store, other)[1])]
    target = identity or _new_id(store, members)
    store.pin_stories(dict.fromkeys(joined, target))
    _place_anew(store, tuple(dict.fromkeys(joined)))
    return target


def split_story(store: Store, story: str, articles: Sequence[str]) -> str:
    """Part articles from a story for good, into a story of their own; return its id.

    A single article that is parted stands alone until another one joins it.

    Args:
        store: the library.
        story: id of a story, or of an article that tells one.
        articles: ids of the articles that do not belong to it.

    Raises:
        UnknownStory: there is no such story, an article is not in it, or nothing of it would be left.
    """
    identity, members = _find(store, story)
    parted = [one for one in members if one in set(articles)]
    rest = [one for one in members if one not in parted]
    strangers = sorted(set(articles) - set(members))
    if identity is None or strangers:
        raise UnknownStory(f"{story}: does not hold {', '.join(strangers or articles)}; nothing was changed")
    if not rest:
        raise UnknownStory(f"{story}: nothing would be left of it; nothing was changed")
    fresh = _new_id(store, parted)
    store.pin_stories(dict.fromkeys(rest, identity) | dict.fromkeys(parted, fresh))
    _place_anew(store, members)
    return fresh


def name_by_hand(store: Store, story: str, title: str) -> str:
    """Give a story a title for good, or with an empty one take that back; return the story's id.

    Raises:
        UnknownStory: there is no such story.
    """
    identity, members = _find(store, story)
    if identity is None:
        raise UnknownStory(f"{story}: no story of that id, and no article of that id tells one")
    # The id of a named story must not wander to another part of it.
    if title.strip() and not store.pinned(identity):
        store.pin_stories({members[0]: identity})
    store.title_story(identity, title.strip() or None)
    return identity


def release_story(store: Store, story: str) -> tuple[str, ...]:
    """Take back all that was decided by hand about a story; return the articles that the rules placed anew.

    Raises:
        UnknownStory: neither a story nor an article has that id.
    """
    identity, members = _find(store, story)
    freed = tuple(dict.fromkeys((*members, *(store.pinned(identity) if identity else ()))))
    store.pin_stories(dict.fromkeys(freed))
    if identity:
        store.title_story(identity, None)
    _place_anew(store, freed)
    return freed


def _place_anew(store: Store, ids: Sequence[str]) -> None:
    """Let the rules place articles again; where another process ingests, it does so: the work is noted."""
    with suppress(LibraryLocked):
        group_pending(store, ids)


def _find(store: Store, identity: str) -> tuple[str | None, tuple[str, ...]]:
    """Return a story's id and its articles; None and the article for an article that stands alone."""
    bonds = store.bonds(identity)
    found = store.story_members((bonds.story if bonds else None) or identity)
    if found is not None:
        return found
    if store.article(identity) is None:
        raise UnknownStory(f"{identity}: no story and no article has this id; nothing was changed")
    return None, (identity,)


def _new_id(store: Store, members: Sequence[str]) -> str:
    """Return an id that no story has had, made from the first article."""
    number = 0
    while True:
        fresh = name_story(members[0] if not number else f"{members[0]} {number}")
        if store.story_members(fresh) is None and not store.pinned(fresh):
            return fresh
        number += 1
