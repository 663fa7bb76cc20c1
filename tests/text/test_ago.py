"""Distances from now, and what is too coarse to be one."""

from datetime import timedelta

import pytest

from tawatur.text.ago import parse_ago
from tawatur.text.arabic.calendar import fold_date


@pytest.mark.parametrize(
    ("text", "distance", "precision"),
    [
        ("منذ ساعتين", timedelta(hours=2), "hour"),
        ("قبل ثلاث ساعات", timedelta(hours=3), "hour"),
        ("قبل إحدى عشرة دقيقة", timedelta(minutes=11), "minute"),
        ("منذ ساعة و20 دقيقة", timedelta(hours=1, minutes=20), "minute"),
        ("قبل 30 ثانية", timedelta(seconds=30), "second"),
        ("الآن", timedelta(0), "minute"),
        ("an hour ago", timedelta(hours=1), "hour"),
        ("il y a 3 jours", timedelta(days=3), "day"),
        ("أمس الأول", timedelta(days=2), "day"),
    ],
)
def test_distances(text, distance, precision):
    ago = parse_ago(fold_date(text))
    assert (ago.distance, ago.precision) == (distance, precision)


@pytest.mark.parametrize("text", ["منذ أسبوع", "قبل شهرين", "منذ قليل", "قبل", "اليومية", ""])
def test_what_is_no_distance(text):
    assert parse_ago(fold_date(text)) is None
