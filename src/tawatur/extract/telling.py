"""Whether a sentence credits the outlet that it names: told by what stands before the name and behind it."""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from tawatur.extract.agencies import is_agency
from tawatur.extract.mentions import Mention, find_mentions
from tawatur.extract.spelling import fold, pattern, phrases

MAX_BEFORE, MAX_AFTER, MAX_APART = 200, 90, 80
# how many words may stand between «تصريح» or «قال» and the outlet to which it is said
TALK_REACH, SAYS_REACH, FROM_REACH, INFORMS_REACH, REPORTER_REACH = 12, 22, 18, 8, 8

_SENTENCE_END = re.compile(r"[.؟!](?=\s)|\n")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_OPENS, _BREAKS, _STOPS = frozenset("«\"“”„('"), frozenset('.؛:«»"؟!'), frozenset(".؛:؟!")
_PLACED = frozenset(("في", "من", "لدي"))
_WITH = frozenset(("مع", "الي", "علي", "عبر", "في", "لدي"))
_ON = frozenset(("صفحات", "موقع", "شاشه", "برنامج", "اثير", "مراسل", "مراسله"))
_ACCORDING = frozenset(f"{with_and}{word}" for with_and in ("", "و", "ف") for word in (
    "وفقا", "طبقا", "استنادا", "خلافا", "نسبه",
))  # fmt: skip
_OPENERS = frozenset(("و", "وكانت", "وكان", "كانت", "كان"))
# «نشرتها», «اطلعت عليها»: a verb of the feminine whose object was named before
_FEMININE = re.compile(r"\w{2,}(?<!ا)ت(?:ه|ها|هم)?")  # «قدرتها صحيفة …»: any verb, before a noun like this
_ENDS = re.compile(r"\s*(?:[.،:]|$)")
_OBJECT = re.compile(r"[وف]?(?:اطلع|حصل|استمع|اعتمد|وقف)ت? (?:علي|الي|ل)(?:ه|ها|هما|هم)")
_PREPARED = re.compile(r"[ان]\w{2,4}ت(?:ه|ها)")  # «حصيلة أعدتها», «استطلاع أجرته»
_QUOTES_FROM = re.compile(r"[وفيت]{0,2}(?:نقل|نسب|اقتبس)\w{0,3}")
_FAILED = re.compile(r"[وف]?[يت](?:تسني?|تمكن)")

# «… الأميركية», «… (شينخوا)»
_DESCRIBED = r"[»\"”)]?(?:\s+(?:ال\w+(?:ي|ية|يه)|\(\w[^()]{1,20}\)|@credited_described@))*"
_SUBJECT = (
    _DESCRIBED + r"\s*(?:[،,]?\s*(?:@credited_before_verb@)?\s*(?:@credited_tells@|@credited_present@)"
    r"(?:ه|ها)?(?!\w)|:\s*\S|ف(?:@credited_tells@)(?!\w))"
)
_HEADLINE = _DESCRIBED + r"\s*(?:(?:@credited_present@)(?!\w)|:\s*\S)"
_AND = _DESCRIBED + r"(?:\s+التابعة\s+\S+(?:\s+الله)?)?\s*[،,]?\s*(?:و|أو|ثم|وكذلك)?\s*[«\"“”(]?\s*"
# «ذكرت الحياة أن», «قال للعربية إن»: what follows an everyday word that is an outlet's name
_SAYS_THAT = re.compile(r"\s*(?::|[أإا]ن\w{0,3}(?!\w))")
_THEN_THAT = re.compile(r"[^.،؛«\"]{0,40}?\s[بف]?[أإا]ن\w{0,3}(?!\w)")
_SPEECH = re.compile(r"(?:\s+ال\w+)?\s*[«\"“]")  # «صحيفة «…» «…»»
_GOES_ON = r"^[»\"”)]?\s*(?:[،,:]|[بف]?[أإا]ن\w{0,3}(?!\w)|عن(?!\w)|نقلا|في عدد)"


