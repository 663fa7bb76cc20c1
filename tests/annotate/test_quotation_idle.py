"""Words that look like verbs of saying and report nothing."""

import pytest

from tawatur.annotate.mentions import split_words_of
from tawatur.annotate.quotation_frame import make_frame
from tawatur.annotate.quotation_idle import is_idle
from tawatur.annotate.quotation_words import cue_forms


def judge(text, word):
    frame = make_frame(split_words_of(text, "text"))
    printed = [text[start:end] for start, end in frame.words.spans]
    index = printed.index(word)
    return is_idle(frame, frame.sentences[0], index, cue_forms()[frame.words.folded[index]])


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ما قال الوزير إن الطريق مغلق.", "قال"),
        ("يعتقد أن المطر قريب.", "يعتقد"),
        ("الأنباء التي تفيد بأن الجسر سقط كثيرة.", "تفيد"),
        ("مقعد مؤكدة «واحدا بعد واحد» له.", "مؤكدة"),
        ("أشارت دراسة إلى أن السمك يقل.", "أشارت"),
        ("الدلائل الأولية تشير إلى أن السائق نام.", "تشير"),
        ("غادر دون ذكر أن اللقاء فشل.", "ذكر"),
        ("ورغم صدور أكثر من نفي بأن المدير مريض.", "نفي"),
        ("على المرأة أن تعلن أن لها رأيا.", "تعلن"),
        ("شبكة نقل الكهرباء: كلفتها عالية.", "نقل"),
        ("تبلغ الطاقة سبعة آلاف برميل: رقم كبير.", "تبلغ"),
        ("جاء في الموعد أن الباب مغلق.", "جاء"),
        ("قررت الوزارة السفر بين مدينتين.", "بين"),
    ],
)
def test_nothing_is_reported(text, word):
    assert judge(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("قال الوزير إن الطريق مغلق.", "قال"),
        ("نقلت الوكالة عن شاهد أن الجسر سقط.", "نقلت"),
        ("علمت «الأفق» من مصدر أمني أن اللقاء ألغي.", "علمت"),
        ("جاء في البيان أن الباب مفتوح.", "جاء"),
        ("أوضح الأمر وبين أن السبب الريح.", "وبين"),
        ("التقط صورة قال إنها قديمة.", "قال"),
        ("انسحب قبل أن يضيف: لن أعود.", "يضيف"),
    ],
)
def test_somebody_speaks(text, word):
    assert not judge(text, word)
