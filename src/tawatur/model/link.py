"""Link: an address worth fetching, with what its list declared about it."""

from dataclasses import dataclass

from tawatur.model.article import Image


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of a feed, a sitemap, an OPML file or a section page.

    Attributes:
        url: absolute address; None for a feed entry that has none.
        title: as printed, markup and stray controls removed.
        published: ISO 8601 as far as declared (same forms as ``Article.published``), or None.
        kind: ``feed_item``, ``page`` (sitemap or section page), ``feed``, ``sitemap``.
        published_printed: the date as printed.
        zone_basis: ``stated`` when the printed date carries a zone, else None.
        guid: the entry's own identifier, as printed.
        summary: short text of the entry, plain.
        html: full content of the entry, not sanitized; None where the list holds a summary only.
        authors, tags: as printed.
        language: BCP 47 as declared, or None.
        feed_title: the name the list gives itself.
        image: the entry's own image.
        updated: when the entry was changed last, in the same forms as ``published``, or None.
        key: what makes it the same entry on the next visit: its address, else its identifier, else its words.
    """

    url: str | None = None
    title: str = ""
    published: str | None = None
    kind: str = "page"
    published_printed: str | None = None
    zone_basis: str | None = None
    guid: str | None = None
    summary: str = ""
    html: str | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str | None = None
    feed_title: str | None = None
    image: Image | None = None
    updated: str | None = None
    key: str = ""
