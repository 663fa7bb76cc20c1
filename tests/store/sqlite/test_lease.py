"""One process at a time ingests; a dead one's lease is taken over."""

import os
import socket
import subprocess
import sys

import pytest

from tawatur.errors import LibraryLocked
from tawatur.store.protocol import Entry
from tawatur.store.sqlite.lease import STALE_SECONDS, is_alive
from tawatur.store.sqlite.store import SqliteStore
from tests.store.contract import make_article

HOST = socket.gethostname()


@pytest.fixture
def dead_process():
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_a_second_one_is_told_who_ingests(tmp_path):
    first, second = SqliteStore(tmp_path / "a.db"), SqliteStore(tmp_path / "a.db")
    first.put([Entry(make_article(1))])
    with pytest.raises(LibraryLocked, match=f"process {os.getpid()} on {HOST}"):
        second.put([Entry(make_article(2))])
    assert second.count() == 1
    first.release()
    assert second.put([Entry(make_article(2))]) == ("kept",)
    second.close()
    first.close()


def test_a_reader_opens_while_another_ingests(tmp_path):
    writer = SqliteStore(tmp_path / "a.db")
    writer.put([Entry(make_article(1))])
    writer.publish()
    writer.put([Entry(make_article(2))])
    reader = SqliteStore(tmp_path / "a.db")
    assert reader.count() == 2
    assert reader.search("معرض").total == 1
    writer.publish()
    assert reader.search("معرض").total == 2
    reader.close()
    writer.close()


def test_who_lives_and_who_does_not(dead_process):
    now = 1_000_000.0
    assert is_alive(os.getpid(), HOST, now - 1, now=now)
    assert not is_alive(dead_process, HOST, now - 1, now=now)
    assert not is_alive(os.getpid(), HOST, now - STALE_SECONDS - 1, now=now)
    assert is_alive(dead_process, "elsewhere", now - 1, now=now)
    assert not is_alive(dead_process, "elsewhere", now - STALE_SECONDS - 1, now=now)


def test_a_lease_that_was_taken_over_is_noticed_before_the_commit(tmp_path):
    first = SqliteStore(tmp_path / "a.db")
    first.put([Entry(make_article(1))])
    with first._connections.transaction() as connection:
        connection.execute("UPDATE lease SET heartbeat = 0")
    second = SqliteStore(tmp_path / "a.db")
    with pytest.raises(LibraryLocked, match="still writing the index"):
        second.put([Entry(make_article(2))])
    first._index.close()
    second.put([Entry(make_article(2))])
    with pytest.raises(LibraryLocked, match="took over"):
        first.put([Entry(make_article(3))])
    assert {article.id for article in second.each()} == {"id-1", "id-2"}
    second.close()
    first.close()