def find_told(text: str, known: Callable[[str], int]) -> Iterator[str]:
    """Yield the outlets that a paragraph credits.

    Args:
        text: one paragraph, without vowel marks.
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
        words, after = _around(title, one)
        first = not any(word not in _OPENS for word in words) and not one.cling
        leads = first and (one.sure > 1 or bool(one.kind)) and pattern(_HEADLINE).match(after) is not None
        if leads or (one.sure > 1 and _is_source(words)):
            yield one.name


def tells(text: str, one: Mention) -> bool:
    """Tell whether the sentence credits the outlet that it names."""
    words, after = _around(text, one)
    if one.cling.endswith("ل") or words[-1:] == ["ل"]:
        return _told_to(words[:-1] if words[-1:] == ["ل"] else words, after, one)
    if one.cling != "و" and _holds_office(words):
        return False
    if one.cling == "ب":
        return bool(one.kind) and _talks(words)
    if not (one.sure > 1 or one.kind or (one.quoted and one.sure)):
        return one.sure == 1 and not one.cling and _names_paper(words, after, one)
    if one.kind and not one.quoted and _is_site_of_body(one):
        return False
    known = one.sure > 0 or one.quoted
    return (
        _is_told(words)
        or _is_source(words)
        or _is_quoted_from(words)
        or _is_of_reporter(words)
        or words[-1:] == ["خدمه"]
        or _speaks_with(words, one)
        or (known and (_made(words, one) or _informs(words, one) or _tells_agency(words, after, one)))
        or _is_subject(words, after, one)
    )


def _is_site_of_body(one: Mention) -> bool:
    """Tell whether it is the site of a body: «موقع الاتحاد الألماني»."""
    return fold(one.kind) in _set("credited_loose") and fold(one.name) in _set("credited_common")


def _names_paper(words: list[str], after: str, one: Mention) -> bool:
    """Tell whether an everyday word is the name of a paper here: «ذكرت الحياة أن»."""
    named = _ends_with(words, _forms("credited_media_verbs")) or words[-2:] == ["نقلا", "عن"]
    common = fold(one.name) in _set("credited_common")  # «وقالت المجلة إن»
    if named and not common and pattern(_GOES_ON).match(after):
        return True
    # «بحسب الألمانية.»
    return is_agency(one.name) and _is_source(words) and _ENDS.match(after) is not None


def _around(text: str, one: Mention) -> tuple[list[str], str]:
    """Return the folded words and marks before a name in its sentence, and the text that follows it."""
    before = text[max(one.start - MAX_BEFORE, 0) : one.start]
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    words = _TOKEN.findall(fold(before[ends[-1] :] if ends else before))
    while words and words[-1] in _OPENS:
        words.pop()
    return words, text[one.end : one.end + MAX_AFTER]


@cache
def _forms(section: str) -> frozenset[str]:
    """Return the verbs of a section with what clings to them: «وذكرت», «ذكرته», «ستنشر»."""
    return frozenset(
        f"{front}{fold(verb)}{back}"
        for verb in phrases(section)
        for front in ("", "و", "ف", "س", "وس")
        for back in ("", "ه", "ها", "هم")
    )


@cache
def _set(section: str) -> frozenset[str]:
    return frozenset(fold(phrase) for phrase in phrases(section))


@cache
def _said() -> frozenset[str]:
    fronts = ("", "و", "ف", "ي", "ت", "وي", "وت", "في", "فت")
    return frozenset(f"{front}{verb}" for verb in _set("credited_said") for front in fronts)


@cache
def _sources() -> frozenset[str]:
    cues = [cue for cue in _set("credited_source") if cue not in ("كما", "مثلما") and not cue.endswith(" ل")]
    return frozenset(f"{front}{cue}" for cue in cues for front in ("", "و", "ف", "ب"))


def _ends_with(words: list[str], forms: frozenset[str]) -> bool:
    return bool(words) and (words[-1] in forms or " ".join(words[-2:]) in forms)


def _without(words: list[str], skipped: frozenset[str]) -> list[str]:
    """Return words without the last one or two that are in a set."""
    if " ".join(words[-2:]) in skipped and len(words) > 1:
        return words[:-2]
    return words[:-1] if words and words[-1] in skipped else words


@lru_cache(maxsize=2_000)
def _is_staff(word: str) -> bool:
    return any(word.startswith(stem) and len(word) - len(stem) < 3 for stem in _set("credited_staff"))


def _is_told(words: list[str]) -> bool:
    """Tell whether a verb of the press stands before the outlet: «ذكرت», «وفق ما أوردته», «نقلت عنه»."""
    words = words[:-1] if words and words[-1] in (":", "-") else words
    words = _without(words, _PLACED)
    words = words[:-1] if words and _is_staff(words[-1]) else words
    words = _without(_without(words, _set("credited_between")), _set("credited_reports"))
    return _ends_with(words, _forms("credited_tells")) or (bool(words) and _is_glued(words[-1]))


@lru_cache(maxsize=2_000)
def _is_glued(word: str) -> bool:
    """Tell whether a verb of the press and a noun like «صحيفة» are printed as one word: «ذكرتصحيفة»."""
    nouns = (noun for noun in _set("outlet_kinds") if word.endswith(noun) and word != noun)
    return any(word.removesuffix(noun) in _forms("credited_tells") for noun in nouns)


def _is_of_reporter(words: list[str]) -> bool:
    """Tell whether the outlet's own people are the source: «بحسب معلق الشؤون العسكرية في»."""
    if not words or words[-1] not in _PLACED:
        return False
    for at in range(len(words) - 2, max(len(words) - REPORTER_REACH, 0), -1):
        if not words[at][0].isalnum():
            return False
        if _is_staff(words[at].removeprefix("ال")):
            before = words[:at]
            return _ends_with(before, _sources()) or _ends_with(before, _forms("credited_tells"))
    return False


