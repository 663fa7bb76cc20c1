"""Keeps formula texts apart: the same wording about another number, person, place or month is other news.

Congratulation telegrams, aid flights no. 50 and 51, daily prices and match rounds pass any test of shared
words; what tells them apart stands in the few words that differ.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache, lru_cache

from tawatur.knowledge.gazetteer import Sense, load_gazetteer
from tawatur.knowledge.table import read_table
from tawatur.text.arabic.calendar import calendar_names
from tawatur.text.arabic.fold import fold
from tawatur.text.tokens import split_words

_LEAD_WORDS, _COMPARED_WORDS = 60, 100
_LONGEST_SWAP = 8
# Of the numbers or persons of one text, the share that the other may lack: a copy drops or corrects a few.
_MISSING = 0.5
_FEWEST_NUMBERS = 3
_FEWEST_PERSONS = 2
_VICTIMS = frozenset(
    map(
        fold,
        (
            *("قتيل", "قتيلا", "قتلى", "قتل", "مقتل", "ضحية", "ضحايا", "الضحايا", "القتلى", "وفاة", "وفيات"),
            *("جريح", "جريحا", "جرحى", "الجرحى", "مصاب", "مصابا", "المصابين", "إصابة", "مفقود", "مفقودا"),
            *("المفقودين", "شهيد", "شهيدا", "شهداء", "الشهداء", "مصرع", "الوفيات", "غريق", "غرقى"),
        ),
    )
)
_LIKE_TITLES = 0.6
_FORECAST = (
    "طقس الطقس طقسا الأرصاد غائمة غائما غائم الرياح رياح أمطار الأمطار رعدية السحب الحرارة درجات سماء "
    "الأجواء أجواء الأتربة الغبار الرؤية الموج البحر العظمى الصغرى مئوية الرطوبة"
)
_FEWEST_OF_FORECAST = 4
_DIGITS = re.compile(r"\d+")
_THOUSANDS = re.compile(r"(?<=\d)[,٬.](?=\d{3}(?!\d))")  # 153,500 and 153.500
_NUMBER_WORDS = frozenset(
    map(
        fold,
        (
            *(
                "الأولى",
                "الثانية",
                "الثالثة",
                "الرابعة",
                "الخامسة",
                "السادسة",
                "السابعة",
                "الثامنة",
                "التاسعة",
            ),
            *("الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع"),
            *("العاشرة", "العاشر", "عشرة", "عشر", "العشرون", "العشرين", "الثلاثون", "الثلاثين", "الأربعين"),
            *("ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "ثلاث", "أربع", "خمس", "ست", "سبع"),
            *("ثماني", "تسع", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"),
            *("الخمسين", "الستين", "السبعين", "الثمانين", "التسعين", "المئة", "مئة", "مئتي", "مئتين"),
        ),
    )
)


@lru_cache(maxsize=4096)
def fold_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text, read once for all that it is compared with."""
    return tuple(split_words(fold(text)))


@lru_cache(maxsize=4096)
def _counted(text: str) -> tuple[set[str], set[str]]:
    """Return the numbers and the persons of a text, read once for all that it is compared with."""
    words = fold_words(text)
    return _numbers(words), _persons(words)


def find_formula(one: str, other: str) -> str | None:
    """Return what tells two texts of like wording apart.

    One of ``number``, ``person``, ``place``, ``month`` and ``day``.
    None when nothing does and the texts may be copies.
    """
    mine, theirs = fold_words(one), fold_words(other)
    (numbers, persons), (numbers2, persons2) = _counted(one), _counted(other)
    if _differ(numbers, numbers2, fewest=_FEWEST_NUMBERS):
        return "number"
    if _differ(persons, persons2, fewest=_FEWEST_PERSONS):
        return "person"
    first, second = mine[:_COMPARED_WORDS], theirs[:_COMPARED_WORDS]
    if not (_tells_apart(first, second) and _tells_apart(second, first)):
        return None
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    for kind, start, end, start2, end2 in matcher.get_opcodes():
        short = end - start <= _LONGEST_SWAP and end2 - start2 <= _LONGEST_SWAP
        # What differs before the first shared word is a byline or a dateline, not the wording of the news.
        if kind == "replace" and short and start and start2:
            conflict = _find_conflict(first[start:end], second[start2:end2], first, second)
            if conflict:
                return conflict
    return None


def find_title_conflict(one: str, other: str) -> str | None:
    """Return what tells two titles of like wording apart, by number, month or day."""
    mine, theirs = fold_words(one), fold_words(other)
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    if matcher.ratio() < _LIKE_TITLES:
        return None
    for change, start, end, start2, end2 in matcher.get_opcodes():
        if change == "replace":
            # Copies round figures in their titles; «الخامسة» and «السادسة» are not rounded.
            for kind, find in (
                ("number", _find_number_words),
                ("month", _find_months),
                ("day", _find_weekdays),
            ):
                ours, others = find(mine[start:end]), find(theirs[start2:end2])
                if ours and others and not ours & others:
                    return kind
    return None


