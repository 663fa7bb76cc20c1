"""Whom the article credits: source lines, agency signatures, datelines, «نقلاً عن» and «بحسب»."""

import re
from collections.abc import Callable, Sequence

from tawatur.extract.agencies import (
    BETWEEN,
    EDGES,
    calls_itself_agency,
    is_agency,
    is_place,
    is_unnamed,
    is_unnamed_agency,
    key_of,
)
from tawatur.extract.credited import find_credited, is_somebody
from tawatur.extract.dateline import find_dateline, opens_with_place
from tawatur.extract.signature import find_caption_credits, sign_off
from tawatur.extract.spelling import fold_words, phrases
from tawatur.extract.telling import find_in_headline
from tawatur.model.article import Attribution

SOURCE_LINE, SIGNATURE, DATELINE, IN_TEXT = "source_line", "agency_signature", "dateline", "in_text"
_ORDER = (SOURCE_LINE, SIGNATURE, DATELINE, IN_TEXT)
# no article is so long; what is longer is made to keep readers busy
MAX_CREDITS, MAX_READ = 20, 60_000
_SOURCE_LINE = re.compile(r"(?:ال)?مصدر(?: الخبر)?\s*[:：]\s*(\S[^\n]{1,100})")
_ADDRESS = re.compile(r"://|www\.|[\w-]+\.(?:com|net|org|info)\b")


def find_names(line: str, own: Callable[[str], bool]) -> list[str]:
    """Return the outlets that a source line names, without unnamed sources and the page's own outlet."""
    line = line.strip(EDGES)
    if not line or len(line) > 120 or _ADDRESS.search(line):
        return []
    whole = [line] if is_agency(line) else [part.strip(EDGES) for part in BETWEEN.split(line)]
    if len(whole) > 1 and is_place(whole[0]) and re.search(r"\s[-–—]\s", line):
        whole = whole[1:]  # `المصدر: مسقط - وكالات`
    names = []
    for printed in whole:
        part = re.sub(r"^(?:نقلا عن|نقلاً عن|عن)\s+", "", printed).strip(EDGES)
        if 2 <= len(part) <= 60 and len(part.split()) <= 7 and not is_unnamed(part) and not own(part):
            names.append(part)
    return names


def find_credits(
    sources: Sequence[str],
    signed: Sequence[str],
    bylines: Sequence[str],
    paragraphs: Sequence[str],
    *,
    title: str = "",
    near: Sequence[str] = (),
    known: Callable[[str], int],
    own: Callable[[str], bool],
) -> tuple[Attribution, ...]:
    """Return whom an article credits, in the order of the contract.

    Args:
        sources: what stands behind «المصدر».
        signed: names that sign the last paragraph.
        bylines: printed bylines; only agencies in them are credits.
        title: the headline; «رويترز: …» credits there too.
        near: other short lines near the headline; only a dateline among them credits anybody.
        paragraphs: the body.
        known: 2 for a name that surely is an outlet's, 1 where it is an ordinary word as well, else 0.
        own: tells whether a name is that of the page's own outlet.
    """
    found = [Attribution(name, None, SOURCE_LINE) for line in sources for name in find_names(line, own)]
    found += [Attribution(name, None, SIGNATURE) for line in signed for name in find_names(line, own)]
    datelines = [line for line in (*bylines, *near) if opens_with_place(line)]
    found += [
        Attribution(name, None, SIGNATURE)
        for line in bylines
        if line not in datelines
        for name in agencies_in(line)
    ]
    found += [
        Attribution(name, None, SOURCE_LINE)
        for line in near
        if line not in datelines and line not in bylines
        for name in _shared_with(line, own)
    ]
    for paragraph in (*datelines, *paragraphs[:2]):
        names = find_dateline(paragraph, known)
        found += [Attribution(name, None, DATELINE) for name in names]
        if names:
            break
    found += _in_text(title, paragraphs, known)
    return order_credits([one for one in found if not own(one.name)])


def _in_text(title: str, paragraphs: Sequence[str], known: Callable[[str], int]) -> list[Attribution]:
    """Return the credits of the sentences, and of photographs whose captions stand among them."""
    found, named, left = [], [], MAX_READ
    for paragraph in paragraphs:
        part, left = paragraph[:left], left - len(paragraph)
        found += [Attribution(name, None, SIGNATURE) for name in find_caption_credits(part)]
        named += list(find_credited(part, known))
        if left <= 0:
            break
    whole = "\n".join((title, *paragraphs))[:MAX_READ]
    named = [
        name for name in named if known(name) or calls_itself_agency(name) or not is_somebody(name, whole)
    ]
    named += find_in_headline(title, known)
    return [*found, *(Attribution(name, None, IN_TEXT) for name in named)]


def find_plain_credits(
    title: str, text: str, bylines: Sequence[str], *, known: Callable[[str], int]
) -> tuple[Attribution, ...]:
    """Return whom an article credits of which only its fields are at hand, without a page around them.

    Args:
        title: the headline.
        text: the body, paragraphs parted by blank lines; its source line and signature may stand in it.
        bylines: what stands where the authors do («الرياض - واس»).
        known: as in `find_credits`.
    """
    paragraphs = [part.strip() for part in text.split("\n\n") if part.strip()]
    sources = [found[1] for part in paragraphs[-3:] if (found := _SOURCE_LINE.fullmatch(part)) is not None]
    paragraphs = [part for part in paragraphs if _SOURCE_LINE.fullmatch(part) is None]
    kept, signed = sign_off(paragraphs)
    return find_credits(sources, signed, bylines, kept, title=title, known=known, own=lambda _: False)


def is_credit_line(line: str) -> bool:
    """Tell whether a line that stands for the author names no person: «رويترز», «الرياض - واس»."""
    return opens_with_place(line) or is_agency(line) or is_unnamed_agency(line)


def _shared_with(line: str, own: Callable[[str], bool]) -> list[str]:
    """Return the agencies of a line that names the page's own outlet and them: «بريد الساحل، رويترز»."""
    parts = [part.strip(EDGES) for part in re.split(r"\s*[-–—/|+،,]\s*", line)]
    agencies = [part for part in parts if part and is_agency(part)]
    others = [part for part in parts if part and part not in agencies]
    return agencies if agencies and others and all(own(part) for part in others) else []


def order_credits(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return credits in the order of the contract, one for each name and form."""
    seen: set[tuple[str, str]] = set()
    ordered = []
    for one in sorted(found, key=lambda item: _ORDER.index(item.form)):
        key = (key_of(one.name), one.form)
        if key not in seen:
            seen.add(key)
            ordered.append(one)
    return tuple(ordered[:MAX_CREDITS])


def names_same(one: str, other: str) -> bool:
    """Tell whether two printed names are the same but for spelling and words like «صحيفة»."""
    drop = set(fold_words(" ".join(phrases("outlet_kinds")) + " اخبار الاخباريه للانباء نيوز"))
    first = [word for word in fold_words(one) if word not in drop]
    second = [word for word in fold_words(other) if word not in drop]
    return bool(first) and first == second


def agencies_in(line: str) -> list[str]:
    """Return the agencies among the parts of a byline: «الرباط - و م ع», «رويترز»."""
    parts = [part.strip(EDGES) for part in re.split(r"\s*[-–—/|+،,()]\s*", line)]
    return [part for part in parts if part and is_agency(part)]
