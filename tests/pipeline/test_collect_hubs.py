import asyncio
import hashlib
import hmac

import pytest

from tawatur.model.source import Feed, Source
from tawatur.pipeline.collector import Collector, Manner
from tawatur.pipeline.hub_answers import Callback
from tawatur.pipeline.library import Library

NOW = 1_700_000_000
DAY = 86_400


@pytest.fixture
def library(press, tmp_path):
    press.asked = []

    async def hub(request):
        press.asked.append(dict(await request.post()))
        return 202, {}, ""

    press.add("/", hub, site="hub")
    press.add_feed(1, headers={"Link": f'<{press.base("hub")}/>; rel="hub"'})
    press.add_article(1)
    with Library(tmp_path / "a.db") as opened:
        feed = Feed(press.base() + "/feed")
        opened.store.sources.add(Source("sahel", "sahel", press.base() + "/", None, (feed,)), now=NOW)
        yield opened


def collect(library, press, *, now=NOW, public_url="https://desk.example/"):
    manner = Manner(allow_hosts=(f"*.localhost:{press.port}",), delay=0.0, jobs=0, public_url=public_url)
    collector = Collector(library.store, manner, clock=lambda: now, chance=lambda: 0.5)
    asyncio.run(collector.run(once=True))
    return collector.tally.account


def test_without_a_public_address_no_hub_is_asked(library, press):
    collect(library, press, public_url="")
    collect(library, press, now=NOW + DAY, public_url="")
    assert press.asked == []
    assert library.store.subscriptions.all() == ()


def test_a_hub_is_asked_confirms_tells_and_is_asked_again_in_time(library, press):
    topic = press.base() + "/feed"
    collect(library, press)
    collect(library, press, now=NOW + 1)
    (asked,) = press.asked
    (one,) = library.store.subscriptions.all()
    assert asked["hub.callback"] == f"https://desk.example/websub/{one.token}"
    assert (asked["hub.topic"], asked["hub.secret"]) == (topic, one.secret)
    callback = Callback(library.store.path)
    said = {
        "hub.mode": "subscribe",
        "hub.topic": topic,
        "hub.challenge": "abc",
        "hub.lease_seconds": "864000",
    }
    assert callback.confirm("other", said, now=NOW) is None
    assert callback.confirm(one.token, {**said, "hub.topic": topic + "x"}, now=NOW) is None
    assert callback.confirm(one.token, {**said, "hub.mode": "unsubscribe"}, now=NOW) is None
    assert callback.confirm(one.token, said, now=NOW + 2) == "abc"
    # A notice is a reason to visit at once; one without the hub's signature is none.
    press.add_feed(1, 2)
    press.add_article(2)
    assert callback.take(one.token, b"x", "sha256=00", now=NOW + 10)
    assert collect(library, press, now=NOW + 10).seen == 0
    signature = "sha256=" + hmac.new(one.secret.encode(), b"x", hashlib.sha256).hexdigest()
    assert callback.take(one.token, b"x", signature, now=NOW + 10)
    assert collect(library, press, now=NOW + 10).kept == 1
    assert not callback.take("other", b"x", signature, now=NOW + 10)
    # Renewed before it ends, under the same token.
    collect(library, press, now=NOW + 7 * DAY)
    assert len(press.asked) == 1
    collect(library, press, now=NOW + 9 * DAY)
    assert len(press.asked) == 2
    assert press.asked[1] == asked


def test_a_hub_that_denies_is_asked_again_after_a_day(library, press):
    collect(library, press)
    collect(library, press, now=NOW + 1)
    (one,) = library.store.subscriptions.all()
    said = {"hub.mode": "denied", "hub.topic": one.topic, "hub.reason": "no room"}
    assert Callback(library.store.path).confirm(one.token, said, now=NOW + 2) == ""
    assert library.store.subscriptions.all()[0].error == "no room"
    assert library.store.subscriptions.due(NOW + DAY) == ()
    assert len(library.store.subscriptions.due(NOW + DAY + 2)) == 1


def test_a_hub_inside_is_not_called(library, press):
    press.add_feed(1, headers={"Link": '<http://127.0.0.1:8080/>; rel="hub"'})
    collect(library, press)
    collect(library, press, now=NOW + 1)
    (one,) = library.store.subscriptions.all()
    assert "no public address" in one.error
