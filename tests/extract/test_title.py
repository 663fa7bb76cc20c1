"""The headline as printed: site names, sections and kickers aside, whole where it is cut elsewhere."""

import pytest

from tawatur.extract.agencies import know_agencies
from tawatur.extract.title import drop_channel, find_own_names, is_site, likeness, split_tail, strip_site
from tawatur.model.document import Declared
from tawatur.pipeline.read import read

HEADLINE = "افتتاح رصيف جديد في الميناء الصغير بعد عامين من الأشغال"
PROSE = "".join(
    f"<p>قال رئيس البلدية إن المرحلة رقم {n} من أشغال الرصيف ستنتهي قبل موسم الصيد، وإن الميزانية كافية.</p>"
    for n in range(5)
)


def headline(body, *, title="", meta=""):
    page = f"<html><head><title>{title}</title>{meta}</head><body>{body}{PROSE}</body></html>"
    return read(page, url="https://sahel.example/news/7").title


@pytest.mark.parametrize(
    "printed",
    [
        HEADLINE,
        f"عاجل | {HEADLINE}",
        f"بالفيديو.. {HEADLINE}",
        f"«تحت البحر»: {HEADLINE}",
        f"{HEADLINE} - صور",
    ],
)
def test_what_is_printed_before_a_headline_belongs_to_it(printed):
    assert headline(f"<article><h1>{printed}</h1>", title=f"{printed} | بريد الساحل") == printed


@pytest.mark.parametrize(
    ("title", "meta"),
    [
        (f"{HEADLINE} | بريد الساحل", ""),
        (f"بريد الساحل - {HEADLINE}", ""),
        (f"بريد الساحل :: {HEADLINE}", ""),
        (f"{HEADLINE} - أخبار محلية | بريد الساحل", ""),
        (HEADLINE, '<meta property="og:title" content="افتتاح رصيف جديد في الميناء الصغير…">'),
        ("بريد الساحل", '<meta property="og:site_name" content="بريد الساحل">'),
        ("محليات", ""),
    ],
)
def test_the_heading_is_taken_whatever_is_declared(title, meta):
    body = f'<header><h1><a href="/">بريد الساحل</a></h1></header><article><p class="kicker">محليات</p><h2>{HEADLINE}</h2>'
    assert headline(body, title=title, meta=meta) == HEADLINE


@pytest.mark.parametrize(
    "body",
    [
        f'<table><tr><td class="newsTitle">{HEADLINE}</td></tr></table>',
        f'<div><span id="lblTitle" class="lbltitle">{HEADLINE}</span></div>',
        f'<div class="post_headline">{HEADLINE}</div>',
    ],
)
def test_an_element_called_a_title_where_there_is_no_heading(body):
    assert headline(body, title="وكالة الساحل الإخبارية") == HEADLINE


def test_the_first_rank_goes_before_what_is_called_a_title():
    body = (
        f'<h1 class="main">{HEADLINE}</h1>{PROSE}<h2 class="content-title">عنوان داخل النص في الخبر نفسه</h2>'
    )
    assert headline(body, title="بريد الساحل") == HEADLINE


def test_a_declared_title_is_freed_of_the_site():
    assert strip_site(f"{HEADLINE} | بريد الساحل", "بريد الساحل", "") == HEADLINE
    assert strip_site(f"بريد الساحل: {HEADLINE}", "بريد الساحل", "") == HEADLINE
    assert split_tail(f"{HEADLINE} | بريد الساحل") == "بريد الساحل"
    assert split_tail(HEADLINE) is None


def test_names_of_the_site():
    assert is_site("صحيفة بريد الساحل", "بريد الساحل", "")
    assert is_site("Sahel Post", None, "sahelpost.example")
    assert not is_site("رويترز", "بريد الساحل", "sahel.example")
    declared = Declared(title=f"بريد الساحل - {HEADLINE}", meta={"og:site_name": ("Sahel Post",)})
    assert find_own_names(declared, None, HEADLINE) == ("Sahel Post", "بريد الساحل")


def test_headlines_are_compared_by_their_words():
    assert likeness(HEADLINE, HEADLINE) == 1.0
    assert likeness(HEADLINE, f"{HEADLINE} اليوم") > 0.9
    assert likeness(HEADLINE, "أسعار الخضار والفواكه") == 0.0


def test_the_name_of_a_channel_over_a_rule_is_no_title():
    assert drop_channel(("قناة الأخبار", "————", f"🔴 {HEADLINE}", "نص"), know_agencies)[0] == HEADLINE
    assert drop_channel((HEADLINE, "————", "نص"), know_agencies)[0] == HEADLINE


def test_pages_without_headings_show_their_headline_above_the_text():
    prose = "<br><br>".join(
        ["افتتح رئيس البلدية الجسر الجديد صباح الأحد بحضور مئات من سكان الحي الذين انتظروه."] * 5
    )
    for title, line in (
        ("جريدة الضفة - العدد 1288", "<font size=5><b>أربعمئة عداء على رصيف النهر</b></font><br>"),
        ("الضفة موبايل", "<div class=ttl>أربعمئة عداء على رصيف النهر</div>"),
    ):
        page = f"<title>{title}</title><body><table><tr><td><font>محليات &gt; رياضة</font><br>{line}{prose}</td></tr></table>"
        assert read(page).title == "أربعمئة عداء على رصيف النهر"
