"""Every form of printed date in the research table, and what must never come out."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tawatur.text.dates import CLOCK_SKEW, EAST, find_url_date, parse_date, parse_printed_date

NOW = datetime(2023, 12, 15, 12, tzinfo=UTC)

# printed, value, precision; the outlet is in UTC
TABLE = """
أمس|2023-12-14|day
أول أمس|2023-12-13|day
أول من أمس|2023-12-13|day
اليوم|2023-12-15|day
قبل 3 ساعات|2023-12-15T09:00:00Z|hour
منذ ساعتين|2023-12-15T10:00:00Z|hour
منذ 5 ساعات|2023-12-15T07:00:00Z|hour
قبل ساعة واحدة|2023-12-15T11:00:00Z|hour
منذ ثلاث ساعات|2023-12-15T09:00:00Z|hour
منذ ساعة و 20 دقيقة|2023-12-15T10:40:00Z|minute
قبل 54 دقيقة|2023-12-15T11:06:00Z|minute
منذ 5 دقائق|2023-12-15T11:55:00Z|minute
2 hours ago|2023-12-15T10:00:00Z|hour
قبل يومين|2023-12-13|day
15 ديسمبر 2023|2023-12-15|day
١٥ ديسمبر ٢٠٢٣|2023-12-15|day
۱۵ ديسمبر ۲۰۲۳|2023-12-15|day
الجمعة 15 ديسمبر 2023|2023-12-15|day
15 ديسمبر 2023 م|2023-12-15|day
الجمعة، 15 ديسمبر 2023 - 10:30 ص|2023-12-15T10:30:00Z|minute
الجمعة، 15 ديسمبر 2023 09:05 م|2023-12-15T21:05:00Z|minute
15-12-2023 / 02:05 م|2023-12-15T14:05:00Z|minute
15 ديسمبر 2023 م - 09:05 م|2023-12-15T21:05:00Z|minute
15 ديسمبر 2023 12:10 صباحاً|2023-12-15T00:10:00Z|minute
15 ديسمبر 2023 12:10 مساءً|2023-12-15T12:10:00Z|minute
15 ديسمبر 2023 الساعة 1:10 ظهرا|2023-12-15T13:10:00Z|minute
15 ديسمبر 2023 الساعة العاشرة والنصف صباحا|2023-12-15T10:30:00Z|minute
الجمعة 15 ديسمبر 2023 - 14:05|2023-12-15T14:05:00Z|minute
15-12-2023 / 14:05 (مكة المكرمة)|2023-12-15T11:05:00Z|minute
2023/12/15 الساعة 14:05 (مكة المكرمة)|2023-12-15T11:05:00Z|minute
15/12/2023 14:05 بتوقيت القدس|2023-12-15T12:05:00Z|minute
15/12/2023 14:05 بتوقيت غرينتش|2023-12-15T14:05:00Z|minute
15/12/2023 14:05 (توقيت غرينتش+3)|2023-12-15T11:05:00Z|minute
Fri, 15 Dec 2023 10:00:00 +0100|2023-12-15T09:00:00Z|second
Fri, 15 Dec 23 10:00:00 GMT|2023-12-15T10:00:00Z|second
Fri Dec 15 10:00:00 UTC 2023|2023-12-15T10:00:00Z|second
2023-12-15T10:30:00.123+02:00|2023-12-15T08:30:00Z|second
2023-12-15 10:30|2023-12-15T10:30:00Z|minute
20231215T103000Z|2023-12-15T10:30:00Z|second
1702634400|2023-12-15T10:00:00Z|second
1702634400000|2023-12-15T10:00:00Z|second
15th, December 2023 GMT|2023-12-15|day
تاريخ النشر: 15th, December 2023 GMT|2023-12-15|day
December 15, 2023 10:30 AM|2023-12-15T10:30:00Z|minute
Le 15 décembre 2023 à 14h30|2023-12-15T14:30:00Z|minute
ديسمبر 15, 2023|2023-12-15|day
2023/12/15|2023-12-15|day
٢٠٢٣/١٢/١٥|2023-12-15|day
15/12/2023|2023-12-15|day
١٥/١٢/٢٠٢٣|2023-12-15|day
١ / ١٢ / ٢٠٢٠|2020-12-01|day
15 دجنبر 2023|2023-12-15|day
15 كانون الأول 2023|2023-12-15|day
15 كانون الاول 2023|2023-12-15|day
15 كانون الأول/ديسمبر 2023|2023-12-15|day
15 ديسمبر (كانون الأول) 2023|2023-12-15|day
الجمعة، ١٥ ديسمبر/ كانون الأول ٢٠٢٣|2023-12-15|day
24 نيسان / أبريل 2020|2020-04-24|day
28 آب/اغسطس 2013|2013-08-28|day
3 مارس/ آذار 2024|2024-03-03|day
15 يوليوز 2023|2023-07-15|day
3 نونبر 2023|2023-11-03|day
12 غشت 2023|2023-08-12|day
15 ماي 2023|2023-05-15|day
12 جوان 2023|2023-06-12|day
5 أوت 2023|2023-08-05|day
3 جويلية 2023|2023-07-03|day
14 جانفي 2023|2023-01-14|day
2 شباط 2024|2024-02-02|day
٣ تموز ٢٠٢٣|2023-07-03|day
2 تشرين 1 2023|2023-10-02|day
5 كانون 2 2024|2024-01-05|day
١ جمادى الآخرة 1445هـ|2023-12-14|day
2 جمادى الآخرة 1445|2023-12-15|day
1445/06/02 هـ|2023-12-15|day
الجمعة 2 جمادى الآخرة 1445 هـ - 15 ديسمبر 2023 م|2023-12-15|day
"""


def read(text, **options):
    given_options = {"now": NOW, "zone": "UTC", "country": None, "publication": False, **options}
    return parse_date(text, **given_options)


@pytest.mark.parametrize(
    "row", [line.split("|") for line in TABLE.strip().splitlines()], ids=lambda row: row[0]
)
def test_the_table(row):
    printed, value, precision = row
    moment = read(printed)
    assert (moment.iso(), moment.precision) == (value, precision)
    marked = "\u200f" + printed.replace(" ", " \u200e\u202b")
    assert read(marked) == moment


@pytest.mark.parametrize(
    "text",
    [
        "2023", "© 2023", "دجنبر", "غشت 2023", "", "جميع الحقوق محفوظة 2010-2023", "15 ديسمبر", "منذ 3 أسابيع",
        "منذ شهرين", "منذ قليل", "15/12/23", "31 فبراير 2023", "15 كانون الأول/نوفمبر 2023", "15/13/2023",
        "15/12/2023 25:61", "15/12/2023 14:05 ص", "2023-12-15T10:00:00+99:00", "14 ديسمبر 2023 - 15 ديسمبر 2023",
        "99999999999999999999", "0000000000", "1 محرم 1200", "x" * 5000, "5:30", "2023-12-15T10:61:00Z",
    ],
)  # fmt: skip
def test_what_is_no_date_is_none(text):
    assert read(text) is None


def test_nothing_later_than_the_fetch_is_a_publication_date():
    assert read("2 شباط 2024", publication=True) is None
    assert read("2023-12-16", publication=True) is None
    assert read("2023-12-15T12:10:00Z", publication=True).iso() == "2023-12-15T12:10:00Z"
    # the day has begun, the hour has not: the zone or the half of the day is wrong, the day is right
    assert read("15/12/2023 09:05 م", publication=True).iso() == "2023-12-15"
    # already the 16th in Dubai
    late = NOW.replace(hour=21)
    assert read("2023-12-16", publication=True, now=late, zone="Asia/Dubai").iso() == "2023-12-16"


def test_a_clock_without_a_knowable_zone_stays_local():
    parsed = parse_printed_date("الجمعة 15 ديسمبر 2023 - 14:05", now=NOW, zone=None, country=None)
    assert parsed.moment.iso() == "2023-12-15T14:05"
    assert parsed.moment.zone is None
    assert parsed.zone_basis == "unknown"
    named = parse_printed_date(
        "15/12/2023 الساعة 10:00 بتوقيت عمان", now=NOW, zone="Africa/Cairo", country=None
    )
    assert named.moment.iso() == "2023-12-15T10:00"


def test_the_country_gives_the_zone_where_it_has_one():
    assert read("15/12/2023 11:05", zone=None, country="SAU").iso() == "2023-12-15T08:05:00Z"
    assert read("15/12/2023 11:05", zone=None, country="USA").iso() == "2023-12-15T11:05"


def test_what_speaks_against_a_date_is_told():
    def doubts(text):
        parsed = parse_printed_date(text, now=NOW, zone=None, country=None)
        return parsed.moment.iso(), parsed.weekday_agrees, parsed.ambiguous

    assert doubts("الخميس 15 ديسمبر 2022") == ("2022-12-15", True, False)
    assert doubts("الأحد 15 ديسمبر 2022") == ("2022-12-15", False, False)
    assert doubts("3/4/2023") == ("2023-04-03", None, True)
    assert doubts("الاثنين 3/4/2023") == ("2023-04-03", True, False)
    assert doubts("السبت 3/4/2023") == ("2023-03-04", True, False)
    assert doubts("الخميس 2 جمادى الآخرة 1445") == ("2023-12-14", True, False)
    assert doubts("2 جمادى الآخرة 1445") == ("2023-12-15", None, True)


def test_a_line_with_both_dates_is_read_by_role():
    line = "نشر في: 14 ديسمبر 2023 10:00 - آخر تحديث: 15 ديسمبر 2023 11:00"
    for role, value in (("published", "2023-12-14T10:00:00Z"), ("updated", "2023-12-15T11:00:00Z")):
        assert parse_printed_date(line, now=NOW, zone="UTC", country=None, role=role).moment.iso() == value


def test_yesterday_without_a_zone_is_a_day_only_while_all_zones_agree():
    assert read("أمس", zone=None).iso() == "2023-12-14"
    assert read("أمس", zone=None, now=NOW.replace(hour=22)) is None
    assert read("أمس", now=None) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://x.example/2023/12/15/خبر", date(2023, 12, 15)),
        ("https://x.example/news/2020/8/24/slug/49", date(2020, 8, 24)),
        ("https://x.example/ar/20180730-slug", date(2018, 7, 30)),
        ("https://x.example/2023-12-15/a", date(2023, 12, 15)),
        ("https://x.example/2023/12/a", None),
        ("https://x.example/2024/02/15/a", None),
        ("https://x.example/news/1020231215", None),
        ("https://x.example/a?d=/2023/12/15/", None),
        ("https://x.example/2023/12/15/2022/11/10/", None),
        ("https://x.example/2023/13/45/", None),
    ],
)
def test_dates_in_addresses(url, day):
    assert find_url_date(url, now=NOW) == day


words = st.sampled_from(
    [
        "منذ",
        "قبل",
        "أمس",
        "اليوم",
        "ديسمبر",
        "شباط",
        "كانون",
        "الأول",
        "رمضان",
        "1445",
        "2023",
        "15",
        "12",
        "31",
        "10:30",
        "25:99",
        "ص",
        "م",
        "GMT",
        "+0300",
        "+99:00",
        "Z",
        "T",
        "/",
        "-",
        ".",
        ":",
        "الجمعة",
        "الساعة",
        "العاشرة",
        "ساعة",
        "ساعتين",
        "يومين",
        "بتوقيت",
        "مكة",
        "غرينتش",
        "ago",
        "May",
        "1702634400",
        "9999-12-31",
        "00:00",
        "هـ",
        "،",
        "(",
        ")",
        "Fri,",
    ]
)


@given(
    st.one_of(st.text(), st.lists(words, max_size=9).map(" ".join), st.lists(words, max_size=9).map("".join)),
    st.datetimes(datetime(1995, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.sampled_from([None, "UTC", "Africa/Cairo", "Asia/Dubai", "America/New_York", "+05:30", "nowhere"]),
)
@example("2023-12-15T23:00", NOW, None)
@example("9999-12-31", NOW, "Asia/Dubai")
def test_any_line_gives_a_true_moment_or_none(text, now, zone):
    parsed = parse_printed_date(text, now=now, zone=zone, country=None)
    find_url_date(text, now=now)
    if parsed is None:
        return
    moment = parsed.moment
    limit = now.replace(tzinfo=None) + CLOCK_SKEW
    if moment.has_clock:
        assert moment.start - (EAST if moment.zone is None else timedelta(0)) <= limit
        assert (moment.zone is None) == (parsed.zone_basis == "unknown")
    else:
        assert moment.start <= limit + timedelta(hours=14)
        assert moment.precision == "day"


@pytest.mark.parametrize(
    ("zone", "printed"),
    [
        ("Asia/Amman", "2025-02-26T17:15:00Z"),
        ("Asia/Muscat", "2025-02-26T16:15:00Z"),
        ("Africa/Cairo", "2025-02-26T20:15"),
        (None, "2025-02-26T20:15"),
    ],
)
def test_amman_or_oman_is_told_by_the_outlets_own_zone(zone, printed):
    moment = parse_date("2025-02-26 20:15 بتوقيت عمّان", now=None, zone=zone, country=None)
    assert moment.iso() == printed


def test_a_label_may_be_glued_to_the_date():
    moment = read("تاريخ النشر:21.08.2023 | 13:07 GMT | متفرقات")
    assert moment.iso() == "2023-08-21T13:07:00Z"
    assert read("الاثنين-21/08/2023").iso() == "2023-08-21"


def test_the_year_may_stand_before_weekday_and_day():
    assert read("GMT 10:22 2023 الإثنين ,21 آب / أغسطس").iso() == "2023-08-21T10:22:00Z"


def test_the_update_may_be_printed_before_the_publication():
    line = "آخر تحديث 22 أغسطس 2023 - 11:00 | نشر 21 أغسطس 2023 - 10:30"
    found = [
        parse_printed_date(line, now=None, zone="UTC", country=None, role=role)
        for role in ("published", "updated")
    ]
    assert [one and one.moment.iso() for one in found] == ["2023-08-21T10:30:00Z", "2023-08-22T11:00:00Z"]
