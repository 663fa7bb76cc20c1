"""Which words are names: of persons and of desks that sign; not sites, agencies, places, roles."""

import re
from functools import cache

from tawatur.extract.agencies import demonyms, is_agency, is_place, is_unnamed
from tawatur.extract.lines import strip_dating
from tawatur.extract.spelling import fold, fold_words, pattern, phrases
from tawatur.knowledge.table import read_table

MAX_VALUE = 400  # a signature, and no page of text
_BETWEEN = re.compile(r"\s*[،,;/|&+:：()]\s*|\s+[-–—ـ]+\s*|\s*[-–—ـ]+\s+|\s*[-–—]{2,}\s*|\s+و\s+|\s+and\s+")
_EDGES = " \t\u00a0:：-–—ـ|()[]{}«»\"'“”.،*•/✍🖊️"
_JUNK = frozenset(
    [
        "admin",
        "administrator",
        "editor",
        "root",
        "user",
        "author",
        "staff",
        "webmaster",
        "مدير",
        "المدير",
        "ادمن",
        "الادمن",
        "المحرر",
        "محرر",
        "الكاتب",
        "كاتب",
        "المشرف",
        "مشرف",
        "team",
        "desk",
        "newsroom",
        "غير",
        "معروف",
        "مجهول",
        "null",
        "none",
        "undefined",
        "anonymous",
        "guest",
        "زائر",
        "ndash",
        "nbsp",
        "superadmin",
        "web",
        "الموقع",
        "الاداره",
    ]
)
_ROLES = r"(?i)^(?:@byline_roles@)(?:\s|$|,|:)"
_TITLES = r"(?i)^(?:@byline_titles@)\s*[:：]?\s+"
_DESK = r"@byline_desk@"
_NOT_A_NAME = re.compile(r"[\d@<>/؟?!#%]|https?:|www\.|\.com|[a-z]\.[a-z]{2,4}\b|[.]{2,}")
_VERB = r"^(?:@byline_verb@)$"
_SIGNS = r"(?i)^(?:@lines_byline@|@lines_label@|@lines_dating@)$"


def split_names(value: str) -> list[str]:
    """Return the names in a printed signature: «كتب: فلان وفلان», «القاهرة - فلان», «وكالات - فلان»."""
    value = re.sub(r"\s+", " ", value[:MAX_VALUE]).strip(_EDGES)
    value = re.sub(r"^(?:Author|Role|المؤلف|الكاتب)\s*[,:،]\s*", "", value)
    while True:
        shorter = pattern(_TITLES).sub("", value)
        if shorter == value:
            break
        value = shorter.strip(_EDGES)
    value = strip_dating(value).strip(_EDGES)
    before, _, town = value.rpartition(" من ")
    by_person = (
        2 <= len(before.split()) <= 4 and opens_name(fold(before.split()[0])) and len(town.split()) <= 2
    )
    value = before if before and (is_place(town) or by_person) else value
    parts = [part.strip(_EDGES) for part in _BETWEEN.split(value)]
    names: list[str] = []
    for part in parts:
        names += _split_and(part)
    found = [name for name in names if is_name(name)]
    full = [name for name in found if " " in name]
    # beside «خالد العميم» a single word is a place, beside a place or the outlet too
    return full or (found if len(parts) == 1 else [name for name in found if pattern(_DESK).search(name)])


def _split_and(part: str) -> list[str]:
    """Split «أحمد علي ومحمد سعيد» where both sides have two words or more."""
    words = part.split()
    for index in range(2, len(words) - 1):
        if (
            words[index].startswith("و")
            and len(words[index]) > 3
            and len(words) - index >= 2
            and len(words) >= 4
        ):
            first, second = " ".join(words[:index]), " ".join([words[index][1:], *words[index + 1 :]])
            if words[index] not in (
                "وليد",
                "وائل",
                "وسام",
                "وفاء",
                "وجدان",
                "وسيم",
                "وجيه",
                "ولاء",
                "وهيب",
                "وصفي",
                "وحيد",
                "وداد",
                "وردة",
            ):
                return [first, second]
    return [part]


def is_name(name: str) -> bool:
    """Tell whether words can be the name of a person or a desk that signs."""
    words = name.split()
    longest = 8 if "بن" in words or "بنت" in words else 6
    if not 1 <= len(words) <= longest or not 3 <= len(name) <= 50 or _NOT_A_NAME.search(name):
        return False
    folded = " ".join(fold_words(name))
    if (
        not folded
        or folded in _JUNK
        or all(word in _JUNK for word in folded.split())
        or is_place(name)
        or folded in demonyms()
        or any(is_place(part) for part in name.split("-")[:-1])
        or pattern(_SIGNS).match(name)
        or is_agency(name)
    ):
        return False
    if pattern(_DESK).search(name) and (len(words) > 1 or "تحرير" in name):
        return True
    if any(word in _no_person() for word in folded.split()):
        return False
    return not (is_unnamed(name) or pattern(_ROLES).match(name) or any(_goes_on(word) for word in words))


@cache
def _no_person() -> frozenset[str]:
    """Return words of offices, sections and days, which stand in nobody's name."""
    return frozenset(fold(word) for word in phrases("byline_no_person"))


def _goes_on(word: str) -> bool:
    """Tell whether a word belongs to a sentence; «علي» is typed like «على», and is a name."""
    return pattern(_VERB).match(word) is not None and not opens_name(fold(word))


def is_person(name: str) -> bool:
    """Tell whether words are a name of two to four parts that opens with a known given name."""
    words = fold_words(name)
    return 2 <= len(words) <= 4 and len(name.split()) == len(words) and is_name(name) and opens_name(words[0])


def opens_name(word: str) -> bool:
    """Tell whether a folded word is a given name or the first half of one («عبد», «ابو»)."""
    return word in ("عبد", "ابو") or word in _given_names()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(" ".join(fold_words(row["name"])) for row in read_table("given_names.tsv"))
