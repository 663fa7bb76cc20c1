"""Clock times: halves of the day, spoken hours, zones beside them, and what no clock shows."""

import pytest

from tawatur.text.arabic.calendar import fold_date
from tawatur.text.clock import EITHER_ZONE, AbsurdClockError, find_clocks, find_zone


@pytest.mark.parametrize(
    ("text", "hour", "minute", "precision", "zone"),
    [
        ("10:30 ص", 10, 30, "minute", None),
        ("12:05 ص", 0, 5, "minute", None),
        ("12:05 م", 12, 5, "minute", None),
        ("11:00 ليلا", 23, 0, "minute", None),
        ("2:00 ليلا", 2, 0, "minute", None),
        ("10 صباحا", 10, 0, "hour", None),
        ("الساعة 14", 14, 0, "hour", None),
        ("14h30", 14, 30, "minute", None),
        ("09.05 م", 21, 5, "minute", None),
        ("14:05:09+0100", 14, 5, "second", "+01:00"),
        ("14:05 بتوقيت القاهرة", 14, 5, "minute", "Africa/Cairo"),
        ("14:05 بتوقيت عمان", 14, 5, "minute", EITHER_ZONE),
        ("14:05 بالتوقيت المحلي", 14, 5, "minute", None),
        ("14:05 GMT", 14, 5, "minute", "UTC"),
        ("14:05 (EST)", 14, 5, "minute", "-05:00"),
        ("الساعة العاشرة صباحا", 10, 0, "hour", None),
        ("الساعة الثالثة والنصف عصرا", 15, 30, "minute", None),
        ("الساعة الثالثة إلا ربعا مساء", 14, 45, "minute", None),
        ("الساعة الواحدة ظهرا", 13, 0, "hour", None),
    ],
)
def test_one_clock(text, hour, minute, precision, zone):
    (clock,) = find_clocks(fold_date(text))
    assert (clock.hour, clock.minute, clock.precision, clock.zone) == (hour, minute, precision, zone)


@pytest.mark.parametrize("text", ["15", "1.5", "الساعة العاشرة", "12:00 ليلا", "م", "1:2", ""])
def test_no_clock(text):
    assert find_clocks(fold_date(text)) == ()


@pytest.mark.parametrize("text", ["25:10", "10:61", "14:05 ص", "10:00+99:00"])
def test_absurd_clocks(text):
    with pytest.raises(AbsurdClockError):
        find_clocks(fold_date(text))


def test_a_zone_without_a_clock():
    assert find_zone("dec 2023 gmt", anywhere=True) == "UTC"
    assert find_zone("le 15 est", anywhere=True) is None
