"""What a library may let go by age: raw pages first, whole articles later."""

from collections.abc import Iterator

from tawatur.store.sqlite.connection import Connections

_CHUNK = 2_000
_OLD_PAGES = "SELECT page FROM articles WHERE page IS NOT NULL GROUP BY page HAVING max(first_seen) < ?"


class Ages:
    """Articles and pages by the time when they were first seen; ``before`` is an ISO 8601 instant in UTC."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def list_old(self, before: str) -> Iterator[str]:
        """Yield the ids of the articles that were first seen before an instant, the oldest kept first."""
        last = 0
        query = (
            "SELECT article, id FROM articles WHERE article > ? AND first_seen < ? ORDER BY article LIMIT ?"
        )
        while rows := self._connections.get().execute(query, (last, before, _CHUNK)).fetchall():
            yield from (row[1] for row in rows)
            last = rows[-1][0]

    def count_old(self, before: str) -> int:
        """Return how many articles were first seen before an instant."""
        query = "SELECT count(*) FROM articles WHERE first_seen < ?"
        return int(self._connections.get().execute(query, (before,)).fetchone()[0])

    def count_old_pages(self, before: str) -> int:
        """Return how many raw pages `drop_old_pages` would drop in all."""
        query = f"SELECT count(*) FROM ({_OLD_PAGES})"  # noqa: S608 - ours
        return int(self._connections.get().execute(query, (before,)).fetchone()[0])

    def drop_old_pages(self, before: str) -> int:
        """Drop some hundred raw pages of which no newer article was read; return how many, 0 at the end.

        The caller holds the lease.
        """
        with self._connections.transaction() as connection:
            rows = connection.execute(f"{_OLD_PAGES} LIMIT ?", (before, _CHUNK)).fetchall()
            connection.executemany("UPDATE articles SET page = NULL WHERE page = ?", rows)
            connection.executemany("UPDATE revisions SET page = NULL WHERE page = ?", rows)
            connection.executemany("DELETE FROM pages WHERE page = ?", rows)
        return len(rows)

    def forget_visits(self, article_id: str) -> None:
        """Let the address of an article that went never be due again, or it would come back."""
        with self._connections.transaction() as connection:
            connection.execute(
                "UPDATE addresses SET next_due = NULL, held = NULL, article = NULL WHERE article = ?",
                (article_id,),
            )
