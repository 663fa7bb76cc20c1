"""Gathers what may be the date of publication or update, with where it stood; `normalize` settles it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tawatur.extract.blocks import Block, Layer, texts_of
from tawatur.extract.declared import strings
from tawatur.extract.hints import hints_meta
from tawatur.extract.lines import find_date, is_date_line, says_updated
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
MAX_CLUES = 40


def find_clues(
    layer: Layer,
    declared: Declared,
    main: Mapping[str, Any] | None,
    *,
    head: Sequence[Block],
    lines: Iterable[str],
    region: int,
    url: str | None,
) -> tuple[DateClue, ...]:
    """Return the date clues of one page, best first.

    ``head`` are the blocks around the headline, before the body; ``lines`` the date lines cut from the body.
    """
    clues: list[DateClue] = []
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
    clues += _printed(layer, head, region)
    clues += [
        DateClue(line, "printed", "updated" if says_updated(line) else "published", 0.8) for line in lines
    ]
    clues += _from_address(url)
    return tuple(clues[:MAX_CLUES])


def _printed(layer: Layer, head: Sequence[Block], region: int) -> Iterable[DateClue]:
    for distance, block in enumerate(head):
        role = "updated" if says_updated(block.text) and "نشر" not in block.text else "published"
        box = layer.boxes[block.box]
        near = box.noise is None and layer.within(block.box, region)
        weight = 0.9 if near else 0.5
        for value in block.times:
            yield DateClue(value, "time_tag", role, weight)
        named = (
            hints_meta(box.hint) or any(hints_meta(hint) for _, _, hint in block.marks) or bool(block.times)
        )
        dated = [part for part in texts_of(block) if find_date(part) and len(part) < 80]
        if dated:
            for part in dated:
                part_role = (
                    "updated"
                    if says_updated(part) and "نشر" not in part
                    else role
                    if len(dated) == 1
                    else "published"
                )
                yield DateClue(part, "printed", part_role, weight)
        elif is_date_line(block.text) or (find_date(block.text) and (named or len(block.text) < 120)):
            yield DateClue(block.text, "printed", role, weight if named or distance < 12 else weight * 0.8)


def _from_address(url: str | None) -> Iterable[DateClue]:
    if not url:
        return
    path = url.split("://", 1)[-1].split("?", 1)[0]
    match = _SPLIT_ADDRESS.search(path) or _IN_ADDRESS.search(path.partition("/")[2])
    if match:
        yield DateClue(f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}", "url", weight=0.6)
