"""The forms in which running text names a time, as patterns over folded text."""

import re
from dataclasses import dataclass
from functools import cache

from tawatur.text.arabic.calendar import any_of, calendar_names
from tawatur.text.arabic.numbers import cardinals, ordinals
from tawatur.text.zones import printed_zones

# A part of the day, folded, and how the contract names it. «زوال» is after noon in Moroccan usage.
DAY_PARTS = {
    "فجر": "dawn", "صباح": "morning", "ضحي": "morning", "قبل ظهر": "morning", "ظهر": "noon", "ظهيره": "noon",
    "منتصف نهار": "noon", "زوال": "afternoon", "بعد ظهر": "afternoon", "بعد زوال": "afternoon",
    "عصر": "afternoon", "مساء": "evening", "عشيه": "evening", "مغرب": "evening", "ليل": "night",
    "ليله": "night", "منتصف ليل": "night",
}  # fmt: skip
# A part of a longer stretch.
STRETCH_PARTS = {
    **dict.fromkeys(("مطلع", "بدايه", "اوائل", "مستهل"), "start"),
    **dict.fromkeys(("منتصف", "اواسط", "وسط"), "middle"),
    **dict.fromkeys(("نهايه", "اواخر", "ختام", "اخر", "متم", "سلخ"), "end"),
}
RELATIVE_DAYS = {
    "امس": -1, "البارحه": -1, "اول امس": -2, "اول من امس": -2, "امس الاول": -2, "اليوم": 0, "هذا اليوم": 0,
    "غد": 1, "غدا": 1, "الغد": 1, "بعد غد": 2, "بعد الغد": 2,
    "الليله الماضيه": -1, "الليله الفاءته": -1, "الليله قبل الماضيه": -2, "الليله": 0, "هذه الليله": 0,
}  # fmt: skip
# Of these the words say that it was at night.
NIGHT = "الليله"
NEXT, LAST, THIS = "next", "last", "this"
_TENSES = {
    NEXT: "المقبل|القادم|الاتي",
    LAST: "الماضي|الفائت|المنصرم|المنقضي|الفارط",
    THIS: "الجاري|الحالي",
}
DECADES = {
    "عشرين": 20, "ثلاثين": 30, "اربعين": 40, "خمسين": 50, "ستين": 60, "سبعين": 70, "ثمانين": 80, "تسعين": 90,
}  # fmt: skip
UNITS = {
    "ساعه": "hour", "ساعات": "hour", "دقيقه": "minute", "دقائق": "minute", "يوم": "day", "يوما": "day",
    "ايام": "day", "اسبوع": "week", "اسبوعا": "week", "اسابيع": "week", "شهر": "month", "شهرا": "month",
    "اشهر": "month", "شهور": "month", "سنه": "year", "سنوات": "year", "سنين": "year", "عام": "year",
    "عاما": "year", "اعوام": "year",
}  # fmt: skip
DUALS = {
    "ساعتين": "hour", "دقيقتين": "minute", "يومين": "day", "اسبوعين": "week", "شهرين": "month",
    "سنتين": "year", "عامين": "year",
}  # fmt: skip
HOURS = tuple(
    word
    for word, number in ordinals().items()
    if number <= 12 and word.startswith("ال") and word.split()[0].endswith("ه")
)
_DIGITS = tuple(str(number) for number in range(1, 32)) + tuple(f"0{number}" for number in range(1, 10))
_DIGIT_WORDS = (*_DIGITS, *(f"ال{digits}" for digits in _DIGITS))  # «الـ20 من يناير»
# The first of a month in the Maghreb: «فاتح ماي», «غرة جوان».
FIRST_DAYS = ("فاتح", "غره")


@dataclass(frozen=True, slots=True)
class Rule:
    """A form: its name, the words it may begin with, and the pattern that it must match from there."""

    name: str
    first: frozenset[str]
    pattern: re.Pattern[str]


def tense_of(word: str | None) -> str | None:
    """Return ``next``, ``last`` or ``this`` for «المقبل», «الماضية», «الجاري» and their kin."""
    if not word:
        return None
    return next((tense for tense, words in _TENSES.items() if re.match(words, word)), None)


