"""What a library knows of persons, bodies and places: imported items, and what a person decided by hand."""

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from tawatur.model.article import Article
from tawatur.model.known import HeldOffice, KnownThing
from tawatur.model.record import from_json, to_json
from tawatur.store.protocol import Named, NamedThing
from tawatur.store.sqlite import articles, findings
from tawatur.store.sqlite.connection import Connections
from tawatur.store.sqlite.corrections import correct, read_touched

_MOST_NAMESAKES = 40
_AT_ONCE = 200


class KnownThings:
    """The knowledge base of a library.

    Args:
        connections: of the library.
        claim: takes the lease that writing needs.
    """

    def __init__(self, connections: Connections, claim: Callable[[], None]) -> None:
        self._connections = connections
        self._claim = claim

    def is_empty(self) -> bool:
        """Tell whether nothing was ever imported."""
        return self._connections.get().execute("SELECT 1 FROM known_things LIMIT 1").fetchone() is None

    def count(self) -> dict[str, int]:
        """Return the number of imported items by kind."""
        rows = self._connections.get().execute(
            "SELECT kind, count(*) FROM known_things GROUP BY kind ORDER BY 2 DESC, 1"
        )
        return dict(rows)

    def put(self, named: Sequence[Named]) -> None:
        """Keep imported items with the keys of their names; one of the same id is replaced."""
        self._claim()
        with self._connections.transaction() as connection:
            for thing, keys in named:
                connection.execute("DELETE FROM known_names WHERE id = ?", (thing.id,))
                connection.execute(
                    "INSERT OR REPLACE INTO known_things VALUES (?, ?, ?, ?, ?)",
                    (thing.id, thing.kind, thing.country, thing.weight, to_json(thing)),
                )
                connection.executemany(
                    "INSERT OR IGNORE INTO known_names VALUES (?, ?)", [(key, thing.id) for key in keys]
                )

    def add_names(self, names: Sequence[tuple[str, str, bool, str]]) -> int:
        """Add (id, name, whether it is the label, its key) to items that are known; return how many."""
        self._claim()
        added = 0
        with self._connections.transaction() as connection:
            for identity, name, is_label, key in names:
                row = connection.execute(
                    "SELECT record FROM known_things WHERE id = ?", (identity,)
                ).fetchone()
                if row is None:
                    continue
                data = json.loads(row[0])
                rest = [other for other in data["names"] if other != name]
                data["names"] = [name, *rest] if is_label else [*rest, name]
                connection.execute(
                    "UPDATE known_things SET record = ? WHERE id = ?",
                    (json.dumps(data, ensure_ascii=False), identity),
                )
                connection.execute("INSERT OR IGNORE INTO known_names VALUES (?, ?)", (key, identity))
                added += 1
        return added

    def settle(self) -> None:
        """Write the codes of countries where items name them by an id that is known by now."""
        self._claim()
        with self._connections.transaction() as connection:
            connection.execute(
                "UPDATE known_things SET country = c.country FROM known_things c "
                "WHERE known_things.country LIKE 'wd:%' AND c.id = known_things.country "
                "AND c.kind = 'country' AND length(c.country) = 3"
            )

    def find_openings(self, keys: Collection[str]) -> frozenset[str]:
        """Return those of the keys that are, word by word, the beginning of an item's name or all of it."""
        # What follows a word in a key is a space, and "!" is the sign behind it.
        rows = self._connections.get().execute(
            "SELECT j.value FROM json_each(?) j WHERE EXISTS "
            "(SELECT 1 FROM known_names n WHERE n.key >= j.value AND n.key < j.value || '!')",
            (json.dumps(list(keys), ensure_ascii=False),),
        )
        return frozenset(row for (row,) in rows)

    def lookup(self, keys: Collection[str]) -> dict[str, tuple[KnownThing, ...]]:
        """Return the imported items by key of name, the best known first; offices are none of them."""
        rows = self._connections.get().execute(
            "SELECT n.key, t.record, t.country FROM json_each(?) j JOIN known_names n ON n.key = j.value "
            "JOIN known_things t ON t.id = n.id WHERE t.kind != 'office' ORDER BY n.key, t.weight DESC, t.id",
            (json.dumps(list(keys), ensure_ascii=False),),
        )
        found: dict[str, list[KnownThing]] = {}
        for key, record, country in rows:
            same = found.setdefault(key, [])
            if len(same) < _MOST_NAMESAKES:
                same.append(_read(record, country))
        return {key: tuple(things) for key, things in found.items()}

    def thing(self, identity: str) -> KnownThing | None:
        """Return an imported item, its offices with their names; None where there is none."""
        connection = self._connections.get()
        row = connection.execute(
            "SELECT record, country FROM known_things WHERE id = ?", (identity,)
        ).fetchone()
        if row is None:
            return None
        thing = _read(*row)
        offices = tuple(
            HeldOffice(held.office, held.since, held.until, _label(connection, held.office))
            for held in thing.offices
        )
        return replace(thing, offices=offices)

    def correct(self, article: Article) -> tuple[Article, frozenset[str]]:
        """Return an article with the entities as a person corrected them, and the ids that one touched."""
        connection = self._connections.get()
        corrected = correct(connection, article)
        ids = [entity.id for entity in corrected.entities or () if entity.id]
        return corrected, read_touched(connection, ids)

    def list_entities(
        self, query: str = "", *, kind: str | None = None, limit: int = 50
    ) -> tuple[NamedThing, ...]:
        """Return the entities that articles name, those in most articles first.

        Args:
            query: words of the name, or the whole id; empty for all.
            kind: only this kind; None for all.
            limit: how many at most.
        """
        rows = self._connections.get().execute(
            "SELECT entity, name, kind, max(country), count(DISTINCT article) FROM mentions "
            "WHERE entity IS NOT NULL AND (?1 IS NULL OR kind = ?1) "
            "AND (?2 = '' OR entity = ?2 OR instr(name, ?2)) "
            "GROUP BY entity ORDER BY 5 DESC, entity LIMIT ?3",
            (kind, query, limit),
        )
        return tuple(NamedThing(*row) for row in rows)

    def articles_naming(self, identity: str, limit: int = -1) -> tuple[str, ...]:
        """Return the ids of the articles that name an entity, the newest first."""
        rows = self._connections.get().execute(
            "SELECT DISTINCT a.id FROM mentions m JOIN articles a USING (article) WHERE m.entity = ? "
            "ORDER BY a.sorted DESC, a.article DESC LIMIT ?",
            (identity, limit),
        )
        return tuple(row for (row,) in rows)

    def decisions(self, identity: str) -> tuple[tuple[str, str, str], ...]:
        """Return what was decided by hand about an id: (article or empty, old id, new id)."""
        rows = self._connections.get().execute(
            "SELECT article, old, new FROM entity_corrections WHERE old = ?1 OR new = ?1 ORDER BY 1, 2, 3",
            (identity,),
        )
        return tuple(tuple(row) for row in rows)

    def merge(self, identity: str, other: str) -> int:
        """Let another id mean this one from now on; return in how many articles that changed findings."""
        self._claim()
        with self._connections.transaction() as connection:
            connection.execute("DELETE FROM entity_corrections WHERE article = '' AND old = ?", (identity,))
            connection.execute(
                "UPDATE entity_corrections SET new = ?1 WHERE article = '' AND new = ?2", (identity, other)
            )
            connection.execute(
                "INSERT OR REPLACE INTO entity_corrections VALUES ('', ?, ?)", (other, identity)
            )
            return _apply(connection, other)

    def split(self, identity: str, other: str, names: Sequence[str]) -> int:
        """Let an id mean another one in these articles; return in how many that changed findings."""
        self._claim()
        with self._connections.transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO entity_corrections VALUES (?, ?, ?)",
                [(name, identity, other) for name in names],
            )
            return _apply(connection, identity)

    def name(self, identity: str, name: str | None) -> int:
        """Give an entity a name; None takes it back; return in how many articles findings changed."""
        self._claim()
        with self._connections.transaction() as connection:
            if name is None:
                connection.execute("DELETE FROM entity_names WHERE id = ?", (identity,))
                return 0
            connection.execute("INSERT OR REPLACE INTO entity_names VALUES (?, ?)", (identity, name))
            return _apply(connection, identity)

    def release(self, identity: str, stage: str, version: str) -> int:
        """Take back all that was decided about an id, and note its articles to be read again."""
        self._claim()
        with self._connections.transaction() as connection:
            ids = {
                one
                for row in connection.execute(
                    "DELETE FROM entity_corrections WHERE old = ?1 OR new = ?1 RETURNING old, new",
                    (identity,),
                ).fetchall()
                for one in row
            } | {identity}
            connection.execute("DELETE FROM entity_names WHERE id = ?", (identity,))
            rows = [row for one in sorted(ids) for row in _rows_naming(connection, one)]
            for row in dict.fromkeys(rows):
                findings.enqueue(connection, row, stage, version)
            return len(set(rows))


def _apply(connection: Any, identity: str) -> int:
    """Write the findings of all articles that name an id again, as corrected; return how many there are."""
    rows = _rows_naming(connection, identity)
    for start in range(0, len(rows), _AT_ONCE):
        for row, article in articles.read_articles(connection, rows[start : start + _AT_ONCE]).items():
            findings.put_findings(connection, row, article)
    return len(rows)


def _rows_naming(connection: Any, identity: str) -> list[int]:
    rows: Iterable[tuple[int]] = connection.execute(
        "SELECT DISTINCT article FROM mentions WHERE entity = ?", (identity,)
    )
    return [row for (row,) in rows]


def _label(connection: Any, identity: str) -> str | None:
    row = connection.execute("SELECT record FROM known_things WHERE id = ?", (identity,)).fetchone()
    return from_json(row[0], KnownThing).names[0] if row else None


def _read(record: str, country: str | None) -> KnownThing:
    thing = from_json(record, KnownThing)
    known = country if country is not None and not country.startswith("wd:") else None
    return replace(thing, country=known)
