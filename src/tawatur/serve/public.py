"""The public mode: of each article its title, a snippet and the link to its publisher, and nothing longer."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol, TypeVar

from tawatur.model.annotation import EventMention
from tawatur.model.article import Article
from tawatur.model.bonds import Bonds, Syndication
from tawatur.model.story import Story

# As long as the lead on a card.
SNIPPET = 240


class _Span(Protocol):
    @property
    def in_(self) -> str: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=_Span)


def shorten_article(article: Article) -> Article:
    """Return an article whose text is its snippet.

    The snippet is the beginning of the first paragraph, at most ``SNIPPET`` characters, and stands for the
    lead too; the record is marked ``partial`` where that is not all. What was found in the text stays only
    where its words still stand.
    """
    is_whole = len(article.text) <= SNIPPET
    kept = article.text if is_whole else _cut(article.text)
    end = len(kept)
    return replace(
        article,
        text=kept,
        lead="" if kept else _cut(article.lead),
        partial=article.partial or not is_whole,
        image=None,
        entities=None
        if article.entities is None
        else tuple(
            replace(entity, mentions=_keep(entity.mentions, end), roles=_keep(entity.roles, end))
            for entity in article.entities
        ),
        times=None if article.times is None else _keep(article.times, end),
        quotes=None if article.quotes is None else _keep(article.quotes, end),
        keyphrases=None if article.keyphrases is None else _keep(article.keyphrases, end),
        events=None
        if article.events is None
        else tuple(event for event in article.events if _stands(event, end)),
    )


def shorten_bonds(bonds: Bonds) -> Bonds:
    """Return bonds without the sentences in which a copy differs."""
    if bonds.syndication is None:
        return bonds
    return replace(bonds, syndication=shorten_syndication(bonds.syndication))


def shorten_syndication(syndication: Syndication) -> Syndication:
    """Return what binds a copy to its group, without the sentences in which it differs."""
    return replace(syndication, changed=())


def shorten_story(story: Story) -> Story:
    """Return a story without its summary, which joins sentences of several publishers."""
    return replace(story, summary=())


def _cut(text: str) -> str:
    """Return the beginning of a text, up to the end of a word and of its first paragraph."""
    opening = text[:SNIPPET]
    if len(text) > SNIPPET and " " in opening.strip():
        opening = opening[: opening.rindex(" ")]
    return opening.split("\n\n", 1)[0].rstrip()


def _keep(found: Iterable[S], end: int) -> tuple[S, ...]:
    return tuple(item for item in found if item.in_ == "title" or item.end <= end)


def _stands(event: EventMention, end: int) -> bool:
    return event.in_ == "title" or event.sentence[1] <= end
