"""Outlets that sentences credit: «نقلاً عن صحيفة …», «بحسب رويترز», «في تصريح لقناة …»."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from tawatur.extract.agencies import EDGES, demonyms, is_agency, is_place, is_unnamed, is_word_too
from tawatur.extract.spelling import fold, holds_any, may_hold, pattern, phrases

# «بحسب», «وفق ما ذكرته», «حسبما أفادت به», «كما نقلت»: what follows gave the news
_SOURCE_CUE = (
    r"(?<!\w)[وف]?(?:@credited_source@)(?:\s*ما)?(?:\s+(?:@credited_verbs@)(?:ه|ها)?(?:\s+به(?:ا)?)?)?"
    r"(?:\s+(?:@credited_staff@)\w{0,2}(?:\s+(?:في|من|لدى))?)?"
)
# «نقلت», «ذكرت», «وأفادت»
_VERB_CUE = r"(?<!\w)[وف]?(?:@credited_verbs@)(?:ه|ها)?(?:\s+عن(?:ه|ها|هم))?"
# «في تصريح ل», «قال في حديث مع», «خلال مقابلة على»
_TALK = r"(?<!\w)[وف]?[بل]?(?:ال)?(?:@credited_talk@)\w{0,3}(?:\s+\w{2,12}){0,3}?\s+"
_TALK_CUE, _TALK_TO = _TALK + r"(?:مع|إلى|على|عبر|في)", _TALK + r"ل(?:مراسل\w{0,2}\s)?"
# «وقال لصحيفة …», «وأوضح فلان لقناة …»: a verb of saying, the speaker, and to whom
_SAID_TO = r"(?<!\w)[وف]?[يت]?(?:@credited_said@)(?:\s+[^\s.؛:«»\"]{2,15}){0,6}?\s+ل(?:مراسل\w{0,2}\s)?"
_KIND = (
    r"(?P<cling>[بل]|عن\s+|من\s+)?\s*(?P<kind>@outlet_kinds@)(?:\s+|(?=[«\"“”„(']))(?P<name>\S[^\n]{1,90})"
)
# each with the section of which it holds a phrase
_CUES = (
    (_SOURCE_CUE, "credited_source"),
    (_VERB_CUE, "credited_verbs"),
    (_TALK_CUE, "credited_talk"),
    (_TALK_TO, "credited_talk"),
    (_SAID_TO, "credited_said"),
)
_SUBJECT = (
    r"(?<!\w)و?(?:كانت?|سبق ل)\s+(?:(?P<kind>@outlet_kinds@)\s+)?(?P<name>[^.،؛:()\n]{2,40}?)\s+"
    r"(?:قد\s+)?(?:@attribution_reported@)(?!\w)"
)
_QUOTED_SUBJECT = (
    r"(?<!\w)(?P<kind>@outlet_kinds@)\s*(?P<name>[«\"“„(][^»\"”“)\n]{2,50}[»\"”“)])\s*(?:ال\w+\s+){0,2}"
    r"[،,]?\s*(?:(?:قد\s+)?ت?(?:@credited_verbs@)(?!\w)|[:«\"“])"
)
# «يذكر أن صحيفة … ذكرت», «قناة … نقلت عن»
_PLAIN_SUBJECT = (
    r"(?<!\w)(?P<told>[وف]?[أإا]نّ?\s+)?(?P<kind>@outlet_kinds@)\s+(?P<name>[^.،؛:()«»\"\n]{2,40}?)\s+"
    r"(?:قد\s+)?(?:ذكرت|[أا]وردت|[أا]فادت|نقلت|نشرت|كشفت|[أا]شارت|قالت|تفيد|ذكر|[أا]ورد|[أا]فاد|نقل|نشر|كشف)(?!\w)"
)
# «قدرتها صحيفة «…»»: any verb of the feminine, before a quoted or a known name alone
_ANY_VERB = r"(?<!\w)\w{2,}(?<!ا)ت(?:ه|ها|هم)?"
_TELLS = r"^[وف]?(?:@credited_source@).*(?:نقل|[أا]ورد|نشر)ت?(?:ه|ها)?$|(?:نقل|[أا]ورد|نشر)ت?(?:ه|ها)$"
# «المنسق العام لشبكة …»: whose office it is, and no telling
_OFFICE = r"(?:@credited_offices@)\s+ل$"
# «… ووكالة إنترفاكس»: a second outlet of the same news
_AND_KIND = r"\sو(?P<kind>@outlet_kinds@)(?:\s+|(?=[«\"“”„(]))(?P<name>\S[^\n]{1,90})"
_OPENINGS = "«\"“”(„'"
_QUOTED = re.compile(r"^[«\"“”„('\s]{1,2}([^«»\"”“„()'\n]{2,50}?)\s*[»\"”“)']")
_LATIN_NAME = re.compile(r"^[A-Za-z][A-Za-z\d&.'-]*(?:\s+[A-Za-z\d][A-Za-z\d&.'-]*){0,4}")
_AGENCY_END = r"@attribution_agency_end@"
_STOP_WORD = r"^(?:@credited_stops@)$"
_CLAUSE = re.compile(r"^(?:و|ف)?(?:أن|ان|إن|بأن|بان|لأن)(?:ه|ها|هم|ني|نا|هما)?$")
_VERB_WORD = r"^[وف]?(?:@credited_verbs@|@credited_said@)\w{0,2}$"
_SHORT = re.compile(r"[«\"“”(]\s*([^«»\"“”()\n]{2,14}?)\s*[»\"“”)]")
_AND = r"^و(?:@outlet_kinds@)$"
_IS_KIND = r"^(?:@credited_inner@)$"
_JOINED = re.compile(r"^[وف][تين]\w{3,}$")  # «وتحذف», «فينشر»
_TO, _TO_THE = re.compile(r"^[لب](?=\w{4}|[A-Z])"), re.compile(r"^لل(?=\w{3})")
_PUNCTUATED = re.compile(r"[،؛:.,()\[\]؟!«»\"“”…\-–—/]")
_NOT_OUTLET = r"^(?:@credited_not_outlets@)(?!\w)"
_ADJECTIVE = re.compile(r"^ال\w{2,}ي[ةه]$")
_MASCULINE = re.compile(r"^ال\w{2,}ي$")
_INDEFINITE = re.compile(r"^(?!ال)\w+(?:[ةه]|ي|يا|تين|ين|ات)$")
MAX_WORDS = 4
# A paragraph without one of these credits nobody.
_QUICK = (
    *("وكال", "صحيف", "جريد", "قنا", "موقع", "شبك", "مجل", "ذاع", "راديو", "تلفزي", "منص", "يومي", "سبوعي"),
    *("بواب", "نقل", "حسب", "وفق", "طبقا", "ذكر", "فاد", "ورد", "نشر", "رويترز", "برس", "ناضول", "سوش"),
    *("شينخوا", "سبوتنيك", "CNN", "BBC", "ل«", "لـ«", 'ل"', 'لـ"', "لـ("),
)
_QUOTED_TO = re.compile(r"(?<!\w)لـ?\s?[«\"“(](?P<name>[^»\"”)\n]{2,40})[»\"”)]")


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(fold(word) for word in phrases(section))


def find_credited(text: str, known: Callable[[str], int]) -> Iterator[str]:
    """Yield the outlets that sentences credit, as they are named there; one may come twice.

    Args:
        text: one paragraph.
        known: 2 for a name that surely is an outlet's, 1 where it is an ordinary word as well, else 0.
    """
    if not holds_any(text, _QUICK):
        return
    folded = fold(text)
    of_kind = may_hold(folded, "outlet_kinds")
    yield from _find_subject(text, known, of_kind=of_kind, reported=may_hold(folded, "attribution_reported"))
    spans: set[int] = set()
    for cue, section in _CUES:
        if not may_hold(folded, section):
            continue
        for match in pattern(cue + r"(?=[\s«\"“(]|(?<=ل)|(?<=لـ))").finditer(text):
            at, name = _read_after(text, match, known)
            if name and at not in spans:
                spans.add(at)
                yield name
    for match in pattern(_ANY_VERB + r"\s+" + _KIND).finditer(text) if of_kind else ():
        name = name_outlet(match["kind"], match["name"], known)
        if name and (match["name"][:1] in _OPENINGS or known(name)) and match.start("name") not in spans:
            yield name
    for match in _QUOTED_TO.finditer(text):
        if match.start("name") not in spans and known(match["name"].strip()):
            yield match["name"].strip()


def _read_after(text: str, cue: re.Match[str], known: Callable[[str], int]) -> tuple[int, str | None]:
    """Return where the name behind a cue begins, and the name of the outlet or None."""
    start = cue.end()
    if pattern(_OFFICE).search(cue[0]):
        return start, None
    tail = text[start : start + 130]
    outlet = pattern(_KIND).match(tail.lstrip(" \u00a0ـ"))
    if outlet is not None and not (outlet["cling"] == "ل" and cue[0].endswith("ل")):
        offset = start + len(tail) - len(tail.lstrip(" \u00a0ـ")) + outlet.start("name")
        named = name_outlet(outlet["kind"], outlet["name"], known)
        second = None if named else pattern(_AND_KIND).search(tail[:70])
        if second is not None:
            return start + second.start("name"), name_outlet(
                second["kind"], tail[second.start("name") :], known
            )
        return offset, named
    quoted = _QUOTED.match(tail.lstrip(" \u00a0ـ"))
    if quoted is not None:
        name = quoted[1].strip()
        sure = known(name) or (pattern(_TELLS).search(cue[0]) and len(name.split()) <= MAX_WORDS)
        return start + tail.index(name), name if sure else None
    bare = re.sub(r"^\s*(?:عن|من|إلى|مع)?\s+", "", tail) if not cue[0].endswith("ل") else f"ل{tail}"
    bare = re.sub(r"^ل\s+", "ل", bare.replace("ـ", ""))
    name = _longest_known(bare, known)
    return start + max(tail.find(name or ""), 0), name


def _find_subject(text: str, known: Callable[[str], int], *, of_kind: bool, reported: bool) -> Iterator[str]:
    """Yield outlets that stand before the verb: «وكانت رويترز قد ذكرت أن …», «صحيفة «…» تكشف».

    ``of_kind`` and ``reported`` say whether the text may hold a word like «صحيفة», a verb of reporting.
    """
    for match in pattern(_QUOTED_SUBJECT).finditer(text) if of_kind else ():
        found = name_outlet(match["kind"], match["name"], known)
        if found:
            yield found
    for match in pattern(_PLAIN_SUBJECT).finditer(text) if of_kind else ():
        found = name_outlet(match["kind"], match["name"], known)
        if found and (match["told"] or known(found)):
            yield found
    for match in pattern(_SUBJECT).finditer(text) if reported else ():
        kind, name = match["kind"], match["name"].strip(EDGES)
        if kind:
            found = name_outlet(kind, name, known)
        else:
            sure = (is_agency(name) and not is_word_too(name)) or known(name) > 1
            found = name if sure else None
        if found:
            yield found


def name_outlet(kind: str, tail: str, known: Callable[[str], int]) -> str | None:
    """Return the name of an outlet at the start of ``tail``, whose kind («صحيفة») stood before it; or None.

    A quoted name ends with its quotation mark, a known one where it is longest. Any other name ends before
    the word that goes on with the sentence («أن», «عن», «في»); where none comes soon, it is not taken.
    """
    quoted = _QUOTED.match(tail)
    if quoted and tail[:1] in _OPENINGS:
        name = quoted[1].strip()
        return None if is_unnamed(name) or pattern(_NOT_OUTLET).match(name) else name
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
        or pattern(_NOT_OUTLET).match(whole)
        or is_unnamed(whole)
        or (_goes_on(words[0]) and words[0] != "لا")
    ):
        return found
    return _bound_name(kind, words, stopped=stopped)


def _name_news_agency(kind: str, tail: str, known: Callable[[str], int]) -> str | None:
    """Return the name of «وكالة الأنباء السورية»; the short one where it follows in brackets."""
    words = _PUNCTUATED.split(tail, maxsplit=1)[0].split()[:6]
    count = 1
    while count < len(words) and (count == 1 or words[count].startswith("ال")):
        if fold(words[count]) in _words("credited_descriptions") and not words[count].startswith("المركزي"):
            break
        count += 1
    short = _SHORT.search(tail[: len(" ".join(words)) + 16])
    if short is not None and is_agency(short[1]):
        return short[1].strip()
    if count == 1 or _goes_on(words[1]):
        return None
    for end in range(len(words), 1, -1):
        if known(f"{kind} {' '.join(words[:end])}"):
            return f"{kind} {' '.join(words[: max(end, count)])}"
    return f"{kind} {' '.join(words[:count])}"


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


def _longest_known(tail: str, known: Callable[[str], int]) -> str | None:
    """Return the longest name at the start of a text that surely is an outlet's, without «ل» before it."""
    words = re.split(r"[\s]+", re.split(r"[.،؛:\n]", tail.strip(), maxsplit=1)[0])[:5]
    words = [word.strip("«»\"“”'()ـ") for word in words if word]
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        # «لرويترز», «للأناضول»
        for one in (name, _TO.sub("", name), _TO_THE.sub("ال", name)):
            if (is_agency(one) and not is_word_too(one)) or known(one) > 1:
                return one
    return None
