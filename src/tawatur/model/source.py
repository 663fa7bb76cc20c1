"""Source and Feed: a site we collect from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Feed:
    """A list that is visited again and again; ``kind`` is ``feed``, ``sitemap`` or ``listing``."""

    url: str
    kind: str = "feed"


@dataclass(frozen=True, slots=True)
class Source:
    """A site we collect from.

    Attributes:
        id: permanent and ours.
        name: what people call it.
        url: its front page.
        outlet_id: the outlet in the registry, or None.
        feeds: the lists to visit.
    """

    id: str
    name: str
    url: str
    outlet_id: str | None = None
    feeds: tuple[Feed, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """A source and how it does.

    Attributes:
        source: the site and its lists.
        state: ``active``, ``paused``, ``blocked`` (only its lists are read) or ``dead``.
        reason: why, else "".
        is_checked: its lists have answered at least once.
        last_success: when a list of it was last read, in seconds since 1970, or None.
        last_article: when its newest article appeared, or None.
        per_day: articles a day over the week before the last day, 0.0 while less than two days are known.
        articles, waiting, gone, refused: how many of its addresses were kept, wait to be fetched, are gone
            from the site, and were left alone since the site reserves its rights.
        error: what went wrong with its lists at last, else "".
        gap_hours: for how long it has been silent against its habit, None where it is not.
    """

    source: Source
    state: str
    reason: str
    is_checked: bool
    last_success: int | None
    last_article: int | None
    per_day: float
    articles: int
    waiting: int
    gone: int
    refused: int
    error: str
    gap_hours: int | None


@dataclass(frozen=True, slots=True)
class Due:
    """One visit that is due: to a list, or to a page that a list named.

    Attributes:
        address: what to fetch.
        source: id of the source; "" for a page that was added by hand.
        kind: ``feed``, ``sitemap``, ``listing``, or ``page``.
        etag, modified: of the last answer, or None.
        failures: how many visits in a row have failed.
        visits: how many have succeeded.
        article: id of the article that was read from the page, or None.
        appeared: when the article appeared, in seconds since 1970, or None.
        is_blocked: the source is behind a wall; only its lists are read.
    """

    address: str
    source: str
    kind: str
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    visits: int = 0
    article: str | None = None
    appeared: int | None = None
    is_blocked: bool = False
