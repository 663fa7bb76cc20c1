"""Who signs: «كتب», «بقلم», bylines, JSON-LD; without site names, agencies and user names."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from tawatur.extract.blocks import Block, Layer, texts_of
from tawatur.extract.body import prose_size
from tawatur.extract.dateline import find_signers
from tawatur.extract.declared import strings
from tawatur.extract.hints import hints_caption, hints_menu, hints_tags
from tawatur.extract.lines import find_byline, find_date, is_byline, is_label
from tawatur.extract.markers import find_marker
from tawatur.extract.names import is_name, is_person, split_names
from tawatur.extract.spelling import fold, holds_any, pattern
from tawatur.model.document import Declared

_AUTHOR_HINT = re.compile(
    r"(?:^|[\s_-])(?:author|byline|writer|reporter|by-?line|by-?author|editor-?name"
    r"|creator|p-author|fn|journalist|by|auth|sig|sign|signed|signature|user-?name|poet|columnist"
    r"|redacteur|auteur|contributor|contrib|katib|kateb|moharer|muharrir)(?:$|[\s_-])|author|byline|writer"
    r"|writ(?:e|ten)-?_?by|reporter|journalist|columnist"
)
# the page of one writer: `/author/…`, `/writers/7`, `/كاتب/…`
_AUTHOR_ADDRESS = re.compile(
    r"/(?:authors?|writers?|profiles?|users?|columnists?|journalists?|contributors?|reporters?|auteurs?|katib|kuttab"
    r"|كاتب|كتاب|الكاتب|الكتاب)(?:/|\?|=)|[?&](?:author|writer)(?:_id|id)?="
)
# how a label in meta tags of blogs says who wrote
_WRITTEN_BY = re.compile("كتب|كاتب|بقلم|بواسطة|written|author", re.IGNORECASE)
_AUTHOR_BOX = re.compile(r"author-?(?:bio|desc|about|avatar|image|social|job|role|title)")
_INSIDE = (
    r"(?i)[\s|،,\d](?:(?:@lines_byline@)\s*[:：]|من طرف\s|بواسطة\s|بقلم\s)\s*(?P<name>[^:：|\d\n]{3,60})"
)
_TELLING = (":", "：", "من طرف", "بواسطة", "بقلم")
MAX_AUTHORS, MAX_FACTS = 8, 160
MIN_PROSE = 100


def find_authors(
    layer: Layer,
    declared: Declared,
    main: Mapping[str, Any] | None,
    lines: Sequence[str],
    head: Sequence[Block],
    *,
    own: Callable[[str], bool],
) -> tuple[str, ...]:
    """Return who signs the article, best evidence first: JSON-LD, printed signatures, meta tags."""
    persons, desks = _structured(main)
    structured = clean_authors(persons, own)
    signed = [name for line in lines if (name := find_byline(line)) is not None]
    for block in head:
        parts = [part for part in texts_of(block) if is_byline(part)] or [block.text] * is_byline(block.text)
        signed += [name for part in parts if (name := find_byline(part))]
        signed += _behind_date(block.text)
    printed = (
        clean_authors(signed, own)
        or clean_authors(_marked(layer, head), own)
        or clean_authors(_beside(lines, head, own), own)
        or clean_authors(_loose(lines), own)
        or clean_authors(_standing(layer, head), own)
    )
    if structured and not _is_latin_only(structured, printed):
        return structured
    if printed:
        return printed
    for name in (
        "author",
        "article:author",
        "dc.creator",
        "itemprop:author",
        "dcterms.creator",
        "sailthru.author",
        "cxenseparse:author",
        "parsely-author",
        "byl",
    ):
        found = clean_authors(declared.meta.get(name, ()), own)
        if found:
            return found
    label = " ".join(declared.meta.get("twitter:label1", ()))
    labelled = declared.meta.get("twitter:data1", ()) if _WRITTEN_BY.search(fold(label)) else ()
    return structured or clean_authors(labelled, own) or clean_authors(desks, own)


def _behind_date(text: str) -> list[str]:
    """Return who signs inside a dated line: «تاريخ النشر: 20/01/2024 كتب: فلان»."""
    if len(text) > MAX_FACTS or not holds_any(text, _TELLING) or find_date(text) is None:
        return []
    return [match["name"] for match in pattern(_INSIDE).finditer(text)]


def _structured(main: Mapping[str, Any] | None) -> tuple[list[str], list[str]]:
    """Return the declared authors: persons, and organizations, which sign only where nobody else does."""
    given = main.get("author") if main else None
    authors = given if isinstance(given, list) else [given]
    desks = [one for one in authors if isinstance(one, Mapping) and "Organization" in str(one.get("@type"))]
    persons = [one for one in authors if one not in desks]
    return list(strings(persons, "name")), list(strings(desks, "name"))


def _beside(lines: Sequence[str], head: Sequence[Block], own: Callable[[str], bool]) -> Iterable[str]:
    """Yield who stands in a short line beside a place, an agency or the outlet."""
    for block in head:
        if block.tag not in ("h1", "figcaption") and len(block.links) < 3 and not _is_marked(block.text):
            yield from find_signers(block.text, own)
    for line in lines:
        if not _is_marked(line):
            yield from find_signers(line, own)


def _is_latin_only(names: Sequence[str], printed: Sequence[str]) -> bool:
    """Tell whether declared names are Latin user names where Arabic ones are printed."""
    return (
        bool(printed)
        and all(name.isascii() for name in names)
        and not all(name.isascii() for name in printed)
    )


def _is_marked(line: str) -> bool:
    """Tell whether a line opens with «كلمات البحث:» and the like, and so signs nothing."""
    return find_marker(line) is not None or find_marker(line.partition(":")[0]) is not None


def _marked(layer: Layer, head: Sequence[Block]) -> Iterable[str]:
    """Yield the words that class names, rel or itemprop call an author, near the headline."""
    for block in head:
        for start, end, hint in block.marks:
            if _AUTHOR_HINT.search(hint) and not _AUTHOR_BOX.search(hint):
                yield block.text[start:end]
        for start, end, address in block.links:
            if _AUTHOR_ADDRESS.search(address) and " " in block.text[start:end].strip():
                yield block.text[start:end]
        for depth, box in enumerate(layer.ancestors(block.box)):
            if depth > 2 or box.chars > 150:
                break
            if _AUTHOR_HINT.search(box.hint) and not _AUTHOR_BOX.search(box.hint):
                links = [block.text[a:b] for a, b, _ in block.links]
                parts = [part for part in (*links, *texts_of(block)) if any(map(is_name, split_names(part)))]
                yield from parts or [block.text]
                break


def _loose(lines: Sequence[str]) -> Iterable[str]:
    return [line for line in lines if find_date(line) is None and len(line.split()) <= 6]


def _standing(layer: Layer, head: Sequence[Block]) -> Iterable[str]:
    """Yield names of persons that stand alone on a line near the headline, called nothing at all."""
    for block in head:
        hint = layer.boxes[block.box].hint
        if block.tag == "li" and block.links and _is_below_prose(layer, block):
            continue  # one title of a list
        if len(block.text) > 60 or hints_tags(hint) or hints_menu(hint) or hints_caption(hint):
            continue
        if any("author" not in address and address != "#" for _, _, address in block.links if address):
            continue
        if not is_label(block.text) and not _is_marked(block.text):
            parts = [name for part in texts_of(block) for name in split_names(part) if is_person(name)]
            yield from parts or filter(is_person, split_names(block.text))


def _is_below_prose(layer: Layer, block: Block) -> bool:
    return any(prose_size(before) >= MIN_PROSE for before in layer.blocks[: block.index])


def clean_authors(values: Iterable[str], own: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the names that stand in values for authors, without labels and what is no name.

    Args:
        values: as printed or declared: «كتب - فلان», «فلان وفلان».
        own: tells whether a name is that of the page's own outlet.
    """
    found: dict[str, str] = {}
    for value in values:
        for name in split_names(value):
            if not own(name):
                found.setdefault(fold(name), name)
    return tuple(list(found.values())[:MAX_AUTHORS])