def _is_source(words: list[str]) -> bool:
    """Tell whether «بحسب», «نقلا عن» or «وفق حصيلة أعدتها» stands before the outlet."""
    if _ends_with(words, _sources()):
        return True
    words = _without(words, _PLACED | {"ل", "عن"})
    words = words[:-1] if words and _is_staff(words[-1]) else words
    words = words[:-1] if words and _PREPARED.fullmatch(words[-1]) else words
    return _ends_with(_without(words, _set("credited_reports") | {"ما"}), _sources())


def _is_quoted_from(words: list[str]) -> bool:
    """Tell whether somebody quotes it: «نقلت … عن»."""
    if not words or words[-1] != "عن":
        return False
    for word in reversed(words[-FROM_REACH:-1]):
        if word in _STOPS:
            return False
        if _QUOTES_FROM.fullmatch(word):
            return True
    return False


def _made(words: list[str], one: Mention) -> bool:
    """Tell whether the outlet made or read what was named before: «وثائق اطلعت عليها», «مقابلة أجرتها»."""
    if not words:
        return False
    if one.kind and _FEMININE.fullmatch(words[-1]):
        return True
    return words[-1] in _forms("credited_made") or _OBJECT.fullmatch(" ".join(words[-2:])) is not None


def _informs(words: list[str], one: Mention) -> bool:
    """Tell whether somebody informs the outlet: «أبلغ المسؤول رويترز»."""
    for word in reversed(words[-INFORMS_REACH:]):
        if not word[0].isalnum():
            return False
        if word in _forms("credited_informed") and (one.kind or word != words[-1]):
            return True
    return False


def _tells_agency(words: list[str], after: str, one: Mention) -> bool:
    """Tell whether somebody gives it his news: «أفاد مصدر وكالة … بأن»."""
    given = any(word in _forms("credited_gives") for word in words[-INFORMS_REACH:-1])
    return bool(one.kind) and given and pattern(_GOES_ON).match(after) is not None


