"""Article: the one record that walks through the house, in the order of the rooms that fill it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tawatur.model.annotation import Entity, EventMention, Keyphrase, Quote, TimeMention, Topic

# Fields that only `annotate` fills: None means "not annotated" and is left out of the output.
_LATER = {"omit_none": True}


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published a page; ``country`` is ISO 3166-1 alpha-3 or None."""

    id: str | None = None
    name: str | None = None
    domain: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """A news outlet or agency that the article credits.

    Attributes:
        name: as printed, without brackets.
        outlet_id: id in the registry of outlets, or None when the name is not known there.
        form: ``source_line``, ``agency_signature``, ``dateline`` or ``in_text``.
    """

    name: str
    outlet_id: str | None = None
    form: str = "source_line"


@dataclass(frozen=True, slots=True)
class ReadAlso:
    """What the page itself recommends; ``article_id`` when its text stood on the page."""

    title: str
    url: str | None = None
    article_id: str | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """The lead image; caption and credit are None where none is printed."""

    url: str
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class DateClue:
    """A date as printed, before it is understood.

    Attributes:
        text: the words or the attribute value, as printed.
        basis: ``json_ld``, ``meta``, ``time_tag``, ``printed``, ``url`` or ``feed``.
        role: ``published``, ``updated`` or ``unknown`` (a date near the title that says neither).
        weight: 0..1, how surely the place of the clue belongs to this article's publication.
    """

    text: str
    basis: str
    role: str = "published"
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Clues:
    """What `extract` saw and `normalize` must settle; never stored and never printed.

    Attributes:
        dates: date clues, best first.
        site_name: the site's name as declared, or None.
        credits: attributions with names as printed, ``outlet_id`` still None.
        declared_language: BCP 47 from the page, or None.
    """

    dates: tuple[DateClue, ...] = ()
    site_name: str | None = None
    credits: tuple[Attribution, ...] = ()
    declared_language: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One news article. CONTRACT.md says what each field means; docs/fields.md where each is read from.

    ``entities`` to ``events`` are None until `annotate` has run, and then a tuple, possibly empty.
    ``extra`` keeps unknown fields of a record that was read, so that they pass through unchanged.
    ``clues`` travels between `extract` and `normalize` only.
    """

    id: str = ""
    url: str | None = None
    canonical_url: str | None = None
    kind: str = "article"
    partial: bool = False
    outlet: Outlet | None = None
    attribution: tuple[Attribution, ...] = ()
    title: str = ""
    lead: str = ""
    text: str = ""
    text_digest: str = ""
    versions: Mapping[str, str] = field(default_factory=dict)
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    published_precision: str | None = None
    published_zone: str | None = None
    published_printed: str | None = None
    published_basis: str | None = None
    zone_basis: str | None = None
    fetched_at: str | None = None
    first_seen: str | None = None
    revision: int = 1
    tags: tuple[str, ...] = ()
    aggregator_tags: tuple[str, ...] = ()
    read_also: tuple[ReadAlso, ...] = ()
    language: str | None = None
    image: Image | None = None
    found_in: tuple[str, ...] = ()
    entities: tuple[Entity, ...] | None = field(default=None, metadata=_LATER)
    topics: tuple[Topic, ...] | None = field(default=None, metadata=_LATER)
    keyphrases: tuple[Keyphrase, ...] | None = field(default=None, metadata=_LATER)
    times: tuple[TimeMention, ...] | None = field(default=None, metadata=_LATER)
    quotes: tuple[Quote, ...] | None = field(default=None, metadata=_LATER)
    events: tuple[EventMention, ...] | None = field(default=None, metadata=_LATER)
    extra: Mapping[str, Any] = field(default_factory=dict, metadata={"extra": True})
    clues: Clues | None = field(default=None, metadata={"internal": True}, compare=False)
