"""Pages that are no article are refused, with the reason."""

import pytest

import tawatur

ITEM = (
    '<div class="it"><a href="/n/{n}">{n} مجلس البلدية يناقش خطة الطرق الجديدة</a><p>ناقش مجلس البلدية في جلسته خطة'
    " الطرق الجديدة التي تربط الأحياء الشرقية بوسط المدينة خلال العام المقبل.</p></div>"
)
CONSENT = (
    "<h1>نحن نحترم خصوصيتك</h1>"
    + "<p>نخزن نحن وشركاؤنا معلومات على جهازك ونعالج بياناتك الشخصية مثل المعرفات الفريدة لعرض إعلانات ومحتوى مخصص.</p>"
    * 5
)
LOGIN = (
    "<h1>تسجيل الدخول</h1><form><input type=email><input type=password></form><p>ليس لديك حساب؟ أنشئ حسابا جديدا"
    " واستمتع بقراءة الأرشيف وحفظ المقالات والتعليق عليها متى شئت.</p>"
)
ARTICLE = (
    "<p>افتتح رئيس البلدية الجسر الجديد صباح الأحد بحضور مئات من سكان الحي الذين انتظروه عشرة أعوام كاملة.</p>"
    * 6
)


def page(body, title="الضفة"):
    return f'<html lang="ar"><head><title>{title}</title></head><body>{body}</body></html>'


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<h1>محليات</h1>" + "".join(ITEM.format(n=n) for n in range(9)), "index_page"),
        (CONSENT, "consent_wall"),
        (LOGIN, "login_wall"),
        ("<h1>عذرا، الصفحة غير موجودة</h1><p>ربما حذف الخبر أو تغير رابطه.</p>", "soft_404"),
        ("<h1>Just a moment...</h1><p>Checking your browser</p>", "challenge_page"),
    ],
)
def test_refused(body, reason):
    with pytest.raises(tawatur.Rejected) as caught:
        tawatur.read(page(body))
    assert caught.value.reason == reason


def test_an_article_above_a_list_with_teasers_is_read():
    body = "<h1>افتتاح الجسر الجديد في المدينة</h1>" + ARTICLE + "".join(ITEM.format(n=n) for n in range(6))
    text = tawatur.read(page(body, "افتتاح الجسر الجديد في المدينة")).text
    assert "رئيس البلدية" in text
    assert "خطة الطرق" not in text


def test_an_article_about_cookies_is_read():
    body = (
        "<h1>ملفات تعريف الارتباط تحت مجهر المشرع</h1>"
        + ARTICLE
        + "<p>وقالت الهيئة إن ملفات تعريف الارتباط تحتاج إلى إذن.</p>"
    )
    assert "الهيئة" in tawatur.read(page(body, "ملفات تعريف الارتباط تحت مجهر المشرع")).text


def test_news_of_one_paragraph_above_many_teasers_is_read():
    title = "افتتاح الجسر الجديد في المدينة صباح الأحد"
    news = (
        "افتتح رئيس البلدية الجسر الجديد صباح الأحد بحضور مئات من سكان الحي الذين انتظروه عشرة أعوام كاملة."
    )
    teasers = "".join(
        f"<div class=card><h3><a href=/n/{n}>خبر آخر من أخبار المدينة رقم {n} هذا الأسبوع</a></h3></div>"
        for n in range(9)
    )
    assert tawatur.read(page(f"<h1>{title}</h1><p>{news}</p>{teasers}", title)).text == news
    with pytest.raises(tawatur.Rejected):
        tawatur.read(page(f"<h1>أخبار المدينة</h1><p>{news}</p>{teasers}", "أخبار المدينة"))
