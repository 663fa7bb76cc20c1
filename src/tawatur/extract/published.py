"""Gathers what may be the date of publication or update, with where it stood; `normalize` settles it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tawatur.extract.blocks import Block, Layer, texts_of
from tawatur.extract.declared import strings
from tawatur.extract.hints import hints_meta
from tawatur.extract.lines import (
    find_date,
    has_clock,
    is_clock_line,
    is_date_line,
    says_created,
    says_updated,
)
from tawatur.extract.spelling import pattern
from tawatur.model.article import DateClue
from tawatur.model.document import Declared

_META: tuple[tuple[str, str], ...] = (
    ("article:published_time", "published"),
    ("og:published_time", "published"),
    ("og:article:published_time", "published"),
    ("itemprop:datepublished", "published"),
    ("publish-date", "published"),
    ("publishdate", "published"),
    ("pubdate", "published"),
    ("publication_date", "published"),
    ("dc.date.issued", "published"),
    ("dcterms.created", "published"),
    ("dc.date", "published"),
    ("dcterms.date", "published"),
    ("parsely-pub-date", "published"),
    ("sailthru.date", "published"),
    ("cxenseparse:recs:publishtime", "published"),
    ("date", "published"),
    ("datepublished", "published"),
    ("itemprop:datecreated", "published"),
    ("article:modified_time", "updated"),
    ("og:updated_time", "updated"),
    ("itemprop:datemodified", "updated"),
    ("last-modified", "updated"),
    ("article:updated_time", "updated"),
)
# `/2023/12/15/`, `/2023/8/3/`, `/20231215/`, `-2023-12-15-`
_IN_ADDRESS = re.compile(
    r"(?<!\d)((?:19|20)\d{2})[/\-_.]?(0?[1-9]|1[0-2])[/\-_.]?(0?[1-9]|[12]\d|3[01])(?!\d)"
)
_SPLIT_ADDRESS = re.compile(r"/((?:19|20)\d{2})(?:/[a-z_\-]+)?/(\d{1,2})/(\d{1,2})/")
# «تاريخ الطباعة: …», «آخر زيارة», «تاريخ التسجيل»: dates that are not the article's
_OTHER_DATE = r"(?i)^\W*(?:@published_other@)(?!\w)"
_ALL_TIMES = re.compile(
    r"(?:الأوقات|الاوقات|المواعيد|times are)\b.{0,12}(?:[جغ]رين[وي]?تش|GMT|UTC)\s*([+-])\s*(\d{1,2})"
)
MAX_CLUES = 40


def find_clues(
    layer: Layer,
    declared: Declared,
    main: Mapping[str, Any] | None,
    *,
    head: Sequence[Block],
    lines: Iterable[str],
    tail: Sequence[Block] = (),
    title: Block | None = None,
    clocks: Sequence[str] = (),
    late: Sequence[str] = (),
    region: int,
    url: str | None,
) -> tuple[DateClue, ...]:
    """Return the date clues of one page, best first.

    ``head`` are the blocks around the headline, before the body, ``tail`` a few below it; ``title`` is the
    headline's block; ``lines`` are the date lines cut from the body, ``late`` those below its first words,
    ``clocks`` its clock times without day.
    """
    clues: list[DateClue] = []
    lines = [line for line in lines if not dates_the_page(line)]
    head = [block for block in head if not dates_the_page(block.text)]
    if main:
        clues += [DateClue(text, "json_ld") for text in strings(main.get("datePublished"))]
        clues += [DateClue(text, "json_ld", "updated") for text in strings(main.get("dateModified"))]
        clues += [
            DateClue(text, "json_ld", weight=0.7)
            for text in strings(main.get("uploadDate") or main.get("dateCreated"))
        ]
    for name, role in _META:
        weight = 0.7 if name in ("date", "dc.date", "last-modified", "dcterms.date") else 0.95
        clues += [DateClue(text, "meta", role, weight) for text in declared.meta.get(name, ())]
    printed = list(_printed(layer, head, region, title))
    printed += [
        DateClue(line, "printed", "updated" if says_updated(line) else "published", 0.8) for line in lines
    ]
    trust = 0.4 if printed else 0.8
    printed += [DateClue(line, "printed", _role(line, "published"), trust) for line in late]
    printed = _in_stated_zone(layer, printed)
    if len(clocks) == 1:
        # «21:00 ت م» below the text: the hour of the day that is printed above it
        printed += [
            replace(clue, text=f"{clue.text} {clocks[0]}")
            for clue in printed
            if clue.basis == "printed" and clue.role == "published" and not has_clock(clue.text)
        ]
    clues += printed
    clues += _signed(layer, tail, region)
    clues += _from_address(url)
    return tuple(clues[:MAX_CLUES])


def dates_the_page(line: str) -> bool:
    """Tell whether a short line dates the print, the visit or something to come, and no article."""
    return len(line) < 120 and pattern(_OTHER_DATE).search(line) is not None


def _printed(layer: Layer, head: Sequence[Block], region: int, title: Block | None) -> Iterable[DateClue]:
    far = _far_from(layer, head, title)
    for distance, block in enumerate(head):
        role = _role(block.text, "published")
        box = layer.boxes[block.box]
        near = box.noise is None and layer.within(block.box, region)
        weight = 0.3 if block.index in far else 0.9 if near else 0.5
        if _is_of_creation(block):
            weight *= 0.6
        for value in block.times:
            yield DateClue(value, "time_tag", role, weight)
        named = (
            hints_meta(box.hint) or any(hints_meta(hint) for _, _, hint in block.marks) or bool(block.times)
        )
        dated = [part for part in texts_of(block) if find_date(part) and len(part) < 80]
        if len(dated) == 1 and not has_clock(dated[0]) and has_clock(block.text) and len(block.text) < 100:
            dated = [block.text]  # the day and its hour stand in two elements of one line
        if dated:
            for part in dated:
                part_role = _role(part, role if len(dated) == 1 else "published")
                yield DateClue(_with_clock(layer, part, head, distance), "printed", part_role, weight)
        elif is_date_line(block.text) or (find_date(block.text) and (named or len(block.text) < 120)):
            text = _with_clock(layer, block.text, head, distance)
            yield DateClue(text, "printed", role, weight if named or distance < 12 else weight * 0.8)


def _in_stated_zone(layer: Layer, clues: Sequence[DateClue]) -> list[DateClue]:
    """Return clues with the zone that a forum states for all its times: «جميع الأوقات بتوقيت جرينتش +3»."""
    stated = [found for block in layer.blocks[-20:] if (found := _ALL_TIMES.search(block.text))]
    if not stated:
        return list(clues)
    zone = f" GMT{stated[0][1]}{stated[0][2]}"
    return [replace(clue, text=clue.text + zone) if has_clock(clue.text) else clue for clue in clues]


def _is_of_creation(block: Block) -> bool:
    """Tell whether a line says when the text was created, beside which the date of publication may stand."""
    if "نشر" in block.text:
        return False
    return says_created(block.text) or any("datecreated" in hint.split() for _, _, hint in block.marks)


def _role(text: str, otherwise: str) -> str:
    return "updated" if says_updated(text) and "نشر" not in text else otherwise


def _with_clock(layer: Layer, text: str, head: Sequence[Block], place: int) -> str:
    """Return a date with the clock time that stands alone in the element beside it."""
    if has_clock(text):
        return text
    for other in head[place + 1 : place + 3]:
        if is_clock_line(other.text):
            return f"{text} {other.text}"
        if not layer.within(other.box, layer.boxes[head[place].box].parent):
            break
    return text


def _far_from(layer: Layer, head: Sequence[Block], title: Block | None) -> set[int]:
    """Return the dated blocks above the headline where another date shares a smaller box with it.

    The one that stands farther off is the site's clock or belongs to a ticker.
    """
    if title is None:
        return set()
    around = [box.index for box in layer.ancestors(title.box)]
    shared = {}
    for block in head:
        if block.times or is_date_line(block.text) or (find_date(block.text) and len(block.text) < 120):
            shared[block.index] = next(box for box in around if layer.within(block.box, box))
    nearest = max(shared.values(), default=0)
    return {index for index, box in shared.items() if box < nearest and index < title.index}


def _signed(layer: Layer, tail: Sequence[Block], region: int) -> Iterable[DateClue]:
    """Yield dates below the text that say of themselves what they date."""
    for block in tail:
        noise = layer.boxes[block.box].noise
        if not layer.within(block.box, region) or noise not in (None, "frame"):
            continue
        stated = any("datepublished" in hint or "published" in hint.split() for _, _, hint in block.marks)
        if stated:
            yield from (DateClue(value, "time_tag", "published", 0.9) for value in block.times)
        elif noise is None and says_updated(block.text) and find_date(block.text) and len(block.text) < 120:
            yield DateClue(block.text, "printed", _role(block.text, "published"), 0.6)


def _from_address(url: str | None) -> Iterable[DateClue]:
    if not url:
        return
    path = url.split("://", 1)[-1].split("?", 1)[0]
    match = _SPLIT_ADDRESS.search(path) or _IN_ADDRESS.search(path.partition("/")[2])
    if match:
        yield DateClue(f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}", "url", weight=0.6)
