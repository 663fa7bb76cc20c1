import asyncio

import pytest

from tawatur.errors import TawaturError
from tawatur.fetch.guard import Guard
from tawatur.fetch.http import Client
from tawatur.fetch.stage import Fetcher
from tawatur.knowledge.outlets import load_registry
from tawatur.pipeline.discover import discover, name_source

SITEMAP = (
    "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' "
    "xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>{base}/news/1</loc>{news}</url></urlset>"
)
NEWS = "<news:news><news:publication_date>2023-12-15T10:00:00Z</news:publication_date></news:news>"


def find(press, path="/"):
    async def run():
        async with Client(Guard.of([f"*.localhost:{press.port}"])) as client:
            return await discover(Fetcher(client), press.base() + path, load_registry())

    found = asyncio.run(run())
    return found, [(offer.feed.kind, offer.feed.url.removeprefix(press.base())) for offer in found.offers]


def test_a_declared_feed_is_found_and_comments_and_repetitions_are_left_out(press):
    head = (
        '<link rel="alternate" type="application/rss+xml" href="/feed">'
        '<link rel="alternate" type="application/rss+xml" title="تعليقات" href="/c">'
        '<link rel="alternate" type="application/atom+xml" href="/again">'
    )
    press.add("/", f"<html><head>{head}<title>الساحل</title></head><body></body></html>")
    press.add_feed(1, 2)
    press.add_feed(2, path="/again")
    press.add_feed(9, path="/c")
    found, lists = find(press)
    assert lists == [("feed", "/feed")]
    assert (found.source.id, found.source.name) == ("sahel.localhost", "الساحل")


def test_a_linked_feed_and_a_feed_at_a_usual_place_are_found(press):
    press.add("/", '<html><body><a href="/all/rss.php">RSS</a></body></html>')
    press.add_feed(1, path="/all/rss.php")
    assert find(press)[1] == [("feed", "/all/rss.php")]
    press.add("/", "<html><body></body></html>")
    press.add_feed(1, path="/rss.xml")
    assert find(press)[1] == [("feed", "/rss.xml")]


def test_a_news_sitemap_comes_along_and_stands_in(press):
    press.add("/", "<html><body></body></html>")
    press.add("/robots.txt", f"Sitemap: {press.base()}/index.xml")
    child = f"<sitemap><loc>{press.base()}/news.xml</loc></sitemap>"
    index = f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{child}</sitemapindex>"
    press.add("/index.xml", index, headers={"Content-Type": "application/xml"})
    press.add(
        "/news.xml", SITEMAP.format(base=press.base(), news=NEWS), headers={"Content-Type": "application/xml"}
    )
    assert find(press)[1] == [("sitemap", "/news.xml")]


def test_a_section_page_serves_where_there_is_no_feed(press):
    links = "".join(
        f'<h2><a href="/news/2010{n}">خبر طويل العنوان عن الطريق رقم {n}</a></h2>' for n in range(6)
    )
    press.add("/local", f"<html><head><title>محليات</title></head><body>{links}</body></html>")
    assert find(press, "/local")[1] == [("listing", "/local")]


def test_a_feed_given_by_its_address_is_taken_as_it_is(press):
    press.add_feed(1, path="/x")
    found, lists = find(press, "/x")
    assert lists == [("feed", "/x")]
    assert found.source.url == press.base() + "/"


def test_nothing_found_is_said(press):
    press.add("/", "<html><body>مرحبا</body></html>")
    with pytest.raises(TawaturError, match="no feed"):
        find(press)


def test_a_known_outlet_gives_its_source_id_and_name():
    source = name_source("https://www.hespress.com/politique", "x", (), load_registry())
    assert (source.id, source.name, source.outlet_id) == ("hespress", "هسبريس", "hespress")
