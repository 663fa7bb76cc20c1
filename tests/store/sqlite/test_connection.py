"""Files that are no library, that can only be read, or that another program holds: each said clearly."""

import os
import shutil

import apsw
import pytest

from tawatur.errors import LibraryError, LibraryLocked, LibraryReadOnly
from tawatur.store.protocol import Entry
from tawatur.store.sqlite import connection as opening
from tawatur.store.sqlite.store import SqliteStore
from tests.store.contract import fill, make_article


@pytest.fixture
def path(tmp_path):
    store = SqliteStore(tmp_path / "a.db")
    fill(store, make_article(1))
    store.close()
    return tmp_path / "a.db"


@pytest.mark.parametrize(
    ("content", "words"), [(b"<html>" * 9, "is no library"), (b"SQLite format 3\x00" + b"x" * 4000, "")]
)
def test_another_file_is_refused(tmp_path, content, words):
    (tmp_path / "b.db").write_bytes(content)
    with pytest.raises(LibraryError, match=f"b.db.*{words}"):
        SqliteStore(tmp_path / "b.db")
    assert (tmp_path / "b.db").read_bytes() == content


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(LibraryError, match="is a folder"):
        SqliteStore(tmp_path)


def test_a_missing_library_cannot_be_read(tmp_path):
    with pytest.raises(LibraryError, match="no such library"):
        SqliteStore(tmp_path / "none.db", read_only=True)
    assert not (tmp_path / "none.db").exists()


def test_read_only_reads_and_searches_but_does_not_write(path):
    store = SqliteStore(path, read_only=True)
    assert store.article("id-1") == make_article(1)
    assert store.search("معرض").total == 1
    with pytest.raises(LibraryReadOnly, match=r"a\.db: can only be read"):
        store.put([Entry(make_article(2))])
    store.close()


def test_read_only_without_an_index_searches_all_the_same(path):
    shutil.rmtree(path.with_name("a.db.index"))
    store = SqliteStore(path, read_only=True)
    assert [hit.id for hit in store.search("معرض").hits] == ["id-1"]
    store.close()
    assert not path.with_name("a.db.index").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_write_protected_folder_is_noticed(path):
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        store = SqliteStore(path)
        assert store.search("معرض").total == 1
        with pytest.raises(LibraryReadOnly):
            store.put([Entry(make_article(2))])
        store.close()
    finally:
        path.parent.chmod(0o755)


def test_a_file_that_another_program_holds_is_named(path, monkeypatch):
    monkeypatch.setattr(opening, "BUSY_MILLISECONDS", 10)
    other = apsw.Connection(str(path))
    other.execute("BEGIN IMMEDIATE")
    store = SqliteStore(path)
    assert store.search("معرض").total == 1
    with pytest.raises(LibraryLocked, match="another program holds the file"):
        store.put([Entry(make_article(2))])
    other.execute("ROLLBACK")
    assert store.put([Entry(make_article(2))]) == ("kept",)
    other.close()
    store.close()


def test_a_full_disk_costs_the_batch_only(path):
    store = SqliteStore(path)
    store.claim()
    connection = store._connections.get()
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    many = [Entry(make_article(number, text=f"كلمة{number} " * 2000)) for number in range(2, 9)]
    with pytest.raises(LibraryError, match=r"disk is full.*Free some space"):
        store.put(many)
    assert store.count() == 1
    connection.execute("PRAGMA max_page_count = 1000000")
    assert store.put(many) == ("kept",) * 7
    store.publish()
    assert store.search("معرض").total == 8
    store.close()
