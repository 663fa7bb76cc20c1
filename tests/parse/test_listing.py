"""Section pages give their articles, not their menus."""

import pytest

from tawatur.errors import Unreadable
from tawatur.parse.listing import parse_listing

PAGE = """<html><body><nav><a href="/2024/03/04/menu-item-with-long-name-here">القائمة الرئيسية للموقع هنا</a></nav>
<a href="/tag/اقتصاد-2024">وسم طويل يشبه عنوان خبر تماما</a>
<article><a href="/news/123456"><img alt=""></a><h2><a href="/news/123456#top">افتتاح محطة القطار</a></h2>
<time datetime="2024-03-04T09:30:00+01:00">منذ ساعة</time></article>
<li><a href="https://www.example.org/رياضة/فوز-المنتخب-على-ضيفه-الليبي">فوز المنتخب على ضيفه الليبي بهدفين</a></li>
<li><a href="/news/777777">المزيد</a></li><li><a href="https://other.example/news/123457">خبر من موقع آخر لا يعنينا هنا</a></li>
<a href="/news/888888.pdf">تقرير في ملف مصور طويل العنوان</a><a href="javascript:x(123456)">نص طويل جدا يشبه العنوان هنا</a>
<a href="mailto:a@example.org">راسلنا على هذا العنوان البريدي</a>
<a href="/about-us-2024">من نحن وكيف نعمل في الموقع</a>
<footer><a href="/news/999999">أخبار سابقة من أرشيف الموقع القديم</a></footer></body></html>"""


def test_articles_are_found_with_title_and_date():
    first, second = parse_listing(PAGE, "https://example.org/section")
    assert (first.url, first.title) == ("https://example.org/news/123456", "افتتاح محطة القطار")
    assert (first.published, first.zone_basis) == ("2024-03-04T08:30:00Z", "stated")
    assert second.title == "فوز المنتخب على ضيفه الليبي بهدفين"
    assert (second.published, second.kind) == (None, "page")


def test_relative_links_need_a_base():
    assert [link.url for link in parse_listing(PAGE)] == [
        "https://www.example.org/رياضة/فوز-المنتخب-على-ضيفه-الليبي",
        "https://other.example/news/123457",
    ]


def test_too_deep_pages_are_refused():
    with pytest.raises(Unreadable, match="too_deep"):
        parse_listing("<div>" * 100_000, "https://example.org/")
