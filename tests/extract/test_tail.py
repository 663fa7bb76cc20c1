"""The last lines of a body."""

import tawatur
from tawatur.extract.tail import drop_repeated, drop_signed, join_signature

LINE = "<p>افتتح رئيس البلدية الجسر الجديد صباح الأحد بحضور مئات من سكان الحي الذين انتظروه عشرة أعوام كاملة.</p>"
TITLE = "افتتاح الجسر الجديد في المدينة"


def read(body):
    return tawatur.read(
        f"<html lang=ar><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{body}</body></html>"
    )


def test_a_lone_signature_is_set_behind_the_last_sentence():
    assert join_signature(["وصل الوفد.", "(ضفاف)"]) == ["وصل الوفد. (ضفاف)"]
    assert join_signature(["قال:", "(نعم)"]) == ["قال:", "(نعم)"]
    assert join_signature(["=======ج.س."]) == ["ج.س."]


def test_a_foot_in_a_box_of_its_own_is_dropped():
    text = read(
        f"<div>{LINE * 3}</div><div><a href=/p>طباعة</a></div><div>موقع الضفة، مؤسسة مستقلة تأسست في المدينة عام 1990.</div>"
    ).text
    assert "مستقلة" not in text


def test_a_last_paragraph_behind_an_advertisement_is_kept():
    page = f"<div class=article-text>{LINE * 3}</div><div class=ad>إعلان</div><div class=article-text><p>ويربط الجسر ضفتي النهر منذ اليوم.</p></div>"
    assert "ضفتي النهر" in read(page).text


def test_what_a_columnist_is_said_to_be_is_no_body():
    assert "باحثة" not in read(f"<div>{LINE * 3}<p>* باحثة في شؤون المياه</p></div>").text
    assert "باحثة" in read(f"<div>{LINE * 3}<p>باحثة في الجامعة قالت إن المياه تكفي.</p></div>").text


def test_a_line_that_only_signs_is_dropped_at_the_top():
    prose = ["افتتح رئيس البلدية الجسر الجديد صباح الأحد بحضور مئات من السكان.", "ويربط الجسر ضفتي النهر."]
    signed = "صفرو: هدى مراد | الاثنين 18 ماي 2026 | 10:20 صباحا"
    assert drop_signed([signed, *prose], ["هدى مراد"]) == prose
    assert drop_signed(["قالت هدى مراد إن الجسر سيفتح للعموم غدا", *prose], ["هدى مراد"])[1:] == prose
    assert drop_signed([signed, *prose], []) == [signed, *prose]


def test_a_pull_quote_is_dropped_and_a_refrain_stays():
    long = "وقال رئيس المجلس إن القاعة الجديدة ستضم ركنا للأطفال وفضاء للمخطوطات القديمة."
    quote = "«القاعة الجديدة ستضم ركنا للأطفال»"
    assert drop_repeated([long, quote, "نهاية"]) == [long, "نهاية"]
    refrain = "يا نهر لا تكتب على الماء أسماءنا"
    assert drop_repeated([refrain, "كنا صغارا", refrain]) == [refrain, "كنا صغارا", refrain]


def test_who_comments_signs_nothing():
    comments = (
        "<p>تعليقات القراء (1)</p><p>هدى مراد - 17 نيسان 2011</p><p>ليت الجسر يبقى مفتوحا طوال الليل</p>"
    )
    assert read(LINE * 4 + comments).authors == ()
