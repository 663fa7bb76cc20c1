"""Counted nouns in Arabic, by the six plural forms of CLDR."""

from dataclasses import dataclass, replace

from tawatur.serve.web.numbers import LATIN, say_number


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun in its six counted forms; ``{n}`` stands where the number is printed.

    Attributes:
        zero: for 0, such as «لا أخبار».
        one: for 1, such as «خبر واحد».
        two: for 2, the dual without a number.
        few: for numbers ending in 03 to 10, a genitive plural.
        many: for numbers ending in 11 to 99, a singular in the accusative.
        other: for numbers ending in 00 to 02 from 100 on, a singular in the genitive.
    """

    zero: str
    one: str
    two: str
    few: str
    many: str
    other: str


ARTICLES = Noun("لا أخبار", "خبر واحد", "خبران", "{n} أخبار", "{n} خبرًا", "{n} خبر")
COPIES = Noun("لا نسخ", "نسخة واحدة", "نسختان", "{n} نسخ", "{n} نسخة", "{n} نسخة")
OUTLETS = Noun("لا منابر", "منبر واحد", "منبران", "{n} منابر", "{n} منبرًا", "{n} منبر")
COUNTRIES = Noun("لا دول", "دولة واحدة", "دولتان", "{n} دول", "{n} دولة", "{n} دولة")
# After a preposition: only the dual changes.
IN_OUTLETS = replace(OUTLETS, two="منبرين")
OF_COUNTRIES = replace(COUNTRIES, two="دولتين")
RESULTS = Noun("لا نتائج", "نتيجة واحدة", "نتيجتان", "{n} نتائج", "{n} نتيجة", "{n} نتيجة")
EVENTS = Noun("لا أحداث", "حدث واحد", "حدثان", "{n} أحداث", "{n} حدثًا", "{n} حدث")
CHANGES = Noun("لا فروق", "فرق واحد", "فرقان", "{n} فروق", "{n} فرقًا", "{n} فرق")


def find_category(number: int) -> str:
    """Return the CLDR plural category of a whole number in Arabic: ``zero`` to ``other``."""
    if number in (0, 1, 2):
        return ("zero", "one", "two")[number]
    rest = abs(number) % 100
    if 3 <= rest <= 10:
        return "few"
    return "many" if rest >= 11 else "other"


def say_count(number: int, noun: Noun, digits: str = LATIN) -> str:
    """Return a count in words, such as «3 أخبار» or «خبران»."""
    form: str = getattr(noun, find_category(number))
    return form.replace("{n}", say_number(number, digits))
