"""Cuts a run of keywords that are parted by nothing but spaces, as aggregators print them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tawatur.extract.agencies import is_place
from tawatur.extract.names import opens_name
from tawatur.extract.spelling import fold, fold_words

# what parts keywords where anything does
SEPARATORS = re.compile(r"\s*[,،;؛|#•·\n]\s*|\s+[-–—/]\s+")
# words that stand before a list and are no keyword
LEADING = re.compile(
    r"^(?:كلمات دلالية|الكلمات الدلالية|الكلمات المفتاحية|كلمات مفتاحية|وسوم|الوسوم|تاجز|تاج|تاغ|tags?"
    r"|keywords)\s*:?\s+",
    re.IGNORECASE,
)
_EDGES = " \t\u00a0:：-–—|#\"'«»“”.,،()[]*•/"
_FRONT = re.compile(r"^(?:[وفبكل]|لل)(?=\w{3})")
# an adjective without article, which does not stand alone as a keyword: أمني، دولية
_ADJECTIVE = re.compile(r"^(?!ال)\w{2,}(?:ي|يه|ية)$")
# countries whose names look like adjectives
_COUNTRIES = frozenset(("السعوديه", "السعودية"))
_LONGEST = 7
MAX_WORDS = 60


def cut_run(run: str, *, known: Sequence[str], repeated: Sequence[str], title: str, text: str) -> list[str]:
    """Cut a run of keywords that are parted by nothing but spaces.

    ``known`` are keywords that the page links one by one; ``repeated`` are lines that repeat the run with
    gaps: where a gap begins or ends, a keyword does. Else names and phrases that stand in the text are kept
    whole, and what is left over between them stays one keyword.
    """
    run = LEADING.sub("", run.strip(_EDGES))
    if SEPARATORS.search(run):
        return [part for part in SEPARATORS.split(run) if part.strip(_EDGES)]
    words = run.split()[:MAX_WORDS]
    folded = [fold(word) for word in words]
    edges = _gap_edges(folded, repeated)
    vouchers = _Vouchers.of(known, title, text)
    edges = {edge for edge in edges if not vouchers.joins(folded[edge - 1], folded[edge])}
    best: list[tuple[float, int]] = [(0.0, 0)] + [(-1.0, 0)] * len(words)
    for end in range(1, len(words) + 1):
        for start in range(max(0, end - _LONGEST), end):
            if edges.isdisjoint(range(start + 1, end)):
                worth = best[start][0] + vouchers.worth(folded[start:end])
                if worth > best[end][0]:
                    best[end] = (worth, start)
    cuts, end = [], len(words)
    while end > 0:
        cuts.append((best[end][1], end))
        end = best[end][1]
    pieces = _join_left_over(folded, cuts[::-1], edges, vouchers)
    return [" ".join(words[start:end]) for start, end in pieces]


@dataclass(frozen=True, slots=True)
class _Vouchers:
    """What vouches for a keyword: the linked keywords, and the words of title and text."""

    phrases: frozenset[str]
    prose: str
    loose: str

    @classmethod
    def of(cls, known: Iterable[str], title: str, text: str) -> "_Vouchers":
        prose = f" {' '.join(fold_words(title))} . {' '.join(fold_words(text))} "
        loose = " ".join(_FRONT.sub("", word) for word in prose.split())
        return cls(frozenset(" ".join(fold_words(tag)) for tag in known), prose, f" {loose} ")

    def worth(self, words: Sequence[str]) -> float:
        phrase, size = " ".join(words), len(words)
        if phrase in self.phrases:
            return 3.0 * size + 1
        if size == 1:
            return 1.0 if self._stands_alone(phrase) else 0.2
        if all(is_place(word) for word in words) and not is_place(phrase):
            return 0.0  # «السعودية إيران» are two
        held = self.holds(words)
        if size == 2 and held and words[1] in self.phrases and _is_construct(*words):
            return 5.5  # «مطار الكويت» is one keyword, even where the aggregator links «الكويت»
        if held or (size == 2 and _is_described(*words)):
            return 1.5 * size - 0.5
        return 1.1 * size if self._is_idafa(words) else 0.0

    def _is_idafa(self, words: Sequence[str]) -> bool:
        """Tell whether words are a construct by their form: «مؤتمر المناخ», «منظمة الصحة العالمية»."""
        noun, rest = words[0], words[1:]
        bare = noun in self.phrases or is_place(noun) or opens_name(noun) or _ADJECTIVE.match(noun)
        foreign = noun.endswith(("ا", "و")) or any(noun in phrase.split() for phrase in self.phrases)
        if (
            bare
            or foreign
            or not _is_construct(noun, rest[0])
            or rest[0] in self.phrases
            or is_place(rest[0])
        ):
            return False
        return len(rest) == 1 or (len(rest) == 2 and _is_described(*rest))

    def holds(self, words: Sequence[str]) -> bool:
        """Tell whether several words stand side by side in the text."""
        phrase = f" {' '.join(words)} "
        return len(words) > 1 and (phrase in self.prose or phrase in self.loose)

    def joins(self, word: str, following: str) -> bool:
        """Tell whether two words are one keyword though a repeated line holds only one of them."""
        if self.holds((word, following)):
            return True
        linked = word in self.phrases or is_place(word)
        return (
            following in self.phrases
            and not linked
            and not _ADJECTIVE.match(word)
            and _is_construct(word, following)
        )

    def _stands_alone(self, word: str) -> bool:
        """Tell whether a word stands in the text as it is, and is no bare adjective."""
        if _ADJECTIVE.match(word):
            return False
        bare = [f"{front}{word}" for front in ("", "و", "ب", "ل", "ف", "وب", "ول", "ك")]
        if word.startswith("ال"):
            bare += [f"ل{word[1:]}", f"لل{word[2:]}", f"ول{word[1:]}"]
        return any(f" {form} " in self.prose for form in bare)


def _join_left_over(
    words: Sequence[str], cuts: Sequence[tuple[int, int]], edges: set[int], vouchers: _Vouchers
) -> list[tuple[int, int]]:
    """Join neighboring single words that nothing vouches for into one keyword."""
    pieces: list[tuple[int, int]] = []
    loose = False
    for start, end in cuts:
        left_over = end - start == 1 and vouchers.worth(words[start:end]) < 1
        construct = loose and end - start == 1 and _is_construct(words[start - 1], words[start])
        number = start > 0 and words[start].isdecimal()  # «كأس العالم 2022»
        if number or ((construct or (left_over and loose)) and start not in edges):
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
        loose = left_over
    return pieces


def _is_described(noun: str, adjective: str) -> bool:
    """Tell whether a definite noun is followed by its adjective: «المنتخب المغربي», «القوات المسلحة» not."""
    if not (noun.startswith("ال") and adjective.startswith("ال") and len(noun) > 4):
        return False
    feminine = noun.endswith(("ه", "ة", "ات"))
    ending = ("يه", "ية") if feminine else ("ي",)
    return adjective.endswith(ending) and len(adjective) > 5 and adjective not in _COUNTRIES


def _is_construct(noun: str, next_word: str) -> bool:
    """Tell whether two words are one construct: a noun without article, one with it («أسعار الزيت»)."""
    return not noun.startswith("ال") and next_word.startswith("ال") and len(next_word) > 4


def _gap_edges(words: list[str], repeated: Iterable[str]) -> set[int]:
    """Return the positions in a run where a line that repeats it leaves something out."""
    edges: set[int] = set()
    for line in repeated:
        position, matched = 0, -1
        for word in fold_words(line):
            if word not in words[position:]:
                continue
            found = words.index(word, position)
            if matched >= 0 and found != matched + 1:
                edges.update((matched + 1, found))
            elif matched < 0 and found > 0:
                edges.add(found)
            position, matched = found + 1, found
        if 0 <= matched < len(words) - 1:
            edges.add(matched + 1)
    return edges
