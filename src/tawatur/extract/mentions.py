"""Where a paragraph names an outlet: by a name that the registry knows, or behind a noun like «صحيفة»."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from tawatur.extract.agencies import is_place, is_word_too
from tawatur.extract.outlet_names import name_outlet
from tawatur.extract.spelling import fold, phrases

_WORD = re.compile(r"[^\s،؛:/()\[\]…]+")
_MARKS = "«»\"“”„'ـ.,!؟-–—*"
_OPENS, _CLOSES, _STOPS = "«\"“”„('", "»\"”“)'", '»"”“.!؟,-–'
_INNER = re.compile(r"[«\"“”„]")
_ODD = re.compile(r"\w[«\"“”„.]+\w")  # «لـ"رويترز», «أ.ف.ب»
# what may cling to the front of a name, and what is left of it before the article
_CLINGS = {
    "": "", "و": "و", "ف": "ف", "ل": "ل", "ب": "ب", "ول": "ول", "وب": "وب",
    "لل": "ل", "ولل": "ول",
}  # fmt: skip
MAX_WORDS, MAX_NAME, MAX_TAIL = 6, 60, 130


@dataclass(frozen=True, slots=True)
class Mention:
    """An outlet named in a paragraph.

    Attributes:
        start: where the word begins that names it or says what it is («لصحيفة»).
        end: behind the name, its closing mark included.
        name: as printed.
        kind: the noun before it («صحيفة»), or an empty text.
        cling: what clings to the first word: «و», «ل», «ول», «ب», or an empty text.
        sure: 2 for a name that surely is an outlet's, 1 where it is an ordinary word as well, 0 where nobody
            knows it and the noun alone says what it is.
        quoted: the name stands between quotation marks.
    """

    start: int
    end: int
    name: str
    kind: str
    cling: str
    sure: int
    quoted: bool


# a word of a paragraph: where it begins and ends, and how it is printed
_Word = tuple[int, int, str]


def find_mentions(text: str, known: Callable[[str], int]) -> Iterator[Mention]:
    """Yield the outlets that a paragraph names, in its order; none within another."""
    smooth = fold(text)
    folded = [word.strip(_MARKS) for word in _WORD.findall(smooth)]
    index: Mapping[str, frozenset[str]] | None = getattr(known, "index", None)
    kinds, odd = _kinds(), _ODD.search(smooth) is not None
    hits = [
        at for at, word in enumerate(folded) if index is None or word in index or (odd and _ODD.search(word))
    ]
    if not hits:
        return
    words: list[_Word] = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]
    if len(folded) != len(words):  # a word of nothing but marks
        folded = [fold(word[2]).strip(_MARKS) for word in words]
        hits = list(range(len(words)))
    folded.append("")
    reached = 0
    for at in hits:
        start, end, printed = words[at]
        if start < reached:
            continue
        cling, following = kinds.get(folded[at]), (index or {}).get(folded[at])
        found = None if cling is None else _behind_noun(text, start, end, (cling, printed), known)
        if found is None and (following is None or "" in following or folded[at + 1] in following):
            found = _known_at(text, words[at : at + MAX_WORDS], known)
            if found is not None and cling is not None:
                found = _part_noun(found)
        if found is not None:
            reached = found.end
            yield found


@cache
def _kinds() -> dict[str, str]:
    """Return nouns like «صحيفة», folded, with what clings to them: «ولصحيفه» → «ول»."""
    nouns = [fold(word) for word in phrases("outlet_kinds") if " " not in word]
    return {f"{cling}{noun}": cling for noun in nouns for cling in ("", "و", "ف", "ل", "ول", "ب", "وب")}


def index_names(names: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return, by each form that the first word of a name takes in a sentence, what follows it in names.

    Args:
        names: of outlets, as printed; those that begin with a noun like «صحيفة» are read without it too.

    Returns:
        Folded words; an empty one where the first word may be the whole name.
    """
    index: dict[str, set[str]] = {}
    for name in names:
        words = [word.strip(_MARKS) for word in fold(name).split()]
        kind = words[0] in _kinds() or words[0].removeprefix("ال") in _kinds()
        for begun in (words, words[1:]) if kind else (words,):
            if not begun or not begun[0]:
                continue
            following = begun[1] if len(begun) > 1 else ""
            for form in _clung(begun[0]):
                index.setdefault(form, set()).add(following)
    for noun in _kinds():
        index.setdefault(noun, {""})
    return {form: frozenset(words) for form, words in index.items()}


