"""Short lines that are no prose: dates, bylines, labels."""

import re

from tawatur.extract.spelling import pattern

_MONTHS = r"@lines_months@"
_ANY_DIGIT = re.compile("[0-9٠-٩۰-۹]")
_DIGIT = "[0-9٠-٩۰-۹]"
# `15 ديسمبر 2023`, `2023-12-15`, `15/12/2023`, `15th, December 2023`, `Dec 15, 2023`
_DATE = (
    rf"(?i){_DIGIT}{{1,2}}(?:st|nd|rd|th)?[\s,،.\-/]*{_MONTHS}(?:\s*[/\-(]\s*{_MONTHS}\)?)?[\s,،.\-/]*"
    rf"(?:{_DIGIT}{{4}}|{_DIGIT}{{2}})"
    rf"|{_DIGIT}{{4}}\s*[-/.]\s*{_DIGIT}{{1,2}}\s*[-/.]\s*{_DIGIT}{{1,2}}"
    rf"|{_DIGIT}{{1,2}}\s*[-/.]\s*{_DIGIT}{{1,2}}\s*[-/.]\s*{_DIGIT}{{2,4}}"
    rf"|{_MONTHS}\s+{_DIGIT}{{1,2}}(?:st|nd|rd|th)?\s*[,،]?\s*{_DIGIT}{{4}}"
    rf"|{_DIGIT}{{4}}\s+{_MONTHS}\s+{_DIGIT}{{1,2}}"
)
# `منذ ساعتين`, `قبل 3 ساعات`, `أمس`
_RELATIVE = r"(?:@lines_relative@)\s*(?:[0-9٠-٩۰-۹]+\s*)?(?:@lines_relative1@)(?:\s*@lines_relative2@)?"
_PUBLISHED_WORDS = r"(?i)@lines_published_words@"
_UPDATED_WORDS = r"(?i)@lines_updated_words@"
_BYLINE = r"(?i)^[\s\-–—|•✍️🖊️*]*(?:@lines_byline@)(?![\w])\s*[:：\-–—/|]*\s*"
_LABEL = r"(?i)^[\s\W\d]*(?:@lines_label@)[\s\W\d]*$"
# what parts the facts in a line below a headline: `بقلم: فلان | نشر في …`
_PARTS = re.compile(r"\s*[|•·]\s*")
_COLON = re.compile(r"(?:^|[|•·])[\s\-–—•*]*\w+(?:\s+\w+)?\s*[:：\-–—/|]")
_WORDLESS = re.compile(r"^[\W\d_]*$")
_WORD = re.compile(r"[^\W\d_]+")


def find_date(text: str) -> str | None:
    """Return the part of a short line that looks like a date, or None; it is not yet understood."""
    match = pattern(_DATE).search(text) or pattern(_RELATIVE).search(text)
    return match[0] if match else None


def is_date_line(text: str) -> bool:
    """Tell whether a line is a date and little else (weekday, clock time, «تم نشره»)."""
    if len(text) > 140 or not (_ANY_DIGIT.search(text) or len(text) < 40):
        return False
    match = pattern(_DATE).search(text)
    if match is None:
        match = pattern(_RELATIVE).match(text.strip(" |-–:"))
        return match is not None and len(text) < 40
    rest = pattern(_PUBLISHED_WORDS).sub(" ", text[: match.start()] + " " + text[match.end() :])
    return len(_WORD.findall(rest)) <= (
        6 if pattern(_PUBLISHED_WORDS).search(text) else 4
    ) and not text.endswith("،")


def says_updated(text: str) -> bool:
    """Tell whether a line speaks of an update, not of the first publication."""
    return pattern(_UPDATED_WORDS).search(text) is not None


def find_byline(text: str) -> str | None:
    """Return what follows «كتب», «بقلم» and the like where a line or a part of it opens so; or None."""
    for part in _PARTS.split(text) if len(text) < 200 else (text,):
        match = pattern(_BYLINE).match(part)
        if match:
            return part[match.end() :].strip()
    return None


def is_byline(text: str) -> bool:
    """Tell whether a line is a signature («كتبت هالة سعد»), and no sentence that opens with «كتب»."""
    signed = find_byline(text)
    if not signed or len(text) > 120 or text.endswith((".", "؟", "!")):
        return False
    colon = _COLON.search(text) is not None
    words = signed.split()
    return len(words) <= (8 if colon or find_date(signed) else 4)


def is_label(text: str) -> bool:
    """Tell whether a line is a label of the page (number of views, size of type), or has no word in it."""
    return _WORDLESS.match(text) is not None or (len(text) < 60 and pattern(_LABEL).match(text) is not None)
