"""F9: a locked file stops writers with a message that says what to do; readers never notice."""

import os

import apsw
import pytest

from tawatur.errors import LibraryLocked
from tawatur.pipeline.library import Library
from tawatur.store.sqlite import connection


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.setattr(connection, "BUSY_MILLISECONDS", 100)
    file = tmp_path / "a.jsonl"
    file.write_text('{"id": "n-1", "title": "خبر", "text": "وصلت السفينة إلى الميناء صباح اليوم."}\n')
    with Library(tmp_path / "press.db") as library:
        library.ingest([file])
    return tmp_path / "press.db"


def test_another_program_holds_the_file(path):
    other = apsw.Connection(str(path))
    other.execute("BEGIN EXCLUSIVE")
    with Library(path) as library:
        assert library.search("السفينة").total == library.count() == 1
        with pytest.raises(LibraryLocked, match="another program holds the file"):
            library.ingest([path.with_name("a.jsonl")])
        other.execute("ROLLBACK")
        assert library.ingest([path.with_name("a.jsonl")]).unchanged == 1
    other.close()


def test_a_second_ingest_names_the_first(path):
    with Library(path) as first, Library(path) as second:
        first.store.claim()
        with pytest.raises(LibraryLocked, match=f"process {os.getpid()} on "):
            second.ingest([path.with_name("a.jsonl")])
        assert second.search("السفينة").total == 1
        first.store.release()
        assert second.ingest([path.with_name("a.jsonl")]).unchanged == 1
