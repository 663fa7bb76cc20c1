"""Which visits are due, and what came of them; a queue that survives any crash."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tawatur.model.source import Due, Feed
from tawatur.store.sqlite.connection import Connections
from tawatur.store.sqlite.sources import ACTIVE, BLOCKED, DEAD, add_lists, change_state, host_of

# So many walls in a row, and a source is taken to stand behind one.
WALLS = 3
# A loose walk over the index: one step for each host, however many addresses wait there.
_DUE_HOSTS = """
WITH RECURSIVE hosts (host) AS (
    SELECT min(host) FROM addresses WHERE next_due IS NOT NULL
    UNION ALL
    SELECT (SELECT min(a.host) FROM addresses a WHERE a.host > hosts.host AND a.next_due IS NOT NULL)
    FROM hosts WHERE hosts.host IS NOT NULL
)
SELECT host FROM hosts WHERE host IS NOT NULL AND EXISTS (
    SELECT 1 FROM addresses a WHERE a.host = hosts.host AND a.next_due <= ?1
)
UNION
SELECT l.host FROM lists l JOIN sources s ON s.id = l.source WHERE l.next_due <= ?1 AND s.state <> 'paused'
"""


@dataclass(frozen=True, slots=True)
class ListVisit:
    """What came of a visit to a list.

    Attributes:
        due: the visit.
        next_due: when to come again.
        error: what went wrong, "" where nothing did.
        is_gone: the list is not there any more (404 or 410).
        etag, modified: to make the next request conditional.
        found: addresses it names, each with when the article appeared, or None.
        to_fetch: whether the pages behind them are to be fetched.
        feeds: more lists of the source, to be visited from now on.
    """

    due: Due
    next_due: int
    error: str = ""
    is_gone: bool = False
    etag: str | None = None
    modified: str | None = None
    found: tuple[tuple[str, int | None], ...] = ()
    to_fetch: bool = True
    feeds: tuple[Feed, ...] = ()


@dataclass(frozen=True, slots=True)
class PageVisit:
    """What came of a visit to a page.

    Attributes:
        due: the visit.
        state: ``kept``, ``rejected``, ``failed``, ``refused``, ``gone``, or ``open`` to try again.
        next_due: when to come again, None for never.
        reason: a word for what is not kept.
        article: id of the article read from it, or None.
        appeared: when it appeared, or None.
        etag, modified: to make the next request conditional.
        is_wall: a challenge wall stood before the page.
    """

    due: Due
    state: str
    next_due: int | None = None
    reason: str = ""
    article: str | None = None
    appeared: int | None = None
    etag: str | None = None
    modified: str | None = None
    is_wall: bool = False


class Visits:
    """The queue of a library's collector."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def due_hosts(self, now: int) -> tuple[str, ...]:
        """Return the hosts with a visit that is due."""
        rows = self._connections.get().execute(_DUE_HOSTS, (now,))
        return tuple(host for (host,) in rows)

    def due(self, host: str, now: int, limit: int = 8) -> tuple[Due, ...]:
        """Return visits to a host that are due: lists first, then new pages, then pages to look at again."""
        connection = self._connections.get()
        lists = connection.execute(
            "SELECT l.url, l.source, l.kind, l.etag, l.modified, l.failures, l.success, s.state FROM lists l "
            "JOIN sources s ON s.id = l.source WHERE l.host = ? AND l.next_due <= ? AND s.state <> 'paused' "
            "ORDER BY l.next_due LIMIT ?",
            (host, now, limit),
        )
        found = [
            Due(
                url, source, kind, etag, modified, failures,
                visits=int(success is not None), is_blocked=state == BLOCKED,
            )
            for url, source, kind, etag, modified, failures, success, state in lists
        ]  # fmt: skip
        pages = connection.execute(
            "SELECT address, source, etag, modified, tries, visits, article, appeared FROM addresses "
            "WHERE host = ? AND next_due <= ? ORDER BY next_due LIMIT ?",
            (host, now, limit - len(found)),
        )
        found += [
            Due(address, source, "page", etag, modified, tries, visits, article, appeared)
            for address, source, etag, modified, tries, visits, article, appeared in pages
        ]
        return tuple(found)

    def next_due(self) -> int | None:
        """Return when the next visit is due, None where none ever is."""
        row = (
            self._connections.get()
            .execute(
                "SELECT min(next_due) FROM (SELECT min(next_due) AS next_due FROM addresses "
                "UNION ALL SELECT min(l.next_due) FROM lists l JOIN sources s ON s.id = l.source "
                "WHERE s.state <> 'paused')"
            )
            .fetchone()
        )
        return int(row[0]) if row[0] is not None else None

    def recent(self, source: str, limit: int = 20) -> tuple[int, ...]:
        """Return when the latest articles of a source appeared: the rhythm of its lists."""
        rows = self._connections.get().execute(
            "SELECT appeared FROM addresses WHERE source = ? AND appeared IS NOT NULL "
            "ORDER BY appeared DESC LIMIT ?",
            (source, limit),
        )
        return tuple(appeared for (appeared,) in rows)

    def unknown(self, addresses: Sequence[str]) -> tuple[str, ...]:
        """Return those of the addresses that no list has named yet."""
        connection = self._connections.get()
        query = "SELECT 1 FROM addresses WHERE address = ?"
        return tuple(one for one in addresses if connection.execute(query, (one,)).fetchone() is None)

    def add_pages(self, source: str, found: Sequence[tuple[str, int | None]], *, now: int) -> tuple[str, ...]:
        """Note pages to fetch; return those that were not known."""
        with self._connections.transaction() as connection:
            return _add(connection, source, found, now, now)

    def ask_lists(self, source: str, *, now: int) -> None:
        """Let the lists of a source be visited at once."""
        with self._connections.transaction() as connection:
            connection.execute("UPDATE lists SET next_due = ? WHERE source = ?", (now, source))

    def ask_page(self, address: str, *, now: int) -> None:
        """Let a page be fetched at once, whether it is known or not."""
        with self._connections.transaction() as connection:
            _add(connection, "", [(address, None)], now, now)
            connection.execute("UPDATE addresses SET next_due = ? WHERE address = ?", (now, address))

    def rest_host(self, host: str, until: int) -> None:
        """Let nothing of a host be due before a moment that it asked for; what is due later stays so."""
        with self._connections.transaction() as connection:
            for table in ("lists", "addresses"):
                connection.execute(
                    f"UPDATE {table} SET next_due = ?1 WHERE host = ?2 AND next_due < ?1",  # noqa: S608 - ours
                    (until, host),
                )

    def finish_list(self, visit: ListVisit, *, now: int) -> tuple[str, ...]:
        """Keep what came of a visit to a list, in one transaction; return the addresses that are new."""
        due = visit.due
        with self._connections.transaction() as connection:
            if visit.error:
                connection.execute(
                    "UPDATE lists SET next_due = ?, visited = ?, failures = failures + 1, error = ? "
                    "WHERE url = ?",
                    (visit.next_due, now, visit.error[:500], due.address),
                )
                if visit.is_gone:
                    _bury(connection, due, visit.error)
                return ()
            connection.execute(
                "UPDATE lists SET next_due = ?, visited = ?2, success = ?2, failures = 0, error = '', "
                "etag = ?3, modified = ?4 WHERE url = ?5",
                (visit.next_due, now, visit.etag, visit.modified, due.address),
            )
            connection.execute("UPDATE sources SET checked = 1 WHERE id = ?", (due.source,))
            connection.execute(
                "UPDATE sources SET state = ?, reason = '' WHERE id = ? AND state = ?",
                (ACTIVE, due.source, DEAD),
            )
            add_lists(connection, due.source, visit.feeds, now)
            return _add(connection, due.source, visit.found, now, now if visit.to_fetch else None)

    def finish_pages(self, visits: Sequence[PageVisit], *, now: int) -> None:
        """Keep what came of visits to pages, in one transaction."""
        with self._connections.transaction() as connection:
            for visit in visits:
                _finish_page(connection, visit, now)

    def gone_since(self, article: str) -> int | None:
        """Return when an article was found to be gone from its site; None while it is not."""
        row = (
            self._connections.get()
            .execute("SELECT max(fetched) FROM addresses WHERE article = ? AND state = 'gone'", (article,))
            .fetchone()
        )
        return int(row[0]) if row and row[0] is not None else None


