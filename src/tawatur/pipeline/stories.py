"""Stories over a store: placed when articles are grouped; related reading and sagas when they are read."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tawatur.group import words_record
from tawatur.group.frequencies import load_frequencies
from tawatur.group.inheritance import Inheritance
from tawatur.group.neighbors import chain_stories, fold_neighbors, place_stories, suggest_related
from tawatur.group.story import WINDOW_HOURS
from tawatur.group.summary import choose_title, summarize, tell_timeline
from tawatur.group.telling import take_words
from tawatur.model.article import Article, Outlet
from tawatur.model.bonds import Bonds, Related
from tawatur.model.hit import Filter
from tawatur.model.neighborhood import Neighbor, Neighborhood
from tawatur.model.story import Chapter, Story
from tawatur.store.protocol import Store, StoryWords

# Reading a story looks at so many of its articles and, for its saga, at so many texts around it.
_MOST_READ, _MOST_AROUND = 60, 80
_MOST_SUMMARIZED = 30
_SAME_DAYS = 300


def words_of(article: Article) -> StoryWords:
    """Return what finds an article's neighbors among stories."""
    words = take_words(article)
    return StoryWords(
        words_record.VERSION, words.starts, words_record.find_keys(words), words_record.write_words(words)
    )


def place_pending(
    store: Store, ids: Sequence[str], copies: Sequence[Bonds], apart: frozenset[frozenset[str]]
) -> Inheritance:
    """Find the stories around articles anew.

    Args:
        store: the library.
        ids: the articles.
        copies: the fresh bonds of these articles and of those that print their texts.
        apart: fresh pairs that are one formula about two things.
    """
    bare = store.articles(store.lacking_words(ids, words_record.VERSION))
    if bare:
        store.put_words([(article, words_of(article)) for article in bare])
    around = store.around(ids, hours=WINDOW_HOURS)
    fresh = {bond.article: bond.syndication for bond in copies}
    neighbors = tuple(
        replace(one, copies=place.group if place else None, role=place.role if place else None)
        if (place := fresh.get(one.article)) is not None or one.article in fresh
        else one
        for one in around.neighbors
    )
    return place_stories(Neighborhood(neighbors, around.apart | apart))


def find_related(store: Store, article: Article) -> tuple[Related, ...]:
    """Return related reading for an article; empty until `group` has seen it."""
    neighbors = store.around([article.id]).neighbors
    own = next((one for one in neighbors if one.article == article.id), None)
    if own is None:
        return ()
    heads = [text.id for text in fold_neighbors(neighbors).tellings]
    articles = {one.id: one for one in store.articles(heads)}
    return suggest_related(article, own, neighbors, articles)


def tell_story(store: Store, story: str) -> Story | None:
    """Return a story put together for a reader; None where there is no such story."""
    found = store.story_members(story)
    if found is None or not found[1]:
        return None
    identity, members = found
    around = store.around(members[:_MOST_READ]).neighbors
    known = fold_neighbors([one for one in around if one.article in members])
    articles = {article.id: article for article in store.articles(members)}
    texts = [
        (articles[text.id], tuple(one for one in known.members[text.id] if one != text.id))
        for text in known.tellings
        if text.id in articles
    ]
    heads = [article for article, _ in texts]
    table = load_frequencies()
    dates = sorted(article.published for article in articles.values() if article.published)
    outlets = _list_outlets([articles[one] for one in members if one in articles])
    since, until = (dates[0], dates[-1]) if dates else (None, None)
    return Story(
        id=identity,
        title=store.story_title(identity) or choose_title(heads, table),
        since=since,
        until=until,
        outlets=outlets,
        countries=tuple(dict.fromkeys(outlet.country for outlet in outlets if outlet.country)),
        timeline=tell_timeline(texts, table),
        summary=summarize(heads[:_MOST_SUMMARIZED], table),
        silent=_find_silent(store, outlets, since, until),
        saga=_tell_saga(store, members, around),
        by_hand=tuple(one for one in store.pinned(identity) if one in members),
    )


def _list_outlets(articles: Sequence[Article]) -> tuple[Outlet, ...]:
    found: dict[str, Outlet] = {}
    for article in articles:
        if article.outlet is not None:
            found.setdefault(article.outlet.id or article.outlet.name or "", article.outlet)
    return tuple(outlet for name, outlet in found.items() if name)


def _find_silent(
    store: Store, carried: Sequence[Outlet], since: str | None, until: str | None
) -> tuple[str, ...]:
    """Return the names of outlets that published on the days of a story and did not carry it."""
    if since is None or until is None:
        return ()
    told = {outlet.id or outlet.name for outlet in carried}
    days = Filter(since=since[:10], until=until[:10])
    found: dict[str, str] = {}
    for article in store.latest(filters=days, limit=_SAME_DAYS):
        outlet = article.outlet
        if outlet is not None and (outlet.id or outlet.name) not in told:
            name = outlet.name or outlet.id
            if name:
                found.setdefault(outlet.id or name, name)
    return tuple(found[key] for key in sorted(found))


def _tell_saga(store: Store, members: Sequence[str], around: Sequence[Neighbor]) -> tuple[Chapter, ...]:
    """Return the chain of stories: those near the story, and those near these, chained by their texts."""
    near = list(dict.fromkeys((*members, *(one.article for one in around))))[:_MOST_AROUND]
    further = store.around(near).neighbors
    wanted = set(near)
    neighbors = [one for one in further if one.article in wanted]
    neighbors += [one for one in further if one.article not in wanted][: _MOST_AROUND - len(neighbors)]
    chain = chain_stories(members, neighbors)
    if len(chain) < 2:
        return ()
    articles = {article.id: article for article in store.articles([one for story in chain for one in story])}
    stories = {one.article: one.story for one in neighbors}
    return tuple(_tell_chapter(story, articles, stories) for story in chain)


def _tell_chapter(
    story: Sequence[str], articles: Mapping[str, Article], stories: Mapping[str, str | None]
) -> Chapter:
    told = [articles[one] for one in story if one in articles]
    title = choose_title(told, load_frequencies())
    named = next((article for article in told if article.title == title), told[0])
    dates = sorted(article.published for article in told if article.published)
    return Chapter(stories.get(story[0]), named.id, title, dates[0] if dates else None, len(told))
