import http.client
import json
import re
from datetime import UTC, datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest

from tawatur.cli.press import load_press
from tawatur.knowledge.outlets import load_registry

press = load_press()
NEWSROOM = press.load_newsroom()
ARTICLES = {article.key: article for article in NEWSROOM.articles}


@pytest.fixture(scope="module")
def running():
    opened = press.open_press(0, NEWSROOM)
    yield opened
    opened.close()


def get(running, url, method="GET", **headers):
    parts = urlsplit(url)
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=10)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    connection.request(method, target, headers={"Host": parts.netloc, **headers})
    reply = connection.getresponse()
    body = reply.read()
    connection.close()
    return reply, body


def test_every_outlet_writes():
    assert {article.outlet for article in NEWSROOM.articles} == set(NEWSROOM.outlets)


def test_the_answer_key_names_articles_that_exist():
    named = [(article.key, name) for article in NEWSROOM.articles for name in article.read_also]
    named += [(article.key, article.copy_of) for article in NEWSROOM.articles if article.copy_of]
    assert [pair for pair in named if pair[1] not in ARTICLES] == []


def test_no_address_is_used_twice(running):
    addresses = [running.site.url_of(article) for article in NEWSROOM.articles]
    assert len(set(addresses)) == len(addresses)


def test_a_copy_is_not_older_than_its_original():
    early = [
        article.key
        for article in NEWSROOM.articles
        if article.copy_of in ARTICLES and article.published < ARTICLES[article.copy_of].published
    ]
    assert early == []


def test_every_page_carries_its_text_and_the_notice(running):
    for article in NEWSROOM.articles:
        reply, body = get(running, running.site.url_of(article))
        page = body.decode("cp1256" if article.outlet == "dijla" else "utf-8")
        if article.outlet == "nile":
            data = json.loads(re.search(r'json">(.*?)</script>', page, re.DOTALL)[1])
            page = (
                data["props"]["pageProps"]["article"]["body"] + data["props"]["pageProps"]["site"]["notice"]
            )
        assert reply.status == 200, article.key
        assert "بيانات توضيحية" in page, article.key
        assert article.paragraphs[-1][:40].split("«")[0].split('"')[0] in page, article.key


def test_every_list_names_all_articles_of_its_outlet(running):
    for outlet in NEWSROOM.outlets:
        for url, kind in running.lists(outlet):
            reply, body = get(running, url)
            assert reply.status == 200
            if kind == "sitemap":
                _, body = get(running, re.search(rb"<loc>(.*?)</loc>", body)[1].decode())
            text = body.decode("cp1256" if outlet == "dijla" else "utf-8").replace("&amp;", "&")
            missing = [a.key for a in NEWSROOM.of(outlet) if running.site.url_of(a) not in text]
            assert missing == []


def test_a_page_that_has_not_changed_is_not_sent_again(running):
    url = running.site.url_of(NEWSROOM.articles[0])
    first, body = get(running, url)
    again, nothing = get(running, url, **{"If-None-Match": first.getheader("ETag")})
    assert (first.status, again.status, nothing) == (200, 304, b"")
    assert get(running, url, method="HEAD")[1] == b""
    assert len(get(running, url, **{"Accept-Encoding": "gzip"})[1]) < len(body)


@pytest.mark.parametrize(
    ("url", "status", "words"),
    [
        ("http://ofoq.localhost/خبر-محذوف/", 200, "الصفحة غير موجودة"),
        ("http://madar.localhost/news/consent", 200, "ملفات تعريف الارتباط"),
        ("http://riwaq.localhost/node/1", 404, "404"),
        ("http://localhost/", 200, "الصحافة التوضيحية"),
        ("http://nile.localhost/robots.txt", 200, "User-agent"),
    ],
)
def test_pages_that_are_no_articles(running, url, status, words):
    parts = urlsplit(url)
    answer = running.site.answer(parts.netloc, parts.path)
    assert answer.status == status
    assert words in answer.body.decode()


def test_a_taken_port_gives_the_next_free_one(running):
    other = press.open_press(running.port, NEWSROOM)
    try:
        assert other.port > running.port
    finally:
        other.close()


def test_dates_are_printed_as_each_outlet_prints_them():
    printing = press.printing
    time = datetime(2023, 12, 15, 17, 5, tzinfo=UTC)

    def at(zone):
        return time.astimezone(ZoneInfo(zone))

    assert printing.morocco(at("Africa/Casablanca")) == "الجمعة 15 دجنبر 2023 - 18:05"
    assert printing.aggregator(at("Africa/Cairo")) == "15th, December 2023 GMT"
    assert printing.egypt(at("Africa/Cairo")) == "الجمعة، 15 ديسمبر 2023 07:05 م"
    assert printing.hijri(at("Asia/Riyadh")) == "الجمعة 2 جمادى الآخرة 1445 هـ - 15 ديسمبر 2023 م، 08:05 م"
    assert printing.levant(at("Asia/Beirut")) == "الجمعة 15 كانون الأول/ديسمبر 2023 - 19:05"
    assert printing.iraq(at("Asia/Baghdad")) == "15/12/2023 08:05 مساءً"
    assert printing.tunisia(at("Africa/Tunis")) == "الجمعة 15 ديسمبر 2023، الساعة 18:05"
    assert printing.emirates(at("Asia/Dubai")) == "١٥ ديسمبر ٢٠٢٣ - ٢١:٠٥"
    assert printing.jordan(at("Asia/Amman")) == "2023-12-15 20:05"


def test_a_faulty_article_file_is_named(tmp_path):
    file = tmp_path / "2023-01-01-x.md"
    for text in (
        "no fence",
        '+++\ntitle = "x"\n+++\n\nنص',
        "+++\n+++\n",
        '+++\ntitle="x"\npublished="2023-01-01"\n+++\n\nنص',
    ):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(ValueError, match=r"2023-01-01-x\.md"):
            press.newsroom.read_article(file, ZoneInfo("UTC"))


def test_the_outlets_are_known_to_a_registry_that_is_given_them():
    registry = load_registry(NEWSROOM.registry)
    for outlet in NEWSROOM.outlets.values():
        entry = registry.by_domain(outlet.domain)
        assert (entry.id, entry.name, entry.country, entry.zone) == (
            outlet.id,
            outlet.name,
            outlet.country,
            outlet.zone,
        )
        assert registry.by_name(outlet.name) is entry
