"""The publisher's keywords, printed or declared; sections, junk and gathered ones are none."""

import pytest

from tawatur.extract.tags import find_hashtags
from tawatur.pipeline.read import read

PROSE = "".join(
    f"<p>قال رئيس البلدية إن المرحلة رقم {n} من أشغال الرصيف ستنتهي قبل موسم الصيد في الميناء الصغير.</p>"
    for n in range(5)
)


def tags(head="", *, end="", meta="", above=""):
    page = (
        f"<html><head><title>افتتاح رصيف جديد في الميناء | بريد الساحل</title>{meta}</head><body>{above}<article>"
        f"<h1>افتتاح رصيف جديد في الميناء</h1>{head}{PROSE}{end}</article></body></html>"
    )
    found = read(page, url="https://sahel.example/news/7")
    return found.tags, found.aggregator_tags


LIST = '<a href="/tag/1">الصيد</a><a href="/tag/2">الميناء الصغير</a>'


NEXT = '<div class="tags"><a href="/tag/9">الطرق</a></div>'


@pytest.mark.parametrize(
    ("head", "end"),
    [
        ("", f'<div class="tags">{LIST}</div>'),
        (f'<div class="article__tags-top">{LIST.replace("/tag/", "/t/")}</div>', ""),
        ("", f'<div class="v-chip-group">{LIST.replace("/tag/", "/t/")}</div>'),
        (
            '<div class="taxonomy-category"><a href="/c" rel="tag">محليات</a></div>',
            f'<div class="tags">{LIST}</div>',
        ),
        ("", "<p>كلمات دلالية: الصيد، الميناء الصغير</p>"),
        ("", f'<div class="tags">{LIST}</div><ul><li class="counter">88 قراءة</li></ul>'),
        ("", f'<div class="x">{LIST}</div><h4>الخبر التالي</h4><h1>طريق جديد إلى الجبل</h1>{NEXT}'),
    ],
)
def test_printed_keywords(head, end):
    assert tags(head, end=end) == (("الصيد", "الميناء الصغير"), ())


def test_sections_above_the_headline_are_no_keywords():
    assert tags(
        above='<div class="topics"><a href="/news/">أخبار</a>|<a href="/where/1/">الميناء</a></div>'
    ) == ((), ())


@pytest.mark.parametrize(
    "meta",
    [
        '<meta name="keywords" content="بريد الساحل, أخبار, عاجل, السياحة">',
        '<meta name="keywords" content="افتتاح,رصيف,جديد,في,الميناء">',
    ],
)
def test_keywords_of_the_site_and_of_the_cut_title_are_refused(meta):
    assert tags(meta=meta) == ((), ())


def test_what_a_machine_gathers_is_keyed_by_the_gatherer():
    end = f'<div class="tags">{LIST}</div></article><footer>يجمع الموقع الأخبار آليا من الصحف</footer>'
    assert tags(end=end) == ((), ("الصيد", "الميناء الصغير"))


def test_lines_of_hashtags():
    assert [line.pieces for line in find_hashtags(["#هدر_الطعام #المناخ", "نص فيه #وسم واحد"])] == [
        ("هدر الطعام", "المناخ")
    ]


def test_a_declared_list_completes_the_one_that_is_printed_in_part():
    meta = "".join(f'<meta property="article:tag" content="{tag}">' for tag in ("الصيد", "اقتصاد أزرق"))
    shown = '<div class="tags"><a href="/tag/1">الصيد</a></div>'
    script = '<script type="application/ld+json">{"@type":"Article","keywords":"الصيد, اقتصاد أزرق"}</script>'
    assert tags(end=shown, meta=meta + script) == (("الصيد", "اقتصاد أزرق"), ())
