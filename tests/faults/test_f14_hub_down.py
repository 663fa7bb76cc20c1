"""F14: a hub that is down for a day is asked again less and less, its list is visited as ever, nothing is lost."""

import asyncio

from tawatur.model.source import Feed, Source
from tawatur.pipeline.collector import Collector, Manner
from tawatur.pipeline.hub_answers import Callback
from tawatur.pipeline.library import Library

NOW = 1_700_000_000
HOUR, DAY = 3_600, 86_400


def collect(library, press, now):
    hosts = (f"*.localhost:{press.port}",)
    manner = Manner(allow_hosts=hosts, delay=0.0, jobs=0, public_url="https://desk.example")
    collector = Collector(library.store, manner, clock=lambda: now, chance=lambda: 0.5)
    asyncio.run(collector.run(once=True))
    return collector.tally.account


def add_feed(press, *numbers):
    press.add_feed(*numbers)
    status, headers, body = press.answers["sahel", "/feed"]
    link = f"<atom:link rel='hub' href='{press.base('hub')}/'/>"
    press.answers["sahel", "/feed"] = status, headers, body.replace("<channel>", f"<channel>{link}")
    for number in numbers:
        press.add_article(number)


def test_a_hub_down_for_a_day(press, tmp_path):
    path = tmp_path / "a.db"
    press.add("/", status=500, site="hub")
    add_feed(press, 1)
    with Library(path) as library:
        feed = Feed(press.base() + "/feed")
        library.store.sources.add(Source("sahel", "sahel", press.base() + "/", None, (feed,)), now=NOW)
        for half in range(48):
            collect(library, press, NOW + half * HOUR // 2)
        asked = [path for path in press.paths("hub") if path == "/"]
        assert 4 <= len(asked) <= 9
        (one,) = library.store.subscriptions.all()
        assert one.until is None
        assert "500" in one.error
        # What was published meanwhile was had by visits.
        add_feed(press, 1, 2)
        assert collect(library, press, NOW + DAY).kept == 1
        press.add("/", status=202, site="hub")
        for hour in range(24, 48):
            collect(library, press, NOW + hour * HOUR)
        said = {
            "hub.mode": "subscribe",
            "hub.topic": one.topic,
            "hub.challenge": "c",
            "hub.lease_seconds": "864000",
        }
        assert Callback(path).confirm(one.token, said, now=NOW + 2 * DAY) == "c"
        (one,) = library.store.subscriptions.all()
        assert (one.until, one.failures, one.error) == (NOW + 12 * DAY, 0, "")