def _named(name: str, pattern: str) -> str:
    return f"(?P<{name}>{pattern})"


@cache
def _weekday() -> str:
    return any_of(name for name in calendar_names().weekdays if name.startswith("ال"))


@cache
def _month() -> str:
    names = any_of(
        name for name in calendar_names().months if not name.isascii() and "é" not in name and "û" not in name
    )
    levantine = any_of(_LEVANTINE)
    second = rf"[ ]?[/(][ ]?{names}(?!\w)\)?|[ ]{levantine}(?!\w)"  # «يونيو (حزيران)», «يونيو حزيران»
    return rf"{_named('month', names)}(?!\w)(?:{second})?"


def _months_only() -> list[str]:
    return [name for name in calendar_names().months if "\u0621" <= name[0] <= "\u064a"]


_LEVANTINE = (
    "كانون الثاني", "شباط", "اذار", "نيسان", "ايار", "حزيران", "تموز", "اب", "ايلول", "تشرين الاول",
    "تشرين الثاني", "كانون الاول",
)  # fmt: skip
_TENSE = "(?:" + "|".join(_TENSES.values()) + r")(?:ه|ين|تين|ات)?(?!\w)"
_YEAR = r"(?:1[5-9]|20)\d\d(?![\d.,:]?\d)"
_YEAR_WORD = "(?:عام|سنه|العام|السنه|لعام|لسنه)"
_THIS_YEAR = "(?:هذا العام|هذه السنه)"
# What may stand after a month: a year, «الماضي», «من العام الجاري».
_AFTER_MONTH = (
    rf"(?:[ ,]{{1,2}}(?:من )?(?:{_YEAR_WORD}[ ])?(?P<year>{_YEAR})|[ ](?P<month_tense>{_TENSE})"
    rf"|[ ]من (?:(?:العام|السنه)[ ](?P<year_tense>{_TENSE})|(?P<this_year>{_THIS_YEAR})))?"
)
_SAID_YEAR = rf"(?:العام|السنه)[ ](?P<year_tense>{_TENSE})|(?P<this_year>{_THIS_YEAR})"
_WHOLE_YEAR = rf"(?:(?:{_YEAR_WORD}[ ])?(?P<year>{_YEAR})|{_SAID_YEAR})"
_TO = "(?:الي|حتي|-)"


def _stretch() -> str:
    return _named("stretch", "|".join(STRETCH_PARTS))


def _day_number(name: str = "day") -> str:
    words = any_of((*ordinals(), *FIRST_DAYS))
    return _named(name, rf"(?:ال)?\d{{1,2}}(?!\d)|{words}(?!\w)")


def _clock() -> str:
    zones = any_of(name for name in printed_zones() if not name.isascii())
    return (
        rf"(?:(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?(?![\d:])|(?P<spoken>{any_of(HOURS)})(?!\w))"
        r"(?:[ ](?:و(?:ال)?(?P<add>نصف|ربع|ثلث)|الا[ ](?:ال)?(?P<less>ربع|ثلث)ا?)(?!\w))?"
        r"(?:[ ](?P<half>صباحا|مساء|ظهرا|عصرا|ليلا|فجرا|بعد الظهر|زوالا)(?!\w))?"
        rf"(?:[ ][(]?(?:ب|حسب )?(?:ال)?توقيت[ ](?:(?P<zone>{zones})(?!\w)|المحلي[ه]?(?!\w)|\w+)[)]?)?"
    )


def _day() -> str:
    """Return a pattern for a day: part of it, weekday, relative day, date, in the orders that occur."""
    relative = any_of(RELATIVE_DAYS)
    part = any_of(DAY_PARTS)
    core = (
        rf"(?:(?P<relative>{relative})(?!\w)(?:[ ]?[,(]?[ ]?(?:يوم )?(?P<named>{_weekday()})(?!\w)\)?)?"
        rf"|(?P<weekday>{_weekday()})(?!\w)(?:[ ](?P<week_tense>{_TENSE}))?)"
    )
    date = rf"{_day_number()}[ ]?(?:من )?(?:شهر )?{_month()}{_AFTER_MONTH}"
    return (
        rf"(?:(?P<part>{part})[ ](?:من )?)?(?:(?:يوم|نهار)[ ])?"
        rf"(?:{core}(?:[ ,]{{1,3}}(?:الموافق[ ](?:ل|ل ?يوم )?|في |\()?{date}\)?)?|{_again(date)})"
    )


