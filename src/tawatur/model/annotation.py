"""Findings on one article: entities, topics, keyphrases, times, quotes, event mentions.

Offsets are Unicode code points, ``[start, end)``, into ``Article.text``, or into ``Article.title`` where
``in_`` is ``title``. CONTRACT.md, section 2, says what each field means.
"""

from dataclasses import dataclass, field

_IF_KNOWN = {"omit_none": True}


@dataclass(frozen=True, slots=True)
class EntityMention:
    """One naming of an entity; form is ``name``, ``capital``, ``adjective`` or ``office``."""

    start: int
    end: int
    in_: str = "text"
    form: str = "name"


@dataclass(frozen=True, slots=True)
class Role:
    """An office or title that the text gives to a person, with the span that says so."""

    title: str
    organization: str | None = None
    country: str | None = None
    start: int = 0
    end: int = 0
    in_: str = "text"


@dataclass(frozen=True, slots=True)
class Entity:
    """What one or more mentions name.

    Attributes:
        id: permanent and ours, or None when the name is resolved to nothing.
        name: the canonical Arabic label.
        kind: ``person``, ``organization``, ``place``, ``country``, ``event``, ``product`` or ``other``.
        country: ISO 3166-1 alpha-3 that the entity belongs to, or None.
        same_as: ``iso:MAR``, ``geonames:…``, ``wd:Q…``.
    """

    id: str | None
    name: str
    kind: str
    country: str | None = None
    same_as: tuple[str, ...] = ()
    mentions: tuple[EntityMention, ...] = ()
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """An IPTC Media Topic; ``id`` such as ``medtop:11000000``."""

    id: str
    label_ar: str
    label_en: str
    score: float


@dataclass(frozen=True, slots=True)
class Keyphrase:
    """A phrase of the article that an editor might choose as a keyword."""

    text: str
    score: float
    start: int
    end: int
    in_: str = "text"


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time that the text names; ``value`` … ``until`` are inclusive, None where they cannot be known."""

    start: int
    end: int
    text: str
    value: str | None
    until: str | None
    precision: str
    basis: str
    part: str | None = None
    in_: str = "text"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words given to a speaker; stance is ``said``, ``denied`` or ``claimed``."""

    speaker: str | None
    text: str
    start: int
    end: int
    cue: str | None
    stance: str = "said"
    speaker_entity: str | None = None
    in_: str = "text"


@dataclass(frozen=True, slots=True)
class Actor:
    """A party to an event."""

    name: str
    entity: str | None = None
    country: str | None = None
    sector: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an event happened."""

    name: str
    country: str | None = None
    entity: str | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """One telling of a dated act in one sentence, by PLOVER type and mode."""

    type: str
    mode: str | None = None
    underlying: str | None = None
    status: str = "reported"
    historical: bool = False
    date: str | None = None
    until: str | None = None
    date_precision: str | None = None
    date_basis: str | None = None
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    mediators: tuple[Actor, ...] = ()
    place: EventPlace | None = None
    contexts: tuple[str, ...] = ()
    intensity: float | None = None
    in_: str = "text"
    sentence: tuple[int, int] = (0, 0)
    trigger: tuple[int, int] = (0, 0)
    confidence: float = 0.0
    rule: str = ""
    asserted: bool = field(default=True, metadata={"internal": True})
