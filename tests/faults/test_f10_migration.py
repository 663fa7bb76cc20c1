"""F10, F11: from every schema there was, killed in the middle of each step or not, a library comes up to date."""

import signal
import subprocess
import sys

import apsw
import pytest

from tawatur.errors import LibraryTooNew
from tawatur.pipeline.library import Library
from tawatur.store.sqlite.schema import APPLICATION_ID, MIGRATIONS

KILLED = """
import os, signal, sys
import apsw
from tawatur.store.sqlite.schema import MIGRATIONS
connection = apsw.Connection(sys.argv[1])
connection.execute("BEGIN IMMEDIATE")
connection.execute(MIGRATIONS[int(sys.argv[2])])
connection.execute(f"PRAGMA user_version = {int(sys.argv[2]) + 1}")
os.kill(os.getpid(), signal.SIGKILL)
"""
ARTICLE = (
    "INSERT INTO articles (id, kind, sorted, first_seen, text_digest, revision, record) VALUES "
    "('n-1', 'article', 0, '2024-01-01T00:00:00Z', 'd', 1, "
    '\'{"id": "n-1", "title": "خبر", "text": "وصلت السفينة إلى الميناء.", "text_digest": "d"}\')'
)


def make_old(path, version):
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA journal_mode = WAL")
    for step in MIGRATIONS[:version]:
        connection.execute(step)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.execute(ARTICLE)
    connection.execute("UPDATE sequence SET rev = 1")
    connection.execute("INSERT INTO outbox VALUES (1, 1, 0)")
    connection.close()


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_every_schema_comes_up_to_date_even_when_killed_in_a_step(tmp_path, version):
    path = tmp_path / "press.db"
    make_old(path, version)
    if version < len(MIGRATIONS):
        killed = subprocess.run([sys.executable, "-c", KILLED, path, str(version)], check=False)
        assert killed.returncode == -signal.SIGKILL
    with Library(path) as library:
        assert library.count() == library.search("السفينة").total == 1
        assert library.rework().failed == 0
        assert library.store.check() == ()


def test_a_library_of_a_newer_version_is_refused(tmp_path):
    path = tmp_path / "press.db"
    make_old(path, len(MIGRATIONS))
    connection = apsw.Connection(str(path))
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    with pytest.raises(LibraryTooNew, match="newer version"):
        Library(path)
