"""Who speaks: the noun phrase by a reporting verb, the name set off from it, and whom a pronoun means."""

from tawatur.annotate.quotation_frame import Frame
from tawatur.annotate.quotation_named import Named, Speaker, find_late_person, is_all_name
from tawatur.annotate.quotation_words import cue_forms, given_names, words_of
from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.text.arabic.clitics import prefix_length, split_clitics, strip_marks
from tawatur.text.arabic.words import count_word

MOST_WORDS = 14
_COMMON = 60  # times that the news writes a common noun with the article
_THAT = ("ان", "انه", "انها", "بان", "انهم")
_NUMBERED = frozenset(("قناه", "بقناه", "القناه", "فرانس", "فرنس", "اذاعه", "الكتيبه", "اللواء"))
_OVERSEERS = frozenset(
    ("مشرف", "المشرف", "مشرفه", "المشرفه", "والمشرف", "والمشرفه")
)  # «المشرف العام على المهرجان»
SPACE_OR_MARKS = " \u00a0\n«»“”\"'’‘#_"


def find_phrase(frame: Frame, index: int, limit: int) -> int:
    """Return the index after the last word of the noun phrase that begins at word ``index``.

    The phrase ends before a preposition, an adverb of time, any mark but quotation marks, or ``limit``;
    ``index`` itself is returned where no phrase begins there.
    """
    at = index
    before = frame.words.folded[index - 1] if index else ""
    is_transitive = before.removeprefix("و") in words_of("transitive")
    marks = 0  # how many stand open: «منظمة "أنقذوا الأطفال"» is one name
    while at < min(limit, index + MOST_WORDS):
        if at > index and frame.gap(at).strip(SPACE_OR_MARKS):
            break
        marks = _count_open(frame.gap(at), marks) if at > index else 0
        if marks:
            at += 1
            continue
        if at > index and is_transitive and is_object(frame, at):
            break
        if not continues_phrase(frame, index, at) and not _is_place_of_work(frame, index, at, limit):
            break
        at += 1
    return at


def is_object(frame: Frame, at: int) -> bool:
    """Tell whether a word behind the subject is what the act meets: «زعيم المعارضة | الحكومة».

    The subject is whole when a word with article stands in it; what follows is an adjective or a name, unless
    it is a body, a plural of people, a common noun (one that the news writes with the article), or «عظته».
    """
    folded = frame.words.folded
    word = folded[at]
    start, end = frame.words.spans[at]
    printed = frame.words.text[start:end]
    if word.endswith("ا") and len(word) > 4 and count_word(word[:-1]) > _COMMON and word not in given_names():
        return True  # «مؤتمرا»
    if printed.endswith("ه") and len(word) > 4 and count_word(word[:-1]) > _COMMON:
        return True  # «تقديره»
    if not folded[at - 1].startswith("ال"):
        return False
    if word.startswith("ال"):
        is_people = word.endswith("ين") and len(word) > 6 and not folded[at - 1].endswith("ين")
        return (
            word in words_of("body") or word in words_of("object") or is_people or word in words_of("people")
        )
    if printed.endswith(("ته", "تها", "تهم", "هم", "ها")):
        return True
    is_named = word in given_names() or word in words_of("office")
    return not is_named and count_word("ال" + word) > _COMMON


def _count_open(gap: str, marks: int) -> int:
    """Return how many quotation marks stand open behind the gap, of ``marks`` before it."""
    opened = gap.count("«") + gap.count("“")
    if opened or "»" in gap or "”" in gap:
        return max(marks + opened - gap.count("»") - gap.count("”"), 0)
    return 1 - marks if gap.count('"') == 1 else marks


