"""Tells whether two texts are versions of one text, or one holds a paragraph of the other."""

from dataclasses import dataclass

import numpy as np

from tawatur.group.fingerprint import Fingerprint, count_shared
from tawatur.group.formula import find_formula
from tawatur.model.article import Article

# Broder's resemblance and containment over four-word shingles; chosen on a press of 25,185 articles.
COPY_RESEMBLANCE = 0.5
CUT_CONTAINMENT = 0.6
SHARED_LEAD = 0.5
EXCERPT_LEAD = 0.6
FEWEST_SHINGLES = 15
FEWEST_OF_A_PARAGRAPH = 20
SHORT_RESEMBLANCE = 0.8


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
    shared = count_shared(a.fingerprint.shingles, b.fingerprint.shingles)
    resemblance, containment = shared / (size_a + size_b - shared), shared / size_a
    if size_a < FEWEST_SHINGLES:
        return _copy_or_formula(a, b, containment) if resemblance >= SHORT_RESEMBLANCE else None
    if resemblance >= COPY_RESEMBLANCE or (containment >= CUT_CONTAINMENT and _open_alike(a, b)):
        return _copy_or_formula(a, b, containment)
    return _find_excerpt(a, b, shared, containment)


def _copy_or_formula(a: Text, b: Text, containment: float) -> Likeness:
    differs = find_formula(a.article.text, b.article.text)
    return Likeness("formula" if differs else "copy", containment, differs=differs)


def _open_alike(shorter: Text, longer: Text) -> bool:
    """Tell whether the shorter text's beginning stands at the longer one's beginning: a cut, no round-up."""
    lead = shorter.fingerprint.lead
    # The longer one may put a sentence of its own before the shared text.
    opening = longer.fingerprint.sequence[: 2 * len(lead)]
    return count_shared(lead, np.unique(opening)) >= SHARED_LEAD * len(lead)


def _find_excerpt(a: Text, b: Text, shared: int, containment: float) -> Likeness | None:
    """Find the text whose beginning the other one holds further down."""
    if shared < FEWEST_OF_A_PARAGRAPH:
        return None
    for origin, holder in ((a, b), (b, a)):
        lead = origin.fingerprint.lead
        held = count_shared(lead, holder.fingerprint.shingles) >= EXCERPT_LEAD * len(lead)
        if held and count_shared(lead, holder.fingerprint.lead) < SHARED_LEAD * len(lead):
            return Likeness("excerpt", containment, holder.article.id)
    return None
