"""The words that end, interrupt or follow a body: read-also, keywords, source, promotion, comments."""

import re
from functools import cache

from tawatur.extract.spelling import fold, holds_any, pattern, phrases

READ_ALSO = "read_also"
TAGS = "tags"
SOURCE = "source"
PROMOTION = "promotion"
END = "end"
WIDGET = "widget"

_COLON = r"[\s\u00a0]*[:：\-–—|/»←⇐…]+"
_BULLETS = r"^[\W_ـ]*"

# what may stand before a marker: bullets, arrows, emoji, brackets
_SIGNS = re.compile(r"[\W_ـ]*")
# letters by which a marker is known from other lines at once
_PREFIX = 3
MAX_LABEL = 60
# Each at the start of a line: the marker, then white space, a colon or the end.
_SECTIONS = ("read_also", "tags_marker", "source_marker", "promotion", "end", "widget")
_ALSO = "(?:\\s*(?:@also@)(?!\\w))?"
_STARTS: tuple[tuple[str, str], ...] = tuple(
    (kind, f"(?i){_BULLETS}(@{section}@)(?!\\w){_ALSO if kind == READ_ALSO else ''}(?:{_COLON})?")
    for kind, section in zip((READ_ALSO, TAGS, SOURCE, PROMOTION, END, WIDGET), _SECTIONS, strict=True)
)
# Markers that no sentence holds: wherever they stand after a stop, or glued to a word, the body ends.
_GLUED: tuple[tuple[str, str], ...] = (
    (TAGS, "@glued_tags@"),
    (TAGS, "@glued_tags_colon@[\\s\u00a0]*[:：]"),
    (READ_ALSO, "@glued_read_also@(?!\\w)"),
    (SOURCE, "@glued_source@[\\s\u00a0]*[:：]"),
    (PROMOTION, "@glued_promotion@(?!\\w)"),
)
_COLON_END = re.compile(r"[:：|/»←⇐…\-–—]\s*$")
# markers of two words that open sentences as well
_WEAK = "@weak_markers@"
# A quick look before the patterns: one of these letters' runs is in every marker above.
_ANY_GLUED = (
    *("ايض", "أيض", "إيض", "آيض", "كلمات", "وسوم", "الأوسم", "الاوسم", "تاجز", "مصدر", "يهمك", "صلة", "صله"),
    *("متعلق", "لمزيد", "يعجبك", "مفاتيح", "تسميات", "رابط", "نقلا", "منقول", "شترك", "تابع", "نضم"),
    *("تطبيق", "شارك", "للاشتراك", "ضغط هنا", "جميع الحقوق"),
)
# a conjunction or preposition that stands alone before the marker and so belongs to it: «والمصدر»
_PROCLITIC = re.compile(r"(?:^|[\s،.(«\"])[وفبكل]{1,2}$")
# what sites say above their comments
_COMMENTING = ("تعليق", "نقاش", "مشاركات")
_POLICY = re.compile(
    r"(?:تعليق|بالنقاش|النقاش|المشاركات).{0,250}(?:شروط|سياس[ةه]|مسيئ|الإساءة|الاساءة"
    r"|تُنشر|تنشر|تعبر عن|حذف|أصحابها|اصحابها|بنود)"
)
_NAMES_SOURCE = re.compile("مصدر|مصادر|source")
_STOPS = frozenset(".؟!؛»”\"')]…:،")


@cache
def _prefixes() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the kinds of markers by how they begin: most lines begin with none and need no further look."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    for section, (kind, template) in zip(_SECTIONS, _STARTS, strict=True):
        for phrase in phrases(section):
            start = fold(phrase).replace(" ", "")[:_PREFIX]
            found.setdefault(start, {})[kind, template] = None
    return {start: tuple(kinds) for start, kinds in found.items()}


