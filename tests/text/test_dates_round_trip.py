"""Known days printed in every family and form come back as the same day, or as nothing."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.arabic.calendar import calendar_names, fold_date
from tawatur.text.dates import parse_printed_date

NOW = datetime(2030, 1, 1, tzinfo=UTC)
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
DIGITS = [
    str.maketrans("", ""),
    str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"),
    str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"),
]


@st.composite
def printed(draw):
    day = draw(st.dates(date(1996, 1, 1), date(2029, 12, 30)))
    names = [name for name, month in calendar_names().months.items() if month == day.month]
    name, other = draw(st.sampled_from(names)), draw(st.sampled_from(names))
    month = draw(st.sampled_from([name, f"{name}/{other}", f"{name} / {other}", f"{name} ({other})"]))
    weekday = draw(st.sampled_from(["", WEEKDAYS[day.weekday()] + " ", WEEKDAYS[day.weekday()] + "، "]))
    form = draw(
        st.sampled_from(
            [
                f"{day.day} {month} {day.year}",
                f"{day.day:02d} {name}، {day.year}",
                f"{name} {day.day}, {day.year}",
                f"{day.day} من {name} عام {day.year}",
                f"{day.day}-{name}-{day.year}",
                f"{day.year}/{day.month}/{day.day}",
                f"{day.day}/{day.month}/{day.year}",
                f"{day.day:02d}.{day.month:02d}.{day.year}",
                f"{day.day} - {day.month:02d} - {day.year}",
                f"{day.day} {name} {day.year} م",
            ]
        )
    )
    hour, minute = draw(st.integers(0, 23)), draw(st.integers(0, 59))
    half = "ص" if hour < 12 else "م"
    clock = draw(
        st.sampled_from(["", f" - {hour:02d}:{minute:02d}", f" | {(hour % 12) or 12}:{minute:02d} {half}"])
    )
    label = draw(st.sampled_from(["", "نشر في: ", "تاريخ النشر: "]))
    text = (label + weekday + form + clock).translate(draw(st.sampled_from(DIGITS)))
    return text, datetime(day.year, day.month, day.day, hour if clock else 0, minute if clock else 0)  # noqa: DTZ001


@given(printed())
def test_a_printed_day_comes_back(case):
    text, expected = case
    parsed = parse_printed_date(text, now=NOW, zone=None, country=None)
    assert parsed is not None, fold_date(text)
    assert parsed.wall == expected
    assert parsed.weekday_agrees is not False
