"""Events and relations in the forms that other tools load, by name of the form."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from tawatur.export.events import write_events_csv, write_gdelt, write_gdelt_mentions, write_polecat
from tawatur.export.parquet import write_events_parquet, write_relation_parquet
from tawatur.export.relations import write_relation_csv
from tawatur.group.event_match import key_of
from tawatur.group.relation import find_score
from tawatur.group.standing import find_deeds
from tawatur.model.event import Event
from tawatur.model.relation import RelationPoint

_ROWS: dict[str, Callable[[Iterable[Event]], Iterator[str]]] = {
    "csv": write_events_csv,
    "polecat": write_polecat,
    "gdelt": write_gdelt,
    "gdelt-mentions": write_gdelt_mentions,
}
EVENT_FORMS = (*_ROWS, "parquet")
RELATION_FORMS = ("csv", "parquet")


def write_events(events: Sequence[Event], form: str) -> Iterator[bytes]:
    """Yield events as a file of one of ``EVENT_FORMS``, piece by piece.

    Raises:
        KeyError: there is no such form.
        MissingPackage: ``parquet`` is asked for and its package is not installed.
    """
    if form == "parquet":
        yield write_events_parquet(
            events,
            party=key_of,
            diplomatic=lambda event: find_score(event, weights="diplomatic"),
            deeds=find_deeds,
        )
        return
    for row in _ROWS[form](events):
        yield row.encode() + b"\n"


def write_points(points: Sequence[RelationPoint], form: str) -> Iterator[bytes]:
    """Yield a relation as a file of one of ``RELATION_FORMS``, piece by piece.

    Raises:
        KeyError: there is no such form.
        MissingPackage: ``parquet`` is asked for and its package is not installed.
    """
    if form == "parquet":
        yield write_relation_parquet(points)
        return
    for row in {"csv": write_relation_csv}[form](points):
        yield row.encode() + b"\n"
