"""Documents whose reading failed by a fault of ours, kept as they came until they can be read."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import zstandard

from tawatur.model.page import Page
from tawatur.store.protocol import Measure, Poison
from tawatur.store.sqlite.connection import Connections
from tawatur.store.sqlite.index import Index
from tawatur.store.sqlite.measures import measure

_LARGEST = 64 * 1024 * 1024


class QuarantineVerbs:
    """A part of the SQLite store: what cannot be read is kept aside; figures for those who watch."""

    _connections: Connections
    _index: Index

    def put_poison(self, found: Sequence[Poison]) -> tuple[str, ...]:
        """Keep documents aside; one that is there already counts once more. Return their digests."""
        if not found:
            return ()
        with self._connections.transaction() as connection:
            return tuple(_put(connection, poison) for poison in found)

    def list_poison(self, items: Sequence[int] = ()) -> tuple[Poison, ...]:
        """Return the documents kept aside, those asked for or all, the oldest first."""
        rows = self._connections.get().execute(
            "SELECT item, digest, instance, reason, detail, times, since, last, kind, url, content_type, "
            "fetched_at, headers, status, size, body FROM quarantine ORDER BY item"
        )
        return tuple(_read(*row) for row in rows if not items or row[0] in items)

    def forget_poison(self, instances: Sequence[str]) -> int:
        """Take out what could be read after all, by the names of the documents; return how many went."""
        places = ", ".join("?" * len(instances))
        found = self._connections.get().execute(
            f"SELECT item FROM quarantine WHERE instance IN ({places})",  # noqa: S608 - question marks
            tuple(instances),
        )
        items = [item for (item,) in found]
        return self.drop_poison(items) if items else 0

    def measures(self) -> tuple[Measure, ...]:
        """Return figures about the library, for those who watch it."""
        return measure(self._connections.get(), self._index, self._connections.path)

    def drop_poison(self, items: Sequence[int]) -> int:
        """Take documents out of quarantine; return how many were there."""
        with self._connections.transaction() as connection:
            return sum(
                len(
                    connection.execute(
                        "DELETE FROM quarantine WHERE item = ? RETURNING 1", (item,)
                    ).fetchall()
                )
                for item in items
            )


def _put(connection: Any, poison: Poison) -> str:
    page = poison.page
    body = (page.body if page else poison.line or b"")[:_LARGEST]
    digest = hashlib.sha256(f"{poison.instance}\n".encode(errors="replace") + body).hexdigest()
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    connection.execute(
        "INSERT INTO quarantine (digest, instance, reason, detail, times, since, last, kind, url, "
        "content_type, fetched_at, headers, status, size, body) VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?, ?) ON CONFLICT (digest) DO UPDATE SET times = times + 1, last = excluded.last, "
        "reason = excluded.reason, detail = excluded.detail",
        (
            digest, poison.instance, poison.reason, poison.detail, now, now, "page" if page else "line",
            page.url if page else None, page.content_type if page else None,
            page.fetched_at.isoformat() if page and page.fetched_at else None,
            json.dumps(dict(page.headers) if page else {}, ensure_ascii=False),
            page.status if page else None, len(body), zstandard.ZstdCompressor(level=6).compress(body),
        ),
    )  # fmt: skip
    return digest


def _read(*row: Any) -> Poison:
    (item, digest, instance, reason, detail, times, since, last, kind, url, content_type, fetched_at, headers,
     status, size, packed) = row  # fmt: skip
    body = zstandard.ZstdDecompressor().decompress(packed, max_output_size=max(size, 1))
    page = None
    if kind == "page":
        when = datetime.fromisoformat(fetched_at) if fetched_at else None
        page = Page(
            body=body, url=url, content_type=content_type, fetched_at=when, headers=json.loads(headers),
            status=status, origin=instance,
        )  # fmt: skip
    return Poison(
        instance, reason, detail, page=page, line=None if page else body,
        item=item, digest=digest, times=times, since=since, last=last,
    )  # fmt: skip
