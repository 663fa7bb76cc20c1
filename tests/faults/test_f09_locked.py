"""F9: a locked file stops writers with a message that says what to do; readers never notice."""

import asyncio
import os
import threading

import apsw
import pytest

from tawatur.errors import LibraryLocked
from tawatur.model.source import Feed, Source
from tawatur.pipeline.collector import Collector, Manner
from tawatur.pipeline.library import Library
from tawatur.pipeline.removals import request_removal
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


@pytest.fixture
def sources(press, tmp_path):
    press.add_feed(*range(1, 31))
    for number in range(1, 31):
        press.add_article(number)
    with Library(tmp_path / "press.db") as library:
        feed = Feed(press.base() + "/feed")
        library.store.sources.add(Source("sahel", "sahel", press.base() + "/", None, (feed,)), now=0)
    return tmp_path / "press.db"


def collect(path, press, trouble):
    manner = Manner(allow_hosts=(f"*.localhost:{press.port}",), delay=0.0, jobs=0)
    with Library(path) as library:
        collector = Collector(library.store, manner, trouble=trouble)
        asyncio.run(collector.run(once=True))
        return collector.tally.account


def test_a_collector_waits_out_another_program(sources, press, monkeypatch):
    monkeypatch.setattr(connection, "BUSY_MILLISECONDS", 50)
    other, told = apsw.Connection(str(sources)), []
    other.set_busy_timeout(10_000)  # the collector may be about to commit

    def lock(request):
        if not other.in_transaction and not told:
            other.execute("BEGIN EXCLUSIVE")
        return 200, {"Content-Type": "text/html"}, press.answers["sahel", "/news/1"][2]

    def trouble(message):
        told.append(message)
        if len(told) == 3:
            other.execute("ROLLBACK")

    press.add("/news/2", lock)
    account = collect(sources, press, trouble)
    assert len(told) >= 3
    assert all("another program holds the file" in message for message in told)
    assert account.failed == 0
    with Library(sources) as library:
        assert library.count() == library.search("الطريق").total >= 29
    other.close()


def test_nobody_is_told_of_a_lock_while_all_work_at_once(sources, press):
    """A collector at full speed, a desk that reads, and a person who writes."""
    told, done, accounts = [], threading.Event(), []

    def run():
        try:
            accounts.append(collect(sources, press, told.append))
        finally:
            done.set()

    collector = threading.Thread(target=run)
    collector.start()
    writes = 0
    with Library(sources) as person, Library(sources, read_only=True) as desk:
        while not done.is_set():
            desk.search("الطريق")
            desk.latest(limit=5)
            person.store.visits.ask_page(f"{press.base()}/other/{writes}", now=2**40)
            request_removal(person.store, "url", f"https://a.example/{writes}", reason="", now=writes)
            person.store.title_story(f"story-{writes % 3}", "عنوان")
            writes += 1
    collector.join()
    assert told == []
    assert writes > 0
    assert accounts[0].kept == 30
