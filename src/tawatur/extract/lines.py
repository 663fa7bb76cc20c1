"""Short lines that are no prose: dates, bylines, labels."""

import re

from tawatur.extract.spelling import pattern

_MONTHS = r"@lines_months@"
_ANY_DIGIT = re.compile("[0-9٠-٩۰-۹]")
_DIGIT = "[0-9٠-٩۰-۹]"
# `15 ديسمبر 2023`, `2023-12-15`, `15/12/2023`, `15th, December 2023`; it opens with one digit, which the
# search then leaps to
_DATE = (
    rf"(?i){_DIGIT}(?:{_DIGIT}?(?:st|nd|rd|th)?[\s,،.\-/]*{_MONTHS}(?:\s*[/\-(]\s*{_MONTHS}\)?)?[\s,،.\-/]*"
    rf"(?:{_DIGIT}{{4}}|{_DIGIT}{{2}})"
    rf"|{_DIGIT}{{3}}\s*[-/.]\s*{_DIGIT}{{1,2}}\s*[-/.]\s*{_DIGIT}{{1,2}}"
    rf"|{_DIGIT}?\s*[-/.]\s*{_DIGIT}{{1,2}}\s*[-/.]\s*{_DIGIT}{{2,4}}"
    rf"|{_DIGIT}{{3}}\s+{_MONTHS}\s+{_DIGIT}{{1,2}})"
)
# `Dec 15, 2023`
_MONTH_FIRST = rf"(?i){_MONTHS}\s+{_DIGIT}{{1,2}}(?:st|nd|rd|th)?\s*[,،]?\s*{_DIGIT}{{4}}"
_DAY_AND_YEAR = re.compile(rf"\s{_DIGIT}{{1,2}}(?:st|nd|rd|th)?\s*[,،]?\s*{_DIGIT}{{4}}", re.IGNORECASE)
# `منذ ساعتين`, `قبل 3 ساعات`, `أمس`
_RELATIVE = r"(?:@lines_relative@)\s*(?:[0-9٠-٩۰-۹]+\s*)?(?:@lines_relative1@)(?:\s*@lines_relative2@)?"
# `أمس`, `نشر أمس الساعة 10:20`, `yesterday`
_NAMED_DAY = r"(?i)^\W*(?:@lines_published_words@\W*)?(?:@lines_named_days@)(?!\w)(?P<rest>.*)$"
# a clock time and little else: `11:55 ص`, `(10:25)`, `21:00ت م`, `18:40 (مكة المكرمة)`
_CLOCK = re.compile(r"(?<![\d:.])[0-9٠-٩۰-۹]{1,2}[:٫][0-9٠-٩۰-۹]{2}(?::[0-9٠-٩۰-۹]{2})?(?![\d:])")
_CLOCK_WORDS = r"(?i)(?<!\w)(?:@lines_clock_words@)(?!\w)"
_TIMEZONE = re.compile(r"(?:بتوقيت|توقيت|[(])")
_PUBLISHED_WORDS = r"(?i)@lines_published_words@"
_UPDATED_WORDS = r"(?i)@lines_updated_words@"
_CREATED = r"(?:أنشئ|أنشأ|تاريخ الإنشاء|تاريخ الكتابة|(?i:created))"
_STATEMENT = re.compile(r"^\W*(?:نُ?شرت?|كُ?تبت?|أُ?ضيفت?|أُ?رسلت?)\s+هذ[اه]\s+ال\w{3,10}\s[^.]{6,120}")
_BYLINE = r"(?i)^[\s\-–—|•✍️🖊️*]*(?:@lines_byline@)(?![\w])\s*[:：\-–—/|]*\s*"
_LABEL = r"(?i)^[\s\W\d]*(?:(?:@lines_label@)(?!\w)[\s\W\d]*){1,5}$"
# what parts the facts in a line below a headline: `بقلم: فلان | نشر في …`
_PARTS = re.compile(r"\s*[|•·]\s*")
_COLON = re.compile(r"(?:^|[|•·])[\s\-–—•*]*\w+(?:\s+\w+)?\s*[:：\-–—/|]")
_CONTACT = re.compile(r"^[\w.+-]*@[\w.-]{2,}$|^(?:https?://|www\.)\S+$")
# `👁 12.4K`, and what names the section: «القسم: شعر»
_COUNT = re.compile(r"^\W*\d[\d.,٬٫]*\s*[KkMmك]?\W*$")
_SECTION_LINE = re.compile(r"^\W*(?:ال)?(?:قسم|تصنيف|تصنيفات|باب|زاوية|فئة|تبويب)\s*:\s*\S.{0,40}$")
# what a template should have replaced: `{loadposition ads3}`, `[gallery ids="1,2"]`, `{{ banner }}`
_CODE = re.compile(
    r"^(?:\s*(?:\{{1,2}[^{}]{0,200}\}{1,2}|\[{1,2}/?[A-Za-z][\w-]*(?:[\s=][^\[\]]{0,200})?\]{1,2}))+\s*$"
)
_COPYRIGHT = re.compile(r"^\W{0,3}(?:©|\([cC]\)\s)")
# what stands between a name and the date behind it: «في», «بتاريخ», a weekday
_DATING = r"(?i)(?:(?<!\w)(?:@lines_dating@)|[0-9٠-٩۰-۹]{1,2}:[0-9٠-٩۰-۹]{2})$"
_LOOSE_ENDS = " \t\u00a0,،|/-–—:"
MAX_SIGNATURE, MAX_SIGNED = 200, 60
_AND = re.compile(r"\s+و\s*|\s*[،,;؛&+/]\s*")
_WORDLESS = re.compile(r"^[\W\d_]*$")
_WORD = re.compile(r"[^\W\d_]+")


