"""Bonds: what ties an article to others, as records of their own that carry their reasons."""

from dataclasses import dataclass, field

_LATER = {"omit_none": True}


@dataclass(frozen=True, slots=True)
class Change:
    """One sentence in which a copy differs from its origin.

    Attributes:
        kind: ``added``, ``dropped`` or ``altered``.
        ours: the sentence in this article, None when dropped.
        theirs: the sentence in the origin, None when added.
    """

    kind: str
    ours: str | None = None
    theirs: str | None = None


@dataclass(frozen=True, slots=True)
class Syndication:
    """The article's place in a group of copies.

    Attributes:
        group: id of the group.
        origin: article id of the original; None when it was never seen.
        origin_outlet: id or name of the outlet credited as origin, or None.
        role: ``origin``, ``copy`` or ``excerpt``.
        similarity: 0..1, shared shingles with the origin (with the nearest member where origin is None).
        changed: what the copy changed, sentence by sentence.
        reason: one Arabic sentence that says why the article stands here.
    """

    group: str
    origin: str | None
    origin_outlet: str | None
    role: str
    similarity: float
    changed: tuple[Change, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two articles are related; ``label`` is one Arabic sentence checkable in both texts."""

    kind: str
    label: str
    entities: tuple[str, ...] = ()
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """One suggestion for further reading."""

    article: str
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Bonds:
    """All bonds of one article.

    Attributes:
        article: its id.
        syndication: its place among the copies of its text; None where it has none.
        story: id of the happening it tells with others; None where it stands alone.
        saga: id of the chain of stories that its story belongs to, or None.
        related: at most five suggestions, best first; left out (None) where nobody looked for any.
    """

    article: str
    syndication: Syndication | None = None
    story: str | None = None
    saga: str | None = None
    related: tuple[Related, ...] | None = field(default=None, metadata=_LATER)
