from datetime import date

import pytest

from tawatur.group.days import find_day, find_last_day


@pytest.mark.parametrize(
    ("text", "day", "last"),
    [
        ("2024-02-05", date(2024, 2, 5), date(2024, 2, 5)),
        ("2024-02-05T10:00:00Z", date(2024, 2, 5), date(2024, 2, 5)),
        ("2024-02", None, date(2024, 2, 29)),
        ("2024", None, date(2024, 12, 31)),
        ("2024-13", None, None),
        ("around", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_days_are_known_or_none(text, day, last):
    assert (find_day(text), find_last_day(text)) == (day, last)
