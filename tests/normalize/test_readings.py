"""Clues one by one: what a line may date, and how far its place is believed."""

from datetime import UTC, datetime

from tawatur.model.article import DateClue
from tawatur.normalize.readings import read_clues

NOW = datetime(2023, 12, 20, 12, tzinfo=UTC)


def read(*clues, role="published", zone="Africa/Cairo"):
    return read_clues(tuple(DateClue(*clue) for clue in clues), role, zone, NOW, [])


def test_a_line_that_names_only_an_update_dates_no_publication():
    line = ("آخر تحديث: 15 ديسمبر 2023", "printed")
    assert read(line) == []
    assert len(read(line, role="updated")) == 1


def test_declared_dates_are_believed_before_shown_ones_and_contradicted_ones_least():
    declared, shown, contradicted = read(
        ("2023-12-15", "json_ld"), ("15/12/2023", "printed"), ("الأحد 15/12/2023", "printed")
    )
    assert declared.trust > shown.trust > contradicted.trust
    assert shown.basis == "printed"


def test_the_day_is_the_outlets():
    (reading,) = read(("2023-12-14T23:30:00Z", "meta"))
    assert reading.day.day == 15
