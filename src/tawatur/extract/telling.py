"""Whether a sentence credits the outlet that it names: told by what stands before the name and behind it."""

import re
from collections.abc import Callable, Iterator

from tawatur.extract.mentions import Mention, find_mentions
from tawatur.extract.spelling import pattern

_SENTENCE_END = re.compile(r"[.؟!](?=\s)|\n")
MAX_BEFORE, MAX_AFTER, MAX_APART = 220, 90, 80
_OPEN = r"\s*[«\"“”(]?\s*$"

# «ذكرت», «وفق ما أوردته», «نقلت عنه», «قالت مراسلة»
_TELLS = (
    r"(?<!\w)(?:[وف]|س|وس)?(?:@credited_tells@)(?:ه|ها|هم)?(?:\s+(?:@credited_between@))?"
    r"(?:\s+(?:@credited_staff@)\w{0,2})?(?:\s+(?:في|من|لدى))?\s*[:\-]?" + _OPEN
)
# «بحسب», «نقلا عن», «وفق حصيلة أعدتها»
_SOURCE = (
    r"(?<!\w)[وف]?(?:@credited_source@)(?:\s+(?:ما|@credited_reports@))?"
    r"(?:\s+(?:في|من|لدى|ل|عن|[أن]\w{2,4}ت(?:ه|ها)))?" + _OPEN
)
_ACCORDING = r"(?<!\w)[وف]?(?:وفقا|طبقا|استنادا|خلافا|نسبة)" + _OPEN
# «نشرتها», «اطلعت عليها»: a verb of the feminine whose object was named before
_OBJECT = (
    r"(?<!\w)\w{2,}ت(?:ه|ها|هم|هما)" + _OPEN + "|"
    r"(?<!\w)(?:اطلع|حصل|استمع|اعتمد|وقف)ت?\s+(?:علي|إلي|ل)(?:ه|ها|هما|هم)" + _OPEN
)
# «أبلغ المسؤول رويترز»
_INFORMS = r"(?<!\w)[وف]?ي?(?:@credited_informed@)(?:\s+[^\s.؛:«»\"]{2,15}){1,7}?\s+" + _OPEN
# «قال … ل», «في تصريح ل», «تحدث إلى», «في مقابلة مع»
_TALK = r"(?<!\w)[وفبل]{0,2}(?:ال)?(?:@credited_talk@)\w{0,3}(?!\w)[^.؛:«»\"]{0,60}?$"
_SAYS = r"(?<!\w)[وف]?[يت]?(?:@credited_said@)(?!\w)[^.؛:«»\"\n]{0,110}?$"
_WITH = r"(?<!\w)(?:مع|إلى|على|عبر|في|لدى)\s+(?:(?:صفحات|موقع|شاشة|برنامج|أثير|مراسل|مراسلة)\s+)?" + _OPEN
# «نقلت … عن»
_FROM = r"(?<!\w)[وفيت]{0,2}(?:نقل|نسب|اقتبس)\w{0,3}(?!\w)[^.؛:]{0,90}?(?<!\w)عن" + _OPEN
_FAILED = r"(?<!\w)(?:يتسن|يتسنى|يتمكن|تتمكن|يمكن)(?:\s+\w+)?" + _OPEN
# «رئيس تحرير», «التابعة»: whose office it is, and no telling
_OFFICE = r"(?:@credited_offices@)(?:\s+(?:ل|في))?" + _OPEN

# «… الأميركية», «… (شينخوا)»
_DESCRIBED = r"[»\"”)]?(?:\s+(?:ال\w+(?:ي|ية|يه)|\(\w[^()]{1,20}\)|@credited_described@))*"
_SUBJECT = (
    _DESCRIBED + r"\s*(?:[،,]?\s*(?:@credited_before_verb@)?\s*(?:@credited_tells@|@credited_present@)"
    r"(?:ه|ها)?(?!\w)|:\s*\S)"
)
_HEADLINE = _DESCRIBED + r"\s*(?:(?:@credited_present@)(?!\w)|:\s*\S)"
_AND = _DESCRIBED + r"(?:\s+التابعة\s+\S+(?:\s+الله)?)?\s*[،,]?\s*(?:و|أو|ثم|وكذلك)?\s*[«\"“”(]?\s*"
_STARTS = re.compile(r"^\W*(?:و|وكانت|وكان|كانت|كان)?\W*$")
_CLAUSE = r"(?<!\w)(?:@credited_clauses@)" + _OPEN + r"|[*•]\s*$"
# «ذكرت الحياة أن», «قال للعربية إن»: what follows an everyday word that is an outlet's name
_PRESS_VERB = r"(?<!\w)[وف]?(?:@credited_media_verbs@)(?:ه|ها)?\s*$|(?<!\w)[وف]?نقلا عن\s*$"
_GOES_ON = r"^[»\"”)]?\s*(?:[،,:]|[بف]?[أإا]نّ?\w{0,3}(?!\w)|عن(?!\w)|نقلا|في عدد)"


