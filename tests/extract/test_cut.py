"""The lines below a headline, taken one by one."""

from tawatur.extract.blocks import gather_markup
from tawatur.extract.body import weigh
from tawatur.extract.cut import Flow

LINE = "افتتح رئيس البلدية الجسر الجديد صباح الأحد بحضور مئات من سكان الحي الذين انتظروه عشرة أعوام كاملة."
LAST = "ويربط الجسر ضفتي النهر، ويخفض زمن العبور إلى دقائق."


def cut(markup):
    layer = gather_markup(markup)
    weigh(layer)
    return Flow(layer, layer.blocks, title="افتتاح الجسر", body=0).run()


def texts(found):
    return [block.text for block in found.paragraphs]


def test_a_read_also_line_is_taken_with_its_address():
    found = cut(f"<p>{LINE}</p><p>اقرأ أيضا: <a href=/5>البلدية تعلن خطة الطرق</a></p><p>{LAST}</p>")
    assert texts(found) == [LINE, LAST]
    assert [(one.title, one.url) for one in found.read_also] == [("البلدية تعلن خطة الطرق", "/5")]


def test_tags_and_source_are_taken_apart():
    found = cut(
        f"<p>{LINE}</p><p>كلمات دلالية: الجسر، البلدية</p><p>المصدر: وكالة الضفة</p><p>#جسر_النهر #البلدية</p>"
    )
    assert texts(found) == [LINE]
    assert found.sources == ["وكالة الضفة"]
    assert found.tag_lines[-1].pieces == ("جسر النهر", "البلدية")


def test_a_widget_is_passed_over_and_the_body_goes_on():
    found = cut(f"<p>{LINE}</p><div>أسعار العملات</div><div>الدولار</div><div>3.67</div><p>{LAST}</p>")
    assert texts(found) == [LINE, LAST]


def test_the_rights_of_the_site_end_the_article():
    found = cut(f"<p>{LINE}</p><p>جميع حقوق النشر محفوظة لموقع الضفة</p><p>هاتف المكتب الرئيس</p>")
    assert texts(found) == [LINE]


def test_the_content_of_a_time_element_is_a_date():
    found = cut(f"<p><time datetime=2024-01-05>5 يناير</time></p><p>{LINE}</p>")
    assert (texts(found), found.dates) == ([LINE], ["5 يناير"])


def test_a_label_glued_to_the_link_behind_it_is_a_marker():
    found = cut(
        f"<p>{LINE}</p><div><span>مواضيع متعلقة</span><a href=/5>البلدية تعلن خطة الطرق</a></div><p>{LAST}</p>"
    )
    assert texts(found) == [LINE, LAST]
    assert [one.title for one in found.read_also] == ["البلدية تعلن خطة الطرق"]


def test_headings_behind_a_box_of_recommended_titles_stay():
    box = "<div><h4>اقرأ أيضا</h4><a href=/5>البلدية تعلن خطة الطرق</a></div>"
    found = cut(f"<p>{LINE}</p>{box}<h2>ثانيا: الضفة الأخرى</h2><p>{LAST}</p>")
    assert texts(found) == [LINE, "ثانيا: الضفة الأخرى", LAST]


def test_a_list_of_keywords_ends_with_its_box():
    tags = (
        "<div><h3>الوسوم:</h3><ul><li><a href=/t/1>الجسر</a></li><li><a href=/t/2>البلدية</a></li></ul></div>"
    )
    tools = "<div><ul><li><a href=/print>صفحة الطبع</a></li></ul></div>"
    found = cut(f"<div><p>{LINE}</p></div>{tags}{tools}")
    assert [piece for line in found.tag_lines for piece in line.pieces] == ["الجسر", "البلدية"]


def test_what_a_template_left_behind_is_no_text():
    found = cut(
        f"<p>{LINE}</p><p>{{loadposition ads3}}</p><p>[gallery ids='1,2']</p><p>- إشهار -</p><p>{LAST}</p>"
    )
    assert texts(found) == [LINE, LAST]
