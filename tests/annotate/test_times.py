"""Times in running text: every row of the research table, exact spans, and what is no time."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.annotate.times import find_article_times, find_times, publication_moment
from tawatur.model.article import Article, Outlet
from tawatur.model.moment import Moment

FRIDAY = datetime(2023, 12, 15, 12)  # noqa: DTZ001 - Moments hold naive times
ANCHOR = Moment(FRIDAY, FRIDAY, "minute", "UTC")
FIRST = Moment(datetime.min, datetime.min, "day")  # noqa: DTZ901
LAST = Moment(datetime.max, datetime.max, "second", "UTC")  # noqa: DTZ901
THURSDAY = Moment(FRIDAY.replace(day=14), FRIDAY.replace(day=14), "minute", "UTC")

# printed|value|until|precision|part
TABLE = """
أمس الخميس|2023-12-14|2023-12-14|day|
أمس|2023-12-14|2023-12-14|day|
أول أمس|2023-12-13|2023-12-13|day|
اليوم|2023-12-15|2023-12-15|day|
يوم غد|2023-12-16|2023-12-16|day|
غدا السبت|2023-12-16|2023-12-16|day|
زوال أمس الخميس|2023-12-14|2023-12-14|part_of_day|afternoon
الـ16 من الشهر الجاري|2023-12-16|2023-12-16|day|
17 من الشهر الماضي|2023-11-17|2023-11-17|day|
الـ20 من نوفمبر|2023-11-20|2023-11-20|day|
فاتح نونبر|2023-11-01|2023-11-01|day|
غرة نوفمبر 2022|2022-11-01|2022-11-01|day|
نوفمبر تشرين الثاني 2017|2017-11|2017-11|month|
3 نوفمبر تشرين الثاني|2023-11-03|2023-11-03|day|
الليلة الماضية|2023-12-14|2023-12-14|part_of_day|night
الليلة قبل الماضية|2023-12-13|2023-12-13|part_of_day|night
الليلة|2023-12-15|2023-12-15|part_of_day|night
صباح الجمعة|2023-12-15|2023-12-15|part_of_day|morning
الخميس المقبل|2023-12-21|2023-12-21|day|
الأسبوع الماضي|2023-12-02|2023-12-08|week|
الشهر الجاري|2023-12|2023-12|month|
نهاية الشهر الماضي|2023-11|2023-11|month|end
فبراير الماضي|2023-02|2023-02|month|
دجنبر|2023-12|2023-12|month|
كانون الأول|2023-12|2023-12|month|
غشت 2023|2023-08|2023-08|month|
تشرين الثاني 2023|2023-11|2023-11|month|
الفترة من 27 إلى 29 ابريل من العام الجاري|2023-04-27|2023-04-29|day|
قبل 3 ساعات|2023-12-15T09:00:00Z|2023-12-15T09:00:00Z|hour|
منذ ساعتين|2023-12-15T10:00:00Z|2023-12-15T10:00:00Z|hour|
قبل ساعة واحدة|2023-12-15T11:00:00Z|2023-12-15T11:00:00Z|hour|
قبل 54 دقيقة|2023-12-15T11:06:00Z|2023-12-15T11:06:00Z|minute|
قبل يومين|2023-12-13|2023-12-13|day|
15 ديسمبر 2023|2023-12-15|2023-12-15|day|
١٥ ديسمبر ٢٠٢٣|2023-12-15|2023-12-15|day|
الجمعة 15 ديسمبر 2023|2023-12-15|2023-12-15|day|
15/12/2023|2023-12-15|2023-12-15|day|
2023-12-15|2023-12-15|2023-12-15|day|
15 كانون الأول/ديسمبر 2023|2023-12-15|2023-12-15|day|
24 نيسان / أبريل 2020|2020-04-24|2020-04-24|day|
28 آب/اغسطس 2013|2013-08-28|2013-08-28|day|
15 يوليوز 2023|2023-07-15|2023-07-15|day|
5 أوت 2023|2023-08-05|2023-08-05|day|
2 شباط 2024|2024-02-02|2024-02-02|day|
2 تشرين 1 2023|2023-10-02|2023-10-02|day|
١ جمادى الآخرة 1445هـ|2023-12-14|2023-12-14|day|
رمضان 1445|2024-03-11|2024-04-09|month|
عام 1445هـ|2023-07-19|2024-07-06|year|
٤-١٠-١٤٣٦|2015-07-20|2015-07-20|day|
شهر رجب من عام 1434هـ|2013-05-11|2013-06-09|month|
الساعة 19.45|2023-12-15T19:45:00Z|2023-12-15T19:45:00Z|minute|
سنة 2014|2014|2014|year|
الربع الأول من 2023|2023-01|2023-03|month|
القرن الماضي|1901|2000|year|
الساعة العاشرة صباحا|2023-12-15T10:00:00Z|2023-12-15T10:00:00Z|hour|
"""


def one(text, anchor=ANCHOR, country="EGY"):
    (found,) = find_times("", text, anchor=anchor, country=country)
    return found


@pytest.mark.parametrize(
    "row", [line.split("|") for line in TABLE.strip().splitlines()], ids=lambda row: row[0]
)
def test_the_table(row):
    words, value, until, precision, part = row
    sentence = f"وقع الحادث {words}، وفق البيان."
    found = one(sentence)
    assert (found.value, found.until, found.precision, found.part) == (value, until, precision, part or None)
    assert sentence[found.start : found.end] == words == found.text


def test_next_thursday_is_never_today():
    assert one("الخميس المقبل", anchor=THURSDAY).value == "2023-12-21"


@pytest.mark.parametrize(
    ("country", "first"), [("EGY", "2023-12-02"), ("SAU", "2023-12-03"), ("MAR", "2023-12-04")]
)
def test_weeks_begin_where_the_outlet_is(country, first):
    assert one("الأسبوع الماضي", country=country).value == first


def test_without_an_anchor_nothing_is_reckoned():
    found = one("خلال الفترة من 27 إلى 29 ابريل من العام الجارى", anchor=None)
    assert (found.value, found.until, found.precision) == (None, None, "day")
    assert one("في 15 ديسمبر 2023", anchor=None).value == "2023-12-15"


def test_attached_letters_stay_outside():
    for sentence, words in (
        ("وأمس", "أمس"),
        ("لشهر مارس", "شهر مارس"),
        ("للأسبوع الماضي", "أسبوع الماضي"),
        ("قالَ ذلكَ أمْسِ.", "أمْسِ"),
    ):
        assert one(sentence).text == words


@pytest.mark.parametrize(
    "text",
    [
        "نشرت صحيفة المصري اليوم وموقع اليوم السابع وموقع اليوم 24 صورا.",
        "يعمل عشر ساعات في اليوم الواحد.",
        "مارس هوايته في الحديقة ومارس غيرها.",
        "استقبلت ماي الوفد وعاد آب إلى بيته.",
        "باع 2015 كيسا وقطع 1500 متر.",
        "كانوا بأمس الحاجة إلى الدواء.",
        "احترق سوق الخميس بعد صلاة الجمعة.",
        "غادر قبل يومين من الاقتراع.",
        "التقى رجب جاره شعبان.",
        "بلغ المؤشر 1.5 مارا بالصفر.",
        "",
    ],
)  # fmt: skip
def test_what_is_no_time(text):
    assert find_times("", text, anchor=ANCHOR, country="EGY") == ()


def test_a_weekday_lies_ahead_where_the_sentence_does():
    assert one("سيزور الوفد المدينة الثلاثاء.").value == "2023-12-19"
    assert one("زار الوفد المدينة الثلاثاء.").value == "2023-12-12"


def test_a_contradicting_weekday_wins_over_yesterday_by_a_night_only():
    assert one("أمس الأربعاء").value == "2023-12-13"
    assert one("أمس الاثنين").value is None


def test_local_clock_times_without_a_zone():
    anchor = publication_moment("2023-12-15", zone=None, country=None)
    assert one("غدا السبت الساعة 20:30", anchor=anchor, country=None).value == "2023-12-16T20:30"


def test_the_anchor_is_seen_from_the_outlet():
    late = publication_moment("2023-12-14T23:30:00Z", zone=None, country="EGY")
    assert one("أمس", anchor=late).value == "2023-12-14"
    assert publication_moment("2023", zone=None, country=None) is None
    assert publication_moment("2023-12-15T10:00", zone="Asia/Dubai", country=None).zone is None


def test_an_article_is_reckoned_in_its_outlets_zone():
    article = Article(
        text="زار الوفد المدينة أمس.", published="2023-12-14T22:30:00Z", outlet=Outlet(country="EGY")
    )
    assert find_article_times(article)[0].value == "2023-12-14"
    assert find_article_times(Article(text="زار الوفد المدينة أمس."))[0].value is None


def test_title_and_text_are_both_read():
    found = find_times("قمة الخميس المقبل", "تعقد القمة الخميس المقبل", anchor=ANCHOR, country="EGY")
    assert [mention.in_ for mention in found] == ["title", "text"]


words = st.sampled_from(
    [
        "من",
        "27",
        "إلى",
        "29",
        "أبريل",
        "الماضي",
        "المقبل",
        "عام",
        "2014",
        "و2019",
        "قبل",
        "عامين",
        "الأسبوع",
        "للأسبوع",
        "الربع",
        "الأول",
        "القرن",
        "رمضان",
        "1445",
        "هـ",
        "الساعة",
        "العاشرة",
        "25:99",
        "صباحا",
        "مساء",
        "أمس",
        "الخميس",
        "31",
        "فبراير",
        "0",
        "99999",
        "يومي",
        "نهاية",
        "الأيام",
        "الثلاثين",
        "ـ",
        "\u200f",
        "ً",
        "30/30/2023",
        "العقد",
        "التسعينيات",
    ]
)


@given(
    st.one_of(
        st.text(), st.lists(words, max_size=12).map(" ".join), st.lists(words, max_size=12).map("".join)
    ),
    st.sampled_from([None, ANCHOR, FIRST, LAST]),
)
def test_spans_are_valid_and_apart(text, anchor):
    end = 0
    for mention in find_times("", text, anchor=anchor, country="SAU"):
        assert mention.start >= end
        assert text[mention.start : mention.end] == mention.text != ""
        assert (mention.value is None) == (mention.until is None)
        end = mention.end
