"""Sitemaps give links of pages or of further sitemaps."""

import gzip

import pytest

from tawatur.errors import Unreadable
from tawatur.model.page import Page
from tawatur.parse.sitemap import parse_sitemap, unpack_gzip
from tawatur.parse.stage import parse_links

NEWS = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://example.org/a?x=1&amp;y=2</loc><lastmod>2024-03-05</lastmod>
<news:news><news:publication><news:name>بريد الشمال</news:name><news:language>ar</news:language></news:publication>
<news:publication_date>2024-03-04T09:30:00+01:00</news:publication_date><news:title>مطر &amp; برد</news:title>
<news:keywords>طقس، مطر</news:keywords></news:news>
<image:image><image:loc>https://example.org/i.jpg</image:loc><image:title>صورة</image:title></image:image></url>
<url><loc> https://example.org/أخبار/2 </loc></url><url><loc>javascript:x</loc></url>"""


def test_news_sitemaps_carry_title_and_date():
    first, second = parse_sitemap(NEWS + "</urlset>")
    assert (first.url, first.title) == ("https://example.org/a?x=1&y=2", "مطر & برد")
    assert (first.published, first.updated) == ("2024-03-04T08:30:00Z", "2024-03-05")
    assert (first.tags, first.language, first.feed_title) == (("طقس", "مطر"), "ar", "بريد الشمال")
    assert (first.image.url, first.kind) == ("https://example.org/i.jpg", "page")
    assert (second.url, second.title, second.published) == ("https://example.org/أخبار/2", "", None)


def test_a_cut_sitemap_gives_its_whole_addresses():
    links = parse_sitemap(NEWS + "<url><loc>https://example.org/12")
    assert [link.url for link in links] == ["https://example.org/a?x=1&y=2", "https://example.org/أخبار/2"]


def test_an_index_names_sitemaps():
    text = "<sitemapindex><sitemap><loc>https://example.org/s1.xml.gz</loc><lastmod>2024-03-04</lastmod></sitemap></sitemapindex>"
    (link,) = parse_sitemap(text)
    assert (link.url, link.kind, link.updated) == ("https://example.org/s1.xml.gz", "sitemap", "2024-03-04")


def test_a_list_of_addresses_is_a_sitemap():
    body = b"https://example.org/1\nhttps://example.org/2\n"
    assert [
        link.url for link in parse_links(Page(body=body, content_type="text/plain"))
    ] == body.decode().split()


def test_packed_sitemaps_are_unpacked_even_when_cut():
    packed = gzip.compress((NEWS * 30).encode())
    assert len(parse_links(Page(body=packed))) == 60
    assert parse_links(Page(body=packed[:-20]))


def test_bombs_are_refused():
    with pytest.raises(Unreadable, match="too_large"):
        unpack_gzip(gzip.compress(bytes(5_000)), 1_000)


def test_other_xml_is_no_sitemap():
    with pytest.raises(Unreadable, match="not_a_list"):
        parse_sitemap("<rss/>")