def _is_place_of_work(frame: Frame, index: int, at: int, limit: int) -> bool:
    """Tell whether «في» or «من» goes on with the phrase.

    «مسؤول في وزارة الدفاع», «مصدر من الشرطة», «أستاذ في جامعة القاهرة», «دائرة الإطفاء في غانا إن».
    """
    folded = frame.words.folded
    if at == index or at + 1 >= min(limit, len(folded)):
        return False
    if folded[at] == "علي":
        return not _OVERSEERS.isdisjoint(folded[max(index, at - 2) : at])
    if folded[at] not in ("في", "من"):
        return False
    if folded[at] == "في" and folded[index] in words_of("office") | words_of("body"):
        if folded[at + 1] in words_of("school") and folded[index] in words_of("expert"):
            return True
        if _is_seat(frame, index, at, limit):
            return True
    head_is_bare = not any(word.startswith("ال") for word in folded[index:at])
    following = folded[at + 1]
    known = following in words_of("office") or following.startswith("ال")
    known = known and following not in words_of("season") | words_of("told")
    return head_is_bare and folded[index] in words_of("office") and known


def _is_seat(frame: Frame, index: int, at: int, limit: int) -> bool:
    """Tell whether «في» opens where a body sits and nothing else stands before what it says."""
    folded = frame.words.folded
    if words_of("body").isdisjoint(folded[index:at]) or limit - at > 6 or limit >= len(folded):
        return False
    if folded[limit] not in _THAT and ":" not in frame.gap(limit):
        return False
    place = load_gazetteer().find_at(folded, at + 1, limit - at - 1)
    if place is None or not any(sense.kind in ("place", "country") for sense in place[2]):
        return False
    rest = range(at + 1 + place[0], limit)
    return not any(
        folded[later] in words_of("stop") or folded[later].isdigit() or frame.gap(later).strip()
        for later in rest
    )


def continues_phrase(frame: Frame, index: int, at: int) -> bool:  # noqa: PLR0911 - one line a rule
    """Tell whether word ``at`` goes on with the noun phrase that begins at ``index``."""
    folded = frame.words.folded
    word = folded[at]
    if word.isdigit() and at > index:
        return bool({folded[at - 1], folded[max(at - 2, index)]} & _NUMBERED)
    if _is_ali(frame, at) and (at > index or _opens_name(frame, at)):
        return True
    if word in words_of("stop") or len(word) == 1 or (at > index and _is_addressed(folded, at)):
        return False
    form = None if word.startswith("و") else cue_forms().get(word)
    if form and (form.use == "clause" or (form.participle and at > index)):
        return False
    start, end = frame.words.spans[at]
    printed = strip_marks(frame.words.text[start:end])
    if at > index and frame.words.text[start:end].endswith(("اً", "ًا")):
        return False
    if word in words_of("keep"):
        return True
    prefixes = split_clitics(printed).prefixes
    if not prefixes or prefixes[0] == "ال":
        return at > index or not frame.words.text[start:end].endswith(("اً", "ًا")) or len(printed) < 5
    if at == index:
        return _opens_with(word, prefixes)
    return _goes_on_attached(frame, index, at, prefixes)


def _is_addressed(folded: list[str], at: int) -> bool:
    """Tell whether a word names whom the words are for, and no part of a name such as «وكالة الأنباء»."""
    return folded[at] in words_of("object") and folded[at - 1] not in words_of("office") | words_of("body")


def _opens_with(word: str, prefixes: tuple[str, ...]) -> bool:
    """Tell whether a word with attached letters opens a phrase behind a verb."""
    if word in words_of("office"):
        return True
    if prefixes[0] == "و":
        return word[1:] not in words_of("stop") and prefixes[1:2] not in (("ب",), ("ل",), ("ك",))
    # «شدد فالفيردي»: no conjunction follows a verb
    return (prefixes[0] in ("ف", "ك") and len(word) > 4) or ("ال" not in prefixes and len(word) < 5)