def _add(
    connection: Any, source: str, found: Sequence[tuple[str, int | None]], now: int, due: int | None
) -> tuple[str, ...]:
    """Note addresses; those that are not to be fetched now wait until their source is no longer blocked."""
    fresh = []
    for address, appeared in found:
        rows = connection.execute(
            "INSERT OR IGNORE INTO addresses (address, source, host, state, found, appeared, next_due, held) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING 1",
            (
                address, source, host_of(address), "listed" if due is None else "open", now, appeared, due,
                now if due is None else None,
            ),
        ).fetchall()  # fmt: skip
        if rows:
            fresh.append(address)
    return tuple(fresh)


def _bury(connection: Any, due: Due, error: str) -> None:
    """Declare a source dead when none of its lists is there any more."""
    living = connection.execute(
        "SELECT 1 FROM lists WHERE source = ? AND url <> ? AND failures = 0 LIMIT 1",
        (due.source, due.address),
    ).fetchone()
    if living is None:
        connection.execute(
            "UPDATE sources SET state = ?, reason = ? WHERE id = ? AND state IN (?, ?)",
            (DEAD, error[:500], due.source, ACTIVE, BLOCKED),
        )


def _finish_page(connection: Any, visit: PageVisit, now: int) -> None:
    due = visit.due
    is_success = visit.state in {"kept", "rejected"}
    connection.execute(
        "UPDATE addresses SET state = ?, reason = ?, article = coalesce(?, article), "
        "appeared = coalesce(?, appeared), fetched = ?, next_due = ?, tries = ?, visits = visits + ?, "
        "etag = ?, modified = ? WHERE address = ?",
        (
            visit.state, visit.reason, visit.article, visit.appeared, now, visit.next_due,
            0 if is_success else due.failures + 1, int(is_success), visit.etag, visit.modified, due.address,
        ),
    )  # fmt: skip
    if visit.is_wall:
        walls = connection.execute(
            "UPDATE sources SET walls = walls + 1 WHERE id = ? AND state = ? RETURNING walls",
            (due.source, ACTIVE),
        ).fetchall()
        if walls and walls[0][0] >= WALLS:
            reason = f"{WALLS} pages in a row stood behind a wall ({visit.reason}): only its lists are read"
            change_state(connection, due.source, BLOCKED, reason)
    elif visit.state == "kept":
        connection.execute("UPDATE sources SET walls = 0 WHERE id = ? AND walls > 0", (due.source,))
    # A page that was on its way while its source was paused or blocked waits like the others.
    connection.execute(
        "UPDATE addresses SET held = next_due, next_due = NULL WHERE address = ? AND next_due IS NOT NULL "
        "AND EXISTS (SELECT 1 FROM sources s WHERE s.id = source AND s.state IN ('paused', 'blocked'))",
        (due.address,),
    )
