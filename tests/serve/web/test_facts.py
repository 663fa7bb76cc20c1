from tawatur.model.article import Article, Image, Outlet
from tawatur.serve.web.dates import DateStyle
from tawatur.serve.web.facts import list_facts


def facts(article):
    return {fact.label: (str(fact.value), str(fact.basis)) for fact in list_facts(article, style=DateStyle())}


def test_what_is_not_known_says_so():
    table = facts(Article(id="a"))
    for label in ("تاريخ النشر", "العنوان", "اللغة"):
        assert "لا يُعرف" in table[label][0]


def test_each_fact_says_where_it_came_from():
    table = facts(
        Article(
            id="a",
            url="https://daily.example/1",
            canonical_url="https://daily.example/news/1",
            outlet=Outlet("daily", "اليومية"),
            published="2024-03-01T10:00:00Z",
            published_precision="minute",
            published_zone="Africa/Tunis",
            published_printed="1 مارس 2024 11:00",
            published_basis="json_ld",
            zone_basis="outlet",
            updated="2024-03-02",
            fetched_at="2024-03-02T00:00:00Z",
            first_seen="2024-03-01T12:00:00Z",
            revision=2,
            language="ar",
            image=Image("https://daily.example/1.jpg", "صورة"),
            found_in=("b",),
            versions={"extract": "3"},
        )
    )
    assert table["تاريخ النشر"] == (
        "الجمعة 1 مارس 2024، 11:00 بتوقيت تونس",
        "من البيانات المهيكلة في الصفحة (JSON-LD)",
    )
    assert table["كما طُبع"][0] == "<bdi>1 مارس 2024 11:00</bdi>"
    assert table["المنطقة الزمنية"][1] == "منطقة المنبر"
    assert 'rel="noopener noreferrer"' in table["العنوان الأصلي"][0]
    assert 'href="/article/b"' in table["وُجد في"][0]
    assert table["عدد نصوصه"][0] == "2"
    assert "الاستخراج" in table["إصدارات القواعد"][0]
    assert {"آخر تحديث", "جُلب", "رُئي أول مرة", "الصورة", "دقته"} <= set(table)


def test_an_address_that_may_not_be_followed_is_no_link():
    assert "<a" not in facts(Article(id="a", url="javascript:alert(1)"))["العنوان"][0]
