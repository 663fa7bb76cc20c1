import asyncio
from datetime import UTC, datetime

import pytest

from tawatur.model.source import Feed, Source
from tawatur.pipeline.collector import Collector, Manner
from tawatur.pipeline.library import Library

NOW = 1_700_000_000
DAY = 86_400


@pytest.fixture
def library(tmp_path):
    with Library(tmp_path / "a.db") as opened:
        yield opened


def collect(library, press, *, now=NOW):
    manner = Manner(allow_hosts=(f"*.localhost:{press.port}",), delay=0.0, jobs=0)
    collector = Collector(library.store, manner, clock=lambda: now, chance=lambda: 0.5)
    asyncio.run(collector.run(once=True))
    return collector.tally.account


def add(library, press, path, kind):
    source = Source("sahel", "sahel", press.base() + "/", None, (Feed(press.base() + path, kind),))
    library.store.sources.add(source, now=NOW)


def moment(ago):
    return datetime.fromtimestamp(NOW - ago, UTC).isoformat()


def add_index(press, *children):
    entries = "".join(
        f"<sitemap><loc>{press.base()}{path}</loc>{f'<lastmod>{moment(ago)}</lastmod>' if ago else ''}</sitemap>"
        for path, ago in children
    )
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    press.add("/index.xml", f"<sitemapindex xmlns='{space}'>{entries}</sitemapindex>")


def add_sitemap(press, path, *numbers):
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    entries = "".join(f"<url><loc>{press.base()}/news/{n}</loc></url>" for n in numbers)
    press.add(path, f"<urlset xmlns='{space}'>{entries}</urlset>")
    for number in numbers:
        press.add_article(number)


def test_an_index_of_sitemaps_is_followed_to_those_that_changed(library, press):
    add_index(press, ("/old.xml", 90 * DAY), ("/today.xml", 60), ("/yesterday.xml", DAY))
    add_sitemap(press, "/old.xml", 1)
    add_sitemap(press, "/today.xml", 2, 3)
    add_sitemap(press, "/yesterday.xml", 4)
    add(library, press, "/index.xml", "sitemap")
    assert collect(library, press).kept == 3
    assert "/old.xml" not in press.paths()
    # The next visit finds what a child names anew, although the index itself has not changed.
    add_sitemap(press, "/today.xml", 5, 2, 3)
    assert collect(library, press, now=NOW + DAY - 120).kept == 1


def test_few_sitemaps_of_an_index_are_opened_and_those_for_news_first(library, press):
    add_index(press, *((f"/{n}.xml", 0) for n in range(9)), ("/news-today.xml", 0))
    add_sitemap(press, "/news-today.xml", 1)
    add(library, press, "/index.xml", "sitemap")
    assert collect(library, press).kept == 1
    asked = [path for path in press.paths() if path.endswith(".xml")]
    assert asked[:2] == ["/index.xml", "/news-today.xml"]
    assert len(asked) == 4


def test_an_index_none_of_whose_sitemaps_come_is_an_error_that_shows(library, press):
    add_index(press, ("/a.xml", 0), ("/b.xml", 0))
    add(library, press, "/index.xml", "sitemap")
    assert collect(library, press).failed == 1
    (health,) = library.store.sources.health(NOW)
    assert "/a.xml answered 404" in health.error


def test_a_section_page_shows_its_feeds_at_the_first_visit(library, press):
    front = (
        "<html><head><title>الساحل</title><link rel='alternate' type='application/rss+xml' href='/feed'>"
        "<link rel='alternate' type='application/rss+xml' title='comments' href='/comments/feed'></head>"
        "<body><p>مرحبا</p></body></html>"
    )
    press.add("/", front)
    press.add_feed(1, 2)
    press.add_article(1)
    press.add_article(2)
    add(library, press, "/", "listing")
    assert collect(library, press).kept == 2
    (source,) = library.store.sources.sources()
    assert {feed.url for feed in source.feeds} == {press.base() + "/", press.base() + "/feed"}
    assert "/comments/feed" not in press.paths()
    (health,) = library.store.sources.health(NOW)
    assert health.is_checked
