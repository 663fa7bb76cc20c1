"""Tells whether two texts are versions of one text, or one holds a paragraph of the other."""

from dataclasses import dataclass

import numpy as np

from tawatur.group.fingerprint import Fingerprint, count_shared, find_held, sort_once
from tawatur.group.formula import find_formula, find_title_conflict, fold_words, is_daily
from tawatur.group.telling import find_hours
from tawatur.model.article import Article
from tawatur.text.arabic.fold import fold

# Broder's resemblance and containment over four-word shingles; chosen on a press of 25,185 articles.
COPY_RESEMBLANCE = 0.5
CUT_CONTAINMENT = 0.6
SHARED_LEAD = 0.5
EXCERPT_LEAD = 0.6
FEWEST_SHINGLES = 15
FEWEST_OF_A_PARAGRAPH = 20
# A passage from further down in a text: so many shingles in a row, fewer where the other outlet is credited.
FEWEST_OF_A_PASSAGE, FEWEST_CREDITED, PASSAGE_SHARE = 22, 8, 0.6
# An uncredited passage is taken from news of these hours; what both quote from elsewhere is no passage.
PASSAGE_HOURS = 96.0
_BEFORE_A_VERSE, _VERSE = 8, fold("تعالى")
SHORT_RESEMBLANCE = 0.8
# A text that was reworded on the way: both openings still agree, within the hours in which copies are made.
REWORDED_RESEMBLANCE, REWORDED_CONTAINMENT, REWORDED_LEAD, COPYING_HOURS = 0.22, 0.5, 0.35, 36.0
# An outlet that puts a new beginning before what it printed already tells other news.
FRESH_LEAD = 0.25
# Forecasts and prices of two days are one text only when hardly a word differs.
SAME_DAILY, DAILY_HOURS = 0.9, 14.0


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """An article with its fingerprint."""

    article: Article
    fingerprint: Fingerprint


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two texts are bound.

    Attributes:
        kind: ``copy`` (two versions of one text), ``excerpt`` (``holder`` holds a paragraph of the other) or
            ``formula`` (the same wording about something else).
        similarity: 0..1, share of the shorter text's shingles that the longer one has too.
        holder: id of the article that holds the paragraph; None where nothing is held.
        differs: what tells a formula's two texts apart, as `find_formula` names it.
    """

    kind: str
    similarity: float
    holder: str | None = None
    differs: str | None = None


def compare(one: Text, other: Text) -> Likeness | None:
    """Return how two texts are bound, or None where they are not; the order of the two does not matter."""
    a, b = sorted((one, other), key=lambda text: (len(text.fingerprint.shingles), text.article.id))
    size_a, size_b = len(a.fingerprint.shingles), len(b.fingerprint.shingles)
    if size_a == 0:
        return None
    if a.article.text == b.article.text and a.article.title == b.article.title:
        return Likeness("copy", 1.0)
    shared = count_shared(a.fingerprint.shingles, b.fingerprint.shingles)
    resemblance, containment = shared / (size_a + size_b - shared), shared / size_a
    if size_a < FEWEST_SHINGLES:
        return _copy_or_formula(a, b, resemblance, containment) if resemblance >= SHORT_RESEMBLANCE else None
    is_copy = resemblance >= COPY_RESEMBLANCE or (containment >= CUT_CONTAINMENT and _open_alike(a, b))
    if is_copy and _has_fresh_lead(a, b):
        return Likeness("excerpt", containment, b.article.id)
    if is_copy or _is_reworded(a, b, resemblance, containment):
        return _copy_or_formula(a, b, resemblance, containment)
    return _find_excerpt(a, b, shared, containment)


def _has_fresh_lead(shorter: Text, longer: Text) -> bool:
    """Tell whether the longer of two texts of one outlet begins with other news: a follow-up, no version."""
    a, b = shorter.article.outlet, longer.article.outlet
    if a is None or b is None or (a.id or a.name) != (b.id or b.name):
        return False
    return _share_of_lead(longer, shorter) < FRESH_LEAD


def _is_reworded(a: Text, b: Text, resemblance: float, containment: float) -> bool:
    """Tell whether two texts of about one time are one text that a desk reworded throughout."""
    if resemblance < REWORDED_RESEMBLANCE or containment < REWORDED_CONTAINMENT:
        return False
    if _is_far(a.article, b.article, COPYING_HOURS):
        return False
    return min(_share_of_lead(a, b), _share_of_lead(b, a)) >= REWORDED_LEAD


def _share_of_lead(one: Text, other: Text) -> float:
    """Return the share of a text's lead that stands at the other one's beginning."""
    lead = one.fingerprint.lead
    # The other one may put a sentence of its own before it.
    opening = other.fingerprint.sequence[: 2 * len(lead)]
    return count_shared(lead, sort_once(opening)) / max(1, len(lead))


def _copy_or_formula(a: Text, b: Text, resemblance: float, containment: float) -> Likeness:
    differs = (
        find_formula(a.article.text, b.article.text)
        or find_title_conflict(a.article.title, b.article.title)
        or _differ_by_day(a.article, b.article, resemblance)
    )
    return Likeness("formula" if differs else "copy", containment, differs=differs)


def _differ_by_day(one: Article, other: Article, resemblance: float) -> str | None:
    """Return ``day`` for what is written anew each day, such as a forecast, on two days."""
    if resemblance >= SAME_DAILY or not (is_daily(one.text) and is_daily(other.text)):
        return None
    (starts, ends), (starts2, ends2) = find_hours(one.published), find_hours(other.published)
    if starts is None or ends is None or starts2 is None or ends2 is None:
        return None
    return "day" if max(starts - ends2, starts2 - ends) >= DAILY_HOURS else None


def _open_alike(shorter: Text, longer: Text) -> bool:
    """Tell whether the shorter text's beginning stands at the longer one's beginning: a cut, no round-up."""
    return _share_of_lead(shorter, longer) >= SHARED_LEAD


def _find_excerpt(a: Text, b: Text, shared: int, containment: float) -> Likeness | None:
    """Find the text whose beginning, or else a passage of which, the other one holds further down."""
    if shared < FEWEST_CREDITED:
        return None
    for origin, other in ((a, b), (b, a)) if shared >= FEWEST_OF_A_PARAGRAPH else ():
        lead = origin.fingerprint.lead
        held = count_shared(lead, other.fingerprint.shingles) >= EXCERPT_LEAD * len(lead)
        if held and count_shared(lead, other.fingerprint.lead) < SHARED_LEAD * len(lead):
            return Likeness("excerpt", containment, other.article.id)
    holder = _find_holder(a, b)
    if holder is None:
        return None
    is_credited = _credits(holder, a if holder is b else b)
    is_held = _share_passage(a, b, shared, is_credited=is_credited)
    return Likeness("excerpt", containment, holder.article.id) if is_held else None


def _find_holder(one: Text, other: Text) -> Text | None:
    """Return the text that took a passage over: the one that credits the other outlet, else the later one.

    None for two texts of one outlet, which repeats its own background, and where nothing tells.
    """
    a, b = one.article.outlet, other.article.outlet
    if a is None or b is None or (a.id or a.name) == (b.id or b.name):
        return None
    if _credits(one, other) != _credits(other, one):
        return one if _credits(one, other) else other
    (starts, ends), (starts2, ends2) = find_hours(one.article.published), find_hours(other.article.published)
    if starts is None or ends is None or starts2 is None or ends2 is None:
        return None
    if starts >= ends2:
        return one
    return other if starts2 >= ends else None


def _credits(holder: Text, source: Text) -> bool:
    outlet = source.article.outlet
    names = {outlet.id, outlet.name} - {None} if outlet else set()
    return any({credit.outlet_id, credit.name} & names for credit in holder.article.attribution)


def _share_passage(one: Text, other: Text, shared: int, *, is_credited: bool) -> bool:
    """Tell whether most of what two texts share is one passage, no verse and no formula of a series."""
    start, longest = _longest_run(one.fingerprint, other.fingerprint)
    fewest = FEWEST_CREDITED if is_credited else FEWEST_OF_A_PASSAGE
    if longest < fewest or longest < PASSAGE_SHARE * shared:
        return False
    if not is_credited and (
        _is_far(one.article, other.article, PASSAGE_HOURS) or _quotes_scripture(one, start, longest)
    ):
        return False
    a, b = one.article, other.article
    return not (is_daily(a.text) or find_formula(a.text, b.text) or find_title_conflict(a.title, b.title))


def _is_far(one: Article, other: Article, hours: float) -> bool:
    (starts, ends), (starts2, ends2) = find_hours(one.published), find_hours(other.published)
    if starts is None or ends is None or starts2 is None or ends2 is None:
        return True
    return max(starts - ends2, starts2 - ends) > hours


def _quotes_scripture(text: Text, start: int, longest: int) -> bool:
    """Tell whether a passage holds a verse: every statement on such a matter quotes the same ones."""
    words = fold_words(text.article.text)[max(0, start - _BEFORE_A_VERSE) : start + longest]
    return _VERSE in words


def _longest_run(one: Fingerprint, other: Fingerprint) -> tuple[int, int]:
    """Return where the longest run of shingles of one text that stand in the other begins, and its length."""
    held = find_held(one.sequence, other.shingles)
    edges = np.concatenate(([-1], np.flatnonzero(~held), [len(held)]))
    widths = np.diff(edges)
    widest = int(widths.argmax())
    return int(edges[widest]) + 1, int(widths[widest]) - 1
