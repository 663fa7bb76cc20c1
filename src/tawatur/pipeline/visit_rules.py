"""When to come again: after a page was read, after it failed, and how an error is to be taken."""

from dataclasses import dataclass

from tawatur.errors import FetchError, Forbidden
from tawatur.model.source import Due

_HOUR, _DAY = 3_600, 86_400
# A kept page is looked at again with growing gaps, then left alone.
_LOOK_AGAIN = (_HOUR, 4 * _HOUR, _DAY, 3 * _DAY, 7 * _DAY)
# Older articles, such as those of a backfill, are not looked at again.
_RECENT = 8 * _DAY
_FIRST_RETRY, _MOST_TRIES = 300, 5
# Where no answer came at all the fault may be our own line's, for days; these are a week.
_MOST_SILENT_TRIES = 11
_LONGEST_RETRY = _DAY
_SPREAD = 0.4
_MISSING = frozenset({404, 410})
_GONE = 410
_WALL = frozenset({401, 403})
_BUSY = frozenset({429, 503})
_HOST_REST = 300.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a failed visit to a page is taken.

    Attributes:
        state: of the address from now on.
        next_due: when to try again, None for never.
        reason: a word.
        is_wall: the site refuses robots.
    """

    state: str
    next_due: int | None
    reason: str
    is_wall: bool = False


def look_again(now: int, *, visits: int, appeared: int | None, chance: float) -> int | None:
    """Return when a page that was read is looked at again; None where it is old or was seen often enough."""
    if visits >= len(_LOOK_AGAIN) or (appeared is not None and now - appeared > _RECENT):
        return None
    return now + _spread(_LOOK_AGAIN[visits], chance)


def try_again(
    now: int,
    *,
    failures: int,
    chance: float,
    retry_after: float | None = None,
    most_tries: int = _MOST_TRIES,
) -> int | None:
    """Return when a failed visit is tried again, four times as late each time; None after the last try."""
    if failures + 1 >= most_tries:
        return None
    wait = min(_FIRST_RETRY * 4**failures, _LONGEST_RETRY)
    return now + max(_spread(wait, chance), int(retry_after or 0))


def judge_error(due: Due, error: FetchError | Forbidden, now: int, chance: float) -> Verdict:
    """Say how a failed visit to a page is taken.

    A known article whose page is missing is looked at once more before it counts as gone; 410 says so at
    once.
    """
    if isinstance(error, Forbidden):
        return Verdict("refused" if "robots.txt" in str(error) else "failed", None, "forbidden")
    status = error.status
    if status in _MISSING:
        if due.article is None:
            return Verdict("failed", None, f"http_{status}")
        if status == _GONE or due.failures:
            return Verdict("gone", None, f"http_{status}")
        return Verdict("missing", now + _spread(_DAY, chance), f"http_{status}")
    after = try_again(
        now,
        failures=due.failures,
        chance=chance,
        retry_after=error.retry_after,
        most_tries=_MOST_TRIES if status is not None else _MOST_SILENT_TRIES,
    )
    state = "open" if after is not None else "kept" if due.article else "failed"
    reason = f"http_{status}" if status and status >= 400 else "fetch_failed"
    return Verdict(state, after, reason, is_wall=status in _WALL and due.article is None)


def is_gone(due: Due, error: FetchError | Forbidden) -> bool:
    """Tell whether a list is not there any more: 410 says so at once, 404 at the fifth visit."""
    status = getattr(error, "status", None)
    return status == _GONE or (status in _MISSING and due.failures + 1 >= _MOST_TRIES)


def find_rest(error: FetchError) -> float:
    """Return for how many seconds a host is left alone after an error, 0.0 for not at all."""
    if error.status in _BUSY:
        return error.retry_after or _HOST_REST
    return 0.0


def _spread(seconds: int, chance: float) -> int:
    """Move a time by a fifth either way, so that not all come at once."""
    return int(seconds * (1 + _SPREAD * (chance - 0.5)))
