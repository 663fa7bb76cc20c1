"""Two texts: a copy, an excerpt, or nothing; whichever comes first."""

from dataclasses import replace

import pytest

from tawatur.group.copies import Text, compare
from tawatur.group.fingerprint import make_fingerprint
from tawatur.model.article import Attribution, Outlet
from tests.group.prose import OTHER, ROUND_UP, WIRE, article

LEAD = WIRE.partition("\n\n")[0]


def text(id_, words):
    made = article(id_, words)
    return Text(made, make_fingerprint(made))


@pytest.mark.parametrize(
    ("one", "other", "kind", "holder"),
    [
        (WIRE, WIRE, "copy", None),
        (WIRE, LEAD, "copy", None),
        (WIRE, ROUND_UP + LEAD, "excerpt", "b"),
        (WIRE, OTHER, None, None),
        (LEAD[:60], LEAD[:60], "copy", None),
        (WIRE, "", None, None),
    ],
)
def test_pairs(one, other, kind, holder):
    first, second = text("a", one), text("b", other)
    for likeness in (compare(first, second), compare(second, first)):
        assert (likeness.kind if likeness else None) == kind
        assert (likeness.holder if likeness else None) == holder


FORECAST = (
    "توقعت هيئة الأرصاد في تقريرها عن حالة الطقس لهذا اليوم سماء غائمة جزئيا على المرتفعات الغربية، ورياحا نشطة "
    "مثيرة للأتربة على السهول الشرقية تحد من مدى الرؤية، {} مع انخفاض طفيف في درجات الحرارة ليلا على السواحل، "
    "وارتفاع الموج قرب المضيق من متر إلى مترين، وقد يتشكل الضباب في ساعات الصباح الأولى على الأودية الداخلية"
)


def told(id_, words, day, outlet="a", *, title="خبر", attribution=()):
    made = replace(
        article(id_, words, published=f"2024-03-{day:02}T06:00:00Z"),
        outlet=Outlet(outlet, outlet),
        title=title,
        attribution=attribution,
    )
    return Text(made, make_fingerprint(made))


def test_forecasts_of_two_days_are_a_formula_and_those_of_one_day_a_copy():
    rain = FORECAST.format("وأمطارا رعدية متفرقة على الجنوب تمتد إلى أجزاء من الهضبة الوسطى")
    dust = FORECAST.format("وأجواء حارة إلى شديدة الحرارة على القرى المحاذية للصحراء الكبرى")
    assert compare(told("a", rain, 3), told("b", dust, 3, "b")).kind == "copy"
    likeness = compare(told("a", rain, 3), told("b", dust, 4, "b"))
    assert (likeness.kind, likeness.differs) == ("formula", "day")
    assert compare(told("a", rain, 3), told("b", rain, 4, "b")).kind == "copy"


def test_a_title_may_tell_what_the_text_does_not():
    titles = ("حالة الطرق المتوقعة يوم الجمعة", "حالة الطرق المتوقعة يوم السبت")
    first, second = (told(id_, WIRE, 3, title=title) for id_, title in zip("ab", titles, strict=True))
    assert compare(first, second).differs == "day"
    assert compare(first, told("b", WIRE, 3, title="عنوان آخر كل الاختلاف ليوم السبت")).kind == "copy"


PASSAGE = WIRE.partition("\n\n")[2]


def test_other_news_that_holds_a_passage_from_further_down_is_an_excerpt():
    own = told("b", OTHER + "\n\n" + PASSAGE, 5, "b")
    for pair in ((told("a", WIRE, 3), own), (own, told("a", WIRE, 3))):
        likeness = compare(*pair)
        assert (likeness.kind, likeness.holder) == ("excerpt", "b")


def test_an_outlet_that_repeats_its_own_background_holds_no_excerpt():
    assert compare(told("a", WIRE, 3), told("b", OTHER + "\n\n" + PASSAGE, 5)) is None


def test_who_credits_the_other_outlet_holds_its_passage():
    credit = Attribution("a", "a", "in_text")
    words = " ".join(PASSAGE.split()[:13])
    assert compare(told("a", WIRE, 3), told("b", OTHER + "\n\n" + words, 3, "b")) is None
    likeness = compare(told("a", WIRE, 3), told("b", OTHER + "\n\n" + words, 3, "b", attribution=(credit,)))
    assert (likeness.kind, likeness.holder) == ("excerpt", "b")


REWORDED = (
    "كشفت وزارة التجهيز أن أشغال الجسر الجديد على الوادي الكبير ستنطلق الأسبوع المقبل، وأن كلفته تبلغ ثمانين مليونا. وقال مدير المشروع إن المهندسين أنهوا دراسة التربة والفيضانات قبل شهرين.\n\n"
    "وسيعبر السكان الوادي خلال الأشغال على جسر مؤقت من الخشب والحديد، على أن تتولى شركة محلية حراسته. ويربط الجسر "
    "قريتين ظلتا معزولتين عن السوق والمدرسة كلما ارتفع منسوب الماء."
)


def test_a_desk_may_reword_a_text_within_the_hours_in_which_copies_are_made():
    likeness = compare(told("a", WIRE, 3), told("b", REWORDED, 4, "b"))
    assert likeness.kind == "copy"
    assert likeness.similarity < 0.6
    assert compare(told("a", WIRE, 3), told("b", REWORDED, 9, "b")) is None
    assert compare(text("a", WIRE), text("b", REWORDED)) is None


def test_what_an_outlet_puts_under_a_new_beginning_is_other_news():
    follow_up = told("b", OTHER + "\n\n" + WIRE, 4)
    for pair in ((told("a", WIRE, 3), follow_up), (follow_up, told("a", WIRE, 3))):
        likeness = compare(*pair)
        assert (likeness.kind, likeness.holder) == ("excerpt", "b")


COMMUNIQUE = (
    "أعلنت القيادة العامة للقوات المسلحة في بيان لها اليوم استشهاد {} من منسوبي القوات {} بعد إصابته بمقذوف {} "
    "داعية الله أن يتغمده بواسع رحمته وأن يلهم أهله وذويه الصبر والسلوان، وأهابت بالجميع تحري الدقة في نقل الأخبار"
)


@pytest.mark.parametrize(
    "other",
    [
        ("الرقيب ماجد السالمي", "البحرية", "في قطاع الحديدة"),
        ("الجندي أول يحيى الشامري", "البرية", "بقطاع الحديدة"),
    ],
)
def test_communiques_about_two_places_are_a_formula(other):
    one = COMMUNIQUE.format("الجندي أول يحيى الشامري", "البرية", "بقطاع صعدة")
    likeness = compare(told("a", one, 3), told("b", COMMUNIQUE.format(*other), 4, "b"))
    assert (likeness.kind, likeness.differs) == ("formula", "place")
    assert compare(told("a", one, 3), told("b", one.replace("اليوم", "أمس"), 4, "b")).kind == "copy"
