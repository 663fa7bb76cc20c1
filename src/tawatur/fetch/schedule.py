"""When a list is due again: its own rhythm, slower while it fails, as late as its server asks."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

_SHORTEST, _LONGEST, _UNKNOWN = timedelta(minutes=5), timedelta(hours=24), timedelta(minutes=30)
_LONGEST_ASKED = timedelta(days=7)
_SPREAD = 0.2


def next_due(
    now: datetime,
    *,
    published: Sequence[datetime] = (),
    failures: int = 0,
    retry_after: float | None = None,
    chance: float = 0.5,
) -> datetime:
    """Return when a list should be visited again.

    Args:
        now: the time of the visit that just ended.
        published: times of the list's latest entries, in any order.
        failures: how many visits in a row have failed; each adds one interval.
        retry_after: seconds that the server asked for; never visited earlier, but within a week.
        chance: a number from 0 to 1 that spreads visits by a tenth either way.
    """
    interval = min(find_interval(now, published) * (1 + max(0, failures)), _LONGEST)
    chance = min(max(chance, 0.0), 1.0)
    interval *= 1 + _SPREAD * (chance - 0.5)
    if retry_after:
        # Never earlier than asked, and not all at the same moment.
        asked = timedelta(seconds=min(retry_after, _LONGEST_ASKED.total_seconds()))
        interval = max(interval, min(asked * (1 + _SPREAD / 2 * chance), _LONGEST_ASKED))
    return now + interval


def find_interval(now: datetime, published: Sequence[datetime]) -> timedelta:
    """Return half the usual gap between the latest entries, from five minutes to a day.

    A list that has fallen silent is visited at half the time of its silence; one without dates every half
    hour.
    """
    times = sorted(time for time in published if time <= now)[-20:]
    if len(times) < 2:
        return _UNKNOWN
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(times)]
    gap = max(median(gaps), (now - times[-1]).total_seconds())
    return min(max(timedelta(seconds=gap / 2), _SHORTEST), _LONGEST)