def find_marker(text: str, link_share: float = 0.0) -> tuple[str, int, bool] | None:
    """Return (kind, end, alone) of the marker that opens a line, or None.

    ``end`` is where the marker and its colon end; ``alone`` tells that nothing follows it. ``link_share``
    says how much of the line stands in links: a weak marker («إعلان», «علامات») opens sentences as well.
    """
    head = text[:24]
    if not head[:1].isalpha() or head[0] == "ـ":
        head = _SIGNS.sub("", head, 1)
    for kind, template in _prefixes().get(fold(head).replace(" ", "")[:_PREFIX].lower(), ()):
        match = pattern(template).match(text)
        if match is None or (kind == SOURCE and _is_sentence(text, match)):
            continue
        rest = text[match.end() :].strip(" :.…\"'»«)](}")
        if kind == WIDGET and rest:
            continue
        colon = bool(_COLON_END.search(match[0]))
        if not rest or _is_convincing(kind, match[1], len(text), link_share, colon=colon, text=text):
            return kind, match.end(), not rest
    return None


def find_label(text: str, link: int, link_share: float) -> tuple[str, int, bool] | None:
    """Return the marker that is all that stands before the first link (at ``link``), glued to it or not."""
    found = find_marker(text[:link]) if 0 < link < MAX_LABEL and link_share > 0.4 else None
    return (found[0], link, False) if found is not None and found[2] else None


def _is_convincing(kind: str, marker: str, size: int, link_share: float, *, colon: bool, text: str) -> bool:
    if kind == SOURCE:
        return True
    weak = " " not in marker.strip() or pattern(_WEAK).fullmatch(marker) is not None
    if colon:
        return not (weak and size > 200 and link_share < 0.3)
    if link_share > 0.4:
        return True
    ends = text.rstrip().endswith((".", "؟", "!"))
    if weak:
        return False if kind in (PROMOTION, READ_ALSO, END) else size <= 90 and not ends
    return size <= 80 or (size <= 260 and kind in (PROMOTION, END)) or (size <= 160 and not ends)


def _is_sentence(text: str, match: re.Match[str]) -> bool:
    """Tell whether «المصدر» opens a sentence («المصدر ذاته أكد أن …») and no source line."""
    if re.search(r"[:：|/\-–—]\s*$", match[0]):
        return len(text) - match.end() > 90
    if not _NAMES_SOURCE.search(fold(match[1]).lower()):
        return True  # «نقلا عن …» without a colon is how sentences begin
    return len(text) - match.end() > 40 or text.rstrip().endswith((".", "؟")) or len(text.split()) > 7


def is_comment_policy(text: str) -> bool:
    """Tell whether a paragraph is what a site says above its readers' comments."""
    return len(text) < 500 and holds_any(text, _COMMENTING) and _POLICY.search(text) is not None


def find_glued(text: str, start: int = 0) -> tuple[str, int] | None:
    """Return (kind, position) of the first strong marker inside a line, after ``start``, or None.

    It counts where it follows a stop or is glued to a word; after a plain space only with a colon.
    """
    if not holds_any(text[start:] if start else text, _ANY_GLUED):
        return None
    best: tuple[str, int] | None = None
    for kind, template in _GLUED:
        for match in pattern(template).finditer(text, max(start, 1)):
            position = match.start()
            if best is not None and position >= best[1]:
                break
            if _stands_apart(text, position, match.end(), kind):
                best = (kind, position)
                break
    return best


def _stands_apart(text: str, position: int, end: int, kind: str) -> bool:
    before = text[:position].rstrip()
    if not before:
        return False
    glued = position == len(before) and before[-1].isalnum() and _PROCLITIC.search(before) is None
    if glued and kind == SOURCE:
        return len(text) - end < 90
    if before[-1] in _STOPS and before[-1] not in "،:":
        return kind != SOURCE or len(text) - end < 90
    if glued or kind == TAGS:
        return True
    colon = text[end : end + 2].lstrip()[:1] in (":", "：")
    return colon and kind == READ_ALSO
