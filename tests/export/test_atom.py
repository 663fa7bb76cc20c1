"""The feed is well-formed whatever the articles hold, and says no time that is not known."""

from datetime import UTC, datetime

from lxml import etree

from tawatur.export.atom import write_atom
from tawatur.model.article import Article, Outlet

NOW = datetime(2024, 5, 1, 12, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(*articles):
    text = "".join(write_atom(articles, title="أخبار", address="https://a.example/f?a=1&b=2", updated=NOW))
    return etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False))


def test_markup_and_controls_in_a_title_stay_words():
    entry = feed(Article(id='a"<&', title="<b>خبر\x00 & خبر</b>", text="نص\x0b")).find(f"{ATOM}entry")
    assert entry.find(f"{ATOM}title").text == "<b>خبر & خبر</b>"
    assert entry.find(f"{ATOM}content").text == "نص"


def test_a_bare_day_is_no_instant():
    day = Article(id="a", title="خبر", published="2023-12-15", first_seen="2023-12-16T08:00:00Z")
    entry = feed(day).find(f"{ATOM}entry")
    assert entry.find(f"{ATOM}published") is None
    assert entry.find(f"{ATOM}updated").text == "2023-12-16T08:00:00Z"


def test_an_entry_says_what_is_known():
    article = Article(
        id="a",
        title="خبر",
        url="https://b.example/?x=1&y=2",
        published="2023-12-15T09:30:00Z",
        tags=("مصر",),
        lead="مقدمة",
        outlet=Outlet(name="منفذ"),
    )
    entry = feed(article).find(f"{ATOM}entry")
    assert entry.find(f"{ATOM}published").text == "2023-12-15T09:30:00Z"
    assert entry.find(f"{ATOM}link").get("href") == article.url
    assert entry.find(f"{ATOM}category").get("term") == "مصر"
    assert entry.find(f"{ATOM}author/{ATOM}name").text == "منفذ"
    assert entry.find(f"{ATOM}summary").text == "مقدمة"
