"""Numbers as words and digits, as far as dates and counts of days need them."""

from functools import cache

from tawatur.text.arabic.calendar import any_of, fold_date, squeeze

_UNITS = (
    "واحد|واحدة|إحدى|أحد", "اثنان|اثنين|اثنتان|اثنتين|اثنا|اثني|اثنتا|اثنتي", "ثلاث|ثلاثة", "أربع|أربعة",
    "خمس|خمسة", "ست|ستة", "سبع|سبعة", "ثمان|ثماني|ثمانية|ثمن", "تسع|تسعة", "عشر|عشرة",
)  # fmt: skip
_TENS = "عشرون|عشرين", "ثلاثون|ثلاثين", "أربعون|أربعين", "خمسون|خمسين", "ستون|ستين", "سبعون|سبعين", \
    "ثمانون|ثمانين", "تسعون|تسعين"  # fmt: skip
_ORDINALS = (
    "الأول|الأولى|أول|أولى|الواحدة", "الثاني|الثانية|ثاني|ثانية", "الثالث|الثالثة|ثالث|ثالثة",
    "الرابع|الرابعة|رابع|رابعة", "الخامس|الخامسة|خامس|خامسة", "السادس|السادسة|سادس|سادسة",
    "السابع|السابعة|سابع|سابعة", "الثامن|الثامنة|ثامن|ثامنة", "التاسع|التاسعة|تاسع|تاسعة",
    "العاشر|العاشرة|عاشر|عاشرة", "الحادي عشر|الحادية عشرة|الحادية عشر|حادي عشر",
    "الثاني عشر|الثانية عشرة|الثانية عشر|ثاني عشر", "الثالث عشر|الثالثة عشرة", "الرابع عشر|الرابعة عشرة",
    "الخامس عشر|الخامسة عشرة", "السادس عشر|السادسة عشرة", "السابع عشر|السابعة عشرة",
    "الثامن عشر|الثامنة عشرة", "التاسع عشر|التاسعة عشرة", "العشرون|العشرين",
)  # fmt: skip
_TENS_ORDINALS = "العشرين", "العشرون", "الثلاثين", "الثلاثون"


@cache
def cardinals() -> dict[str, int]:
    """Return folded cardinal words and their numbers: 1 to 99, and a hundred."""
    numbers: dict[str, int] = {}
    units = [[fold_date(word) for word in words.split("|")] for words in _UNITS]
    tens = [[fold_date(word) for word in words.split("|")] for words in _TENS]
    for value, words in enumerate(units, 1):
        numbers.update(dict.fromkeys(words, value))
        if value < 10:
            numbers.update({f"{word} {ten}": 10 + value for word in words for ten in ("عشر", "عشره")})
    for ten, words in enumerate(tens, 2):
        numbers.update(dict.fromkeys(words, ten * 10))
        for value in range(1, 10):
            numbers.update(
                {f"{unit} و{word}": ten * 10 + value for unit in units[value - 1] for word in words}
            )
    numbers.update(dict.fromkeys(map(fold_date, ("مئة", "مائة")), 100))
    return numbers


@cache
def ordinals() -> dict[str, int]:
    """Return folded ordinal words and their numbers: 1 to 31."""
    numbers = {
        fold_date(word): value for value, words in enumerate(_ORDINALS, 1) for word in words.split("|")
    }
    for word in map(fold_date, _TENS_ORDINALS):
        ten = 20 if "عشر" in word else 30
        numbers[word] = ten
        for value in range(1, 10 if ten == 20 else 2):
            names = "الحادي|الحادية|الواحد" if value == 1 else _ORDINALS[value - 1]
            numbers.update({f"{fold_date(name)} و{word}": ten + value for name in names.split("|")})
    return numbers


@cache
def cardinal_pattern() -> str:
    """Return a regular expression for a folded cardinal word."""
    return any_of(cardinals())


@cache
def ordinal_pattern() -> str:
    """Return a regular expression for a folded ordinal word."""
    return any_of(ordinals())


def parse_number(folded: str) -> int | None:
    """Return the number that folded digits, a cardinal or an ordinal say; None when it is no number.

    Digits beyond nine places are no number here: no date or age needs them.
    """
    word = squeeze(folded)
    if word.isascii() and word.isdigit():
        return int(word) if len(word) <= 9 else None
    return cardinals().get(word) or ordinals().get(word)
