"""Contract times as numbers, for sorting and for filters.

A day stands for itself on every clock: «2023-12-15» reaches from midnight to midnight of that day as it is
written, so that an article with a bare day and a reader's filter by day mean the same day. Instants are
compared in UTC. This orders and filters only; nothing of it is ever shown as a time.
"""

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from tawatur.errors import QueryError


@lru_cache(maxsize=1 << 12)
def time_range(text: str | None) -> tuple[int, int] | None:
    """Return the first and the last second of a contract time, counted from 1970; None for no time."""
    if not text:
        return None
    try:
        return _range(text.strip())
    except (ValueError, OverflowError):
        return None


def filter_range(since: str | None, until: str | None) -> tuple[int | None, int | None]:
    """Return the first and the last second of a filter by date; None leaves that end open.

    Raises:
        QueryError: a date that is no ISO date.
    """
    for text in (since, until):
        if text and time_range(text) is None:
            raise QueryError(
                f"{text}: is no date; write it as 2023-12-15, 2023-12, 2023 or 2023-12-15T09:30:00Z"
            )
    first, last = time_range(since), time_range(until)
    return first[0] if first else None, last[1] if last else None


def _range(text: str) -> tuple[int, int]:
    if "T" in text or " " in text:
        time = datetime.fromisoformat(text)
        # A local time without a zone is taken as it is written, like a day.
        start = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
        return _seconds(start), _seconds(start)
    parts = text.split("-")
    year = int(parts[0])
    month = int(parts[1]) if len(parts) > 1 else 1
    day = int(parts[2]) if len(parts) > 2 else 1
    start = datetime(year, month, day, tzinfo=UTC)
    if len(parts) == 1:
        end = datetime(year, 12, 31, tzinfo=UTC)
    elif len(parts) == 2:
        end = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC) - timedelta(days=1)
    else:
        end = start
    return _seconds(start), _seconds(end) + 86_399


def _seconds(time: datetime) -> int:
    return int((time - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())