def _again(pattern: str) -> str:
    """Return the pattern with its group names marked, so that it may stand twice in one expression."""
    return re.sub(r"\(\?P<(\w+)>", r"(?P<\1_2>", pattern)


def _plain(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


@cache
def rules() -> tuple[Rule, ...]:
    """Return all forms; where several match, the longest wins, then the first."""
    day_words = {*RELATIVE_DAYS, *(name for name in calendar_names().weekdays if name.startswith("ال"))}
    parts, numbers = [*DAY_PARTS], [*_DIGIT_WORDS, *ordinals(), *FIRST_DAYS]
    months, stretch = _months_only(), [*STRETCH_PARTS]
    hijri = [*calendar_names().hijri]
    return (
        _rule("day", [*parts, "يوم", "نهار", *day_words, *numbers], _day() + _clock_tail()),
        _rule("clock_day", ["الساعه", *HOURS, *_DIGIT_WORDS, "00"], _clock_day()),
        _rule("clock", ["الساعه", *HOURS], rf"(?P<word>الساعه[ ])?{_clock()}"),
        _rule("day_range", ["الفتره", "المده", "يومي", "ايام", *numbers], _day_range()),
        _rule("date_range", [*numbers, "الفتره", "المده"], _date_range()),
        _rule("weekday_range", ["الفتره", *_weekday_words()], _weekday_range()),
        _rule("month", [*stretch, "شهر", "شهري", *months], _one_month()),
        _rule("month_range", ["شهري", "الفتره", *months], _month_range()),
        _rule("year", [*stretch, "عام", "سنه", "العام", "السنه", "هذا", "هذه", "موسم", *_SEASONS], _year()),
        _rule("bare_year", [*stretch, *_YEARS], rf"(?:{_stretch()}[ ])?(?P<year>{_YEAR})(?!\w)"),
        _rule("year_range", ["عامي", "سنتي", "الفتره", "موسم", *_YEARS], _year_range()),
        _rule("quarter", ["الربع", "النصف", "الثلاثي", "السداسي", "الفصل"], _quarter()),
        _rule("first_months", ["الاشهر", "الشهور", "الايام"], _first_months()),
        _rule("week", [*stretch, "الاسبوع", "هذا"], _this("الاسبوع")),
        _rule("this_month", [*stretch, "الشهر", "هذا", *numbers], _this_month()),
        _rule("last_n", ["الايام", "الاسابيع", "الاشهر", "الشهور", "السنوات", "الاعوام"], _last_n()),
        _rule("decade", [*stretch, "عقد", *_decade_words()], _decade()),
        _rule("century", [*stretch, "القرن", "العقد"], _century()),
        _rule("numeric", [*_DIGIT_WORDS, *_YEARS], _numeric()),
        _rule("ago", ["قبل", "منذ"], _ago()),
        _rule("hijri", [*numbers, *stretch, "شهر", *hijri], _hijri()),
        _rule("hijri_year", ["عام", "سنه", "العام", "السنه"], _hijri_year()),
    )  # fmt: skip


_SEASONS = ("صيف", "شتاء", "ربيع", "خريف")
_YEARS = tuple(str(year) for year in range(1500, 2100))


def _rule(name: str, first: list[str], pattern: str) -> Rule:
    return Rule(name, frozenset(word.split()[0] for word in first), re.compile(pattern))


def _weekday_words() -> list[str]:
    return [name for name in calendar_names().weekdays if name.startswith("ال")]


def _clock_tail() -> str:
    return (
        rf"(?:[ ,]{{1,3}}(?:(?:في|عند|علي)[ ])?(?:تمام[ ])?(?P<at>الساعه[ ]{_clock()}|{_again(_digital())}))?"
    )


def _digital() -> str:
    return r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?![\d:])(?:[ ](?P<half>صباحا|مساء|ظهرا|عصرا|ليلا)(?!\w))?"


