import pytest

from tawatur.serve.web.dates import MONTHS, DateStyle, find_local, say_clock, say_time, say_zone


@pytest.mark.parametrize(
    ("value", "zone", "words"),
    [
        ("2023-12-15", None, "الجمعة 15 ديسمبر 2023"),
        ("2023-12-15T09:30:00Z", "Africa/Casablanca", "الجمعة 15 ديسمبر 2023، 10:30 بتوقيت الدار البيضاء"),
        ("2023-12-15T23:30:00Z", "Asia/Riyadh", "السبت 16 ديسمبر 2023، 02:30 بتوقيت الرياض"),
        ("2023-12-15T09:30:00Z", None, "الجمعة 15 ديسمبر 2023، 09:30 بتوقيت غرينتش"),
        ("2023-12-15T09:30:00Z", "Nowhere/City", "الجمعة 15 ديسمبر 2023، 09:30 بتوقيت غرينتش"),
        ("2018-08-11T08:14", None, "السبت 11 أغسطس 2018، 08:14 بتوقيت لم يُذكر"),
        ("2023-12", None, "ديسمبر 2023"),
        ("2023", None, "سنة 2023"),
    ],
)
def test_a_time_is_told_as_precisely_as_it_is_known(value, zone, words):
    assert say_time(value, zone=zone) == words


@pytest.mark.parametrize("value", [None, "", "قريبا", "2023-13", "2023-12-15T", "20-1-1-1", "-", "²"])
def test_what_is_no_time_is_none(value):
    assert say_time(value) is None


def test_month_names_and_digits_follow_the_style():
    assert say_time("2023-12-15", style=DateStyle("moroccan")) == "الجمعة 15 دجنبر 2023"
    assert say_time("2023-12-15", style=DateStyle("double", "arabic")) == "الجمعة ١٥ كانون الأول/ديسمبر ٢٠٢٣"
    assert say_time("2023-08-15", style=DateStyle("tunisian")) == "الثلاثاء 15 أوت 2023"


def test_every_set_of_names_has_twelve_different_months():
    assert all(len(set(names)) == 12 for names in MONTHS.values())


def test_an_offset_is_a_clock_of_its_own():
    local, place = find_local("2023-12-15T22:00:00Z", "+05:30")
    assert (local.isoformat(), place) == ("2023-12-16T03:30:00", "بتوقيت غرينتش \u2066+5:30\u2069")
    assert find_local("2023-12-15T22:00:00Z", "-03:00")[0].isoformat() == "2023-12-15T19:00:00"


def test_the_last_hour_of_the_calendar_does_not_break():
    assert say_time("9999-12-31T23:59:59Z", zone="Asia/Dubai") == "الجمعة 31 ديسمبر 9999، 23:59 بتوقيت غرينتش"


def test_a_clock_is_silent_where_only_a_day_is_known():
    assert say_clock("2023-12-15") == ""
    assert say_clock("2023-12-15T09:30:00Z", zone="Asia/Beirut") == "11:30 بتوقيت بيروت"


def test_zone_names():
    assert say_zone("GMT") == say_zone(None) == "بتوقيت غرينتش"
    assert say_zone("America/Lima") == "بتوقيت America/Lima"
