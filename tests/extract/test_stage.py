"""Whole pages in, articles out: what a reader of the page would say it holds."""

import pytest

import tawatur

# A page as an aggregator prints it: keywords glued to the source line, then another site's article.
GLUED = """
بلدية المرسى تطلق خطة لتنظيف الشاطئ قبل موسم الصيف
تاريخ النشر: 4th, May 2024 GMT
أعلنت بلدية المرسى أمس الجمعة انطلاق حملة واسعة لتنظيف الشاطئ تشارك فيها جمعيات البيئة وتلاميذ المدارس.
وقال رئيس البلدية سامي الدريدي إن الحملة تستمر عشرة أيام وتشمل جمع النفايات وصيانة الممرات الخشبية.
وأضاف سامي الدريدي أن كلفة الأشغال لا تتجاوز المبلغ المرصود في ميزانية العام الحالي.
كلمات دلالية تونس سامي الدريدي شاطئ نظيفالمصدر: صحيفة المرفأ
كلمات دلالية: تونس شاطئ نظيف
إقرأ أيضاً:
مصنع جديد للألواح الشمسية في سوهاج يوفر ألف فرصة عمل
افتتح في محافظة سوهاج مصنع جديد للألواح الشمسية بطاقة إنتاجية تكفي مئة ألف منزل، ويوفر المصنع ألف فرصة عمل مباشرة.
وأوضح مدير المصنع أن الألواح الشمسية المنتجة ستوجه إلى السوق المحلية أولا ثم إلى التصدير.
"""

PAGE = """<!doctype html><html lang=ar><head><meta charset=utf-8>
<title>الوزراء يقرون موازنة العام المقبل | صحيفة الساحل</title><meta property="og:site_name" content="صحيفة الساحل">
<meta property="article:published_time" content="2024-03-05T10:15:00+03:00"></head><body>
<nav><a href=/>الرئيسية</a><a href=/p>سياسة</a></nav>
<article><h1>الوزراء يقرون موازنة العام المقبل</h1><div class=byline>كتب: نادر الحلبي</div>
<div class=entry-content><p>أقر مجلس الوزراء في جلسته الأسبوعية موازنة العام المقبل بعد نقاش استمر خمس ساعات.</p>
<p><strong>اقرأ أيضا: <a href=/2>وزير المال يعرض أرقام العجز أمام النواب</a></strong></p>
<p>وتتضمن الموازنة زيادة في مخصصات الصحة والتعليم، بحسب ما قال وزير الإعلام عقب الجلسة. --(الساحل)</p>
<p>المصدر: وكالة الأناضول</p><div class="post-tags"><a href=/t1>الموازنة</a> <a href=/t2>مجلس الوزراء</a></div></div></article>
<div class=comments><p>تعليق طويل من قارئ لا علاقة له بمتن الخبر إطلاقا ولا يجب أن يظهر في النص.</p></div></body></html>"""


def test_a_glued_page_gives_two_articles():
    first, second = tawatur.read_all(GLUED, content_type="text/plain")
    assert first.title == "بلدية المرسى تطلق خطة لتنظيف الشاطئ قبل موسم الصيف"
    assert first.published == "2024-05-04"
    assert first.text.startswith("أعلنت بلدية المرسى")
    assert first.text.endswith("ميزانية العام الحالي.")
    assert [(one.name, one.form) for one in first.attribution] == [("صحيفة المرفأ", "source_line")]
    assert first.tags == ("تونس", "سامي الدريدي", "شاطئ نظيف")
    assert first.aggregator_tags == ("تونس", "شاطئ نظيف")
    assert [one.article_id for one in first.read_also] == [second.id]
    assert second.title == "مصنع جديد للألواح الشمسية في سوهاج يوفر ألف فرصة عمل"
    assert second.text.count("\n\n") == 1
    assert second.published is None
    assert second.found_in == (first.id,)


def test_a_page_keeps_body_and_facts_apart():
    article = tawatur.read(PAGE, url="https://sahel.example/news/7?utm_source=x")
    assert article.title == "الوزراء يقرون موازنة العام المقبل"
    assert article.text.split("\n\n") == [
        "أقر مجلس الوزراء في جلسته الأسبوعية موازنة العام المقبل بعد نقاش استمر خمس ساعات.",
        "وتتضمن الموازنة زيادة في مخصصات الصحة والتعليم، بحسب ما قال وزير الإعلام عقب الجلسة.",
    ]
    assert article.authors == ("نادر الحلبي",)
    assert article.published == "2024-03-05T07:15:00Z"
    assert article.tags == ("الموازنة", "مجلس الوزراء")
    assert [one.name for one in article.attribution] == ["وكالة الأناضول"]
    assert [(one.title, one.url) for one in article.read_also] == [
        ("وزير المال يعرض أرقام العجز أمام النواب", "https://sahel.example/2")
    ]
    assert article.url == "https://sahel.example/news/7"


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html><head><title>x</title></head><frameset><frame src=a></frameset></html>", "no_text"),
        ("<title>الصفحة غير موجودة</title><body><h1>404</h1><p>عذرا، هذه الصفحة غير موجودة.</p>", "soft_404"),
        (
            "<title>Just a moment...</title><body><p>Checking your browser before you go on.</p>",
            "challenge_page",
        ),
        (
            "<title>موقع</title><body><p>نستخدم ملفات تعريف الارتباط لتحسين تجربتك. اقبل الكل.</p>",
            "consent_wall",
        ),
    ],
)
def test_what_is_no_article_is_rejected(page, reason):
    with pytest.raises(tawatur.Rejected) as caught:
        tawatur.read(page)
    assert caught.value.reason == reason


def test_the_same_page_has_the_same_id_whatever_brought_the_reader():
    one = tawatur.read(PAGE, url="https://sahel.example/news/7?utm_source=x#top")
    other = tawatur.read(PAGE, url="http://www.sahel.example/news/7/")
    assert one.id == other.id


def test_a_short_page_is_no_reason_to_reject():
    page = "<title>خبر عاجل</title><body><h1>زلزال يضرب الساحل</h1><p>ضرب زلزال خفيف الساحل فجر اليوم دون خسائر.</p>"
    assert tawatur.read(page).text == "ضرب زلزال خفيف الساحل فجر اليوم دون خسائر."
