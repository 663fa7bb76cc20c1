"""The name of an outlet behind the noun that says what it is: where it ends, and whether it can be one."""

import re
from collections.abc import Callable
from functools import cache

from tawatur.extract.agencies import demonyms, is_agency, is_place, is_unnamed
from tawatur.extract.spelling import fold, pattern, phrases

OPENINGS = "«\"“”(„'"
QUOTED = re.compile(r"^[«\"“”„('\s]{1,2}([^«»\"”“„()'\n]{2,50}?)\s*[»\"”“)']")
_LATIN_NAME = re.compile(r"^[A-Za-z][A-Za-z\d&.'-]*(?:\s+[A-Za-z\d][A-Za-z\d&.'-]*){0,4}")
_AGENCY_END = r"@attribution_agency_end@"
_STOP_WORD = r"^(?:@credited_stops@)$"
_CLAUSE = re.compile(r"^(?:و|ف)?(?:أن|ان|إن|بأن|بان|لأن)(?:ه|ها|هم|ني|نا|هما)?$")
_VERB_WORD = r"^[وف]?(?:@credited_verbs@|@credited_said@)\w{0,2}$"
_SHORT = re.compile(r"[«\"“”(]\s*([^«»\"“”()\n]{2,14}?)\s*[»\"“”)]")
_AND = r"^و(?:@outlet_kinds@)$"
_IS_KIND = r"^(?:@credited_inner@)$"
_JOINED = re.compile(r"^[وف][تين]\w{3,}$")  # «وتحذف», «فينشر»
TO, TO_THE = re.compile(r"^[لب](?=\w{4}|[A-Z])"), re.compile(r"^لل(?=\w{3})")
_PUNCTUATED = re.compile(r"[،؛:.,()\[\]؟!«»\"“”…\-–—/]")
_NOT_OUTLET = r"^(?:@credited_not_outlets@)(?!\w)"
_LAW = r"^(?:@credited_laws@)(?!\w)"
_ADJECTIVE = re.compile(r"^ال\w{2,}ي[ةه]$")
_MASCULINE = re.compile(r"^ال\w{2,}ي$")
_INDEFINITE = re.compile(r"^(?!ال)\w+(?:[ةه]|ي|يا|تين|ين|ات)$")
MAX_WORDS = 4


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(fold(word) for word in phrases(section))


def name_outlet(kind: str, tail: str, known: Callable[[str], int]) -> str | None:
    """Return the name of an outlet at the start of ``tail``, whose kind («صحيفة») stood before it; or None.

    A quoted name ends with its quotation mark, a known one where it is longest. Any other name ends before
    the word that goes on with the sentence («أن», «عن», «في»); where none comes soon, it is not taken.
    """
    quoted = QUOTED.match(tail)
    if quoted and tail[:1] in OPENINGS:
        name = quoted[1].strip(" :،.")
        outlet = known(name) or not (is_unnamed(name) or _is_other(kind, name))
        return name if name and outlet else None
    latin = _LATIN_NAME.match(tail)
    if latin:
        return latin[0].strip(" .,")
    if _is_agency_kind(kind) and fold(tail.split(maxsplit=1)[0]) in _words("credited_news"):
        return _name_news_agency(kind, tail, known)
    words, stopped = _words_of_name(tail)
    printed = [word.strip("«»\"“”'ـ") for word in _PUNCTUATED.split(tail, maxsplit=1)[0].split()[:6]]
    found = _known_name(kind, printed, known)
    whole = " ".join(words)
    if (
        found
        or not words
        or _is_other(kind, whole)
        or is_unnamed(whole)
        or (_goes_on(words[0]) and words[0] != "لا")
    ):
        return found
    return _bound_name(kind, words, stopped=stopped)


def _name_news_agency(kind: str, tail: str, known: Callable[[str], int]) -> str | None:
    """Return the name of «وكالة الأنباء السورية»; the short one where it follows in brackets."""
    words = _PUNCTUATED.split(tail, maxsplit=1)[0].split()[:6]
    count = 1
    while count < len(words) and (count == 1 or words[count].startswith("ال")) and not _goes_on(words[count]):
        if fold(words[count]) in _words("credited_descriptions") and not words[count].startswith("المركزي"):
            break
        count += 1
    short = _SHORT.search(tail[: len(" ".join(words)) + 16])
    if short is not None and (is_agency(short[1]) or known(short[1].strip()) > 1):
        return short[1].strip()
    if count == 1 or _goes_on(words[1]):
        return None
    for end in range(len(words), 1, -1):
        if known(f"{kind} {' '.join(words[:end])}"):
            return f"{kind} {' '.join(words[: max(end, count)])}"
    return f"{kind} {' '.join(words[:count])}"


