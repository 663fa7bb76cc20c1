"""Contract times as numbers: order and filters."""

import pytest

from tawatur.errors import QueryError
from tawatur.store.sqlite.when import filter_range, time_range

DAY = 86_400


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1970-01-02", (DAY, 2 * DAY - 1)),
        ("1970-01", (0, 31 * DAY - 1)),
        ("1969-12", (-31 * DAY, -1)),
        ("1970", (0, 365 * DAY - 1)),
        ("1970-01-01T01:00:00Z", (3600, 3600)),
        ("1970-01-01T01:00:00+01:00", (0, 0)),
        ("1970-01-01T00:01", (60, 60)),
        ("15 ديسمبر", None),
        ("", None),
        (None, None),
    ],
)
def test_ranges(text, wanted):
    assert time_range(text) == wanted


def test_filters_are_inclusive_and_say_what_is_no_date():
    assert filter_range("1970-01-02", "1970-01-02") == (DAY, 2 * DAY - 1)
    assert filter_range(None, None) == (None, None)
    with pytest.raises(QueryError, match="غدا: is no date"):
        filter_range("غدا", None)
