"""Outlets that sentences credit: «نقلاً عن صحيفة …», «بحسب رويترز», «في تصريح لقناة …»."""

import re
from collections.abc import Callable, Iterator

from tawatur.extract.agencies import EDGES, is_agency, is_word_too
from tawatur.extract.outlet_names import MAX_WORDS, OPENINGS, QUOTED, TO, TO_THE, name_outlet
from tawatur.extract.spelling import fold, holds_any, may_hold, pattern
from tawatur.extract.telling import find_told

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
_VOWELS = re.compile("[\u064b-\u0652\u0670]")
# A paragraph without one of these credits nobody.
_QUICK = (
    *("وكال", "صحيف", "جريد", "قنا", "موقع", "شبك", "مجل", "ذاع", "راديو", "تلفزي", "منص", "يومي", "سبوعي"),
    *("بواب", "نقل", "حسب", "وفق", "طبقا", "ذكر", "فاد", "ورد", "نشر", "رويترز", "برس", "ناضول", "سوش"),
    *("شينخوا", "سبوتنيك", "CNN", "BBC", "ل«", "لـ«", 'ل"', 'لـ"', "لـ("),
)
_QUOTED_TO = re.compile(r"(?<!\w)لـ?\s?[«\"“(](?P<name>[^»\"”)\n]{2,40})[»\"”)]")


def find_credited(text: str, known: Callable[[str], int]) -> Iterator[str]:
    """Yield the outlets that sentences credit, as they are named there; one may come twice.

    Args:
        text: one paragraph.
        known: 2 for a name that surely is an outlet's, 1 where it is an ordinary word as well, else 0.
    """
    text = _VOWELS.sub("", text)
    yield from find_told(text, known)
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
        if name and (match["name"][:1] in OPENINGS or known(name)) and match.start("name") not in spans:
            yield name
    for match in _QUOTED_TO.finditer(text):
        if match.start("name") not in spans and known(match["name"].strip()):
            yield match["name"].strip()


def is_somebody(name: str, text: str) -> bool:
    """Tell whether a text speaks of a name elsewhere as of a club, a firm or a town, and not as of an outlet.

    Args:
        name: of a supposed outlet that nobody knows («لموقع ميلان»).
        text: the whole article, with its headline.
    """
    told = pattern(r"(?:@outlet_kinds@|@credited_tells@|@credited_source@)\s*$")
    bare, all_ = 0, 0
    for match in re.finditer(rf"(?<!\w)[وفبل]?{re.escape(name)}(?!\w)", text):
        before = text[max(match.start() - 24, 0) : match.start()].rstrip(' «"“”(')
        all_ += 1
        bare += told.search(before) is None and text[match.start() - 1 : match.start()] not in tuple('«"“(')
    return bare > 0 and bare * 2 >= all_


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
    quoted = QUOTED.match(tail.lstrip(" \u00a0ـ"))
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


def _longest_known(tail: str, known: Callable[[str], int]) -> str | None:
    """Return the longest name at the start of a text that surely is an outlet's, without «ل» before it."""
    words = re.split(r"[\s]+", re.split(r"[.،؛:\n]", tail.strip(), maxsplit=1)[0])[:5]
    words = [word.strip("«»\"“”'()ـ") for word in words if word]
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        # «لرويترز», «للأناضول»
        for one in (name, TO.sub("", name), TO_THE.sub("ال", name)):
            if (is_agency(one) and not is_word_too(one)) or known(one) > 1:
                return one
    return None