def _is_other(kind: str, name: str) -> bool:
    """Tell whether the noun means something else : «شبكة الكهرباء», «مجلة الأحوال» that is a code of law."""
    law = fold(kind) == fold("مجلة") and pattern(_LAW).match(name) is not None
    return law or pattern(_NOT_OUTLET).match(name) is not None


def _goes_on(word: str) -> bool:
    """Tell whether the first word behind «صحيفة» belongs to the sentence and to no name."""
    tests = (pattern(_STOP_WORD), _CLAUSE, pattern(_VERB_WORD), _JOINED, pattern(_AND))
    return any(one.match(word) for one in tests)


def _known_name(kind: str, words: list[str], known: Callable[[str], int]) -> str | None:
    """Return the longest known name that the words begin with; «وكالة» belongs to many an agency's name."""
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        whole = f"{kind} {name}"
        if _is_agency_kind(kind) and known(whole) and (count > 1 or not is_agency(name)):
            return whole
        if known(name):
            return name
        if " " in kind and known(whole):
            return whole  # «هيئة الإذاعة البريطانية»
    return None


def _is_agency_kind(kind: str) -> bool:
    return fold(kind) == fold("وكالة")


def _words_of_name(tail: str) -> tuple[list[str], bool]:
    """Return the words up to where the sentence goes on, and whether such a place was seen."""
    words: list[str] = []
    for printed in tail.split()[:6]:
        bare = printed.strip("«»\"“”'ـ")
        cut = _PUNCTUATED.search(bare)
        whole = bare[: cut.start()] if cut is not None else bare
        if words and (_goes_on(whole) or fold(whole).removeprefix("ال") in demonyms()):
            return words, True
        if whole:
            words.append(whole)
        if cut is not None:
            return words, True
    return words, len(tail.split()) <= len(words)


def _bound_name(kind: str, words: list[str], *, stopped: bool) -> str | None:
    """Return the name of an outlet that nobody knows; None where its end cannot be told."""
    within = next((index for index, word in enumerate(words) if pattern(_IS_KIND).match(word)), None)
    if within is not None:  # «موقع صحيفة …»
        rest = words[within + 1 :]
        return _bound_name(words[within], rest, stopped=stopped) if within == 0 and rest else None
    if _is_agency_kind(kind):
        ends = (i for i, word in enumerate(words) if i and pattern(_AGENCY_END).fullmatch(word))
        closing = next(ends, None)
        if closing is not None:
            return f"{kind} {' '.join(words[: closing + 1])}"
    male = fold(kind) in _words("credited_male")
    names = list(words)
    while len(names) > 1:
        last = fold(names[-1])
        of_country = (_MASCULINE if male else _ADJECTIVE).match(names[-1]) and last not in _words(
            "credited_kept"
        )
        if not of_country and last not in _words("credited_descriptions"):
            break
        names.pop()
        stopped = True
    return " ".join(names) if stopped and _may_name(kind, names) else None


def _may_name(kind: str, names: list[str]) -> bool:
    """Tell whether words can be the name of an outlet of this kind, which nobody knows."""
    first, whole = names[0], " ".join(names)
    loose = fold(kind) in _words("credited_loose")
    bare = fold(first).removeprefix("ال")
    described = bare in demonyms() or fold(first) in _words("credited_descriptions")
    if described and (len(names) == 1 or fold(kind).startswith("ال")):
        return False  # «التلفزيون الرسمي»
    if _INDEFINITE.match(first) and (len(names) == 1 or fold(first).endswith("يه")):
        return False  # «صحيفة محلية», «قناة تلفزيونية»
    if len(names) > (3 if loose else MAX_WORDS) or len(names[-1]) < 3 or is_place(whole):
        return False
    return not (_is_agency_kind(kind) and first.startswith("ال"))
