import re
from urllib.parse import quote

import pytest

from tawatur.serve.security import HEADERS

PAGES = ("/", "/article/rain", "/search", "/search?q=" + quote("أمطار"), "/outlets", "/about", "/missing")


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_arabic_right_to_left_and_asks_nobody_else(client, address):
    answer = client.get(address)
    assert '<html lang="ar" dir="rtl">' in answer.text
    assert HEADERS.items() <= answer.headers.items()
    fetched = re.findall(
        r'<(?:link rel="(?:icon|stylesheet)"|img|script)[^>]*(?:href|src)="([^"]*)"', answer.text
    )
    assert fetched
    assert all(address.startswith("/static/") for address in fetched)


def test_the_river_tells_a_text_once_where_it_was_first_told(client):
    html = client.get("/").text
    titles = re.findall(r'<h3><a href="/article/([^"]+)">', html)
    assert titles == ["excerpt", "bread", "rain", "evil"]
    assert "الأصل عند <bdi>وكالة أطلس</bdi>" in html
    assert "الأحد 3 مارس 2024" in html  # the copy, inside the chain


def test_the_article_page_shows_its_group(client):
    html = client.get("/article/rain-copy").text
    assert "أصل هذا النص عند وكالة أطلس." in html
    assert 'aria-current="true"' in html
    assert 'href="https://nile.example/rain-copy" rel="noopener noreferrer"' in html


def test_nothing_foreign_becomes_markup(client):
    for address in (
        "/article/evil",
        "/",
        "/search?q=" + quote("نص"),
        "/feed.atom",
        "/search?q=" + quote("<script>"),
    ):
        text = client.get(address).text
        assert "<script" not in text
        assert "<img" not in text


def test_search_finds_filters_and_counts(client):
    html = client.get("/search?q=" + quote("أسعار")).text
    assert "نتيجة واحدة" in html
    assert 'href="/article/bread"' in html
    assert client.get("/search?q=" + quote("أسعار") + "&country=MAR").text.count('href="/article/bread"') == 0
    assert "المرشحات" in html


def test_a_search_without_words_lists_what_passes_the_filters(client):
    html = client.get("/search?outlet=atlas").text
    assert 'href="/article/rain"' in html
    assert 'href="/article/bread"' not in html


def test_a_wrong_date_is_said_in_the_page(client):
    answer = client.get("/search?q=x&since=soon")
    assert answer.status == 400
    assert "التاريخ يُكتب" in answer.text


def test_a_query_that_cannot_be_understood_is_said_in_arabic(client):
    answer = client.get("/search?q=" + quote('"أمطار'))
    assert answer.status == 400
    assert "علامة التنصيص عند الحرف 1 لم تُغلق" in answer.text
    assert "كيف تسأل" in answer.text
    assert client.get("/api/search?q=%22x").json["detail"].startswith("the quotation mark")


def test_found_words_are_marked(client):
    assert '<mark class="found">أمطار</mark>' in client.get("/search?q=" + quote("امطار")).text


def test_folding_puts_copies_under_one_hit(client):
    loose = client.get("/search?q=" + quote("هطلت") + "&since=2024-03-01&until=2024-03-03").text
    folded = client.get("/search?q=" + quote("هطلت") + "&since=2024-03-01&until=2024-03-03&fold=1").text
    assert len(re.findall(r"<h2><a", loose)) == 2
    assert len(re.findall(r"<h2><a", folded)) == 1
    assert "نص واحد في منبرين" in folded


def test_the_river_goes_on_by_cursor(make_client, tmp_path):
    from tawatur.model.article import Article
    from tawatur.pipeline.library import Library
    from tawatur.store.protocol import Entry

    with Library(tmp_path / "many.db") as library:
        library.store.put(
            [Entry(Article(id=f"n{i:02}", title=f"خبر {i}", text="نص", text_digest=str(i), published=f"2024-01-{i:02}"))
             for i in range(1, 31)]
        )  # fmt: skip
        library.store.publish()
    client = make_client(tmp_path / "many.db")
    seen, address = [], "/"
    while address:
        html = client.get(address).text
        seen += re.findall(r'<h3><a href="/article/([^"]+)">', html)
        following = re.search(r'<a rel="next" href="([^"]+)"', html)
        address = following[1] if following else None
    assert seen == [f"n{i:02}" for i in range(30, 0, -1)]


@pytest.mark.parametrize("cursor", ["x", "MS4w", "%00", "é", "MS45OTk5OTkuYWJj", "a" * 500])
def test_a_cursor_we_did_not_make_is_refused(client, cursor):
    assert client.get("/?cursor=" + quote(cursor)).status == 400


def test_a_missing_library_is_said_with_its_remedy_and_found_when_it_comes(make_client, tmp_path):
    from tawatur.pipeline.library import Library

    path = tmp_path / "later.db"
    client = make_client(path)
    answer = client.get("/")
    assert answer.status == 503
    assert "tawatur ingest" in answer.text
    assert client.get("/api/articles").json["status"] == 503
    Library(path).close()
    assert client.get("/").status == 200
    assert "لا أخبار في المكتبة بعد" in client.get("/").text


def test_a_file_that_is_no_library_is_said(make_client, tmp_path):
    path = tmp_path / "notes.db"
    path.write_text("not a library")
    answer = make_client(path).get("/")
    assert answer.status == 503
    assert "notes.db" in answer.text


def test_months_and_digits_follow_the_options(make_client, library_path):
    html = make_client(library_path, months="levantine", digits="arabic").get("/article/bread").text
    assert "الاثنين ٤ آذار ٢٠٢٤، ١٠:٠٠ بتوقيت غرينتش" in html


def test_only_reading_is_allowed(client):
    answer = client.get("/", method="POST")
    assert answer.status == 405
    assert client.get("/", method="HEAD").status == 200


def test_hosts(client):
    assert client.get("/", host="desk.lan").status == 200
    assert client.get("/", host="evil.example").status == 421


def test_a_file_of_ours_may_be_kept_and_no_other_is_sent(client):
    answer = client.get("/static/style.css")
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]
    for name in ("../page.py", "..%2Fpage.py", "page.py", "home.html"):
        assert client.get("/static/" + name).status == 404
