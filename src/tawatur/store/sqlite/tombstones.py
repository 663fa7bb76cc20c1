"""What was removed on request: it stays away through fetching again and through rework."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from tawatur.model.article import Article
from tawatur.store.sqlite.connection import Connections
from tawatur.text.arabic.fold import fold

KINDS = ("url", "outlet", "person")
# «وفلان», «لفلان»: what may be written onto a name.
_ATTACHED = "(?:[وف]?[بلك]?)"


@dataclass(frozen=True, slots=True)
class Tombstone:
    """One request: ``kind`` is ``url``, ``outlet`` (an id or a domain) or ``person`` (a name)."""

    kind: str
    value: str
    since: int
    reason: str = ""


class Tombstones:
    """The requests for removal that a library keeps to."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(self, stone: Tombstone) -> bool:
        """Keep a request; False where it was known."""
        with self._connections.transaction() as connection:
            rows = connection.execute(
                "INSERT OR IGNORE INTO tombstones (kind, value, since, reason) VALUES (?, ?, ?, ?) "
                "RETURNING 1",
                (stone.kind, stone.value, stone.since, stone.reason),
            ).fetchall()
        return bool(rows)

    def lift(self, kind: str, value: str) -> bool:
        """Take a request back; False where there is none."""
        with self._connections.transaction() as connection:
            rows = connection.execute(
                "DELETE FROM tombstones WHERE kind = ? AND value = ? RETURNING 1", (kind, value)
            ).fetchall()
        return bool(rows)

    def all(self) -> tuple[Tombstone, ...]:
        """Return all requests, the oldest first."""
        rows = self._connections.get().execute(
            "SELECT kind, value, since, reason FROM tombstones ORDER BY since, kind, value"
        )
        return tuple(Tombstone(*row) for row in rows)

    def waiting(self) -> tuple[Tombstone, ...]:
        """Return the requests whose articles have still to be taken out."""
        rows = self._connections.get().execute(
            "SELECT kind, value, since, reason FROM tombstones WHERE applied = 0"
        )
        return tuple(Tombstone(*row) for row in rows)

    def rule(self, stone: Tombstone) -> Callable[[Article], bool]:
        """Return what tells whether one request takes an article out."""
        return Buried([(stone.kind, stone.value)]).holds

    def note_applied(self, stone: Tombstone) -> None:
        """Note that all articles of a request were taken out."""
        with self._connections.transaction() as connection:
            connection.execute(
                "UPDATE tombstones SET applied = 1 WHERE kind = ? AND value = ?", (stone.kind, stone.value)
            )


def read_buried(connection: Any) -> "Buried":
    """Return all requests of a library."""
    return Buried(connection.execute("SELECT kind, value FROM tombstones"))


class Buried:
    """Requests, made ready to be asked about many articles.

    Args:
        requests: kinds and values.
    """

    def __init__(self, requests: Iterable[tuple[str, str]]) -> None:
        self._values: dict[str, set[str]] = {kind: set() for kind in KINDS}
        for kind, value in requests:
            self._values[kind].add(value)
        names = sorted(filter(None, (fold(name).strip() for name in self._values["person"])), key=len)
        pattern = "|".join(r"\s+".join(map(re.escape, name.split())) for name in reversed(names))
        self._names = re.compile(rf"(?<!\w){_ATTACHED}(?:{pattern})(?!\w)") if names else None

    def holds(self, article: Article) -> bool:
        """Tell whether an article was removed on request."""
        if not any(self._values.values()):
            return False
        if self._values["url"].intersection(filter(None, (article.id, article.url, article.canonical_url))):
            return True
        outlet = article.outlet
        if outlet and self._values["outlet"].intersection(filter(None, (outlet.id, outlet.domain))):
            return True
        if self._names is None:
            return False
        words = "\n".join((article.title, article.lead or "", article.text, *article.authors))
        return bool(self._names.search(fold(words)))