def find_told(text: str, known: Callable[[str], int]) -> Iterator[str]:
    """Yield the outlets that a paragraph credits.

    Args:
        text: one paragraph.
        known: 2 for a name that surely is an outlet's, 1 where it is an ordinary word as well, else 0.
    """
    last: Mention | None = None
    for one in find_mentions(text, known):
        if tells(text, one) or (last is not None and _continues(text, last, one)):
            yield one.name
            last = one
        elif last is not None and one.start - last.end > MAX_APART:
            last = None


def find_in_headline(title: str, known: Callable[[str], int]) -> Iterator[str]:
    """Yield the outlets that a headline credits: «رويترز: …», «… تكشف»; of others it only speaks."""
    for one in find_mentions(title, known):
        before, after = _around(title, one)
        first = _STARTS.match(before) is not None and not one.cling
        leads = first and (one.sure > 1 or bool(one.kind)) and pattern(_HEADLINE).match(after) is not None
        if leads or (one.sure > 1 and pattern(_SOURCE).search(before)):
            yield one.name


def tells(text: str, one: Mention) -> bool:
    """Tell whether the sentence credits the outlet that it names."""
    before, after = _around(text, one)
    if one.cling.endswith("ل"):
        return _told_to(before, after, one)
    if pattern(_OFFICE).search(before):
        return False
    if one.cling == "ب":
        return bool(one.kind) and pattern(_TALK).search(before) is not None
    if not (one.sure > 1 or one.kind or (one.quoted and one.sure)):
        named = pattern(_PRESS_VERB).search(before) and pattern(_GOES_ON).match(after)
        return bool(named) and one.sure == 1 and not one.cling
    return _any((_TELLS, _SOURCE, _FROM), before) or (
        (one.sure > 0 or one.quoted)
        and (_any((_OBJECT, _INFORMS), before) or _speaks_with(before) or _is_subject(before, after, one))
    )


def _any(patterns: tuple[str, ...], before: str) -> bool:
    return any(pattern(one).search(before) for one in patterns)


def _speaks_with(before: str) -> bool:
    """Tell whether somebody speaks with the outlet or on it: «في مقابلة مع», «تحدث إلى»."""
    ending = pattern(_WITH).search(before)
    return ending is not None and _any((_TALK, _SAYS), before[: ending.start()])


def _is_subject(before: str, after: str, one: Mention) -> bool:
    """Tell whether the outlet stands before its verb: «صحيفة «…»: …», «إن رويترز ذكرت»."""
    if one.cling == "و" and pattern(_GOES_ON).match(after) and pattern(_SAYS).search(before):
        return True  # «قال المتحدث ووكالة … إن»
    starts = _STARTS.match(before) is not None or pattern(_CLAUSE).search(before) is not None
    return starts and pattern(_SUBJECT).match(after) is not None


def _told_to(before: str, after: str, one: Mention) -> bool:
    """Tell whether somebody speaks to the outlet: «وقال الوزير لرويترز», «في تصريح لصحيفة …»."""
    if pattern(_FAILED).search(before):
        return False
    if pattern(_ACCORDING).search(before):
        return one.sure > 1 or bool(one.kind) or one.quoted
    plain = before.rstrip(' «"“”(ـ') + " "
    if not _any((_TALK, _SAYS), plain):
        return False
    # «قال المدير التنفيذي لبلومبرغ» speaks for it, «قال المدير لبلومبرغ إن» to it
    held = pattern(_OFFICE).search(before) is not None
    doubtful = held or (one.sure == 1 and not one.kind and not one.quoted)
    return not doubtful or (one.sure > 0 and pattern(_GOES_ON).match(after) is not None)


def _continues(text: str, last: Mention, one: Mention) -> bool:
    """Tell whether a name is joined to one that is credited: «رويترز وفرانس برس»."""
    trusted = one.sure > 1 or bool(one.kind) or one.quoted
    return (
        trusted and one.cling in ("", "و") and pattern(_AND).fullmatch(text, last.end, one.start) is not None
    )


def _around(text: str, one: Mention) -> tuple[str, str]:
    """Return what stands before a name in its sentence, and what follows it."""
    before = text[max(one.start - MAX_BEFORE, 0) : one.start]
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    return (before[ends[-1] :] if ends else before), text[one.end : one.end + MAX_AFTER]
