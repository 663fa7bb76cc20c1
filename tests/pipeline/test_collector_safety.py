import asyncio
import socket
from contextlib import suppress

import pytest
from aiohttp.abc import AbstractResolver

from tawatur.fetch.guard import Guard, GuardedResolver
from tawatur.model.source import Feed, Source
from tawatur.pipeline.collector import Collector, Manner
from tawatur.pipeline.library import Library

NOW = 1_700_000_000


class Rebinding(AbstractResolver):
    """Names a public address the first time and this machine from then on."""

    def __init__(self):
        self.asked = []

    async def resolve(self, host, port=0, family=0):
        self.asked.append(host)
        address = "93.184.215.14" if len(self.asked) == 1 else "127.0.0.1"
        return [{"hostname": host, "host": address, "port": port, "family": 2, "proto": 0, "flags": 0}]

    async def close(self):
        pass


@pytest.fixture
def canary():
    """A service inside, on a port that is called without asking; it must never be."""
    for port in (8080, 8443):
        with suppress(OSError):
            server = socket.create_server(("127.0.0.1", port))
            server.setblocking(False)
            yield server
            server.close()
            return
    pytest.skip("both ports are taken")


@pytest.mark.parametrize("path", ["/feed", "/news/1"])
def test_a_name_that_moves_inside_after_it_was_looked_at_is_refused_at_connect(tmp_path, canary, path):
    names = Rebinding()
    port = canary.getsockname()[1]
    address = f"http://rebind.example:{port}{path}"

    async def run(library):
        # Whoever looks at the name first sees nothing wrong.
        guard = Guard()
        seen = await GuardedResolver(guard, names).resolve("rebind.example", port)
        assert [one["host"] for one in seen] == ["93.184.215.14"]
        assert str(guard.check(address)) == address
        collector = Collector(library.store, Manner(delay=0.0, jobs=0), clock=lambda: NOW, names=names)
        await collector.run(once=True)
        return collector.tally

    with Library(tmp_path / "a.db") as library:
        if path == "/feed":
            source = Source("r", "r", address, None, (Feed(address),))
            library.store.sources.add(source, now=NOW)
        else:
            library.store.visits.ask_page(address, now=NOW)
        tally = asyncio.run(run(library))
    assert tally.account.failed == tally.account.seen == 1
    assert len(names.asked) >= 2
    with pytest.raises(BlockingIOError):
        canary.accept()


def test_a_page_cannot_send_the_collector_inside(press, tmp_path, canary):
    inside = f"http://127.0.0.1:{canary.getsockname()[1]}/secret"
    press.add_feed(1)
    press.add("/news/1", status=302, headers={"Location": inside})
    press.add("/feed2", f"<rss><channel><item><title>س</title><link>{inside}</link></item></channel></rss>")
    with Library(tmp_path / "a.db") as library:
        feeds = (Feed(press.base() + "/feed"), Feed(press.base() + "/feed2"))
        library.store.sources.add(Source("s", "s", press.base(), None, feeds), now=NOW)
        manner = Manner(allow_hosts=(f"*.localhost:{press.port}",), delay=0.0, jobs=0)
        collector = Collector(library.store, manner, clock=lambda: NOW)
        asyncio.run(collector.run(once=True))
    assert {problem.reason for problem in collector.tally.problems} == {"forbidden"}
    assert collector.tally.account.failed == 2
    with pytest.raises(BlockingIOError):
        canary.accept()
