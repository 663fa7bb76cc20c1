from datetime import UTC, datetime

import tawatur
from tawatur.extract.layout import find_layout

PAGE = """<title>x</title><body><h1>شعار الموقع الكبير</h1><div class=headline-box><span>افتتاح الجسر المعلق بعد عامين من الأشغال</span></div>
<div class=signature-line>مروان الأسعد</div><div class=other><p>نص ترويجي طويل لا علاقة له بالخبر ويشبه المتن في طوله وفي علامات ترقيمه وكلماته الكثيرة.</p></div>
<div id=story><p>افتتح الجسر المعلق أمام السيارات صباح اليوم.</p><div class=story-inset><p>صندوق جانبي يشرح تاريخ الجسور في البلاد ولا يعد من متن الخبر.</p></div></div>"""


def test_a_layout_names_title_body_and_what_to_drop():
    article = tawatur.read(PAGE, url="https://news.layout.example.org/1")
    assert article.title == "افتتاح الجسر المعلق بعد عامين من الأشغال"
    assert article.text == "افتتح الجسر المعلق أمام السيارات صباح اليوم."
    assert article.authors == ("مروان الأسعد",)


def test_a_layout_holds_from_its_date_on():
    assert find_layout("layout.example.org", datetime(2022, 5, 1, tzinfo=UTC)) is None
    assert find_layout("www.layout.example.org", datetime(2024, 5, 1, tzinfo=UTC)) is not None
    assert find_layout("example.org", None) is None
