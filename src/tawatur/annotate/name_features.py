"""What the names model looks at: features of single words, of neighbors, of marks and known names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from tawatur.annotate.mentions import Hit
from tawatur.annotate.name_forms import Forms, split_forms
from tawatur.knowledge.table import read_table
from tawatur.text.arabic.clitics import ARTICLE
from tawatur.text.arabic.fold import fold

OFFSETS = (0, -1, 1, -2, 2)
"""Where a word stands from the word that is judged."""
GAPS = (
    "edge",
    "space",
    "comma",
    "colon",
    "hyphen",
    "slash",
    "open",
    "close",
    "quote",
    "stop",
    "other",
    "open+",
    "close+",
)
"""Kinds of what stands between two words; ``edge`` before the first and after the last one."""
KNOWN = ("", "none", "country", "place", "organization", "adjective", "event", "more")
"""Kinds of known names; ``more`` marks every word of one but the first."""

_STOPS = frozenset(".!؟?\n…")
_ONE_MARK = {
    **dict.fromkeys("،,؛;", "comma"),
    ":": "colon",
    **dict.fromkeys("-–—ـ", "hyphen"),
    **dict.fromkeys("/\\", "slash"),
    **dict.fromkeys("(«“[", "open"),
    **dict.fromkeys(")»”]", "close"),
    **dict.fromkeys("\"'’", "quote"),
}
_GAP_NUMBERS = {name: number for number, name in enumerate(GAPS)}
_KNOWN_NUMBERS = {name: number for number, name in enumerate(KNOWN)}
_LONGEST_AFFIX = 4
_LONG = 8


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of words beforehand.

    Attributes:
        classes: class codes of a bare word, coarse to fine, such as ``("k12", "m140", "n803")``.
        leanings: codes of what a word was mostly part of in raw news that a first model had read.
    """

    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    leanings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def look_up(self, table: Mapping[str, tuple[str, ...]], forms: Forms) -> tuple[str, ...]:
        """Return the codes of a word, by its bare form, else without or with the article."""
        return table.get(forms.bare) or table.get(forms.stem) or table.get(ARTICLE + forms.stem) or ()


def make_word_features(word: str, lexicon: Lexicon) -> tuple[list[str], list[str], list[str]]:
    """Return the features of a word as written for where it stands itself, next door, and two doors away."""
    forms = split_forms(word)
    stem = forms.stem
    classes = lexicon.look_up(lexicon.classes, forms)
    leanings = lexicon.look_up(lexicon.leanings, forms)
    flags = [f"f{flag}" for flag in _flags().get(forms.bare, ()) or _flags().get(stem, ())]
    kind = ("A" if forms.has_article else "-") + (forms.attached or "-")
    shape = _shape(forms.whole)
    far = [f"b{forms.bare}", *classes[:2], *flags, f"x{shape}"]
    near = [
        *far,
        *classes[2:],
        *leanings,
        f"s{stem}",
        f"a{kind}",
        f">{stem[-2:]}",
        f">{stem[-3:]}",
        f"<{stem[:2]}",
    ]
    core = [
        *near,
        f"w{forms.whole}",
        f"l{min(len(stem), _LONG)}",
        f"y{kind[0]}{_ending(stem)}",
        *(f"<{stem[:size]}" for size in (1, 3, 4) if size <= len(stem)),
        *(f">{stem[-size:]}" for size in (1, 4) if size <= len(stem)),
        *(f"c{code}{kind[0]}" for code in classes),
        *(f"d{code}{kind[1:]}" for code in leanings),
    ]
    return core, near, far


def find_gaps(text: str, spans: Sequence[tuple[int, int]]) -> list[int]:
    """Return the kinds of what stands before each word and after the last: one more than there are words."""
    if not spans:
        return []
    gaps = [_GAP_NUMBERS["edge"]]
    gaps += [find_gap(text[before[1] : after[0]]) for before, after in pairwise(spans)]
    gaps.append(_GAP_NUMBERS["edge"])
    return gaps


def find_gap(between: str) -> int:
    """Return the kind of what stands between two words; ``edge`` where a sentence ends."""
    if between == " ":
        return 1
    marks = between.replace(" ", "")
    if not marks:
        return 1
    if not _STOPS.isdisjoint(marks):
        return 0
    name = _ONE_MARK.get(marks)
    if name is None:
        name = _ONE_MARK.get(marks[-1], "other")
        if name in {"open", "quote"}:
            name = "open+"
        elif _ONE_MARK.get(marks[0]) in {"close", "quote"}:
            name = "close+"
    return _GAP_NUMBERS[name]


def mark_known(hits: Sequence[Hit], count: int) -> list[int]:
    """Return for each of ``count`` words the kind of the known name that it begins or goes on."""
    kinds = [0] * count
    for hit in hits:
        sense = hit.senses[0]
        name = "adjective" if sense.form == "adjective" else sense.kind
        kinds[hit.first] = _KNOWN_NUMBERS.get(name, 1)
        for place in range(hit.first + 1, hit.first + hit.count):
            kinds[place] = _KNOWN_NUMBERS["more"]
    return kinds


def _shape(word: str) -> str:
    first = word[:1]
    if first.isdigit():
        return "digit"
    if first.isascii():
        return "latin"
    return "one" if len(word) == 1 else "two" if len(word) == 2 else "word"


def _ending(stem: str) -> str:
    for ending in ("يه", "ين", "ون", "ات", "وا", "ها", "ه", "ي", "ا"):
        if stem.endswith(ending) and len(stem) > len(ending) + 1:
            return ending
    return ""


@cache
def _flags() -> dict[str, tuple[str, ...]]:
    """Return what lists say of a folded word: title, head, region, given name, speech verb."""
    flags: dict[str, set[str]] = {}
    for row in read_table("name_words.tsv"):
        flags.setdefault(fold(row["word"]), set()).add(row["kind"])
    for row in read_table("given_names.tsv"):
        flags.setdefault(fold(row["name"]), set()).add("first")
    return {word: tuple(sorted(kinds)) for word, kinds in flags.items()}
