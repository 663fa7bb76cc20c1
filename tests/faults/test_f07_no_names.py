"""F7: while no name can be resolved for an hour, sources fail softly, back off, stay active, and lose nothing."""

import asyncio

from aiohttp.abc import AbstractResolver

from tawatur.model.source import Feed, Source
from tawatur.pipeline.collector import Collector, Manner
from tawatur.pipeline.library import Library

NOW = 1_700_000_000
HOUR = 3_600


class NameServer(AbstractResolver):
    """Answers with loopback, or not at all while it is down."""

    def __init__(self):
        self.is_down = False
        self.asked = 0

    async def resolve(self, host, port=0, family=0):
        self.asked += 1
        if self.is_down:
            raise OSError("Temporary failure in name resolution")
        return [{"hostname": host, "host": "127.0.0.1", "port": port, "family": 2, "proto": 0, "flags": 0}]

    async def close(self):
        pass


def collect(library, press, names, now):
    manner = Manner(allow_hosts=(f"*.example:{press.port}",), delay=0.0, jobs=0)
    collector = Collector(library.store, manner, clock=lambda: now, names=names)
    asyncio.run(collector.run(once=True))
    return collector.tally.account


def test_an_hour_without_names_loses_nothing(press, tmp_path):
    names = NameServer()
    sites = ("sahel", "bahr", "jabal")
    with Library(tmp_path / "a.db") as library:
        for site in sites:
            base = f"http://{site}.example:{press.port}"
            press.base = lambda name, port=press.port: f"http://{name}.example:{port}"
            press.add_feed(1, 2, site=site)
            for number in (1, 2):
                press.add_article(number, site=site)
            library.store.sources.add(Source(site, site, base, None, (Feed(base + "/feed"),)), now=NOW)
        # One page is known and waits when the names go.
        names.is_down = True
        library.store.visits.ask_page(press.base("sahel") + "/news/1", now=NOW)
        failed = [collect(library, press, names, NOW + minute * 60).failed for minute in range(0, 60, 2)]
        assert press.requests == []
        # Each is tried a few times, later each time, not at each of the thirty moments.
        assert failed[0] == 4
        assert sum(failed) <= 4 * 4
        health = library.store.sources.health(NOW + HOUR)
        assert {one.state for one in health} == {"active"}
        assert all("did not come" in one.error for one in health)
        # Not all at the same moment.
        visits = library.store._connections.get().execute("SELECT next_due FROM lists").fetchall()
        assert len(set(visits)) == len(sites)
        names.is_down = False
        for hour in range(1, 6):
            collect(library, press, names, NOW + hour * HOUR)
        assert library.count() == library.search("الطريق الساحلي").total == 6
        assert {one.error for one in library.store.sources.health(NOW + 6 * HOUR)} == {""}
