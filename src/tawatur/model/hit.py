"""Hit and Results: what a search gives back."""

from dataclasses import dataclass, field

from tawatur.model.article import Outlet


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that answers a search.

    Attributes:
        id, title, url, outlet, published: as on the article.
        score: higher is better; 0 where the order is not by rank.
        snippet: the passage that shows why the article was found, plain text.
        marks: the words found, as ``[start, end)`` pairs of code points into ``snippet``; not printed.
        copies: ids of further articles of the same copy group, best first; None where copies are not folded.
    """

    id: str
    title: str
    url: str | None
    outlet: Outlet | None
    published: str | None
    score: float
    snippet: str
    marks: tuple[tuple[int, int], ...] = field(default=(), metadata={"internal": True})
    copies: tuple[str, ...] | None = field(default=None, metadata={"omit_none": True})


@dataclass(frozen=True, slots=True)
class Results:
    """A page of hits.

    Attributes:
        hits: in the order asked for.
        total: how many articles answer the search, copies counted one by one.
        exact: False where ``total`` is an upper bound, since marks or phrases were checked on this page only.
    """

    hits: tuple[Hit, ...]
    total: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Filter:
    """What narrows a search or a listing; None leaves it open.

    Attributes:
        since, until: ISO days, months, years or instants, both inclusive.
        outlet: an outlet's id, name or domain.
        country: ISO 3166-1 alpha-3 of the outlet.
        kind: as ``Article.kind``.
    """

    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    country: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many articles carry a value: an outlet, a country, a month."""

    value: str
    articles: int
    name: str | None = None
