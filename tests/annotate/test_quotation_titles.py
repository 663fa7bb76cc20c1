"""Titles that let somebody speak before a colon."""

import pytest

from tawatur.annotate.quotations import find_quotations


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("العنزي: معسكر الفريق سيرفع جاهزية اللاعبين", "العنزي"),
        ("ستولتنبرغ لـBBC: لا خطط لدينا في البحر", "ستولتنبرغ"),
        ("خاص: تفاصيل اللقاء بين الوزيرين في العاصمة", None),
        ("القاهرة: حملة واسعة لإزالة المخالفات على النيل", None),
        ("سالم فضل للمنارة: رحلتنا طويلة ونحن صابرون", "سالم فضل"),
        ("كأس الساحل للتنس: ملاعب المرفأ تحتضن مباريات النهائي", None),
        ("امتحانات 2017: التخلي عن نسبة من المعدل السنوي", None),
        ("استطلاع رأي: نصف السكان يفضلون القطار على الحافلة", None),
        ("الزيادة في أجور العمال: قريبا الإعلان عن الاتفاق", None),
        ("الهدنة «حبر على ورق».. تواصل الغارات على القرى", None),
        ("تقرير: البطالة بين الشباب ترتفع من جديد", None),
        ("الدوري الإسباني: برشلونة يستعيد الصدارة بفوز صعب", None),
    ],
)
def test_whoever_stands_before_the_colon_of_a_title_speaks_unless_it_is_a_rubric_or_a_place(title, speaker):
    quotes = find_quotations(title, "")
    assert [quote.speaker for quote in quotes] == ([speaker] if speaker else [])
