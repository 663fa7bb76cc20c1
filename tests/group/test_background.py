"""Sentences that recall earlier news."""

import pytest

from tawatur.group.background import find_background


@pytest.mark.parametrize(
    "sentence",
    [
        "يذكر أن الوزير عين في منصبه قبل عام.",
        "ويشار إلى أن الميناء أغلق في الصيف الماضي.",
        "والجدير بالذكر أن البلدين وقعا اتفاقا قبل شهور.",
        "وكانت الوزارة قد أعلنت في مارس إغلاق المصنع.",
        "وقال إن المحكمة سبق أن رفضت الطعن.",
    ],
)
def test_what_recalls(sentence):
    assert find_background(f"افتتح الوزير المعرض صباح اليوم. {sentence}") == (sentence,)


@pytest.mark.parametrize(
    "sentence",
    [
        "وكانت السماء صافية والبحر هادئا.",
        "وقد أعلن الوزير ذلك في مؤتمر صحافي.",
        "سبق الفريق خصمه بنقطتين.",
    ],
)
def test_what_does_not(sentence):
    assert find_background(sentence) == ()
