import asyncio

import pytest
from aiohttp import web

from tawatur.errors import LibraryLocked
from tawatur.model.outcome import Account
from tawatur.model.page import Page
from tawatur.model.source import Feed, Source
from tawatur.pipeline.collector import Collector, Manner
from tawatur.pipeline.library import Library
from tawatur.pipeline.nest import Limits
from tawatur.pipeline.quarantine import ask_again, replay_quarantine
from tawatur.pipeline.removals import request_removal
from tawatur.store.protocol import Poison

NOW = 1_700_000_000
HOUR, DAY = 3_600, 86_400


@pytest.fixture
def library(tmp_path):
    with Library(tmp_path / "a.db") as opened:
        yield opened


def add(library, press, site="sahel", *paths, kind="feed"):
    base = press.base(site)
    feeds = tuple(Feed(base + path, kind) for path in paths or ("/feed",))
    library.store.sources.add(Source(site, site, base + "/", None, feeds), now=NOW)


def collect(library, press, *, now=NOW, jobs=0, **options):
    manner = Manner(allow_hosts=(f"*.localhost:{press.port}",), delay=0.0, jobs=jobs)
    outcomes = []
    collector = Collector(
        library.store, manner, clock=lambda: now, chance=lambda: 0.5, report=outcomes.append, **options
    )
    asyncio.run(collector.run(once=True))
    account = collector.tally.account
    assert account.seen == account.kept + account.unchanged + account.rejected + account.failed
    assert account.seen == len(outcomes)
    return outcomes


def states(outcomes):
    return [(outcome.state, outcome.reason) for outcome in outcomes]


def test_what_a_feed_names_is_kept_searched_and_understood(library, press):
    press.add_feed(1, 2)
    press.add_article(1)
    press.add_article(2)
    add(library, press)
    assert states(collect(library, press)) == [("kept", "")] * 2
    assert library.search("الطريق الساحلي").total == 2
    article = library.latest(limit=1)[0]
    assert article.entities is not None
    assert library.bonds(article.id) is not None
    assert library.store.pending("annotate") == ()


def test_nothing_is_fetched_again_before_it_is_due_and_then_conditionally(library, press):
    press.add_feed(1, headers={"ETag": '"f"'})
    press.add_article(1, headers={"ETag": '"p"'})
    add(library, press)
    collect(library, press)
    assert collect(library, press, now=NOW + 60) == []
    asked = len(press.requests)
    assert states(collect(library, press, now=NOW + 2 * HOUR)) == [("unchanged", "")]
    later = [r for r in press.requests[asked:] if r.path != "/robots.txt"]
    assert {r.path: r.headers.get("If-None-Match") for r in later} == {"/feed": '"f"', "/news/1": '"p"'}


def test_an_edit_becomes_a_revision(library, press):
    press.add_feed(1)
    press.add_article(1)
    add(library, press)
    collect(library, press)
    press.add_article(1, extra=" وأضافت أن المرحلة الثانية أرجئت إلى السنة المقبلة.")
    assert states(collect(library, press, now=NOW + 2 * HOUR)) == [("kept", "")]
    (article,) = library.latest()
    assert article.revision == 2
    assert len(library.store.revisions(article.id)) == 1


@pytest.mark.parametrize(("status", "visits"), [(410, 1), (404, 2)])
def test_a_page_that_is_gone_is_marked_and_its_article_stays(library, press, status, visits):
    press.add_feed(1)
    press.add_article(1)
    add(library, press)
    collect(library, press)
    press.add("/news/1", status=status)
    (article,) = library.latest()
    for visit in range(visits):
        assert library.store.visits.gone_since(article.id) is None
        collect(library, press, now=NOW + 2 * HOUR + visit * 2 * DAY)
    assert library.store.visits.gone_since(article.id) is not None
    assert library.count() == 1
    assert [one.gone for one in library.store.sources.health(NOW)] == [1]


