import asyncio
from datetime import UTC, datetime

import pytest

from tawatur.fetch.guard import Guard
from tawatur.fetch.http import Client
from tawatur.fetch.stage import Fetcher
from tawatur.model.source import Feed, Source
from tawatur.pipeline.backfill import find_day, find_older

SINCE = datetime(2023, 6, 1, tzinfo=UTC)
NAMESPACE = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
XML = {"Content-Type": "application/xml"}


def older(press, *feeds, most=100):
    source = Source("sahel", "الساحل", press.base() + "/", None, feeds)

    async def run():
        async with Client(Guard.of([f"*.localhost:{press.port}"])) as client:
            return await find_older(Fetcher(client), source, SINCE, most=most)

    return [address.removeprefix(press.base()) for address, _ in asyncio.run(run())]


def test_sitemaps_are_opened_as_far_back_as_asked(press):
    base = press.base()
    children = (("new", "2023-12-31"), ("old", "2022-01-01"))
    index = "".join(
        f"<sitemap><loc>{base}/{n}.xml</loc><lastmod>{day}</lastmod></sitemap>" for n, day in children
    )
    press.add("/sitemap.xml", f"<sitemapindex {NAMESPACE}>{index}</sitemapindex>", headers=XML)
    pages = (("/a/1", "2023-07-01"), ("/a/2", "2022-07-01"), ("/2023/08/01/c", ""), ("/a/4", ""))
    urls = "".join(
        f"<url><loc>{base}{path}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>"
        for path, day in pages
    )
    press.add("/new.xml", f"<urlset {NAMESPACE}>{urls}</urlset>", headers=XML)
    assert older(press) == ["/a/1", "/2023/08/01/c"]
    assert "/old.xml" not in press.paths()
    assert older(press, most=1) == ["/a/1"]


def test_without_sitemaps_section_pages_are_followed_back(press):
    def page(days, following):
        cards = "".join(
            f'<article><h2><a href="/news/{day.replace("-", "")}1">خبر عن الطريق الساحلي يوم {day}</a></h2>'
            f'<time datetime="{day}T08:00:00Z"></time></article>'
            for day in days
        )
        return f'<html><head><link rel="next" href="{following}"></head><body>{cards}</body></html>'

    press.add("/s", page(["2023-12-01", "2023-11-01"], "/s2"))
    press.add("/s2", page(["2023-07-01", "2023-05-01"], "/s3"))
    press.add("/s3", page(["2023-01-01"], "/s4"))
    found = older(press, Feed(press.base() + "/s", "listing"))
    assert found == ["/news/202312011", "/news/202311011", "/news/202307011"]
    assert "/s4" not in press.paths()


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://a.example/2023/12/15/x", (2023, 12, 15)),
        ("https://a.example/news-20231215.html", (2023, 12, 15)),
        ("https://a.example/2023/13/45/x", None),
        ("https://a.example/news/1234567", None),
    ],
)
def test_a_day_in_an_address(address, day):
    found = find_day(address)
    assert (found and (found.year, found.month, found.day)) == day
