"""One publication time from many clues: agreement, precision, false Z, site clocks, and silence in doubt."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.model.article import DateClue
from tawatur.model.moment import bounds
from tawatur.normalize.time import settle_dates

FETCHED = datetime(2023, 12, 20, 12, tzinfo=UTC)


def settle(*clues, zone="Africa/Cairo", country=None, fetched=FETCHED, text=""):
    return settle_dates(
        tuple(DateClue(*clue) for clue in clues),
        outlet_zone=zone,
        country=country,
        fetched_at=fetched,
        text=text,
    )


def test_the_finest_agreeing_clue_wins():
    found = settle(
        ("2023-12-15", "url"),
        ("الجمعة 15 ديسمبر 2023 - 10:30 ص", "printed"),
        ("2023-12-15T10:30:05+02:00", "json_ld"),
    )
    assert (found.published, found.published_basis, found.zone_basis) == (
        "2023-12-15T08:30:05Z",
        "json_ld",
        "stated",
    )
    assert found.published_printed == "2023-12-15T10:30:05+02:00"


def test_a_printed_clock_is_finer_than_a_declared_day():
    found = settle(("2023-12-15", "json_ld"), ("15 ديسمبر 2023 - 10:30 ص", "printed"))
    assert (found.published, found.published_basis) == ("2023-12-15T08:30:00Z", "printed")
    assert (found.zone_basis, found.published_zone) == ("outlet", "Africa/Cairo")


def test_the_ladder_of_zones():
    clue = ("15/12/2023 10:30", "printed")
    assert settle(clue, zone=None, country="SAU").published == "2023-12-15T07:30:00Z"
    unknown = settle(clue, zone=None, country="USA")
    assert (unknown.published, unknown.zone_basis, unknown.published_zone) == (
        "2023-12-15T10:30",
        "unknown",
        None,
    )


def test_local_time_stamped_as_utc_is_seen_through():
    clues = (("2023-12-15T10:30:05Z", "meta"), ("15-12-2023 10:30 ص", "printed"))
    found = settle(*clues)
    assert found.published == "2023-12-15T08:30:05Z"
    assert "false_z" in found.doubts
    assert settle(*clues, zone=None).published == "2023-12-15T10:30:05Z"
    assert settle(*clues, zone="UTC").published == "2023-12-15T10:30:05Z"


def test_a_true_offset_beside_the_same_wall_time_exposes_a_false_z():
    found = settle(("2023-12-15T10:30:05Z", "meta"), ("2023-12-15T10:30:05+03:00", "json_ld"), zone=None)
    assert found.published == "2023-12-15T07:30:05Z"


def test_a_z_after_the_fetch_is_local_time():
    found = settle(("2023-12-20T13:30:00Z", "meta"))
    assert found.published == "2023-12-20T11:30:00Z"
    assert settle(("2023-12-20T18:30:00Z", "meta")).published == "2023-12-20"


def test_the_utc_day_and_the_local_day_are_one():
    found = settle(("2020-12-24T23:59:50+00:00", "meta"), ("الجمعة 25/ديسمبر/2020", "printed"))
    assert found.published == "2020-12-24T23:59:50Z"


def test_a_midnight_that_a_program_filled_in_is_a_day():
    found = settle(("2023-12-15T00:00:00+03:00", "json_ld"))
    assert (found.published, found.published_precision) == ("2023-12-15", "day")


@pytest.mark.parametrize(
    "clues",
    [
        [("2023-12-21", "json_ld")],
        [("1970-01-01T00:00:00Z", "meta")],
        [("2000-01-01", "json_ld")],
        [("2023", "printed")],
        [("© 2023", "printed")],
        [("2023-12-15", "json_ld"), ("2023-12-10", "meta")],
        [("الأحد 15 ديسمبر 2023", "printed")],
        [("آخر تحديث: 15 ديسمبر 2023", "printed")],
        [("15 ديسمبر 2023", "printed", "published", 0.2)],
        [("2008-02-14T20:00:00Z", "meta"), ("15 ديسمبر 2023", "printed")],
        [],
    ],
)
def test_unknown_rather_than_wrong(clues):
    assert settle(*clues).published is None


def test_a_third_clue_settles_a_disagreement():
    found = settle(
        ("2023-12-15", "json_ld"), ("2023-12-10", "meta"), ("https://x.example/2023/12/10/a", "url")
    )
    assert found.published == "2023-12-10"
    assert "disagreement" in found.doubts


def test_the_date_of_a_template_is_dropped():
    found = settle(("2008-02-14 20:00", "time_tag"), ("الجمعة 15 ديسمبر 2023", "printed"))
    assert (found.published, found.doubts) == ("2023-12-15", ("placeholder",))


def test_a_site_clock_is_no_publication_date():
    clock = ("الأربعاء 20 ديسمبر 2023", "printed", "unknown")
    assert settle(clock, ("2023-12-15T08:00:00Z", "meta")).published == "2023-12-15T08:00:00Z"
    assert settle(clock, text="وقال الوزير أمس الخميس إن القمة ستعقد في موعدها.").published is None
    assert settle(clock, text="وقال الوزير أمس الثلاثاء إن القمة ستعقد في موعدها.").published == "2023-12-20"


def test_the_month_stands_first_where_a_surer_clue_says_so():
    found = settle(("12/5/2023", "printed"), ("2023-12-05T10:00:00Z", "json_ld"))
    assert found.published == "2023-12-05T10:00:00Z"
    assert settle(("5/12/2023", "printed")).published == "2023-12-05"


def test_updates_are_kept_apart():
    found = settle(
        ("نشر في: 14 ديسمبر 2023 10:00 - آخر تحديث: 15 ديسمبر 2023 11:00", "printed"),
    )
    assert (found.published, found.updated) == ("2023-12-14T08:00:00Z", "2023-12-15T09:00:00Z")
    early = settle(("2023-12-15", "json_ld"), ("2023-12-14", "json_ld", "updated"))
    assert (early.published, early.updated) == ("2023-12-15", None)


def test_relative_times_count_from_the_fetch():
    found = settle(("منذ ساعتين", "printed"))
    assert (found.published, found.published_precision) == ("2023-12-20T10:00:00Z", "hour")
    assert settle(("منذ ساعتين", "printed"), fetched=None).published is None


texts = st.one_of(
    st.text(max_size=30),
    st.datetimes(datetime(1990, 1, 1), datetime(2050, 1, 1)).map(lambda time: time.isoformat() + "Z"),  # noqa: DTZ001
    st.datetimes(datetime(2023, 12, 18), datetime(2023, 12, 23)).map(lambda time: f"{time:%d/%m/%Y %H:%M}"),  # noqa: DTZ001
    st.dates().map(lambda day: f"https://x.example/{day:%Y/%m/%d}/a"),
    st.sampled_from(["أمس", "منذ ساعتين", "اليوم 10:00", "15 كانون الأول 2023"]),
)
clues = st.builds(
    DateClue,
    texts,
    st.sampled_from(["json_ld", "meta", "time_tag", "printed", "url", "feed"]),
    st.sampled_from(["published", "updated", "unknown"]),
    st.floats(0, 1),
)


@given(
    st.lists(clues, max_size=5).map(tuple), st.sampled_from([None, "UTC", "Asia/Dubai", "America/New_York"])
)
def test_never_later_than_the_fetch_and_never_an_instant_without_a_zone(clues, zone):
    found = settle_dates(clues, outlet_zone=zone, country=None, fetched_at=FETCHED, text="")
    for time in (found.published, found.updated):
        if time is not None:
            assert bounds(time)[0] <= FETCHED + timedelta(minutes=15)
    if found.published and found.published.endswith("Z"):
        assert found.published_zone
        assert found.zone_basis in {"stated", "outlet"}