def test_robots_txt_is_obeyed_and_the_refusal_is_counted(library, press):
    press.add("/robots.txt", "User-agent: *\nDisallow: /news/2")
    press.add_feed(1, 2)
    press.add_article(1)
    press.add_article(2)
    add(library, press)
    assert sorted(states(collect(library, press))) == [("failed", "forbidden"), ("kept", "")]
    assert "/news/2" not in press.paths()
    assert [one.refused for one in library.store.sources.health(NOW)] == [1]


def test_a_site_whose_robots_txt_does_not_come_is_left_alone_and_tried_again(library, press):
    press.add("/robots.txt", status=500)
    press.add_feed(1)
    press.add_article(1)
    add(library, press)
    assert states(collect(library, press)) == [("failed", "fetch_failed")]
    assert press.paths() == ["/robots.txt"]
    press.add("/robots.txt", status=404)
    assert states(collect(library, press, now=NOW + 3 * HOUR)) == [("kept", "")]


@pytest.mark.parametrize(
    ("head", "headers"),
    [
        ('<meta name="tdm-reservation" content="1">', None),
        ('<meta content="noindex, noai" name="robots">', None),
        ("", {"tdm-reservation": "1"}),
        ("", {"X-Robots-Tag": "tawatur: noai"}),
    ],
)
def test_a_reservation_of_rights_is_honored(library, press, head, headers):
    press.add_feed(1)
    press.add_article(1, head=head, headers=headers)
    add(library, press)
    assert states(collect(library, press)) == [("rejected", "rights_reserved")]
    assert library.count() == 0
    assert [one.refused for one in library.store.sources.health(NOW)] == [1]


def test_a_page_that_must_not_be_archived_is_read_and_not_stored(library, press):
    press.add_feed(1)
    press.add_article(1, head='<meta name="robots" content="noarchive">')
    add(library, press)
    collect(library, press)
    (article,) = library.latest()
    assert library.store.page(article.id) is None


def test_walls_block_a_source_and_its_feed_is_read_instead(library, press):
    press.add_feed(1, 2, 3, 4)
    for number in (1, 2, 3, 4):
        press.add(f"/news/{number}", status=403)
    add(library, press)
    collect(library, press)
    (health,) = library.store.sources.health(NOW)
    assert health.state == "blocked"
    assert library.count() == 0
    press.add_feed(5, 4, 3)
    asked = len(press.requests)
    assert states(collect(library, press, now=NOW + 2 * HOUR)) == [("kept", "")]
    assert {r.path for r in press.requests[asked:]} == {"/robots.txt", "/feed"}
    (article,) = library.latest()
    assert (article.kind, article.partial) == ("feed_item", True)
    press.add_article(5)
    library.store.sources.set_state("sahel", "active")
    collect(library, press, now=NOW + 2 * HOUR + 1)
    assert library.article(article.id).kind == "article"


def test_a_busy_host_is_left_alone_as_long_as_it_asks(library, press):
    press.add_feed(1, 2, 3)
    for number in (1, 2, 3):
        press.add(f"/news/{number}", status=429, headers={"Retry-After": "7200"})
    add(library, press)
    collect(library, press)
    assert len([path for path in press.paths() if path.startswith("/news/")]) <= 2
    for number in (1, 2, 3):
        press.add_article(number)
    assert [o.state for o in collect(library, press, now=NOW + 7_300)].count("kept") == 3


def test_a_host_is_asked_twice_at_a_time_at_most(library, press):
    numbers = range(1, 13)
    press.add_feed(*numbers)
    for number in numbers:
        press.add_article(number)
    add(library, press)
    collect(library, press)
    assert library.count() == 12
    assert press.most_busy["sahel"] <= 2


def test_a_feed_that_becomes_a_login_page_is_an_error_that_shows(library, press):
    press.add("/feed", "<html><title>دخول</title><form></form></html>")
    add(library, press)
    assert states(collect(library, press)) == [("failed", "fetch_failed")]
    (health,) = library.store.sources.health(NOW)
    assert "names no articles" in health.error
    assert health.state == "active"


