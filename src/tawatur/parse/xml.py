"""XML as it comes in life: repaired text, a tree without entities and network, fields of broken lists."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# <?xml version="1.0"?> at any place of the head
_PROLOG = re.compile(r"<\?xml\b[^>]{0,300}\?>", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_SUBSET_END = re.compile(r"\]\s*>")
_ROOT = re.compile(r"<[A-Za-z_]")
# &nbsp; &#150; &#x1f; and the bare & of «فرنسا & المغرب»
_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));|&")
_OWN_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_USED_PREFIX = re.compile(r"</?([A-Za-z_][\w.-]*):|\s([A-Za-z_][\w.-]*):[\w.-]+\s*=\s*[\"']")
_DECLARED_PREFIX = re.compile(r"\sxmlns:([A-Za-z_][\w.-]*)\s*=")
UNDECLARED = "urn:undeclared:"

# <name attributes> or <name attributes/>, not a closing tag
_OPEN = re.compile(r"<([A-Za-z_][\w.:-]*)((?:\s(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+)?)>")
_ATTRIBUTE = re.compile(r"([\w.:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")

_AFTER_NAME = frozenset({">", " ", "\t", "\r", "\n", ""})
# HTML that stands between fields because somebody forgot to escape it
_STRAY_TAGS = frozenset(
    {"p", "br", "b", "i", "u", "a", "em", "strong", "span", "div", "font", "hr", "center", "img"}
)


@dataclass(frozen=True, slots=True)
class Field:
    """One element of a list that is not well-formed: its name as printed, in lower case.

    Attributes:
        name: with its prefix, such as ``content:encoded``.
        attributes: names in lower case, values with entities opened.
        content: what stands inside, entities opened once, CDATA as it is.
        closed: False where the end of the element is missing, so that the content may be cut.
    """

    name: str
    attributes: dict[str, str]
    content: str
    closed: bool


def repair_xml(text: str) -> str:
    """Return XML text that a strict parser may read: no prolog, no document type, no undefined entities.

    A document type is where entities are defined, so removing it disarms all of them; a reference to one
    of them stays as printed.
    """
    text = _ILLEGAL.sub("", text)
    start = text.find("<")
    if start < 0:
        return ""
    text = _drop_doctype(_PROLOG.sub("", text[start:], count=1))
    pieces = _parts(text)
    repaired = (piece if is_cdata else _REFERENCE.sub(_repair_reference, piece) for piece, is_cdata in pieces)
    return "".join(repaired)


def parse_xml(repaired: str) -> Any | None:
    """Parse what `repair_xml` returned; None when it is not well-formed."""
    for text in (repaired, None):
        source = text if text is not None else _declare_prefixes(repaired)
        if source is None:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(source.encode("utf-8", "replace"), parser)
        except (etree.XMLSyntaxError, ValueError):
            continue
    return None


def split_chunks(repaired: str, names: tuple[str, ...]) -> tuple[str, list[str]]:
    """Cut a list that is not well-formed at the start tags of its entries: the head, and the entries."""
    opening = re.compile(rf"<(?:[\w.-]+:)?(?:{'|'.join(names)})(?:\s[^<>]*)?>", re.IGNORECASE)
    starts = [(match.start(), match.end()) for match in opening.finditer(repaired)]
    if not starts:
        return repaired, []
    ends = [start for start, _ in starts[1:]] + [len(repaired)]
    closing = re.compile(rf"</(?:[\w.-]+:)?(?:{'|'.join(names)})\s*>", re.IGNORECASE)
    chunks = []
    for (_, begin), end in zip(starts, ends, strict=True):
        found = closing.search(repaired, begin, end)
        chunks.append(repaired[begin : found.start() if found else end])
    return repaired[: starts[0][0]], chunks


def scan_fields(chunk: str) -> Iterator[Field]:
    """Find the elements of a chunk one after the other, without looking inside them."""
    position = 0
    unclosed: set[str] = set()
    lower = chunk.lower()
    while match := _OPEN.search(chunk, position):
        name, inside = match[1].lower(), match[2]
        attributes = read_attributes(inside)
        position = match.end()
        if name in _STRAY_TAGS:
            continue
        if inside.endswith("/"):
            yield Field(name, attributes, "", closed=True)
            continue
        end = -1 if name in unclosed else _find_end(lower, name, position)
        closed = end >= 0
        if not closed:
            unclosed.add(name)
            following = _OPEN.search(chunk, position)
            end = following.start() if following else len(chunk)
        yield Field(name, attributes, open_text(chunk[position:end]), closed=closed)
        position = end


def read_attributes(inside: str) -> dict[str, str]:
    """Read the attributes of a start tag; names in lower case, entities opened."""
    return {
        match[1].lower(): html.unescape(match[2] or match[3] or match[4] or "")
        for match in _ATTRIBUTE.finditer(inside)
    }


def open_text(content: str) -> str:
    """Open the entities of mixed content once; CDATA is taken as it is."""
    return "".join(
        part.removeprefix(_CDATA).removesuffix(_CDATA_END) if is_cdata else html.unescape(part)
        for part, is_cdata in _parts(content)
    )


def _find_end(lower: str, name: str, position: int) -> int:
    """Return where the end tag of an element starts, CDATA passed over; -1 when there is none."""
    end_tag = f"</{name}"
    while True:
        end = lower.find(end_tag, position)
        while end >= 0 and lower[end + len(end_tag) : end + len(end_tag) + 1] not in _AFTER_NAME:
            end = lower.find(end_tag, end + 1)
        section = lower.find(_CDATA.lower(), position, end if end >= 0 else len(lower))
        if end < 0 or section < 0:
            return end
        after = lower.find(_CDATA_END, section)
        if after < 0:
            return -1
        position = after


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Cut text into stretches outside and inside CDATA; a section without an end reaches to the end."""
    position = 0
    while (start := text.find(_CDATA, position)) >= 0:
        yield text[position:start], False
        end = text.find(_CDATA_END, start)
        if end < 0:
            yield text[start:], True
            return
        position = end + len(_CDATA_END)
        yield text[start:position], True
    yield text[position:], False


def _drop_doctype(text: str) -> str:
    found = _DOCTYPE.search(text)
    root = _ROOT.search(text)
    if not found or (root and root.start() < found.start()):
        return text
    bracket, end = text.find("[", found.end()), text.find(">", found.end())
    if 0 <= bracket < end:
        subset = _SUBSET_END.search(text, bracket)
        end = subset.end() - 1 if subset else -1
    return text[: found.start()] + text[end + 1 :] if end >= 0 else text[: found.start()]


def _repair_reference(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name in _OWN_ENTITIES:
        return match[0]
    if decimal is None and hexadecimal is None and name is None:
        return "&amp;"
    opened = _ILLEGAL.sub("", html.unescape(match[0]))
    return html.escape(opened, quote=False)


def _declare_prefixes(text: str) -> str | None:
    """Declare the name-space prefixes that are used without a declaration; None when there are none."""
    used = {match[1] or match[2] for match in _USED_PREFIX.finditer(text)} - {"xml", "xmlns"}
    missing = sorted(used - set(_DECLARED_PREFIX.findall(text)))
    root = _ROOT.search(text)
    end = re.compile(r"[\s/>]").search(text, root.end()) if root else None
    if not missing or end is None:
        return None
    declarations = "".join(f' xmlns:{prefix}="{UNDECLARED}{prefix}"' for prefix in missing)
    return text[: end.start()] + declarations + text[end.start() :]
