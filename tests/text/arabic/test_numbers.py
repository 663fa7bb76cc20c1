"""Number words as dates use them."""

import pytest

from tawatur.text.arabic.calendar import fold_date
from tawatur.text.arabic.numbers import parse_number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("ثلاث", 3), ("خمس عشرة", 15), ("خمسة وعشرين", 25), ("اثنتي عشرة", 12), ("٤٥", 45), ("مئة", 100),
        ("العاشرة", 10), ("الحادية عشرة", 11), ("الحادي والثلاثين", 31), ("الخامس والعشرون", 25),
        ("كثيرة", None), ("1234567890", None), ("", None),
    ],
)  # fmt: skip
def test_numbers(words, number):
    assert parse_number(fold_date(words)) == number
