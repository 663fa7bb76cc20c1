"""The standfirst."""

import tawatur

TITLE = "افتتاح الجسر الجديد في المدينة"
LEAD = "جسر انتظره سكان الحي عشرة أعوام يفتح أبوابه للسيارات والمشاة."
LINE = "<p>افتتح رئيس البلدية الجسر صباح الأحد بحضور مئات من سكان الحي الذين جاؤوا منذ الفجر لعبوره سيرا.</p>"


def read(body):
    return tawatur.read(
        f"<html lang=ar><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{body}</body></html>"
    )


def test_a_standfirst_stands_apart_from_the_body():
    article = read(f"<p class=standfirst>{LEAD}</p><div class=body>{LINE * 3}</div>")
    assert article.lead == LEAD
    assert LEAD not in article.text


def test_an_introduction_is_the_first_paragraph():
    assert (
        LEAD
        in read(
            f"<div class=box><div class=intro><p>{LEAD}</p></div><div class=b2>{LINE * 3}</div></div>"
        ).text
    )


def test_a_page_without_one_has_none():
    assert read(LINE * 3).lead == ""