def _talks(words: list[str]) -> bool:
    """Tell whether a noun of speaking stands before: «في تصريح», «خلال مقابلة»."""
    for word in reversed(words[-TALK_REACH:]):
        if word in _BREAKS:
            return False
        if _is_talk(word):
            return True
    return False


@lru_cache(maxsize=5_000)
def _is_talk(word: str) -> bool:
    bare = re.sub(r"^[وف]?[بلك]?(?:ال)?(?=\w{3})", "", word)
    forms = (word, bare, re.sub(r"^[وف](?=\w{4})", "", word))
    return any(
        form.startswith(noun) and len(form) - len(noun) < 4
        for form in forms
        for noun in _set("credited_talk")
    )


def _says(words: list[str]) -> bool:
    """Tell whether a verb of saying stands before: «وقال الوزير»."""
    for word in reversed(words[-SAYS_REACH:]):
        if word in _BREAKS:
            return False
        if word in _said():
            return True
    return False


def _speaks_with(words: list[str], one: Mention) -> bool:
    """Tell whether somebody speaks with the outlet or on it: «في مقابلة مع», «تحدث إلى»."""
    words = _without(words, _ON)
    return bool(words) and words[-1] in _WITH and (_talks(words[:-1]) or (one.sure > 0 and _says(words[:-1])))


def _is_subject(words: list[str], after: str, one: Mention) -> bool:
    """Tell whether the outlet stands before its verb: «صحيفة «…»: …», «إن رويترز ذكرت»."""
    if one.cling == "و" and (one.sure or one.quoted) and _THEN_THAT.match(after) and _says(words):
        return True  # «قال المتحدث ووكالة … إن»
    starts = not any(word[0].isalnum() and word not in _OPENERS for word in words)
    clause = _ends_with(words, _set("credited_clauses")) or words[-1:] in (["*"], ["•"])
    if not (clause or (starts and (one.sure or one.quoted))):
        return False
    speaks = bool(one.kind) and one.quoted and _SPEECH.match(after) is not None
    return speaks or pattern(_SUBJECT).match(after) is not None


def _told_to(words: list[str], after: str, one: Mention) -> bool:
    """Tell whether somebody speaks to the outlet: «وقال الوزير لرويترز», «في تصريح لصحيفة …»."""
    if any(_FAILED.fullmatch(word) for word in words[-2:]):
        return False
    if words and (words[-1] in _ACCORDING or _is_source(words)):
        return one.sure > 1 or bool(one.kind) or one.quoted
    goes_on = pattern(_GOES_ON).match(after) is not None
    if not (_talks(words) or _says(words)):
        return one.quoted and one.sure > 0 and goes_on and bool(words)
    # «قال المدير التنفيذي لبلومبرغ» speaks for it, «قال المدير لبلومبرغ إن» to it
    held = _holds_office(words)
    if one.sure == 1 and not one.kind and not one.quoted:
        return fold(one.name) not in _set("credited_common") and _SAYS_THAT.match(after) is not None
    return not held or (one.sure > 0 and goes_on)


def _holds_office(words: list[str]) -> bool:
    """Tell whether the outlet belongs to an office before it: «رئيس تحرير», «التابعة»."""
    words = _without(words, frozenset(("في",)))
    return bool(words) and any(
        words[-1].endswith(office) and len(words[-1]) - len(office) < 4 for office in _set("credited_offices")
    )


def _continues(text: str, last: Mention, one: Mention) -> bool:
    """Tell whether a name is joined to one that is credited: «رويترز وفرانس برس»."""
    trusted = one.sure > 1 or bool(one.kind) or one.quoted
    return (
        trusted and one.cling in ("", "و") and pattern(_AND).fullmatch(text, last.end, one.start) is not None
    )
