"""Sources in the library file: sites, their lists, and how they do."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from tawatur.model.source import Feed, Source, SourceHealth
from tawatur.store.sqlite.connection import Connections

ACTIVE, PAUSED, BLOCKED, DEAD = "active", "paused", "blocked", "dead"
_DAY = 86_400
# A silence is a gap when so many articles would have come in it by habit, and it has lasted a day.
_EXPECTED_IN_GAP = 8
_COLUMNS = "s.id, s.name, s.url, s.outlet, s.state, s.reason, s.checked, s.added"

_PAGES = """
SELECT source, sum(state = 'kept'), sum(state = 'open'), sum(state = 'gone'), sum(state = 'refused'),
    max(CASE WHEN state = 'kept' AND appeared <= ?1 THEN appeared END),
    sum(state = 'kept' AND appeared > ?2 AND appeared <= ?3)
FROM addresses GROUP BY source
"""
_LISTS = "SELECT source, max(success), max(error) FROM lists GROUP BY source"
_NO_PAGES = (0, 0, 0, 0, None, 0)


def host_of(address: str) -> str:
    """Return the host and port under which visits to an address are counted."""
    return urlsplit(address).netloc.lower()


class SourceBook:
    """The sources of a library. Each change is a short transaction that needs no lease."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(self, source: Source, *, now: int, is_checked: bool = True) -> bool:
        """Keep a source and its lists; False where it was known, and then its new lists are added."""
        with self._connections.transaction() as connection:
            known = connection.execute("SELECT 1 FROM sources WHERE id = ?", (source.id,)).fetchone()
            if known is None:
                connection.execute(
                    "INSERT INTO sources (id, name, url, outlet, state, checked, added) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (source.id, source.name, source.url, source.outlet_id, ACTIVE, int(is_checked), now),
                )
            add_lists(connection, source.id, source.feeds, now)
        return known is None

    def find(self, name: str) -> Source | None:
        """Return the source with this id, address, list or host; None where there is none."""
        query = (
            f"SELECT {_COLUMNS} FROM sources s WHERE s.id = ?1 OR s.url IN (?1, ?1 || '/') "  # noqa: S608 - ours
            "OR EXISTS (SELECT 1 FROM lists l WHERE l.source = s.id AND ?1 IN (l.url, l.host)) "
            "ORDER BY s.id = ?1 DESC LIMIT 1"
        )
        row = self._connections.get().execute(query, (name,)).fetchone()
        return self._source(row, self._feeds([row[0]])) if row else None

    def sources(self) -> tuple[Source, ...]:
        """Return all sources by id."""
        rows = self._connections.get().execute(f"SELECT {_COLUMNS} FROM sources s ORDER BY s.id").fetchall()  # noqa: S608 - ours
        feeds = self._feeds([row[0] for row in rows])
        return tuple(self._source(row, feeds) for row in rows)

    def set_state(self, identity: str, state: str, reason: str = "") -> None:
        """Pause, block, resume a source; what waits of it waits on while it is paused or blocked."""
        with self._connections.transaction() as connection:
            change_state(connection, identity, state, reason)

    def remove(self, identity: str) -> bool:
        """Forget a source, its lists and what waits of it; its articles stay. False where there is none."""
        with self._connections.transaction() as connection:
            gone = connection.execute("DELETE FROM sources WHERE id = ? RETURNING 1", (identity,)).fetchall()
            connection.execute("DELETE FROM lists WHERE source = ?", (identity,))
            connection.execute(
                "UPDATE addresses SET next_due = NULL, held = NULL WHERE source = ?", (identity,)
            )
        return bool(gone)

    def health(self, now: int) -> tuple[SourceHealth, ...]:
        """Return how each source does, by id."""
        connection = self._connections.get()
        rows = connection.execute(f"SELECT {_COLUMNS} FROM sources s ORDER BY s.id").fetchall()  # noqa: S608 - ours
        feeds = self._feeds([row[0] for row in rows])
        pages = {row[0]: row[1:] for row in connection.execute(_PAGES, (now, now - 8 * _DAY, now - _DAY))}
        lists = {row[0]: row[1:] for row in connection.execute(_LISTS)}
        return tuple(
            _health(
                self._source(row, feeds), row, pages.get(row[0], _NO_PAGES), lists.get(row[0], (None, ""))
            )
            for row in rows
        )

    def _feeds(self, sources: Iterable[str]) -> dict[str, list[Feed]]:
        wanted = set(sources)
        found: dict[str, list[Feed]] = {}
        for source, url, kind in self._connections.get().execute(
            "SELECT source, url, kind FROM lists ORDER BY url"
        ):
            if source in wanted:
                found.setdefault(source, []).append(Feed(url, kind))
        return found

    def _source(self, row: Any, feeds: dict[str, list[Feed]]) -> Source:
        return Source(row[0], row[1], row[2], row[3], tuple(feeds.get(row[0], ())))


def add_lists(connection: Any, source: str, feeds: Iterable[Feed], now: int) -> None:
    """Add lists to a source within the caller's transaction; those that are known stay as they are."""
    connection.executemany(
        "INSERT OR IGNORE INTO lists (url, source, kind, host, next_due) VALUES (?, ?, ?, ?, ?)",
        [(feed.url, source, feed.kind, host_of(feed.url), now) for feed in feeds],
    )


def change_state(connection: Any, identity: str, state: str, reason: str) -> None:
    """Set a source's state within the caller's transaction, and hold or free the pages that wait."""
    connection.execute(
        "UPDATE sources SET state = ?, reason = ?, walls = 0 WHERE id = ?", (state, reason, identity)
    )
    if state in {PAUSED, BLOCKED}:
        connection.execute(
            "UPDATE addresses SET held = next_due, next_due = NULL WHERE source = ? AND next_due IS NOT NULL",
            (identity,),
        )
    else:
        connection.execute(
            "UPDATE addresses SET next_due = held, held = NULL WHERE source = ? AND held IS NOT NULL",
            (identity,),
        )


def _health(source: Source, row: Any, pages: Any, lists: Any) -> SourceHealth:
    kept, waiting, gone, refused, last, week = pages
    success, error = lists
    per_day = (week or 0) / 7
    return SourceHealth(
        source=source,
        state=row[4],
        reason=row[5],
        is_checked=bool(row[6]),
        last_success=success,
        last_article=last,
        per_day=round(per_day, 1),
        articles=kept,
        waiting=waiting,
        gone=gone,
        refused=refused,
        error=error,
        gap_hours=find_gap(per_day, last, success),
    )


def find_gap(per_day: float, last_article: int | None, last_success: int | None) -> int | None:
    """Return for how many hours a source has been silent against its habit; None where it is not.

    Silence counts up to the last visit that worked: while nobody looks, nothing is known.
    """
    if last_article is None or last_success is None:
        return None
    silence = last_success - last_article
    if silence < _DAY or per_day * silence / _DAY < _EXPECTED_IN_GAP:
        return None
    return silence // 3_600
