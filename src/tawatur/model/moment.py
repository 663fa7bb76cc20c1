"""Moment: the only way to say when."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

# From coarse to fine; "part_of_day" and "week" occur in running text only.
PRECISIONS = ("year", "month", "week", "day", "part_of_day", "hour", "minute", "second")
CLOCK_PRECISIONS = frozenset({"hour", "minute", "second"})


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of time as far as it is known, never completed and never assumed to be UTC.

    ``start`` and ``end`` are both inclusive and both naive. With a clock precision they are in UTC when
    ``zone`` is set and local wall time when ``zone`` is None. With a calendar precision (``day`` and
    coarser, ``part_of_day``) they are local calendar days at midnight whatever ``zone`` says.

    Attributes:
        start: first instant or day.
        end: last instant or day; equal to ``start`` for an instant or a single day.
        precision: one of ``PRECISIONS``.
        zone: IANA name or offset such as ``+03:00``; None where it cannot be known.
        basis: where the time was read or how it was reckoned (``printed``, ``json_ld``, ``relative`` …).
        part: ``dawn``, ``morning``, ``noon``, ``afternoon``, ``evening``, ``night``, ``start``,
            ``middle`` or ``end`` where the words say so, else None.
    """

    start: datetime
    end: datetime
    precision: str
    zone: str | None = None
    basis: str | None = None
    part: str | None = None

    @property
    def has_clock(self) -> bool:
        """Tell whether a time of day is known."""
        return self.precision in CLOCK_PRECISIONS

    def iso(self) -> str:
        """Return ``start`` as the contract prints it.

        An instant is ``2023-12-15T09:30:00Z``; a local clock time ``2018-08-11T08:14`` (seconds only where
        they were printed); a day ``2023-12-15``; a month ``2023-12``; a year ``2023``. A week gives its
        first day.
        """
        return format_time(self.start, self.precision, utc=self.zone is not None)

    def iso_end(self) -> str:
        """Return ``end`` in the same form as ``iso``."""
        return format_time(self.end, self.precision, utc=self.zone is not None)


def format_time(time: datetime, precision: str, *, utc: bool) -> str:
    """Print one end of a Moment.

    Args:
        time: a naive datetime, in UTC if ``utc``.
        precision: one of ``PRECISIONS``.
        utc: whether a clock time is an instant in UTC (else local wall time, printed without Z).
    """
    if precision == "year":
        return f"{time.year:04d}"
    if precision == "month":
        return f"{time.year:04d}-{time.month:02d}"
    if precision not in CLOCK_PRECISIONS:
        return f"{time.year:04d}-{time.month:02d}-{time.day:02d}"
    if utc:
        return time.strftime("%Y-%m-%dT%H:%M:%SZ")
    return time.strftime("%Y-%m-%dT%H:%M:%S" if precision == "second" else "%Y-%m-%dT%H:%M")


def parse_instant(text: str) -> datetime | None:
    """Read an ISO 8601 instant with a zone (``…Z`` or ``…+01:00``) as an aware UTC datetime.

    Returns None when the text is no ISO time or carries no zone; nothing is assumed.
    """
    try:
        time = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if time.tzinfo is None:
        return None
    try:
        return time.astimezone(UTC)
    except OverflowError:
        return None


def bounds(text: str | None) -> tuple[datetime, datetime] | None:
    """Return the first and last UTC instant that a contract time may mean, for sorting and filters.

    A day without zone may lie anywhere on earth, so it reaches from 14 hours before its midnight in UTC to
    12 hours after its end; a local clock time is widened likewise. None when ``text`` is None or no time.
    """
    if not text:
        return None
    instant = parse_instant(text)
    if instant is not None:
        return instant, instant
    parts = text.split("-")
    try:
        if len(parts) == 1:
            first, last = datetime(int(text), 1, 1, tzinfo=UTC), datetime(int(text) + 1, 1, 1, tzinfo=UTC)
        elif len(parts) == 2:
            year, month = int(parts[0]), int(parts[1])
            first = datetime(year, month, 1, tzinfo=UTC)
            last = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC)
        else:
            first = datetime.fromisoformat(text).replace(tzinfo=UTC)
            last = first + (timedelta(days=1) if "T" not in text else timedelta(minutes=1))
        return first - timedelta(hours=14), last + timedelta(hours=12)
    except (ValueError, OverflowError):
        return None
