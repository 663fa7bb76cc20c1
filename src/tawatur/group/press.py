"""A whole press at once: copies folded into one text, then stories, sagas and related reading over these."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawatur.group.apart import find_apart
from tawatur.group.copies import Text
from tawatur.group.frequencies import Frequencies, blend_frequencies, load_frequencies
from tawatur.group.reasons import Reading, read_for_reasons
from tawatur.group.related import choose_related, find_matters
from tawatur.group.saga import find_recalled, find_sagas, keep_following
from tawatur.group.scoring import load_model
from tawatur.group.story import Pair, find_stories
from tawatur.group.syndication import find_pairs, form_groups
from tawatur.group.telling import Telling, distinct_stems, take_words, weigh_words
from tawatur.model.article import Article
from tawatur.model.bonds import Bonds, Related, Syndication


@dataclass(frozen=True, slots=True, eq=False)
class Press:
    """Texts, one for each group of copies, in order of time.

    Attributes:
        articles: all articles by id, copies included.
        copies: the place of each article that stands in a group of copies.
        tellings: the texts, in order of time.
        members: the ids of the articles that print each text, the text's own first.
        apart: pairs of texts that are one formula about two things.
        frequencies: what words weigh.
    """

    articles: Mapping[str, Article]
    copies: Mapping[str, Syndication]
    tellings: tuple[Telling, ...]
    members: Mapping[str, tuple[str, ...]]
    apart: frozenset[frozenset[str]]
    frequencies: Frequencies


def find_all_bonds(texts: Sequence[Text], *, related: bool = True) -> dict[str, Bonds]:
    """Return the bonds of all texts by article id; sagas and related reading only when asked for."""
    press = read_press(texts)
    place_of = {telling.id: place for place, telling in enumerate(press.tellings)}
    stories = [
        [place_of[telling.id] for telling in story]
        for story in find_stories(press.tellings, load_model("story"), press.apart)
    ]
    story_ids = _name_stories(press, stories)
    sagas: dict[str, str] = {}
    suggested: dict[str, tuple[Related, ...]] = {}
    if related:
        matters = find_matters(press.tellings, load_model("matter"))
        links = keep_following(matters, press.tellings) | find_recalled(press.tellings)
        sagas = _name_sagas(press, stories, find_sagas(stories, links))
        suggested = _suggest(press, matters, story_ids)
    return {
        identity: Bonds(
            identity,
            press.copies.get(identity),
            story_ids.get(identity),
            sagas.get(identity),
            suggested.get(identity, ()) if related else None,
        )
        for identity in press.articles
    }


def read_press(texts: Sequence[Text]) -> Press:
    """Find the copies among texts and fold them."""
    pairs = find_pairs(texts)
    copies = form_groups(texts, pairs)
    articles = {text.article.id: text.article for text in texts}
    heads = _find_heads(articles, copies)
    members: dict[str, list[str]] = defaultdict(list)
    for identity in sorted(articles, key=lambda identity: (identity != heads[identity], identity)):
        members[heads[identity]].append(identity)
    words = [take_words(articles[head]) for head in members]
    frequencies = blend_frequencies(load_frequencies(), map(distinct_stems, words), len(words))
    tellings = sorted((weigh_words(word, frequencies) for word in words), key=lambda telling: telling.age)
    return Press(
        articles=articles,
        copies=copies,
        tellings=tuple(tellings),
        members={head: tuple(those) for head, those in members.items()},
        apart=frozenset(frozenset(heads[one] for one in pair) for pair in find_apart(pairs, articles)),
        frequencies=frequencies,
    )


def _find_heads(articles: Mapping[str, Article], copies: Mapping[str, Syndication]) -> dict[str, str]:
    """Return, for each article, the one that stands for its text: the origin, else the first by id."""
    groups: dict[str, list[str]] = defaultdict(list)
    for identity, place in copies.items():
        if place.role != "excerpt":
            groups[place.group].append(identity)
    heads = {identity: identity for identity in articles}
    for group in groups.values():
        origins = [identity for identity in group if copies[identity].role == "origin"]
        dated = [identity for identity in group if articles[identity].published is not None]
        head = min(origins or dated or group)
        heads.update(dict.fromkeys(group, head))
    return heads


def _name_stories(press: Press, stories: Sequence[Sequence[int]]) -> dict[str, str]:
    """Return the story id of each article that does not stand alone."""
    found: dict[str, str] = {}
    for story in stories:
        members = [member for place in story for member in press.members[press.tellings[place].id]]
        if len(members) > 1:
            name = name_story(press.tellings[story[0]].id)
            found.update(dict.fromkeys(members, name))
    return found


def _name_sagas(
    press: Press, stories: Sequence[Sequence[int]], sagas: Sequence[Sequence[int]]
) -> dict[str, str]:
    """Return the saga id of each article whose story follows from another one or leads to one."""
    found: dict[str, str] = {}
    for saga in sagas:
        if len(saga) > 1:
            first = min(stories[story][0] for story in saga)
            name = _name("h", press.tellings[first].id)
            heads = [press.tellings[place].id for story in saga for place in stories[story]]
            found.update({member: name for head in heads for member in press.members[head]})
    return found


def name_story(first: str) -> str:
    """Return the id of a story by the id of the article that opened it."""
    return _name("t", first)


def _name(letter: str, first: str) -> str:
    return letter + hashlib.sha256(first.encode()).hexdigest()[:16]


def _suggest(
    press: Press, matters: Mapping[Pair, float], story_ids: Mapping[str, str]
) -> dict[str, tuple[Related, ...]]:
    near: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (one, other), score in matters.items():
        near[one].append((score, other))
        near[other].append((score, one))
    heads = [press.tellings[place].id for place in range(len(press.tellings))]
    read: dict[str, Reading] = {}

    def reading(identity: str) -> Reading:
        if identity not in read:
            read[identity] = read_for_reasons(press.articles[identity])
        return read[identity]

    groups = {identity: copy.group for identity, copy in press.copies.items()}
    found: dict[str, tuple[Related, ...]] = {}
    for place, others in near.items():
        for identity in press.members[heads[place]]:
            candidates = [
                (score, press.tellings[other], reading(heads[other]))
                for score, other in others
                if not _share_text(press, identity, heads[other])
            ]
            found[identity] = choose_related(
                press.tellings[place],
                reading(identity),
                candidates,
                press.frequencies,
                stories=story_ids,
                groups=groups,
            )
    return found


def _share_text(press: Press, one: str, other: str) -> bool:
    """Tell whether an article holds a paragraph of the other."""
    a, b = press.copies.get(one), press.copies.get(other)
    return a is not None and b is not None and a.group == b.group