def _clung(word: str) -> Iterator[str]:
    for cling in _CLINGS:
        if not cling.endswith("لل"):
            yield f"{cling}{word}"
        elif word.startswith("ال"):
            yield f"{cling}{word[2:]}"


@lru_cache(maxsize=5_000)
def _readings(printed: str) -> tuple[tuple[str, str], ...]:
    """Return what may cling to a word, and the word without it; the word as it is first."""
    core = printed.strip(_MARKS)
    before, *rest = _INNER.split(core)  # «لـ"رويترز»
    if rest:
        cling = fold(before)
        return ((cling, rest[-1]),) if cling in _CLINGS else ()
    readings = []
    for cling, left in _CLINGS.items():
        bare = core[len(cling) :].lstrip("ـ")
        if core.startswith(cling) and len(bare) > (1 if cling else 0):
            readings.append((left, f"ال{bare}" if cling.endswith("لل") else bare))
    return tuple(readings)


def _behind_noun(
    text: str, start: int, end: int, noun: tuple[str, str], known: Callable[[str], int]
) -> Mention | None:
    """Return the outlet named behind a noun like «صحيفة»; None where no name can be told."""
    cling, printed = noun
    kind = printed.strip(_MARKS)[len(cling) :]
    tail = text[end : end + MAX_TAIL].split("\n", 1)[0]
    bare = tail.lstrip(" \u00a0ـ")
    if not bare or (bare == tail and bare[0] not in _OPENS):
        return None
    name = name_outlet(kind, bare, known)
    if not name:
        return None
    at = text.find(name, start)
    stop = (at if at >= 0 else end + len(tail) - len(bare)) + len(name)
    quoted = bare[0] in _OPENS
    if quoted and text[stop : stop + 1] in tuple(_CLOSES):
        stop += 1
    return Mention(start, stop, name, kind, cling, known(name), quoted)


def _part_noun(one: Mention) -> Mention:
    """Return a mention of «صحيفة صن» as one of «صن» behind its noun; an agency's name keeps «وكالة»."""
    kind, _, name = one.name.partition(" ")
    whole = not name or fold(kind).removeprefix("ال") == fold("وكالة")
    return one if whole else replace(one, name=name, kind=kind)


def _known_at(text: str, words: list[_Word], known: Callable[[str], int]) -> Mention | None:
    """Return the longest known name that begins with the first of some words; None where there is none."""
    start = words[0][0]
    joined = next(
        (n for n in range(2, len(words) + 1) if not _joined(text, *words[n - 2 : n])), len(words) + 1
    )
    for cling, core in _readings(words[0][2]):
        for count in range(joined - 1, 0, -1):
            last = words[count - 1]
            if last[1] - start > MAX_NAME:
                continue
            name = " ".join([core, *(printed.strip(_MARKS) for _, _, printed in words[1:count])])
            sure = known(name)
            if not sure:
                continue
            if count == 1 and is_word_too(name):
                sure = 1
            if sure == 1 and is_place(name):
                return None
            stop = last[0] + len(last[2].rstrip(_MARKS))
            opened = text[start] in _OPENS or text[max(start - 1, 0)] in _OPENS or _ODD.search(words[0][2])
            quoted = bool(opened) and text[stop : stop + 1] in tuple(_CLOSES)
            return Mention(start, stop + quoted, name, "", cling, sure, quoted)
    return None


def _joined(text: str, before: _Word, after: _Word) -> bool:
    """Tell whether no mark parts two words of a name; stops may stand between letters."""
    ends = before[2][-1] in _STOPS and len(before[2].strip(_MARKS)) > 1
    return not (ends or after[2][0] in _OPENS or text[before[1] : after[0]].strip())
