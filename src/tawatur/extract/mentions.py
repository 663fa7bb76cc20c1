"""Where a paragraph names an outlet: by a name that the registry knows, or behind a noun like «صحيفة»."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from tawatur.extract.agencies import Names, is_place, is_word_too
from tawatur.extract.outlet_names import name_outlet
from tawatur.extract.spelling import fold, phrases

_WORD = re.compile(r"[^\s،؛:/()\[\]…]+")
_MARKS = "«»\"“”„'ـ.,!؟-–—*"
_OPENS, _CLOSES, _STOPS = "«\"“”„('", "»\"”“)'", '»"”“.!؟,-–'
# what may cling to the front of a name; the longest first
_CLINGS = ("ولل", "وبال", "وال", "فال", "بال", "لل", "ول", "وب", "و", "ف", "ل", "ب")
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


def find_mentions(text: str, known: Callable[[str], int]) -> Iterator[Mention]:
    """Yield the outlets that a paragraph names, in its order; none within another."""
    begins = known.begins if isinstance(known, Names) else _any_word
    words = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]
    reached = 0
    for index, (start, _, printed) in enumerate(words):
        if start < reached:
            continue
        word = _look(printed)
        if word.kind:
            found = _behind_noun(text, start, words[index][1], word, known)
            if found is not None:
                reached = found.end
                yield found
                continue
        for cling, core in word.forms:
            if not begins(core):
                continue
            found = _known_at(text, words[index : index + MAX_WORDS], (cling, core), known)
            if found is not None:
                reached = found.end
                yield found
                break


@dataclass(frozen=True, slots=True)
class _Word:
    kind: str
    cling: str
    forms: tuple[tuple[str, str], ...]


@lru_cache(maxsize=20_000)
def _look(printed: str) -> _Word:
    """Return what one word may be: a noun for a kind of outlet, or the beginning of a name."""
    core = printed.strip(_MARKS)
    inner = re.split(r"[«\"“”„]", core)[-1]  # «لـ"رويترز"»
    if inner != core:
        before = core[: len(core) - len(inner)].strip('«"“”„ـ')
        return _Word("", before, ((before, inner),) if len(before) <= 2 else ())
    folded = fold(core)
    for cling in ("", "و", "ف", "ل", "ول", "ب", "وب"):
        if folded.startswith(cling) and folded[len(cling) :] in _kinds():
            return _Word(core[len(cling) :], cling, ())
    forms = [("", core)] if len(core) > 1 else []
    for cling in _CLINGS:
        rest = core[len(cling) :]
        if core.startswith(cling) and len(rest) > 1:
            article = "لل" in cling or cling.endswith("ال")
            forms.append(
                (re.sub("ل$" if "لل" in cling else "ال$", "", cling), f"ال{rest}" if article else rest)
            )
    return _Word("", "", tuple(forms))


@lru_cache(maxsize=1)
def _kinds() -> frozenset[str]:
    return frozenset(fold(word) for word in phrases("outlet_kinds") if " " not in word)


def _any_word(_: str) -> bool:
    return True


def _behind_noun(text: str, start: int, end: int, word: _Word, known: Callable[[str], int]) -> Mention | None:
    """Return the outlet named behind a noun like «صحيفة»; None where no name can be told."""
    tail = text[end : end + MAX_TAIL]
    name_at = end + len(tail) - len(tail.lstrip(" \u00a0ـ"))
    if name_at == end and tail[:1] not in _OPENS:
        return None
    tail = text[name_at : name_at + MAX_TAIL].split("\n", 1)[0]
    if not tail:
        return None
    name = name_outlet(word.kind, tail, known)
    if not name:
        return None
    at = text.find(name, start)
    if at < 0:
        at = name_at
    quoted = tail[0] in _OPENS
    stop = at + len(name)
    if quoted and text[stop : stop + 1] in tuple(_CLOSES):
        stop += 1
    return Mention(start, stop, name, word.kind, word.cling, known(name), quoted)


def _known_at(
    text: str, words: list[tuple[int, int, str]], form: tuple[str, str], known: Callable[[str], int]
) -> Mention | None:
    """Return the longest known name that begins with a word; None where there is none."""
    start, (cling, core) = words[0][0], form
    for count in range(len(words), 0, -1):
        last = words[count - 1]
        if count > 1 and (last[1] - start > MAX_NAME or not _joined(text, words[:count])):
            continue
        name = " ".join([core, *(printed.strip(_MARKS) for _, _, printed in words[1:count])])
        sure = known(name)
        if not sure:
            continue
        if count == 1 and is_word_too(name):
            sure = min(sure, 1)
        if sure == 1 and is_place(name):
            return None
        stop = last[0] + len(last[2].rstrip(_MARKS))
        quoted = text[stop : stop + 1] in tuple(_CLOSES)
        return Mention(start, stop + quoted, name, "", cling, sure, quoted)
    return None


def _joined(text: str, words: list[tuple[int, int, str]]) -> bool:
    """Tell whether no mark parts the words of a name; stops may stand between letters."""
    for before, after in pairwise(words):
        ends = before[2][-1] in _STOPS and len(before[2].strip(_MARKS)) > 1
        if ends or after[2][0] in _OPENS or text[before[1] : after[0]].strip():
            return False
    return True
