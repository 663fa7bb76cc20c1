"""Finds the offices and titles that a text gives to a person: «وزير الخارجية المغربي ناصر بوريطة»."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from tawatur.annotate.mentions import Words
from tawatur.annotate.name_features import find_gap
from tawatur.annotate.name_forms import split_forms
from tawatur.annotate.name_kinds import kinds_of
from tawatur.knowledge.table import read_table
from tawatur.model.annotation import Role
from tawatur.text.arabic.clitics import ARTICLE, prefix_length
from tawatur.text.arabic.fold import fold
from tawatur.text.tokens import split_words

_LONGEST = 9
_MOST_PLAIN = 3
_LONGEST_RANK = 2
_SPACE, _COMMA = 1, 2
# Words that end a title: «الرئيس الذي», «الوزير في».
_ENDS = frozenset(
    split_words(
        fold(
            "في من عن على إلى مع أن إن الذي التي الذين ما لا لم لن قد كان كانت هو هي هذا هذه ذلك تلك كما حيث "
            "بعد قبل خلال أمس اليوم غدا بين عند منذ حتى ثم أو أما لكن"
        )
    )
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that some finder has claimed.

    Attributes:
        first, end: the words, ``[first, end)``.
        kind: ``organization``, ``country`` (by name or adjective) or ``person``.
        label: canonical label.
        country: alpha-3, or None.
        adjective: whether it is an adjective of a country.
        id: of the entity, or None.
    """

    first: int
    end: int
    kind: str
    label: str
    country: str | None
    adjective: bool = False
    id: str | None = None


def find_role(words: Words, first: int, end: int, claimed: Sequence[Stretch | None]) -> Role | None:
    """Return the title that stands right before, or after a comma behind, the person at words [first, end).

    Args:
        words: the field.
        first: the first word of the person's name.
        end: the word after its last.
        claimed: for every word the stretch it is in, or None.

    Returns:
        The role: ``title`` without the country's adjective, ``organization`` and ``country`` where the title
        names them; None where no title stands there.
    """
    opening = _find_opening(words, first, claimed)
    if opening is not None:
        # «محافظ بيروت القاضي مروان عبود»: the office before the rank tells more than the rank.
        before = _find_opening(words, opening, claimed) if _is_rank(words, opening, first) else None
        if before is not None and opening - before > 1:
            return _make_role(words, before, opening, claimed)
        return _make_role(words, opening, first, claimed)
    if end < len(words.folded) and _gap(words, end) == _COMMA and _is_title(words, end):
        stop = _find_stop(words, end, claimed)
        return _make_role(words, end, stop, claimed)
    return None


def _find_opening(words: Words, first: int, claimed: Sequence[Stretch | None]) -> int | None:
    """Return the first word of the title that ends right before word ``first``."""
    opening = None
    for place in range(first - 1, max(-1, first - 1 - _LONGEST), -1):
        if _gap(words, place + 1) != _SPACE or words.folded[place] in _ENDS or _is_person(claimed, place):
            break
        if _is_title(words, place):
            opening = place
        elif opening is not None:
            break
    if opening is None or not _reaches(words, opening, first, claimed):
        return None
    return opening


def _reaches(words: Words, opening: int, first: int, claimed: Sequence[Stretch | None]) -> bool:
    """Tell whether the words between title and name can all belong to the title.

    Words with the article, of an organization or of a country can; of others only a few: «وزير خارجية».
    """
    plain = 0
    for place in range(opening + 1, first):
        forms = split_forms(_printed(words, place))
        if claimed[place] is None and not forms.has_article and not _is_title(words, place):
            plain += 1
            if forms.attached in {"و", "ف"} or forms.stem in _verbs():
                return False
    return plain < _MOST_PLAIN


def _find_stop(words: Words, opening: int, claimed: Sequence[Stretch | None]) -> int:
    """Return the end of a title that follows a name: «ناصر بوريطة، وزير الخارجية المغربي،»."""
    place = opening + 1
    while place < min(len(words.folded), opening + _LONGEST) and _gap(words, place) == _SPACE:
        forms = split_forms(_printed(words, place))
        belongs = claimed[place] is not None or forms.has_article or _is_title(words, place)
        if not belongs or _is_person(claimed, place):
            break
        place += 1
    return place


def _make_role(words: Words, opening: int, end: int, claimed: Sequence[Stretch | None]) -> Role:
    inside = [stretch for stretch in claimed[opening:end] if stretch is not None]
    organization = next((s.label for s in inside if s.kind == "organization"), None)
    country = next((s.country for s in inside if s.country is not None), None)
    last = end
    while last - 1 > opening and _is(claimed[last - 1], lambda stretch: stretch.adjective):
        last -= 1
    title_end = next(
        (
            place
            for place in range(opening + 1, last)
            if _is(claimed[place], lambda stretch: stretch.kind == "organization")
        ),
        last,
    )
    while title_end - 1 > opening and _is(
        claimed[title_end - 1], lambda stretch: stretch.kind == "country" and not stretch.adjective
    ):
        title_end -= 1
    start = words.spans[opening][0] + prefix_length(_printed(words, opening))
    return Role(
        title=words.text[start : words.spans[title_end - 1][1]],
        organization=organization,
        country=country,
        start=start,
        end=words.spans[end - 1][1],
        in_=words.in_,
    )


def _is_rank(words: Words, opening: int, end: int) -> bool:
    """Tell whether a title is but a rank or form of address: «القاضي», «الشيخ», «الفريق أول»."""
    forms = split_forms(_printed(words, opening))
    return end - opening <= _LONGEST_RANK and forms.has_article and "office" not in kinds_of(forms.stem)


def _is(stretch: Stretch | None, test: Callable[[Stretch], bool]) -> bool:
    return stretch is not None and test(stretch)


def _is_person(claimed: Sequence[Stretch | None], place: int) -> bool:
    return _is(claimed[place], lambda stretch: stretch.kind == "person")


def _is_title(words: Words, place: int) -> bool:
    forms = split_forms(_printed(words, place))
    if forms.bare in _titles() or (forms.has_article and ARTICLE + forms.stem in _titles()):
        return True
    return "office" in kinds_of(forms.stem)


def _printed(words: Words, place: int) -> str:
    span = words.spans[place]
    return words.text[span[0] : span[1]]


def _gap(words: Words, place: int) -> int:
    """Return the kind of what stands between word ``place`` and the one before it."""
    return find_gap(words.text[words.spans[place - 1][1] : words.spans[place][0]]) if place else 0


@cache
def _titles() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in read_table("name_words.tsv") if row["kind"] == "title")


@cache
def _verbs() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in read_table("name_words.tsv") if row["kind"] == "speech")
