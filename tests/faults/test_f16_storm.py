"""F16: a storm of 429 and 503 from a host with a hundred feeds: it is left alone as it asks, others go on."""

import asyncio

import pytest

from tawatur.model.source import Feed, Source
from tawatur.pipeline.collector import Collector, Manner
from tawatur.pipeline.library import Library

NOW = 1_700_000_000
WEEK = 7 * 86_400


def collect(library, press, now):
    manner = Manner(allow_hosts=(f"*.localhost:{press.port}",), delay=0.0, jobs=0)
    collector = Collector(library.store, manner, clock=lambda: now, chance=lambda: 0.5)
    asyncio.run(collector.run(once=True))
    return collector.tally.account


@pytest.mark.parametrize(("status", "asked", "rest"), [(429, "7200", 7_200), (503, "99999999", WEEK)])
def test_a_storm_is_waited_out(press, tmp_path, status, asked, rest):
    with Library(tmp_path / "a.db") as library:
        for number in range(100):
            press.add(f"/feed/{number}", site="storm", status=status, headers={"Retry-After": asked})
        feeds = tuple(Feed(f"{press.base('storm')}/feed/{number}") for number in range(100))
        library.store.sources.add(Source("storm", "storm", press.base("storm"), None, feeds), now=NOW)
        press.add_feed(1, 2)
        press.add_article(1)
        press.add_article(2)
        feed = Feed(press.base() + "/feed")
        library.store.sources.add(Source("sahel", "sahel", press.base() + "/", None, (feed,)), now=NOW)
        assert collect(library, press, NOW).kept == 2
        asked_for = [path for path in press.paths("storm") if path != "/robots.txt"]
        assert 1 <= len(asked_for) <= 2
        assert press.most_busy["storm"] <= 2
        # A collector that is started anew keeps to it as well.
        collect(library, press, NOW + rest - 60)
        assert [path for path in press.paths("storm") if path != "/robots.txt"] == asked_for
        collect(library, press, NOW + rest + 60)
        assert len([path for path in press.paths("storm") if path != "/robots.txt"]) > len(asked_for)
        assert [one.state for one in library.store.sources.health(NOW) if one.source.id == "storm"] == [
            "active"
        ]
