"""Stories and related reading among what a library knows."""

from dataclasses import replace

from tawatur.group.neighbors import chain_stories, fold_neighbors, place_stories, suggest_related
from tawatur.group.stage import group_articles
from tawatur.group.telling import take_words
from tawatur.group.words_record import write_words
from tawatur.model.neighborhood import Neighbor, Neighborhood
from tests.group.test_related import ARTICLES, BY_ID


def neighbor(article, **fields):
    return Neighbor(article.id, write_words(take_words(article)), **fields)


NEIGHBORS = tuple(neighbor(article) for article in ARTICLES)


def test_a_neighborhood_gives_the_same_stories_as_the_whole_press():
    batch = {bond.article: bond.story for bond in group_articles(ARTICLES)}
    assert place_stories(Neighborhood(NEIGHBORS)).stories == batch


def test_one_article_after_the_other_gives_the_same_stories():
    known: dict[str, str | None] = {}
    for count in range(1, len(NEIGHBORS) + 1):
        seen = tuple(replace(one, story=known.get(one.article)) for one in NEIGHBORS[:count])
        known = dict(place_stories(Neighborhood(seen)).stories)
    batch = {bond.article: bond.story for bond in group_articles(ARTICLES)}
    assert known == batch


def test_pairs_apart_are_not_one_story():
    pair = frozenset({"fire", "fire-b"})
    stories = place_stories(Neighborhood(NEIGHBORS, frozenset({pair}))).stories
    assert stories["fire"] is None


def test_copies_are_folded_under_their_origin():
    copies = [
        neighbor(ARTICLES[0], copies="g", role="copy"),
        neighbor(ARTICLES[1], copies="g", role="origin"),
        neighbor(ARTICLES[2], copies="g", role="excerpt"),
    ]
    assert fold_neighbors(copies).members == {"visit-b": ("visit-b", "visit"), "next": ("next",)}


def test_related_reading_is_that_of_the_whole_press_without_copies():
    own, *others = NEIGHBORS
    found = suggest_related(ARTICLES[0], own, NEIGHBORS, BY_ID)
    assert {item.article for item in found} == {"visit-b", "next", "sailing"}
    bound = [replace(one, copies="g", role="copy") for one in others[:1]]
    found = suggest_related(
        ARTICLES[0], replace(own, copies="g", role="origin"), [*bound, *others[1:]], BY_ID
    )
    assert "visit-b" not in {item.article for item in found}


def test_an_excerpt_and_its_origin_are_not_both_suggested():
    roles = {"visit-b": "origin", "next": "excerpt"}
    others = [
        replace(one, copies="g" if one.article in roles else None, role=roles.get(one.article))
        for one in NEIGHBORS[1:]
    ]
    found = {item.article for item in suggest_related(ARTICLES[0], NEIGHBORS[0], others, BY_ID)}
    assert len(found & roles.keys()) == 1
    assert "sailing" in found


def test_the_saga_is_a_chain_in_order_of_time():
    chain = chain_stories(["sailing"], NEIGHBORS)
    assert "visit" in chain[0]
    assert chain[-1] == ["sailing"]
    stories = place_stories(Neighborhood(NEIGHBORS)).stories
    placed = [replace(one, story=stories[one.article]) for one in NEIGHBORS]
    assert {one for story in chain_stories(["fire"], placed) for one in story} == {"fire", "fire-b"}
