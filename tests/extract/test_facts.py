"""What short lines state, and how far a label reaches."""

import pytest

from tawatur.extract.blocks import gather_markup
from tawatur.extract.body import weigh
from tawatur.extract.facts import find_marked_box, find_stated_sources, is_time, without_tail


def first(markup):
    return gather_markup(markup).blocks[0]


@pytest.mark.parametrize(
    "markup",
    [
        "<div>17/11/2025 09:42 م | المصدر : وكالة الضفة | المشاهدات 12</div>",
        "<div><span>17/11/2025</span> <span>المصدر: وكالة الضفة</span></div>",
    ],
)
def test_a_source_among_other_facts(markup):
    assert find_stated_sources(first(markup)) == ["وكالة الضفة"]


def test_a_sentence_on_sources_states_none():
    assert find_stated_sources(first("<div>المصدر الأول للمياه هو النهر | كل شيء سواه مؤقت</div>")) == []


def test_a_label_reaches_as_far_as_its_box():
    layer = gather_markup(
        "<main><p>نص</p><div><b>ذات صلة</b><p>جسر ثان على النهر</p></div><p>اقرأ أيضا</p></main>"
    )
    weigh(layer)
    main = next(box.index for box in layer.boxes if box.tag == "main")
    label = next(block for block in layer.blocks if block.text == "ذات صلة")
    alone = next(block for block in layer.blocks if block.text == "اقرأ أيضا")
    around = find_marked_box(layer, label, main)
    assert around is not None
    assert layer.boxes[around].tag == "div"
    assert find_marked_box(layer, alone, main) is None


def test_time_elements():
    assert is_time(first("<div><time>5 يناير</time></div>"))
    assert not is_time(first("<div>يفتح الجسر <time>5 يناير</time> أمام المشاة</div>"))


LINE = "افتتح رئيس البلدية الجسر الجديد صباح الأحد بحضور مئات من سكان الحي الذين انتظروه عشرة أعوام كاملة."


@pytest.mark.parametrize(
    "tail", [" شارك هذا المقال", "تابعوا الضفة على فيسبوك", " إعلان", " لن يتم نشر بريدك الإلكتروني"]
)
def test_words_of_the_site_behind_the_last_stop_are_cut_off(tail):
    assert without_tail(first(f"<p>{LINE}{tail}</p>")).text == LINE


@pytest.mark.parametrize("tail", [" وقال إن الجسر", " وبلغت الكلفة 3.5", "", " انتهى القول"])
def test_other_words_stay(tail):
    assert without_tail(first(f"<p>{LINE}{tail}</p>")).text == f"{LINE}{tail}"
