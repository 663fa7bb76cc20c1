"""Which dates of a page may be the article's, with the place they stood in."""

import pytest

from tawatur.extract.published import dates_the_page
from tawatur.pipeline.read import read

PROSE = "".join(
    f"<p>قال رئيس البلدية إن المرحلة رقم {n} من أشغال الرصيف ستنتهي قبل موسم الصيد، وإن الميزانية كافية.</p>"
    for n in range(5)
)


def article(line="", *, above="", below="", meta="", url="https://sahel.example.ma/news/7"):
    page = (
        f"<html><head><title>افتتاح رصيف جديد في الميناء | بريد الساحل</title>{meta}</head><body>{above}<article>"
        f"<h1>افتتاح رصيف جديد في الميناء</h1>{line}{PROSE}</article>{below}</body></html>"
    )
    return read(page, url=url, fetched_at="2024-06-01T12:00:00Z")


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("تاريخ النشر:21.08.2023 | 13:07 GMT | متفرقات", "2023-08-21T13:07:00Z"),
        ("النشر:21/08/2023", "2023-08-21"),
        ("الاثنين-21/08/2023", "2023-08-21"),
        ("نشر في: 21 غشت 2023 - 10:30", "2023-08-21T09:30:00Z"),
        ("21 آب/أغسطس 2023", "2023-08-21"),
        ("منذ ساعتين", "2024-06-01T10:00:00Z"),
        ("21 August 2023", "2023-08-21"),
        ("آخر تحديث: 21 أغسطس 2023 - 10:30", None),
        ("تاريخ الطباعة: 21 أغسطس 2023", None),
    ],
)
def test_printed_dates(line, published):
    assert article(f'<div class="date">{line}</div>').published == published


def test_decoys_are_left_alone():
    clock = '<div class="top-bar">السبت 1 يونيو 2024</div>'
    related = '<aside class="related"><p>5 مارس 2020</p></aside><footer>© 2019</footer>'
    found = article('<div class="date">21 غشت 2023</div>', above=clock, below=related)
    assert found.published == "2023-08-21"
    assert article(above=clock, below=related).published is None


def test_declared_dates_name_their_place():
    meta = '<meta property="article:published_time" content="2023-08-21T09:30:00+01:00">'
    found = article(meta=meta)
    assert (found.published, found.published_basis, found.zone_basis) == (
        "2023-08-21T08:30:00Z",
        "meta",
        "stated",
    )


def test_dates_of_print_and_visit():
    assert dates_the_page("تاريخ الطباعة: 21 أغسطس 2023")
    assert not dates_the_page("تاريخ النشر: 21 أغسطس 2023")


def test_the_day_of_publication_goes_before_that_of_creation():
    line = (
        "<dl><dd><time datetime=2024-01-04T19:40:00+00:00 itemprop=dateCreated>أنشئ بتاريخ: 4 يناير 2024 20:40</time></dd>"
        "<dd><time datetime=2024-01-04T21:17:00+00:00 itemprop=datePublished>نشر بتاريخ: 4 يناير 2024 22:17</time></dd></dl>"
    )
    assert article(line).published == "2024-01-04T21:17:00Z"


def test_facts_in_elements_of_their_own_are_read_apart():
    line = "<div><span>انتهى</span><span>5 يناير 2024 - 17:00 بتوقيت الرياض</span><span>يشاهد الآن 12</span></div>"
    assert article(line).published == "2024-01-05T14:00:00Z"


FORUM = (
    "<table id=post1><tr><td>23-11-2010, 09:41 PM</td></tr><tr><td><b>افتتاح رصيف جديد في الميناء</b>"
    "<div id=post_message_1>{prose}</div></td></tr></table><table id=post2><tr><td>24-11-2010, 12:03 AM</td></tr>"
    "<tr><td><div id=post_message_2>مشكور أخي على الخبر</div></td></tr></table>"
    "<p>آخر مشاركة 25-11-2010 10:11 AM</p><div>جميع الأوقات بتوقيت جرينتش +3. الساعة الآن 11:02 PM.</div>"
)


def test_the_first_post_of_a_thread_is_dated_in_the_zone_of_the_forum():
    page = f"<title>افتتاح رصيف جديد في الميناء - منتدى الساحل</title><body>{FORUM.format(prose=PROSE)}"
    found = read(page, url="https://forum.example/showthread.php?t=7")
    assert found.published == "2010-11-23T18:41:00Z"
    assert "مشكور" not in found.text
