"""Kinds of pages, and texts that are known to be cut."""

import pytest

import tawatur

LINE = (
    "<p>افتتح رئيس البلدية الجسر الجديد صباح الأحد بحضور مئات من سكان الحي الذين انتظروه عشرة أعوام كاملة.</p>"
    * 2
)


def read(body, url="https://daffa.example/n/1", title="افتتاح الجسر الجديد في المدينة", head=""):
    page = f"<html lang=ar><head><title>{title}</title>{head}</head><body>{body.format(title=title)}</body></html>"
    return tawatur.read(page, url=url)


@pytest.mark.parametrize(
    ("body", "options", "kind"),
    [
        ("<h1>{title}</h1>", {}, "article"),
        ("<h1>{title}</h1>", {"url": "https://daffa.example/Opinion/1"}, "opinion"),
        ("<div>مقالات كتاب الضفة</div><h1>{title}</h1>", {}, "opinion"),
        ("<div>قصة مصورة</div><h1>{title}</h1>" + "<img src=/a.jpg>" * 3, {}, "gallery"),
        ("<div>سياسة</div><h1>{title}</h1>" + "<img src=/a.jpg>" * 3, {}, "article"),
        ("<h1>{title}</h1>", {"title": "تغطية مباشرة.. فيضان النهر"}, "live"),
        ("<h1>{title}</h1>", {"url": "https://daffa.example/video/1"}, "video"),
        ("<h1>{title}</h1>", {"title": "بالصور.. افتتاح الجسر الجديد"}, "gallery"),
    ],
)
def test_kinds(body, options, kind):
    assert read(body + LINE, **options).kind == kind


@pytest.mark.parametrize(
    ("tail", "head", "partial"),
    [
        ("", "", False),
        ("<p>هذا المقال حصري للمشتركين.</p>", "", True),
        ("<div class=paywall></div>", "", True),
        ("", '<meta property="article:content_tier" content="locked">', True),
        ("<p>اشترك في قناتنا على تلغرام</p>", "", False),
    ],
)
def test_cut_texts_say_so(tail, head, partial):
    article = read("<h1>{title}</h1>" + LINE + tail, head=head)
    assert article.partial is partial
    assert "حصري" not in article.text