def find_date(text: str) -> str | None:
    """Return the part of a short line that looks like a date, or None; it is not yet understood."""
    match = _match_date(text) or pattern(_RELATIVE).search(text)
    return match[0] if match else None


def _match_date(text: str) -> re.Match[str] | None:
    """Return the first date of the calendar in a text; every form of one has digits."""
    match = pattern(_DATE).search(text)
    if _DAY_AND_YEAR.search(text) is None:
        return match
    other = pattern(_MONTH_FIRST).search(text)
    return other if other and (match is None or other.start() < match.start()) else match


def is_date_line(text: str) -> bool:
    """Tell whether a line is a date and little else (weekday, clock time, «تم نشره»)."""
    if len(text) > 140 or not (_ANY_DIGIT.search(text) or len(text) < 40):
        return False
    match = _match_date(text)
    if match is None:
        named = pattern(_NAMED_DAY).match(text)
        if named is not None:
            return not named["rest"].strip(" .،") or is_clock_line(named["rest"])
        bare = pattern(_PUBLISHED_WORDS).sub("", text) if len(text) < 40 else text
        match = pattern(_RELATIVE).match(bare.strip(" |-–:"))
        return match is not None and len(text) < 40
    rest = pattern(_PUBLISHED_WORDS).sub(" ", text[: match.start()] + " " + text[match.end() :])
    return len(_WORD.findall(rest)) <= (
        6 if pattern(_PUBLISHED_WORDS).search(text) else 4
    ) and not text.endswith("،")


def is_clock_line(text: str) -> bool:
    """Tell whether a line is a clock time and little else."""
    match = _CLOCK.search(text) if len(text) <= 45 else None
    if match is None:
        return False
    rest = pattern(_CLOCK_WORDS).sub(" ", text[: match.start()] + " " + text[match.end() :])
    return len(_WORD.findall(rest)) <= (3 if _TIMEZONE.search(text) else 0)


def has_clock(text: str) -> bool:
    """Tell whether a clock time stands in a text."""
    return _CLOCK.search(text) is not None


def strip_dating(text: str) -> str:
    """Return a signature without the date behind the name, and without what leads to it."""
    text = text[:MAX_SIGNATURE]
    date = find_date(text)
    if date is not None:
        text = text[: text.index(date)]
    while True:
        shorter = pattern(_DATING).sub("", text.rstrip(_LOOSE_ENDS))
        if shorter == text:
            return text.strip()
        text = shorter


def says_updated(text: str) -> bool:
    """Tell whether a line speaks of an update, not of the first publication."""
    return pattern(_UPDATED_WORDS).search(text) is not None


def find_statement(text: str) -> str | None:
    """Return the sentence of a weblog's foot that dates it: «نشر هذا المقال يوم …»; or None."""
    match = _STATEMENT.match(text)
    return match[0] if match is not None and find_date(match[0]) is not None else None


def says_created(text: str) -> bool:
    """Tell whether a line dates when a text was begun, which is not when it was published."""
    return len(text) < 80 and pattern(_CREATED).search(text) is not None


def says_published(text: str) -> bool:
    """Tell whether a line says itself that it dates the publication: «تاريخ النشر: …»."""
    return len(text) < 80 and "نشر" in text and is_date_line(text)


def find_byline(text: str) -> str | None:
    """Return what follows «كتب», «بقلم» and the like where a line or a part of it opens so; or None."""
    if text.lstrip()[:1] == "✍" and len(text) < MAX_SIGNED:
        return text.lstrip("✍\ufe0f ")
    parted = len(text) < 200 and ("|" in text or "•" in text or "·" in text)
    for part in _PARTS.split(text) if parted else (text,):
        match = pattern(_BYLINE).match(part)
        if match:
            return part[match.end() :].strip()
    return None


def is_byline(text: str) -> bool:
    """Tell whether a line is a signature («كتبت هالة سعد»), and no sentence that opens with «كتب»."""
    signed = find_byline(text)
    if not signed or len(text) > 120 or text.endswith((".", "؟", "!")):
        return False
    name = strip_dating(signed)
    if _COLON.search(text) is not None:
        return len(name.split()) <= 8
    parts = _AND.split(name)
    return all(2 <= len(part.split()) <= 4 for part in parts) and len(parts) <= 4


def is_label(text: str) -> bool:
    """Tell whether a line is a label of the page (number of views, size of type), or has no word in it."""
    if text[:1] in "[{" and _CODE.match(text) is not None:
        return True
    if _WORDLESS.match(text) is not None or _COPYRIGHT.match(text) or _CONTACT.match(text):
        return True
    if len(text) < 60 and (_COUNT.match(text) or _SECTION_LINE.match(text)):
        return True
    return len(text) < 60 and pattern(_LABEL).match(text) is not None