def _goes_on_attached(frame: Frame, index: int, at: int, prefixes: tuple[str, ...]) -> bool:
    """Tell whether a word with attached letters goes on with the phrase: «حاكم لولاية», «مدير الري بطنطا»."""
    folded = frame.words.folded
    word = folded[at]
    if prefixes[0] == "ل" and folded[index] in words_of("office") and word[1:] in words_of("domain"):
        return True
    if prefixes[0] == "ل":
        return "ال" in prefixes and not any(word.endswith(noun) for noun in words_of("audience"))
    if prefixes[0] == "ب":
        return "ال" in prefixes or word[1:] in words_of("seat") or _is_placed(folded, index, at)
    return prefixes[0] == "و" and len(prefixes) > 1


def _opens_name(frame: Frame, at: int) -> bool:
    """Tell whether «علي» opens a name and not what is stressed: behind a comma, or before another name."""
    following = frame.words.folded[at + 1 : at + 2]
    return frame.is_parted(at) or any(word in given_names() for word in following)


def _is_ali(frame: Frame, at: int) -> bool:
    """Tell whether «علي» is the name and not «على»: printed with dots, and a name behind it.

    «المرشد علي خامنئي», not «علي المستوى» or «علي أن», as some outlets print the preposition.
    """
    start, end = frame.words.spans[at]
    if frame.words.text[start:end] != "علي":
        return False
    following = frame.words.folded[at + 1] if at + 1 < len(frame.words.folded) else ""
    before = frame.words.folded[at - 1] if at else ""
    if before in ("بن", "ابن", "ابو") or before in given_names():
        return not frame.gap(at).strip()
    is_name_ahead = (
        not following.startswith("ال") and following not in words_of("stop") and len(following) > 2
    )
    return is_name_ahead and not frame.gap(at + 1).strip()


def _is_placed(folded: list[str], index: int, at: int) -> bool:
    """Tell whether «ب» says where an office is held («بينبع»), or is the first letter of a name («بيلي»)."""
    word, before = folded[at], folded[at - 1]
    if folded[index] not in words_of("office") or _is_manner(word[1:]):
        return False
    if word[1:] in words_of("school") | words_of("body") | _NUMBERED:
        return True
    if not words_of("office").isdisjoint(folded[at + 1 : at + 4]):
        return True  # «مدير الري بطنطا المهندس سعيد عمر»
    named = before not in words_of("office") | words_of("body") and not before.startswith("ال")
    is_name = named and at > index + 1 and not word.endswith("ه")  # «بيلي», not «بخطوة»
    return is_name or before in words_of("rank") or load_gazetteer().find_at(folded, at, 1) is not None


def _is_manner(noun: str) -> bool:
    """Tell whether the noun behind «ب» says how somebody speaks, not where: «بنبرة حادة», «بكلمته»."""
    return noun in words_of("manner") or noun.endswith(("ها", "هم", "ته")) or len(noun) < 3


def make_speaker(
    frame: Frame, named: Named, first: int, last: int, gender: str, *, clause: int = 0
) -> Speaker:
    """Return the speaker of words ``[first, last)``: the person's name in them, else the phrase itself.

    A name that stands right before the reported words, ``clause`` being the first of them, belongs to the
    phrase too: «قال الأستاذ في جامعة القاهرة عمرو فهمي إن…».
    """
    spans, text = frame.words.spans, frame.words.text
    start, end = spans[first][0], spans[last - 1][1]
    before_clause = spans[clause - 1][1] if clause > last else -1
    begin, reach = _find_appositive(frame, first, last, clause)
    limit = spans[reach - 1][1]
    inside = [item for item in named.within(start, limit) if item[1] <= limit]
    inside += [item for item in named.within(start + 1, before_clause) if item[1] == before_clause]
    behind = named.within(end, spans[min(last, len(spans) - 1)][1])
    inside += [item for item in behind if text[end : item[0]].strip() == "،" and item not in inside]
    persons = [item for item in inside if item[2].kind == "person" and item[:2] in named.names]
    if persons and frame.words.folded[first] in words_of("other") and persons[0][0] > start:
        apposed = [item for item in persons if "،" in text[end : item[0]]]  # «محامي ترامب، مايكل كوهين»
        begin, stop, who = apposed[0] if apposed else (start, end, None)
        return Speaker(begin, stop, who.id if who else None, gender)
    if persons:
        start, end, person = persons[-1]
        if is_all_name(frame, first, last):
            start, end = spans[first][0], max(end, spans[last - 1][1])
        word = next((span[0] for span in spans[first:reach] if span[0] < start < span[1]), start)
        if text[word:start].strip("وف"):
            start = word  # «ل» of «لمى»: a preposition would have ended the phrase
        return Speaker(start, end, person.id, gender)
    late = find_late_person(frame, named, first, last, clause)
    if late is not None:
        return Speaker(late[0], late[1], late[2].id, gender)
    if reach > last:
        return Speaker(spans[begin][0], spans[reach - 1][1], None, gender)
    if frame.words.folded[first] not in words_of("office") and last - first > 1:
        start += prefix_length(text[start : spans[first][1]])
    covering = next((item[2] for item in inside if item[0] == start), None)
    return Speaker(start, end, covering.id if covering else None, gender)