def _clock_day() -> str:
    return rf"(?P<word>الساعه[ ])?{_clock()}[ ](?P<of>من )?{_day()}"


def _one_month() -> str:
    return rf"(?:{_stretch()}[ ])?(?P<word>شهر )?{_month()}{_AFTER_MONTH}"


def _month_range() -> str:
    first = rf"(?P<first>{any_of(_months_only())})[ ](?:{_TO}[ ]|و)(?:شهر )?"
    return rf"(?:شهري |الفتره (?:الممتده )?(?:ما )?(?:من|بين) )?{first}{_month()}{_AFTER_MONTH}"


def _this(word: str) -> str:
    return rf"(?:{_stretch()}[ ])?(?:{word}[ ](?P<tense>{_TENSE})|(?P<this>هذا {word}))"


def _this_month() -> str:
    of_month = rf"{_day_number()}[ ]من[ ]"  # «17 من الشهر الجاري»
    return rf"(?:{of_month})?{_this('الشهر')}"


def _hijri_year() -> str:
    return (
        r"(?:ال)?(?:عام|سنه)[ ](?:ال)?(?:هجري[ه]?[ ])?(?P<hijri_year>1[345]\d\d)(?!\d)"
        r"(?:[ ]?(?P<sign>ه|هجري[ه]?)(?!\w))?"
    )


def _period() -> str:
    return "(?:(?:الفتره|المده)[ ](?:الزمنيه )?(?:الممتده )?(?:ما )?(?:من|بين)[ ](?:يوم )?)"


def _day_range() -> str:
    days = rf"{_day_number('first')}[ ]?(?:{_TO}[ ]?|و)(?:يوم )?{_day_number()}"
    return rf"(?:{_period()}|(?:يومي|ايام)[ ])?{days}[ ](?:من )?(?:شهر )?{_month()}{_AFTER_MONTH}"


def _date_range() -> str:
    month = any_of(_months_only())
    first = rf"{_day_number('first')}[ ](?:من )?(?P<first_month>{month})(?!\w)(?:[ ](?P<first_year>{_YEAR}))?"
    return (
        rf"{_period()}?{first}[ ](?:{_TO}|و)[ ]?(?:يوم )?{_day_number()}[ ](?:من )?{_month()}{_AFTER_MONTH}"
    )


def _weekday_range() -> str:
    days = rf"(?P<first>{_weekday()})[ ]{_TO}[ ](?:يوم )?(?P<last>{_weekday()})(?!\w)"
    return rf"{_period()}?{days}(?:[ ](?P<tense>{_TENSE}))?"


def _year() -> str:
    season = "|".join(_SEASONS)
    named = _again(rf"(?:{_YEAR_WORD}[ ](?P<year>{_YEAR})|{_SAID_YEAR})")
    return rf"(?:{_stretch()}[ ])?(?:(?:{season})[ ]{_WHOLE_YEAR}|{named})"


def _year_range() -> str:
    head = r"(?P<word>عامي|سنتي|موسم|الفتره (?:الممتده )?(?:ما )?(?:من|بين)(?: عامي)?)"
    link = r"(?P<link>[ ]?[-/][ ]?|[ ](?:الي|حتي)[ ](?:عام |سنه )?|[ ]و)"
    return rf"(?:{head}[ ])?(?P<first>{_YEAR}){link}(?P<year>{_YEAR})(?!\w)"


def _quarter() -> str:
    rank = "الاول|الثاني|الثالث|الرابع|الاخير"
    return rf"(?P<kind>الربع|النصف|الثلاثي|السداسي|الفصل)[ ](?P<rank>{rank})[ ](?:من[ ])?{_WHOLE_YEAR}"


def _first_months() -> str:
    count = "|".join("ال" + word for word in cardinals() if " " not in word)
    whole = rf"(?:{_WHOLE_YEAR}|(?:شهر )?{_again(_month() + _AFTER_MONTH)})"
    counted = rf"(?P<kind>الاشهر|الشهور|الايام)[ ](?P<count>{count}|\d{{1,2}})"
    return rf"{counted}[ ](?P<rank>الاولي|الاخيره)[ ]من[ ]{whole}"


