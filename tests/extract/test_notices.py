"""Lines in which the site speaks are told from sentences of a report with the same words."""

import pytest

from tawatur.extract.notices import NOTICE, RIGHTS, SKIP, SKIP_END, find_notice


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("كل حقوق النشر محفوظة لصحيفة الضفة، ولا يجوز النقل دون إذن", RIGHTS),
        ("© 2019 موقع الضفة", RIGHTS),
        ("أخبار مختارةتخطى أخبار مختارة وواصل القراءة", SKIP),
        ("نهاية قصص مختارة", SKIP_END),
        ("يتم تحديث هذه التغطية باستمرار", NOTICE),
        ("📲 اشترك الآن في قناتنا على واتساب", NOTICE),
        ("سجلوا في النشرة البريدية لتصلكم أهم القصص", NOTICE),
        ("أعد هذا الملخص بالذكاء الاصطناعي", None),
        ("هذا الملخص أعد بالذكاء الاصطناعي وراجعه محرر", NOTICE),
        ("هل لاحظت خطأ في النص؟", NOTICE),
        ("المقال لا يعبر بالضرورة عن رأي الصحيفة", NOTICE),
        ("متصفحك لا يدعم تشغيل الصوت", NOTICE),
        ("مدة القراءة: ٣ دقائق", NOTICE),
        ("5 min read", NOTICE),
    ],
)
def test_what_the_site_says(line, kind):
    assert find_notice(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "وقال إن جميع الحقوق التي يطالب بها العمال مشروعة.",
        "تابع الوزير جولته في الجنوب، وزار مدرستين ومستشفى.",
        "انضم إلى قناة النيل عام 2005، وهو الآن مدير مكتبها.",
        "سجل المنتخب هدفين في الشوط الأول من المباراة.",
        "نهاية الأسبوع تشهد أمطارا غزيرة في الشمال.",
        "وتخطى المنتخب عقبة الدور الأول، وواصل مشواره.",
        "وأكدت الوزيرة أن الذكاء الاصطناعي سيغير سوق العمل.",
        "يمكن للمواطنين التسجيل عبر الموقع حتى نهاية الشهر.",
    ],
)
def test_sentences_are_no_notices(line):
    assert find_notice(line) is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("تابعوا «الضفة» على فايسبوك وتيك توك", NOTICE),
        ("لمتابعة الضفة عبر غوغل نيوز", NOTICE),
        ("انضم إلى الضفة على تلغرام", NOTICE),
        ("تابع مئات السكان حفل الافتتاح على يوتيوب.", None),
        ("وتابعوا الحفل من الضفة الأخرى حتى منتصف الليل.", None),
    ],
)
def test_calls_to_follow_the_site(line, found):
    assert find_notice(line) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("شارك هذا المقال", NOTICE),
        ("هل أعجبك المقال؟", NOTICE),
        ("لن يتم نشر عنوان بريدك الإلكتروني", NOTICE),
        ("تنويه: الموقع غير مسؤول عن محتوى الخبر", NOTICE),
        ("يمنع نقل محتوى الموقع دون إذن", RIGHTS),
        ("شارك مع المنتخب في المباراة الأخيرة", None),
        ("هل كان هذا التقرير صحيحا؟", None),
        ("تم إنتاج الفيلم بالذكاء الاصطناعي", None),
        ("ويسمح بنقل الموظف إلى فرع آخر بعد موافقة المدير", None),
        ("وأشاد بالفرص المتاحة المشتركة بين البلدين", None),
    ],
)
def test_what_sites_say_is_told_from_news(line, found):
    assert find_notice(line) == found
