"""Events and relations as Parquet files, for pandas and its like; needs the package ``pyarrow``."""

import io
from collections.abc import Callable, Iterable
from typing import Any

from tawatur.errors import MissingPackage
from tawatur.model.annotation import Actor
from tawatur.model.event import Event, Telling
from tawatur.model.relation import RelationPoint

ACTOR_FIELDS = ("name", "entity", "country", "sector", "title")
TELLING_FIELDS = (
    "article", "origin", "outlet", "outlet_country", "published", "in_", "start", "end", "status",
    "confidence", "rule", "sentence_text",
)  # fmt: skip
STANDING_FIELDS = ("state", "actor", "recipient", "since", "until", "event")


def write_events_parquet(
    events: Iterable[Event],
    *,
    party: Callable[[Actor], str],
    diplomatic: Callable[[Event], float],
    deeds: Callable[[Event], tuple[str, ...]],
) -> bytes:
    """Return all events as one Parquet file: the columns of docs/relations.md, a row an event.

    Args:
        events: what to write.
        party: gives the key by which relations know a party, such as ``MAR``.
        diplomatic: gives the score of the diplomatic weighting.
        deeds: gives what an event does to standing states, such as ``opens ties_cut``.

    Raises:
        MissingPackage: ``pyarrow`` is not installed.
    """
    rows = [
        {
            **{name: getattr(event, name) for name in _plain_fields()},
            "actor_keys": [party(actor) for actor in event.actors],
            "recipient_keys": [party(actor) for actor in event.recipients],
            "actors": [_pick(actor, ACTOR_FIELDS) for actor in event.actors],
            "recipients": [_pick(actor, ACTOR_FIELDS) for actor in event.recipients],
            "mediators": [_pick(actor, ACTOR_FIELDS) for actor in event.mediators],
            "place": event.place.name if event.place else None,
            "place_country": event.place.country if event.place else None,
            "latitude": event.place.lat if event.place else None,
            "longitude": event.place.lon if event.place else None,
            "contexts": list(event.contexts),
            "reasons": list(event.reasons),
            "mentions": [_pick(mention, TELLING_FIELDS) for mention in event.mentions],
            "diplomatic_score": diplomatic(event),
            "standing": list(deeds(event)),
        }
        for event in events
    ]
    return _write(rows, _event_schema)


def write_relation_parquet(points: Iterable[RelationPoint]) -> bytes:
    """Return the points of a relation as one Parquet file, a row a day.

    Raises:
        MissingPackage: ``pyarrow`` is not installed.
    """
    rows = [
        {
            "date": point.date,
            "cooperation": point.cooperation,
            "conflict": point.conflict,
            "index": point.index,
            "standing": [_pick(state, STANDING_FIELDS) for state in point.standing],
            "events": list(point.events),
            "origin_count": point.origin_count,
        }
        for point in points
    ]
    return _write(rows, _relation_schema)


def _pick(record: Actor | Telling | Any, names: Iterable[str]) -> dict[str, Any]:
    return {name.removesuffix("_"): getattr(record, name) for name in names}


def _plain_fields() -> tuple[str, ...]:
    return (
        "id", "type", "mode", "underlying", "status", "historical", "date", "until", "date_precision",
        "date_basis", "intensity", "confidence", "rule", "mention_count", "origin_count", "outlet_count",
        "first_seen", "realises", "expires",
    )  # fmt: skip


def _write(rows: list[dict[str, Any]], schema: Callable[[Any], Any]) -> bytes:
    try:
        # Optional, and slow to load: only who asks for Parquet pays for it.
        import pyarrow as pa  # noqa: PLC0415
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise MissingPackage(
            "Parquet needs the package pyarrow, which is not installed: pip install 'tawatur[parquet]'"
        ) from error
    file = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows, schema=schema(pa)), file, compression="zstd")
    return file.getvalue()


def _event_schema(arrow: Any) -> Any:
    text, real, count = arrow.string(), arrow.float64(), arrow.int64()
    kinds = {"historical": arrow.bool_(), "intensity": real, "confidence": real}
    kinds |= dict.fromkeys(("mention_count", "origin_count", "outlet_count"), count)
    actor = arrow.list_(arrow.struct([(name, text) for name in ACTOR_FIELDS]))
    telling_kinds = {"start": count, "end": count, "confidence": real}
    telling = arrow.struct(
        [(name.removesuffix("_"), telling_kinds.get(name, text)) for name in TELLING_FIELDS]
    )
    columns = [(name, kinds.get(name, text)) for name in _plain_fields()]
    columns += [("actor_keys", arrow.list_(text)), ("recipient_keys", arrow.list_(text))]
    columns += [("actors", actor), ("recipients", actor), ("mediators", actor)]
    columns += [("place", text), ("place_country", text), ("latitude", real), ("longitude", real)]
    columns += [("contexts", arrow.list_(text)), ("reasons", arrow.list_(text))]
    columns += [("mentions", arrow.list_(telling))]
    columns += [("diplomatic_score", real), ("standing", arrow.list_(text))]
    return arrow.schema(columns)


def _relation_schema(arrow: Any) -> Any:
    text, real = arrow.string(), arrow.float64()
    standing = arrow.list_(arrow.struct([(name, text) for name in STANDING_FIELDS]))
    columns = [("date", text), ("cooperation", real), ("conflict", real), ("index", real)]
    columns += [("standing", standing), ("events", arrow.list_(text)), ("origin_count", arrow.int64())]
    return arrow.schema(columns)
