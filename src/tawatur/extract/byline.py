"""Who signs: «كتب», «بقلم», bylines, JSON-LD; without site names, agencies and user names."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from tawatur.extract.attribution import is_agency, is_unnamed
from tawatur.extract.blocks import Block, Layer, texts_of
from tawatur.extract.declared import strings
from tawatur.extract.lines import find_byline, find_date, is_byline
from tawatur.extract.spelling import fold, fold_words, pattern
from tawatur.model.document import Declared

_AUTHOR_HINT = re.compile(
    r"(?:^|[\s_-])(?:author|byline|writer|reporter|by-?line|by-?author|editor-?name"
    r"|creator|p-author|fn|journalist)(?:$|[\s_-])|author|byline|writer|writ(?:e"
    r"|ten)-?_?by|reporter|journalist"
)
_AUTHOR_BOX = re.compile(r"author-?(?:bio|desc|about|avatar|image|social|job|role|title)")
_BETWEEN = re.compile(r"\s*[،,;/|&+:：]\s*|\s+[-–—]\s+|\s*[-–—]{2,}\s*|\s+و\s+|\s+and\s+")
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
        "superadmin",
        "web",
        "الموقع",
        "الاداره",
    ]
)
_PLACES = r"^(?:@byline_places@)$"
_ROLES = r"(?i)^(?:@byline_roles@)(?:\s|$|,|:)"
_TITLES = r"(?i)^(?:@byline_titles@)\s*[:：]?\s+"
_DESK = r"@byline_desk@"
_NOT_A_NAME = re.compile(r"[\d@<>/؟?!#%]|https?:|www\.|\.com|[.]{2,}")
_VERB = r"^(?:@byline_verb@)$"
MAX_AUTHORS = 8


def find_authors(
    layer: Layer,
    declared: Declared,
    main: Mapping[str, Any] | None,
    lines: Sequence[str],
    head: Sequence[Block],
    *,
    own: Callable[[str], bool],
) -> tuple[str, ...]:
    """Return who signs the article, best evidence first: JSON-LD, printed signatures, meta tags."""
    structured = _names(strings(main.get("author") if main else None, "name"), own)
    signed = [name for line in lines if (name := find_byline(line)) is not None]
    for block in head:
        parts = [part for part in texts_of(block) if is_byline(part)] or [block.text] * is_byline(block.text)
        signed += [name for part in parts if (name := find_byline(part))]
    printed = _names(signed, own) or _names(_marked(layer, head), own) or _names(_loose(lines), own)
    if structured and not _is_latin_only(structured, printed):
        return structured
    if printed:
        return printed
    for name in (
        "author",
        "article:author",
        "dc.creator",
        "itemprop:author",
        "dcterms.creator",
        "sailthru.author",
        "cxenseparse:author",
    ):
        found = _names(declared.meta.get(name, ()), own)
        if found:
            return found
    return structured


def _is_latin_only(names: Sequence[str], printed: Sequence[str]) -> bool:
    """Tell whether declared names are Latin user names where Arabic ones are printed."""
    return (
        bool(printed)
        and all(name.isascii() for name in names)
        and not all(name.isascii() for name in printed)
    )


def _marked(layer: Layer, head: Sequence[Block]) -> Iterable[str]:
    """Yield the words that class names, rel or itemprop call an author, near the headline."""
    for block in head:
        for start, end, hint in block.marks:
            if _AUTHOR_HINT.search(hint) and not _AUTHOR_BOX.search(hint):
                yield block.text[start:end]
        for depth, box in enumerate(layer.ancestors(block.box)):
            if depth > 2 or box.chars > 150:
                break
            if _AUTHOR_HINT.search(box.hint) and not _AUTHOR_BOX.search(box.hint):
                links = [block.text[a:b] for a, b, _ in block.links]
                yield from links or [block.text]
                break


def _loose(lines: Sequence[str]) -> Iterable[str]:
    return [line for line in lines if find_date(line) is None and len(line.split()) <= 6]


def _names(values: Iterable[str], own: Callable[[str], bool]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for value in values:
        for name in split_names(value):
            if not own(name):
                found.setdefault(fold(name), name)
    return tuple(list(found.values())[:MAX_AUTHORS])


def split_names(value: str) -> list[str]:
    """Return the names in a printed signature: «كتب: فلان وفلان», «القاهرة - فلان», «وكالات - فلان»."""
    value = re.sub(r"\s+", " ", value).strip(_EDGES)
    value = re.sub(r"^(?:Author|Role|المؤلف|الكاتب)\s*[,:،]\s*", "", value)
    while True:
        shorter = pattern(_TITLES).sub("", value)
        if shorter == value:
            break
        value = shorter.strip(_EDGES)
    date = find_date(value)
    if date is not None:
        value = value[: value.index(date)].strip(_EDGES)
        value = re.sub(
            r"(?:الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|نشر في|نشر|بتاريخ"
            r"|تاريخ النشر|في)\s*$",
            "",
            value,
        ).strip(_EDGES)
    parts = [part.strip(_EDGES) for part in _BETWEEN.split(value)]
    names: list[str] = []
    for part in parts:
        names += _split_and(part)
    return [name for name in names if is_name(name)]


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
    if not 1 <= len(words) <= 6 or not 3 <= len(name) <= 50 or _NOT_A_NAME.search(name):
        return False
    folded = " ".join(fold_words(name))
    if (
        not folded
        or folded in _JUNK
        or all(word in _JUNK for word in folded.split())
        or pattern(_PLACES).match(name)
        or is_agency(name)
    ):
        return False
    if pattern(_DESK).search(name):
        return True
    return not (
        is_unnamed(name) or pattern(_ROLES).match(name) or any(pattern(_VERB).match(word) for word in words)
    )
