"""Lists are read as they come in life: well-formed, broken, cut, hostile."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.errors import Unreadable
from tawatur.model.page import Page
from tawatur.parse.feed import parse_feed
from tawatur.parse.stage import parse_links

NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/"'
)
ITEM = """<item><title>افتتاح محطة القطار الجديدة في طنجة</title><link>https://example.org/a/1</link>
<guid isPermaLink="false">g1</guid><pubDate>Mon, 04 Mar 2024 09:30:00 +0100</pubDate>
<description>دشن الوزير المحطة صباح الاثنين.</description><category>نقل</category><category>طنجة</category>
<dc:creator>سعاد العلمي</dc:creator><content:encoded><![CDATA[<p>دشن الوزير المحطة.</p><p>وحضر السكان.</p>]]></content:encoded>
<media:thumbnail url="/i/1.jpg"/></item>"""


def rss(items, namespaces=NAMESPACES, head=""):
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{head}<rss version="2.0" {namespaces}><channel><title>بريد الشمال</title>'
        f"<link>https://example.org/</link><language>ar-MA</language>{items}</channel></rss>"
    )


def check_whole(link):
    assert link.title == "افتتاح محطة القطار الجديدة في طنجة"
    assert link.url == "https://example.org/a/1"
    assert link.published == "2024-03-04T08:30:00Z"
    assert link.zone_basis == "stated"
    assert link.published_printed == "Mon, 04 Mar 2024 09:30:00 +0100"
    assert link.summary == "دشن الوزير المحطة صباح الاثنين."
    assert link.html == "<p>دشن الوزير المحطة.</p><p>وحضر السكان.</p>"
    assert link.tags == ("نقل", "طنجة")
    assert link.authors == ("سعاد العلمي",)
    assert link.image.url == "https://example.org/i/1.jpg"
    assert (link.guid, link.key, link.kind) == ("g1", "https://example.org/a/1", "feed_item")


def test_rss_is_read_whole():
    (link,) = parse_feed(rss(ITEM))
    check_whole(link)
    assert (link.feed_title, link.language) == ("بريد الشمال", "ar-MA")


@pytest.mark.parametrize(
    "text",
    [
        rss(ITEM, namespaces=""),
        rss(ITEM, head="<!-- رأس -->")[5:],
        "\n\ufeff  " + rss(ITEM),
        rss(ITEM)[: -len("</channel></rss>")],
        rss(ITEM + "<item><title>خبر مقطوع</title><link>https://example.org/a/2</li")[:-16],
        rss(ITEM, head='<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&x;&x;">]>'),
        rss(ITEM.replace("</title>", "</title><br><p>سطر <b>مائل</i>")),
        rss(ITEM.replace("الوزير المحطة صباح", "الوزير\x00 المحطة\x0b صباح")),
        rss(ITEM).replace("<item>", "<ITEM>").replace("</item>", "</ITEM>"),
    ],
)
def test_broken_rss_keeps_what_is_there(text):
    check_whole(parse_feed(text, "https://example.org/feed")[0])


def test_atom_is_read():
    (link,) = parse_feed(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>نشرة</title><link rel="self" href="/atom"/>'
        '<entry><id>tag:1</id><title type="html">&lt;b&gt;عاجل&lt;/b&gt;: مطر غزير</title>'
        '<link rel="enclosure" href="/x.mp3"/><link rel="alternate" type="text/html" href="/news/7"/>'
        "<published>2024-03-04T09:30:00Z</published><updated>2024-03-05T00:00:00Z</updated>"
        "<author><name>كمال بناني</name><email>k@example.org</email></author>"
        '<category term="weather" label="طقس"/>'
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>هطل المطر &amp; البرد</p></div></content></entry></feed>',
        "https://example.org/atom",
    )
    assert (link.title, link.url) == ("عاجل : مطر غزير", "https://example.org/news/7")
    assert (link.published, link.updated) == ("2024-03-04T09:30:00Z", "2024-03-05T00:00:00Z")
    assert (link.authors, link.tags, link.language) == (("كمال بناني",), ("طقس",), "ar")
    assert "<p>هطل المطر &amp; البرد</p>" in link.html


def test_rdf_is_read():
    (link,) = parse_feed(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f'{NAMESPACES}><channel rdf:about="x"><title>نشرة</title></channel><item rdf:about="https://example.org/5">'
        "<title>خبر</title><dc:date>2024-03-04</dc:date><dc:subject>رياضة</dc:subject></item></rdf:RDF>"
    )
    assert (link.url, link.published, link.tags) == ("https://example.org/5", "2024-03-04", ("رياضة",))
    assert link.zone_basis is None


def test_a_date_of_change_is_no_date_of_publication():
    (link,) = parse_feed(
        "<feed><entry><title>خبر</title><updated>2024-03-05T00:00:00Z</updated></entry></feed>"
    )
    assert (link.published, link.updated) == (None, "2024-03-05T00:00:00Z")


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("Sat, 31 Dec 2016 23:59:60 GMT", "2016-12-31T23:59:59Z"),
        ("Thu, 14 Dec 2023 24:00:00 GMT", "2023-12-15T00:00:00Z"),
        ("2024-03-04 09:30", "2024-03-04T09:30"),
        ("غدا إن شاء الله", None),
    ],
)
def test_dates_are_declared_as_printed(printed, iso):
    (link,) = parse_feed(rss(f"<item><title>خبر</title><pubDate>{printed}</pubDate></item>"))
    assert (link.published, link.published_printed) == (iso, printed)


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("فرنسا & المغرب", "فرنسا & المغرب"),
        ("فرنسا &amp; المغرب", "فرنسا & المغرب"),
        ("&quot;لا&quot;&nbsp;للحرب", '"لا" للحرب'),
        ("&amp;#8220;نعم&amp;#8221;", "“نعم”"),
        ("&lt;b&gt;عاجل&lt;/b&gt; وصول الوفد", "عاجل وصول الوفد"),
        ("&amp;lt;script&amp;gt;x()&amp;lt;/script&amp;gt;خبر", "خبر"),
        ("<![CDATA[<img src=x onerror=y()>خبر]]>", "خبر"),
        ("\u202eخبر\u2066 سطر\nثان\u200b", "خبر سطر ثان"),
        ("5 < 7 في الحساب", "5 < 7 في الحساب"),
    ],
)
def test_titles_are_one_plain_line(printed, plain):
    (link,) = parse_feed(rss(f"<item><title>{printed}</title><link>https://example.org/1</link></item>"))
    assert link.title == plain


@pytest.mark.parametrize(
    "printed",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://u:p@example.org/", "//", ""],
)
def test_other_schemes_are_no_links(printed):
    (link,) = parse_feed(
        f"<rss><channel><item><title>خبر</title><link>{printed}</link></item></channel></rss>"
    )
    assert link.url is None
    assert link.key.startswith("words:")


def test_identity_is_the_address_then_the_identifier_then_the_words():
    def key(item):
        return parse_feed(rss(item))[0].key

    one = "<item><title>خبر أول</title><link>https://example.org/1</link><guid>{}</guid></item>"
    assert key(one.format("a")) == key(one.format("b"))
    two = "<item><title>خبر</title><link>https://example.org/{}</link><guid isPermaLink='false'>same</guid></item>"
    assert key(two.format(1)) != key(two.format(2))
    front = (
        "<item><title>خبر</title><link>https://example.org/</link><guid isPermaLink='false'>{}</guid></item>"
    )
    assert key(front.format("a")) != key(front.format("b"))
    assert key("<item><title>خبر</title></item>") == key("<item><title>خبر</title></item>")


def test_the_original_behind_a_feed_service_is_preferred():
    item = "<item><link>https://proxy.example/x</link><feedburner:origLink>https://example.org/1</feedburner:origLink></item>"
    assert parse_feed(rss(item))[0].url == "https://example.org/1"


def test_a_list_without_entries_is_empty_and_another_document_is_none():
    assert parse_feed(rss("")) == ()
    with pytest.raises(Unreadable, match="not_a_list"):
        parse_feed("<catalog><thing>x</thing></catalog>")


def test_deep_nesting_is_survived():
    text = rss("<item><title>خبر</title><description>" + "&lt;div&gt;" * 50_000 + "نص</description></item>")
    (link,) = parse_feed(text)
    assert "نص" in link.summary


PIECES = [
    "<rss>", "<channel>", "<item>", "</item>", "<title>", "</title>", "<link>", "</link>", "<![CDATA[", "]]>", "&amp;",
    "&nbsp;", "&", "<br>", "<entry ", "xmlns:a='b'", ">", "خبر", "https://example.org/1", "<!DOCTYPE x [", "]>",
    "<content:encoded>", "\x00", "\ufffe", "<pubDate>2024-03-04", '"', "<!--", "-->", "<?xml", "?>", "{", '"items":[{',
    "<urlset>", "<url>", "<loc>", "</loc>", "<opml>", "<outline xmlUrl=", "/>", "<html>", "<a href=/1234567>",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=40),
    st.sampled_from(["text/xml", "text/html", None]),
)
def test_any_list_gives_links_or_a_reason(pieces, content_type):
    body = "".join(pieces).encode("utf-8", "replace")
    try:
        links = parse_links(Page(body=body, url="https://example.org/feed", content_type=content_type))
    except Unreadable:
        return
    for link in links:
        assert link.url is None or link.url.startswith(("http://", "https://"))
        assert "\n" not in link.title
        assert link.key