def is_daily(text: str) -> bool:
    """Tell whether a text is a forecast: written anew each day in much the same words, with few numbers."""
    return len(_forecast_words().intersection(fold_words(text)[:_LEAD_WORDS])) >= _FEWEST_OF_FORECAST


def counts_victims(text: str) -> bool:
    """Tell whether the beginning of a text speaks of victims, whose number grows while the news is one."""
    return not _VICTIMS.isdisjoint(fold_words(text)[:_LEAD_WORDS])


def _differ(mine: set[str], theirs: set[str], *, fewest: int) -> bool:
    """Tell whether the text that names fewer of a kind names mostly others than the text that names more."""
    fewer, more = sorted((mine, theirs), key=len)
    return len(fewer) >= fewest and len(fewer - more) > _MISSING * len(fewer)


def _numbers(words: tuple[str, ...]) -> set[str]:
    counted = (word for word in words if word[0].isdigit() or word[-1].isdigit())
    return {group for word in counted for group in _DIGITS.findall(_THOUSANDS.sub("", word))}


def _persons(words: tuple[str, ...]) -> set[str]:
    """Name the persons who are called «… بن …», each by the two words around it."""
    return {
        f"{words[at - 1]} {words[at + 1]}" for at in range(1, len(words) - 1) if words[at] in ("بن", "بنت")
    }


def _tells_apart(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Tell whether a text has a number, name or date that the other one lacks: else no swap tells.

    Aligning two texts costs a hundred times as much as this look at their words.
    """
    others = set(theirs)
    return any(word not in others and _may_tell(word) for word in mine)


@lru_cache(maxsize=1 << 16)
def _may_tell(word: str) -> bool:
    return (
        word[0].isdigit()
        or word[-1].isdigit()
        or bool(_find_number_words((word,)))
        or word in _months()
        or word in _weekdays()
        or word in _given_names()
        or bool(load_gazetteer().find_openings([word]))
    )


def _find_conflict(
    mine: tuple[str, ...], theirs: tuple[str, ...], first: tuple[str, ...], second: tuple[str, ...]
) -> str | None:
    """Name what two swapped runs of words both hold, but of different value; not what was only moved."""
    for kind, find in (
        ("number", _numbers),
        ("number", _find_number_words),
        ("place", _find_countries),
        ("place", _find_towns),
        ("month", _find_months),
        ("day", _find_weekdays),
        ("person", _find_given_names),
    ):
        ours, others = find(mine), find(theirs)
        if ours and others and not ours & others and not (ours <= find(second) or others <= find(first)):
            return kind
    return None


@lru_cache(maxsize=1 << 16)
def is_number_word(word: str) -> bool:
    """Tell whether a folded word or a stem is a number or an ordinal."""
    return word in _NUMBER_WORDS or word[1:] in _NUMBER_WORDS or f"ال{word}" in _NUMBER_WORDS


def _find_number_words(words: tuple[str, ...]) -> set[str]:
    return {form for word in words for form in (word, word[1:]) if form in _NUMBER_WORDS}


def _find_countries(words: tuple[str, ...]) -> set[str]:
    return {
        sense.country or sense.label for sense in _find_senses(words) if sense.kind in ("country", "place")
    }


def _find_towns(words: tuple[str, ...]) -> set[str]:
    return {sense.label for sense in _find_senses(words) if sense.kind == "place"}


def _find_senses(words: tuple[str, ...]) -> Iterator[Sense]:
    gazetteer = load_gazetteer()
    for index in range(len(words)):
        hit = gazetteer.find_at(list(words), index)
        if hit is not None:
            yield from hit[2]


def _find_months(words: tuple[str, ...]) -> set[str]:
    return {str(_months()[word]) for word in words if word in _months()}


@cache
def _months() -> dict[str, int]:
    return {fold(name): number for name, number in calendar_names().months.items()}


@cache
def _forecast_words() -> frozenset[str]:
    return frozenset(map(fold, _FORECAST.split()))


def _find_weekdays(words: tuple[str, ...]) -> set[str]:
    return {str(_weekdays()[word]) for word in words if word in _weekdays()}


@cache
def _weekdays() -> dict[str, int]:
    return {fold(name): number for name, number in calendar_names().weekdays.items()}


def _find_given_names(words: tuple[str, ...]) -> set[str]:
    return {word for word in words if word in _given_names()}


@cache
def _given_names() -> frozenset[str]:
    return frozenset(fold(row["name"]) for row in read_table("given_names.tsv"))