def _find_appositive(frame: Frame, first: int, last: int, clause: int) -> tuple[int, int]:
    """Return the words of a name set off by commas behind an office, or ``(last, last)``.

    «رئيس الجمعية، طارق المهدي، إن», «الباحث المتخصص في شؤون المناخ، طارق المهدي، أن».
    """
    end = _appositive_end(frame, first, last)
    folded = frame.words.folded
    if end > last or folded[first] not in words_of("office") or not last < len(folded):
        return last, end
    if last < clause and folded[last] in ("في", "لدي") and not frame.gap(last).strip():
        begin = _find_late_name(frame, last, min(clause, last + 10))
        if begin is not None:
            return begin, min(_name_end(frame, begin, clause), begin + 4)
    for begin in range(last, min(clause, last + 10) if clause else last + 1):
        if "،" not in frame.gap(begin) or not _may_be_named(folded[begin]):
            continue
        reach = _name_end(frame, begin, clause or len(folded))
        if 2 <= reach - begin <= 4 and (reach == clause or "،" in frame.gap(reach)):
            return begin, reach
    return last, last


def _may_be_named(word: str) -> bool:
    if word in words_of("direction"):
        return False
    return word not in cue_forms() and not word.startswith("ال") and word not in words_of("office")


def _name_end(frame: Frame, begin: int, limit: int) -> int:
    reach = begin
    while reach < limit and (reach == begin or not frame.gap(reach).strip(SPACE_OR_MARKS)):
        if not continues_phrase(frame, begin, reach):
            break
        reach += 1
    return reach


def _find_late_name(frame: Frame, last: int, limit: int) -> int | None:
    """Return where a name begins behind a place: «رئيسة اللجنة في الغرفة التجارية أميمة عزوز إن»."""
    folded = frame.words.folded
    for begin in range(last + 2, limit):
        if (
            frame.gap(begin).strip()
            or folded[begin] in words_of("stop") - {"في"}
            or folded[begin - 1].endswith("ها")
        ):
            return None
        size = _name_end(frame, begin, limit) - begin
        is_apart = folded[begin - 1].startswith("ال") and begin + size == limit and size <= 4
        if (folded[begin] in given_names() or is_apart) and size > 1 and _may_be_named(folded[begin]):
            return begin
    return None


def _appositive_end(frame: Frame, first: int, last: int) -> int:
    """Return where a name set off by commas behind an office ends: «رئيس الجمعية، طارق المهدي، إن»."""
    folded = frame.words.folded
    if last >= len(folded) or folded[first] not in words_of("office") or "،" not in frame.gap(last):
        return last
    for at in range(last, min(last + 5, len(folded))):
        if at > last and frame.gap(at).strip():
            is_closed = frame.gap(at).strip() in ("،", ",", ":", "،:")
            follows = folded[at] in ("ان", "انه", "انها", "بان") or ":" in frame.gap(at)
            return at if is_closed and follows else last
        if not continues_phrase(frame, last, at) or (folded[at].startswith("ال") and at == last):
            return last
    return last
