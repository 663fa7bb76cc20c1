"""Libraries of other versions: older ones are brought up to date, newer ones refused."""

import apsw
import pytest

from tawatur.errors import LibraryTooNew
from tawatur.store.sqlite import schema
from tawatur.store.sqlite.connection import Connections
from tawatur.store.sqlite.store import SqliteStore


def version_of(path):
    connection = apsw.Connection(str(path))
    try:
        return schema.schema_version(connection)
    finally:
        connection.close()


def test_an_empty_file_becomes_a_library(tmp_path):
    (tmp_path / "a.db").touch()
    SqliteStore(tmp_path / "a.db").close()
    assert version_of(tmp_path / "a.db") == len(schema.MIGRATIONS)


def test_a_newer_library_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "a.db"
    SqliteStore(path).close()
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(LibraryTooNew, match=r"a\.db: was written by a newer version.*schema 99"):
        SqliteStore(path)
    assert version_of(path) == 99


def test_a_step_that_fails_leaves_the_version_before(tmp_path, monkeypatch):
    connections = Connections(tmp_path / "a.db")
    good = "CREATE TABLE later (x INTEGER) STRICT;"
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, good, good))
    with pytest.raises(apsw.SQLError):
        schema.migrate(connections)
    assert schema.schema_version(connections.get()) == len(schema.MIGRATIONS) - 1
    monkeypatch.setattr(
        schema, "MIGRATIONS", (*schema.MIGRATIONS[:-1], "CREATE TABLE last (x INTEGER) STRICT;")
    )
    schema.migrate(connections)
    assert schema.schema_version(connections.get()) == len(schema.MIGRATIONS)
    connections.close()


def test_outlets_are_counted_without_reading_articles(tmp_path):
    connections = Connections(tmp_path / "a.db")
    schema.migrate(connections)
    plan = connections.get().execute(
        "EXPLAIN QUERY PLAN SELECT outlet, count(*), max(outlet_name) FROM articles "
        "WHERE outlet IS NOT NULL GROUP BY outlet"
    )
    assert "COVERING INDEX articles_by_outlet_name" in plan.fetchall()[0][3]
    connections.close()
