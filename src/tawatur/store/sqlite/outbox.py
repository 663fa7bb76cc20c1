"""The outbox: every change to an article gets the next number; an index replays what lies above its own."""

from collections.abc import Iterator
from typing import Any

_CHUNK = 200


def note_change(connection: Any, article: int, *, gone: bool = False, is_new: bool = False) -> int:
    """Give an article's change the next ``rev`` within the caller's transaction and return it.

    Only the latest change of an article is kept: whoever is behind needs no older one.
    """
    rev = int(
        connection.execute("UPDATE sequence SET rev = rev + 1 WHERE one = 1 RETURNING rev").fetchall()[0][0]
    )
    if not is_new:
        connection.execute("DELETE FROM outbox WHERE article = ?", (article,))
    connection.execute("INSERT INTO outbox VALUES (?, ?, ?)", (rev, article, int(gone)))
    return rev


def last_rev(connection: Any) -> int:
    """Return the highest number given so far; 0 where nothing changed yet."""
    return int(connection.execute("SELECT rev FROM sequence WHERE one = 1").fetchone()[0])


def changes_after(connection: Any, rev: int) -> Iterator[tuple[int, int, bool]]:
    """Yield (rev, article, gone) above ``rev``, in order."""
    while True:
        rows = connection.execute(
            "SELECT rev, article, gone FROM outbox WHERE rev > ? ORDER BY rev LIMIT ?", (rev, _CHUNK)
        ).fetchall()
        if not rows:
            return
        for changed, article, gone in rows:
            yield changed, article, bool(gone)
        rev = rows[-1][0]
