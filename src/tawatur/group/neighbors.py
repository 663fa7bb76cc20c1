"""Stories and related reading of a few articles among what a library knows around them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tawatur.group.frequencies import load_frequencies
from tawatur.group.inheritance import Inheritance, inherit_ids
from tawatur.group.press import name_story
from tawatur.group.reasons import read_for_reasons
from tawatur.group.related import FLOOR, choose_related
from tawatur.group.saga import find_recalled, find_sagas, keep_following
from tawatur.group.scoring import load_model, score_pair
from tawatur.group.story import find_stories
from tawatur.group.telling import Telling, weigh_words
from tawatur.group.words_record import read_words
from tawatur.model.article import Article
from tawatur.model.bonds import Related
from tawatur.model.neighborhood import Neighbor, Neighborhood


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """Neighbors with their copies folded: the text that stands for each group, and who prints it."""

    tellings: tuple[Telling, ...]
    members: Mapping[str, tuple[str, ...]]
    stories: Mapping[str, str]
    pins: Mapping[str, str] = field(default_factory=dict)


def fold_neighbors(neighbors: Sequence[Neighbor]) -> Known:
    """Fold the copies among neighbors: the origin stands for its group, else the first by id.

    Copies that a person put into several stories are folded story by story.
    """
    pins = {one.article: one.pin for one in neighbors if one.pin is not None}
    stories_of: dict[str | None, set[str]] = defaultdict(set)
    for one in neighbors:
        if one.pin is not None:
            stories_of[one.copies].add(one.pin)
    groups: dict[str, list[Neighbor]] = defaultdict(list)
    for neighbor in sorted(neighbors, key=lambda one: (one.role != "origin", one.article)):
        is_copy = neighbor.copies is not None and neighbor.role != "excerpt"
        part = neighbor.pin if len(stories_of[neighbor.copies]) > 1 else None
        groups[f"g{neighbor.copies} {part}" if is_copy else f"a{neighbor.article}"].append(neighbor)
    table = load_frequencies()
    tellings = [weigh_words(read_words(group[0].words), table) for group in groups.values()]
    return Known(
        tellings=tuple(sorted(tellings, key=lambda telling: telling.age)),
        members={group[0].article: tuple(one.article for one in group) for group in groups.values()},
        stories={one.article: one.story for one in neighbors if one.story is not None},
        pins=pins,
    )


def place_stories(around: Neighborhood) -> Inheritance:
    """Find the stories among neighbors anew, and which id each of them keeps."""
    known = fold_neighbors(around.neighbors)
    heads = {article: head for head, members in known.members.items() for article in members}
    apart = frozenset(frozenset(heads[one] for one in pair if one in heads) for pair in around.apart)
    held = {heads[article]: pin for article, pin in known.pins.items()}
    stories = find_stories(known.tellings, load_model("story"), apart, held)
    groups = [[one for text in story for one in known.members[text.id]] for story in stories]
    return inherit_ids(groups, known.stories, name_story, known.pins)


def suggest_related(
    article: Article, own: Neighbor, neighbors: Sequence[Neighbor], articles: Mapping[str, Article]
) -> tuple[Related, ...]:
    """Return related reading for one article.

    Args:
        article: what is being read.
        own: the same as a neighbor.
        neighbors: others that share keys with it.
        articles: the full articles of neighbors that may be shown; a neighbor without one is passed over.
    """
    others = [one for one in neighbors if one.copies is None or one.copies != own.copies]
    known = fold_neighbors([one for one in others if one.article != own.article])
    text = weigh_words(read_words(own.words), load_frequencies())
    model = load_model("matter")
    scored = ((score_pair(text, other, model), other) for other in known.tellings)
    candidates = [
        (score, other, read_for_reasons(articles[other.id]))
        for score, other in scored
        if score >= FLOOR and other.id in articles
    ]
    stories = dict(known.stories)
    if own.story is not None:
        stories[own.article] = own.story
    groups = {one.article: one.copies for one in others if one.copies is not None}
    own_reading = read_for_reasons(article)
    return choose_related(text, own_reading, candidates, load_frequencies(), stories=stories, groups=groups)


def chain_stories(seed: Sequence[str], neighbors: Sequence[Neighbor]) -> list[list[str]]:
    """Return the saga of a story as the article ids of each of its stories, in order of time.

    Args:
        seed: articles of the story.
        neighbors: these articles and others that may belong to the saga.
    """
    known = fold_neighbors(neighbors)
    groups: dict[str, list[int]] = defaultdict(list)
    for place, telling in enumerate(known.tellings):
        groups[known.stories.get(telling.id, f"alone {telling.id}")].append(place)
    stories = sorted(groups.values())
    model = load_model("matter")
    scores = {
        (a, b): score_pair(known.tellings[a], known.tellings[b], model)
        for a in range(len(known.tellings))
        for b in range(a + 1, len(known.tellings))
    }
    links = keep_following(scores, known.tellings) | find_recalled(known.tellings)
    for saga in find_sagas(stories, links):
        chain = [
            [one for place in stories[story] for one in known.members[known.tellings[place].id]]
            for story in saga
        ]
        if any(one in story for story in chain for one in seed):
            return chain
    return []
