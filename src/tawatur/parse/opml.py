"""OPML lists of subscriptions to links of kind ``feed``."""

import re
from collections.abc import Iterator
from typing import Any

from tawatur.errors import Unreadable
from tawatur.model.link import Link
from tawatur.parse.address import resolve_address
from tawatur.parse.xml import parse_xml, read_attributes, repair_xml
from tawatur.text.markup import strip_markup

_START = re.compile(r"<opml\b", re.IGNORECASE)
# <outline type="rss" text="…" xmlUrl="…"/>
_OUTLINE = re.compile(r"<outline\b((?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+)>", re.IGNORECASE)


def is_opml(text: str) -> bool:
    """Tell whether text starts like OPML."""
    return bool(_START.search(text[:4_096]))


def parse_opml(text: str, base: str | None = None) -> tuple[Link, ...]:
    """Read the feeds of an OPML file, each once; the names of the folders around it are its tags.

    Raises:
        Unreadable: ``not_a_list`` when the text is no OPML.
    """
    if not _START.search(text):
        raise Unreadable("not_a_list", "the document is no OPML")
    repaired = repair_xml(text)
    root = parse_xml(repaired)
    found = _walk(root) if root is not None else _scan(repaired)
    links: dict[str, Link] = {}
    for attributes, folders in found:
        url = resolve_address(attributes.get("xmlurl") or attributes.get("url"), base)
        if url and url not in links:
            title = strip_markup(attributes.get("title") or attributes.get("text") or "")
            links[url] = Link(url=url, title=title, kind="feed", tags=folders, key=url)
    return tuple(links.values())


def _walk(root: Any) -> Iterator[tuple[dict[str, str], tuple[str, ...]]]:
    for node in root.iter("{*}outline"):
        attributes = {str(key).lower(): str(value) for key, value in node.attrib.items()}
        parents = (parent for parent in node.iterancestors("{*}outline"))
        names = [strip_markup(parent.get("text") or parent.get("title") or "") for parent in parents]
        yield attributes, tuple(name for name in reversed(names) if name)


def _scan(repaired: str) -> Iterator[tuple[dict[str, str], tuple[str, ...]]]:
    for match in _OUTLINE.finditer(repaired):
        yield read_attributes(match[1]), ()
