"""Days of events, also of those of which only the month or the year is known."""

from calendar import monthrange
from datetime import date

_YEAR, _MONTH = len("2016"), len("2016-01")


def find_day(text: str | None) -> date | None:
    """Return the day of an ISO date or time; None where no day is known."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def find_last_day(text: str | None) -> date | None:
    """Return the last day of a day, month or year in ISO form; None for what is none of them."""
    if text is None:
        return None
    try:
        if len(text) == _YEAR:
            return date(int(text), 12, 31)
        if len(text) == _MONTH:
            year, month = int(text[:4]), int(text[5:])
            return date(year, month, monthrange(year, month)[1])
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
