import asyncio

from tawatur.model.source import Feed, Source
from tawatur.pipeline import collect_writer
from tawatur.pipeline.collector import Collector, Manner
from tawatur.pipeline.library import Library

NOW = 1_700_000_000


def test_a_full_disk_is_waited_out_and_nothing_is_lost(press, tmp_path, monkeypatch):
    monkeypatch.setattr(collect_writer, "_TROUBLE_S", 0.01)
    numbers = range(1, 11)
    press.add_feed(*numbers)
    for number in numbers:
        press.add_article(number)
    said = []
    with Library(tmp_path / "a.db") as library:
        feed = Feed(press.base() + "/feed")
        library.store.sources.add(Source("sahel", "sahel", press.base() + "/", None, (feed,)), now=NOW)

        def limit_pages(pages: int) -> None:
            library.store._connections.get().execute(f"PRAGMA max_page_count = {pages}")

        def trouble(message: str) -> None:
            said.append(message)
            if len(said) == 2:
                collector._writer.thread.submit(limit_pages, 1_000_000)

        manner = Manner(allow_hosts=(f"*.localhost:{press.port}",), delay=0.0, jobs=0)
        collector = Collector(library.store, manner, clock=lambda: NOW, chance=lambda: 0.5, trouble=trouble)
        # SQLite holds the file at its size and answers as on a full disk.
        collector._writer.thread.submit(limit_pages, 1)
        asyncio.run(collector.run(once=True))
        assert len(said) >= 2
        assert "full" in said[0]
        assert collector.tally.account.kept == library.count() == 10
