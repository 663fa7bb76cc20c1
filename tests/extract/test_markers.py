"""Markers at the start of a line and glued into one."""

import pytest

from tawatur.extract.markers import END, PROMOTION, READ_ALSO, SOURCE, TAGS, WIDGET, find_glued, find_marker


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("🟢 إقرأ أيضاً: البلدية تعلن خطة الطرق", READ_ALSO),
        ("طالع المزيد: خطة الطرق", READ_ALSO),
        ("الوسوم:", TAGS),
        ("المصدر: وكالة الضفة", SOURCE),
        ("حملوا تطبيق الضفة", PROMOTION),
        ("أضف تعليقا", END),
        ("مواقيت الصلاة", WIDGET),
    ],
)
def test_markers(line, kind):
    assert find_marker(line)[0] == kind


@pytest.mark.parametrize(
    "line", ["أكد المصدر ذاته أن العمل مستمر.", "مواقيت الصلاة تتغير في الشتاء.", "تابع الوزير جولته."]
)
def test_sentences_are_none(line):
    assert find_marker(line) is None


def test_a_glued_marker_is_found_where_it_stands():
    line = "وانتهى الاجتماع.اقرأ أيضا: خطة الطرق"
    assert find_glued(line) == (READ_ALSO, line.index("اقرأ"))
    assert find_glued("ونقل المصدر نفسه الخبر إلى الصحيفة.") is None
