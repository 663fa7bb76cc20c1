"""The number that sets an act apart in a row of like acts: relief flight 51, the third round of talks."""

import re

from tawatur.text.arabic.fold import fold
from tawatur.text.arabic.numbers import ordinals
from tawatur.text.tokens import split_words

# What comes in numbered rows. After anything else a number sets no act apart: «اليوم الثاني»، «محمد السادس».
_ROWS = frozenset(
    map(
        fold,
        [
            "طائرة",
            "رحلة",
            "قافلة",
            "دفعة",
            "سفينة",
            "باخرة",
            "شاحنة",
            "شحنة",
            "جولة",
            "قمة",
            "دورة",
            "اجتماع",
            "مؤتمر",
            "حزمة",
            "مرحلة",
            "نسخة",
            "موجة",
            "جلسة",
            "حوار",
            "مناورة",
            "فوج",
            "بعثة",
        ],
    )
)
_TENS = {
    fold(f"ال{stem}{ending}"): 10 * value
    for value, stem in enumerate(["عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"], start=2)
    for ending in ("ون", "ين")
}
_FIRST = frozenset(map(fold, ("الحادي", "الحادية", "الواحد", "الواحدة")))  # only before tens
_NUMBER = re.compile(r"(\d{1,4})(?!\d)")
_FURTHEST = 4  # «الطائرة الإغاثية السعودية الثانية والخمسون»
_GREATEST = 999


def find_serial(sentence: str) -> int | None:
    """Return the number of an act in its row («الطائرة الحادية والخمسون»، «القافلة رقم 51»), or None."""
    words = [fold(word) for word in split_words(sentence)]
    for place, word in enumerate(words):
        if _bare(word) not in _ROWS:
            continue
        found = _find_ordinal(words[place + 1 : place + 2 + _FURTHEST]) or _find_number(words, place)
        if found is not None:
            return found
    return None


def _find_ordinal(words: list[str]) -> int | None:
    known = ordinals()
    for place, word in enumerate(words[:_FURTHEST]):
        if not word.startswith("ال"):
            return None
        following = words[place + 1] if place + 1 < len(words) else ""
        alone = 1 if word in _FIRST else known.get(word)
        value = _TENS.get(word) or known.get(f"{word} {following}") or alone
        if value is not None and value < 10 and following.startswith("و"):
            value += _TENS.get(following[1:], 0)
        # The first of a row is often only «for the first time».
        if value is not None and value > 1:
            return value
    return None


def _find_number(words: list[str], place: int) -> int | None:
    """Return a number that follows with «رقم» or the article («الـ51»); a bare one counts things."""
    following = words[place + 1 : place + 3 + 1]
    for step, word in enumerate(following):
        digits = _NUMBER.search(word)
        if digits is None:
            if word.rstrip("ـ") in {"رقم", "ال"}:
                continue
            if not word.startswith("ال"):
                return None
            continue
        before = following[step - 1].rstrip("ـ") if step else ""
        has_sign = word.startswith("ال") or before in {"رقم", "ال"}
        value = int(digits.group(1))
        return value if has_sign and 1 < value <= _GREATEST else None
    return None


def _bare(word: str) -> str:
    for particle in ("وال", "بال", "فال", "لل", "ال", "و", "ب", "ل"):
        if word.startswith(particle) and word[len(particle) :] in _ROWS:
            return word[len(particle) :]
    return word