def test_a_feed_gone_for_good_makes_its_source_dead(library, press):
    press.add("/feed", status=410)
    add(library, press)
    assert states(collect(library, press)) == [("failed", "http_410")]
    assert [one.state for one in library.store.sources.health(NOW)] == ["dead"]


def test_two_collectors_of_one_library_do_not_meet(library, press, tmp_path):
    with Library(tmp_path / "a.db") as other:
        other.store.claim()
        add(library, press)
        with pytest.raises(LibraryLocked, match="process"):
            collect(library, press)


def test_what_was_removed_stays_away(library, press):
    press.add_feed(1, 2)
    press.add_article(1)
    press.add_article(2)
    add(library, press)
    collect(library, press)
    request_removal(library.store, "url", press.base() + "/news/1?utm_source=x", reason="", now=NOW)
    press.add_article(1, extra=" وعدل الخبر.")
    outcomes = collect(library, press, now=NOW + 2 * HOUR)
    assert ("rejected", "removed_on_request") in states(outcomes)
    assert [article.url for article in library.latest()] == [press.base() + "/news/2"]


def test_a_collector_asked_to_stop_loses_nothing(library, press):
    numbers = range(1, 9)
    press.add_feed(*numbers)
    for number in numbers:
        press.add_article(number)
    add(library, press)
    manner = Manner(allow_hosts=(f"*.localhost:{press.port}",), delay=0.0, jobs=0)
    collector = Collector(library.store, manner, clock=lambda: NOW, chance=lambda: 0.5)

    press.add("/news/4", lambda _: collector.stop() or web.Response(status=500))
    asyncio.run(collector.run())
    press.add_article(4)
    assert collector.tally.account.seen < 8
    assert library.count() == collector.tally.account.kept
    collect(library, press, now=NOW + HOUR)
    assert library.count() == 8


def poison_page(press, number):
    # So large that it is read apart from the small ones.
    return "<html><head><title>سفينة</title></head><body><article><h1>سفينة</h1>" + "".join(
        f"<p>قالت الهيئة إن السفينة رقم {number}-{n} وصلت إلى الميناء صباح اليوم وعلى متنها قمح.</p>"
        for n in range(1_900)
    )


def test_a_page_that_kills_its_worker_is_put_aside_and_read_later(library, press, monkeypatch):
    monkeypatch.setattr("tawatur.pipeline.collector._HEAVY", Limits(seconds=0.05))
    press.add_feed(1, 2, 3)
    press.add_article(1)
    press.add("/news/2", poison_page(press, 2))
    press.add_article(3)
    add(library, press)
    seen = collect(library, press, jobs=1)
    assert sorted(states(seen)) == [("failed", "time_limit"), ("kept", ""), ("kept", "")]
    (poison,) = library.store.list_poison()
    assert (poison.instance, poison.reason, poison.times) == (press.base() + "/news/2", "time_limit", 1)
    assert "3 times" in poison.detail
    # It is not fetched again: it lies there as it came.
    assert [o.instance for o in collect(library, press, now=NOW + 2 * DAY) if o.state == "failed"] == []
    assert replay_quarantine(library.store) == Account(kept=1, seen=1)
    assert library.store.list_poison() == ()
    assert library.count() == 3


def test_a_collector_that_runs_reads_quarantine_again_when_asked(library, press):
    press.add_feed(1)
    press.add_article(1)
    address = press.base() + "/news/1"
    page = Page(b"<html>", url=address, origin=address)
    library.store.put_poison(
        [Poison(address, "fault", "", page=page), Poison("a.html", "fault", "", page=page)]
    )
    add(library, press)
    assert ask_again(library.store, now=NOW) == 1
    assert ("kept", "") in states(collect(library, press))
    assert [one.instance for one in library.store.list_poison()] == ["a.html"]
