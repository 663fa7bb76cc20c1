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