def _last_n() -> str:
    count = "|".join("ال" + word for word in cardinals() if " " not in word)
    units = "الايام|الاسابيع|الاشهر|الشهور|السنوات|الاعوام"
    return rf"(?P<unit>{units})[ ](?:(?P<count>{count}|\d{{1,2}})[ ])(?P<tense>{_TENSE})"


def _decade_words() -> list[str]:
    return [f"{article}{word}{end}" for word in DECADES for end in ("ات", "يات") for article in ("", "ال")]


def _decade() -> str:
    names = "|".join(DECADES)
    century = rf"(?:القرن[ ](?:(?P<tense>{_TENSE})|(?P<rank>{any_of(ordinals())}|العشرين)(?!\w)))"
    return rf"(?:{_stretch()}[ ])?(?:عقد )?(?:ال)?(?P<decade>{names})(?:ي)?ات(?!\w)(?:[ ]{century})?"


def _century() -> str:
    which = rf"(?:(?P<tense>{_TENSE})|(?P<rank>{any_of(ordinals())}))(?!\w)"
    return (
        rf"(?:{_stretch()}[ ])?(?P<kind>القرن|العقد)[ ]{which}"
        r"(?P<era>[ ](?:ال)?(?:هجري|قبل الميلاد|للهجره))?"
    )


def _ago() -> str:
    units, duals = any_of(UNITS), any_of(DUALS)
    count = any_of(word for word in cardinals() if word not in {"واحد", "واحده"})
    named = f"{any_of(_months_only())}|{any_of(calendar_names().hijri)}"
    singles = "ساعه|يوم|اسبوع|شهر|سنه|عام"
    return (
        r"(?:قبل|منذ)[ ](?:(?:نحو|حوالي|قرابه)[ ])?"
        rf"(?:(?P<count>\d{{1,4}}|{count})[ ](?P<unit>{units})(?!\w)|(?P<dual>{duals})(?!\w)"
        rf"|(?P<single>{singles})(?!\w)(?:[ ]واحده?(?!\w))?(?![ ](?:\d|ال|{named})))"
        r"(?P<before>[ ]من[ ])?"
    )


def _numeric() -> str:
    first = r"(?P<day>\d{1,2})(?P<sep>[/.-])(?P<month_number>\d{1,2})(?P=sep)(?P<year>\d{4})"
    other = r"(?P<year>\d{4})(?P<sep>[/-])(?P<month_number>\d{1,2})(?P=sep)(?P<day>\d{1,2})"
    return rf"(?:{first}|{_again(other).replace('(?P=sep)', '(?P=sep_2)')})(?![\d/-])"


def _hijri() -> str:
    names = any_of(calendar_names().hijri)
    return (
        rf"(?:{_day_number()}[ ](?:من )?|{_stretch()}[ ])?(?P<word>شهر )?(?P<hijri>{names})(?!\w)"
        rf"(?:[ ,]{{1,2}}(?:من )?(?:{_YEAR_WORD}[ ])?(?P<hijri_year>1[345]\d\d)(?!\d)"
        rf"(?:[ ]?(?:ه|هجري[ه]?)(?!\w))?"
        rf"|[ ](?P<month_tense>{_TENSE}))?"
    )


_CLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "وك", "فل")


@cache
def first_words() -> dict[str, tuple[int, tuple[Rule, ...]]]:
    """Return the words that may begin a time: the letters attached to each and the rules to try.

    The number is -1 where the preposition has swallowed the alef of the article: «للأسبوع».
    """
    found: dict[str, tuple[int, tuple[Rule, ...]]] = {}
    by_word: dict[str, list[Rule]] = {}
    for rule in rules():
        for word in rule.first:
            by_word.setdefault(word, []).append(rule)
    for clitic in _CLITICS:
        for word, starting in by_word.items():
            if clitic and word[0].isdigit() and clitic not in {"و", "ل", "ب"}:
                continue
            found.setdefault(clitic + word, (len(clitic), tuple(starting)))
            if clitic.endswith("ل") and word.startswith("ال") and len(word) > 4:
                found.setdefault(clitic + word[1:], (-1, tuple(starting)))
    return found
