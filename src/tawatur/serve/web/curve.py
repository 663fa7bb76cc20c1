"""A relation as two lines: cooperation above the axis, conflict below it, a mark on eventful days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tawatur.model.relation import RelationPoint
from tawatur.serve.web.dates import DateStyle, say_time
from tawatur.serve.web.numbers import say_digits

WIDTH, HEIGHT, MARGIN = 720, 260, 24
_MOST_POINTS = 600


@dataclass(frozen=True, slots=True)
class DayMark:
    """A day with events: its place, where it leads, and what a pointer shows."""

    x: float
    y: float
    href: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class YearMark:
    """The first day of a year on the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Curve:
    """Two paths of SVG, their axis and their marks, in a box of ``width`` by ``height`` units."""

    width: int
    height: int
    axis: float
    cooperation: str
    conflict: str
    marks: tuple[DayMark, ...]
    years: tuple[YearMark, ...]
    words: str


def draw_curve(points: Sequence[RelationPoint], anchors: Mapping[str, str], *, style: DateStyle) -> Curve:
    """Return the curve of a relation; time runs from left to right.

    Args:
        points: at least one, one a day.
        anchors: where the event of an id stands on the page.
        style: how dates are printed.
    """
    first, last = date.fromisoformat(points[0].date), date.fromisoformat(points[-1].date)
    days = max((last - first).days, 1)
    highest = max(max(point.cooperation, point.conflict) for point in points) or 1.0
    axis = HEIGHT / 2
    scale = (axis - MARGIN) / highest

    def x_of(text: str) -> float:
        return round(MARGIN + (WIDTH - 2 * MARGIN) * (date.fromisoformat(text) - first).days / days, 1)

    step = max(1, len(points) // _MOST_POINTS)
    shown = [
        point for at, point in enumerate(points) if at % step == 0 or point.events or point is points[-1]
    ]
    marks = []
    for point in shown:
        if point.events:
            up = point.cooperation >= point.conflict
            y = axis - scale * point.cooperation if up else axis + scale * point.conflict
            anchor = anchors.get(point.events[0])
            marks.append(
                DayMark(
                    x_of(point.date),
                    round(y, 1),
                    f"#{anchor}" if anchor else "",
                    say_time(point.date, style=style) or point.date,
                    "up" if up else "down",
                )
            )
    years = [
        YearMark(x_of(f"{year}-01-01"), say_digits(str(year), style.digits))
        for year in range(first.year + 1, last.year + 1)
    ]
    latest = points[-1]
    return Curve(
        WIDTH,
        HEIGHT,
        axis,
        _path([(x_of(point.date), axis - scale * point.cooperation) for point in shown], axis),
        _path([(x_of(point.date), axis + scale * point.conflict) for point in shown], axis),
        tuple(marks),
        tuple(years),
        f"المؤشر في آخر يوم: {latest.index:+.2f}",
    )


def _path(places: Sequence[tuple[float, float]], axis: float) -> str:
    """Return a closed path from the axis over the places and back to it."""
    middle = " ".join(f"L{x:g} {y:.1f}" for x, y in places)
    return f"M{places[0][0]:g} {axis:g} {middle} L{places[-1][0]:g} {axis:g} Z"
