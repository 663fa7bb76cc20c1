"""The points of a relation as CSV."""

import csv
import io
from collections.abc import Iterable, Iterator

from tawatur.model.relation import RelationPoint

COLUMNS = ("date", "cooperation", "conflict", "index", "standing", "events", "origin_count")


def write_relation_csv(points: Iterable[RelationPoint]) -> Iterator[str]:
    """Yield a row a day; states stand as ``state:actor>recipient@since``, they and events parted by ``;``."""
    yield _row(COLUMNS)
    for point in points:
        standing = ";".join(f"{one.state}:{one.actor}>{one.recipient}@{one.since}" for one in point.standing)
        yield _row(
            (
                point.date,
                point.cooperation,
                point.conflict,
                point.index,
                standing,
                ";".join(point.events),
                point.origin_count,
            )
        )


def _row(cells: Iterable[object]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(cells)
    return buffer.getvalue()
