"""An article answers a query as the contract says; marks decide between doubles."""

import pytest

from tawatur.search.match import contradicts, is_answer, read_article
from tawatur.search.parser import parse_query

TITLE = "زيارة أمنية إلى الرباط"
TEXT = "يبحث كبار المسؤولين تعزيز التعاون الأمني.\n\nوزار الوفد مقر الأمم المتحدة في عَمّان مع Nicolas Lerner عام ٢٠٢٣."


@pytest.mark.parametrize(
    "typed",
    [
        "مسؤول",
        "زيارة",
        "للتعاون",
        '"التعاون الأمني"',
        '"للأمم المتحدة"',
        "أمن* رباط",
        "2023",
        "عمان",
        "عمّان",
        "lerner",
        "Rabat",
        "القاهرة OR الرباط",
        "الرباط -القاهرة",
        "الرباط -عُمان",
    ],
)
def test_found(typed):
    assert is_answer(parse_query(typed), read_article(TITLE, TEXT))


@pytest.mark.parametrize(
    "typed",
    ["مسؤولية", '"الأمني التعاون"', "عُمان", "رابطة", "الرباط -زيارة", '"إلى الرباط يبحث"', "Cairo", "2024"],
)
def test_not_found(typed):
    assert not is_answer(parse_query(typed), read_article(TITLE, TEXT))


@pytest.mark.parametrize(
    ("typed", "printed", "excluded"),
    [
        ("عمّان", "عُمان", True),
        ("عَمّان", "بعُمان", True),
        ("عمّان", "عمان", False),
        ("عُمان", "لِعُمان", False),
        ("عَلَم", "العِلْم", True),
        ("عَلَم", "العَلَم", False),
        ("كتابٌ", "كتابٍ", False),
        ("مُدرّس", "مُدرّسون", False),
        ("مصر", "مِصر", False),
    ],
)
def test_marks_that_exclude_each_other(typed, printed, excluded):
    assert contradicts(typed, printed) is excluded
