"""Event: one real-world act with all its tellings; every count derives from these."""

from dataclasses import dataclass

from tawatur.model.annotation import Actor, EventPlace


@dataclass(frozen=True, slots=True)
class Telling:
    """Where an event is told.

    Attributes:
        article: id of the article.
        origin: id of the article it is a copy of, its own where it is none, the copy group's id where the
            original was never seen; one origin is one witness.
        outlet: id or name of the outlet, or None.
        published: of the article, as the contract prints it, or None.
        in_: ``title`` or ``text``.
        sentence_text: the sentence that is the evidence.
        start, end: its place in the field.
        status: what this telling says of the act.
        confidence: of this telling.
        rule: the frame that fired.
        outlet_country: alpha-3, or None.
        id: names the telling where one is set right by hand: ``<article>#<field>:<start>/<rule>``.
    """

    article: str
    origin: str
    outlet: str | None
    published: str | None
    in_: str
    sentence_text: str
    start: int
    end: int
    status: str
    confidence: float
    rule: str = ""
    outlet_country: str | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Join:
    """Why two tellings of an event were taken for one act; numbers are places in its ``mentions``."""

    one: int
    other: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventPin:
    """A ruling by hand: two tellings, named by their ``id``, are of one act (``same``) or are not."""

    one: str
    other: str
    same: bool


@dataclass(frozen=True, slots=True)
class Event:
    """One real-world event; the fields up to ``rule`` are those of an event mention, see CONTRACT.md.

    Attributes:
        realises: id of the planned event that this one carried out, or None.
        expires: of what is planned, the last day on which it still may come about; None for all else.
        reasons: why its tellings were taken for one act, in short Arabic phrases.
        joins: the joins that made one event of its tellings, one fewer than there are tellings.
    """

    id: str
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
    confidence: float = 0.0
    rule: str = ""
    mentions: tuple[Telling, ...] = ()
    mention_count: int = 0
    origin_count: int = 0
    outlet_count: int = 0
    first_seen: str | None = None
    realises: str | None = None
    expires: str | None = None
    reasons: tuple[str, ...] = ()
    joins: tuple[Join, ...] = ()
