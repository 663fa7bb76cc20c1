"""Story: what several articles tell of one happening, put together for a reader."""

from dataclasses import dataclass

from tawatur.model.article import Outlet


@dataclass(frozen=True, slots=True)
class Telling:
    """One step of a story's timeline: a text, told first by one article and copied by others.

    Attributes:
        article: id of the article that told it.
        title, outlet, published: as in that article.
        copies: ids of the articles that copied it.
        news: the sentence that says most of what no earlier telling had said; "" where nothing is new.
    """

    article: str
    title: str
    outlet: Outlet | None
    published: str | None
    copies: tuple[str, ...] = ()
    news: str = ""


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence of a summary, word for word, and the article it stands in."""

    text: str
    article: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A story as a link of its saga's chain; ``story`` is None for a single article that told it alone."""

    story: str | None
    article: str
    title: str
    published: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class Story:
    """One happening as the library knows it.

    Attributes:
        id: permanent; a story that was merged into another one redirects to it.
        title: the one that a person gave it, else that of the article that says most of what all say.
        since, until: publication of the first and of the last article, None where no date is known.
        outlets: who carried it, in order of time; copies count.
        countries: of these outlets, in the same order.
        timeline: the tellings, in order of time.
        summary: three to five sentences; fewer where the articles say less.
        silent: outlets of the library that published on these days and did not carry it.
        saga: the chain of stories it belongs to, itself included, in order of time; empty where it has none.
        by_hand: ids of the articles that a person put into it.
    """

    id: str
    title: str
    since: str | None
    until: str | None
    outlets: tuple[Outlet, ...]
    countries: tuple[str, ...]
    timeline: tuple[Telling, ...]
    summary: tuple[SummarySentence, ...]
    silent: tuple[str, ...] = ()
    saga: tuple[Chapter, ...] = ()
    by_hand: tuple[str, ...] = ()
