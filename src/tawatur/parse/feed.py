"""RSS 0.9 to 2.0, RDF and Atom, well-formed or not, to links."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from lxml import etree

from tawatur.errors import Unreadable
from tawatur.model.article import Image
from tawatur.model.link import Link
from tawatur.parse.address import resolve_address
from tawatur.parse.entry import Entry, finish_entry
from tawatur.parse.xml import UNDECLARED, Field, parse_xml, repair_xml, scan_fields, split_chunks
from tawatur.text.markup import clean_line, strip_markup

_ENTRY_NAMES = ("item", "entry")
_MOST_ENTRIES = 20_000
# Name spaces by the prefix that the names below are written with; the list's own names have none.
_PREFIXES = {
    "http://www.w3.org/2005/atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/elements/1.0/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://search.yahoo.com/mrss/": "media:",
    "http://search.yahoo.com/mrss": "media:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "http://www.w3.org/1999/xhtml": "xhtml:",
    "http://www.w3.org/xml/1998/namespace": "xml:",
}
_LIST_ROOTS = frozenset({"rss", "feed", "rdf:rdf", "channel", "rdf"})
_LIST_START = re.compile(r"<(?:rss|feed|channel|(?:\w+:)?rdf)\b", re.IGNORECASE)
# Names of one meaning, the most telling first.
_TITLE = ("title", "media:title", "dc:title")
_PUBLISHED = (
    "pubdate",
    "published",
    "issued",
    "dc:date",
    "dcterms:issued",
    "dcterms:created",
    "created",
    "date",
)
_UPDATED = ("updated", "modified", "dcterms:modified", "lastbuilddate")
_CONTENT = ("content:encoded", "content", "xhtml:body", "body", "fullitem")
_SUMMARY = ("description", "summary", "media:description", "dc:description", "itunes:summary", "abstract")
_AUTHORS = ("author", "dc:creator", "dc:author", "creator", "itunes:author")
_TAGS = ("category", "dc:subject", "media:keywords", "keywords", "itunes:keywords")
_GUID = ("guid", "id", "dc:identifier")
_LANGUAGE = ("language", "dc:language")
# noreply@example.org (سعاد العلمي)
_EMAIL = re.compile(r"[\w.+-]+@[\w.-]+\.\w+|mailto:\S*")
_IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)", re.IGNORECASE)

Elements = dict[str, list[Any]]


def is_feed(text: str) -> bool:
    """Tell whether text starts like RSS, RDF or Atom."""
    return bool(_LIST_START.search(text[:4_096]))


def parse_feed(text: str, base: str | None = None, fetched_at: datetime | None = None) -> tuple[Link, ...]:
    """Read an RSS, RDF or Atom list; what can be read of a broken or cut one is kept.

    Args:
        text: the decoded list.
        base: its address, for relative ones inside.
        fetched_at: aware time of the fetch, for dates such as «منذ ساعتين».

    Raises:
        Unreadable: ``not_a_list`` when the text holds neither a list nor entries.
    """
    repaired = repair_xml(text)
    root = parse_xml(repaired)
    if root is None:
        root = _build_tree(repaired)
    entries = [node for node in root.iter() if _name(node) in _ENTRY_NAMES][:_MOST_ENTRIES]
    if not entries and _name(root) not in _LIST_ROOTS:
        raise Unreadable("not_a_list", "the document is no RSS, RDF or Atom list")
    head = _read_head(root)
    site = _find_link(head, base)
    feed_title = strip_markup(_first_text(head, ("title", "dc:title"))) or None
    language = clean_line(_first_text(head, _LANGUAGE)) or root.get(
        "{http://www.w3.org/XML/1998/namespace}lang"
    )
    read = (_read_entry(node, base or site, feed_title, language) for node in entries)
    return tuple(finish_entry(entry, fetched_at) for entry in read)


def _build_tree(repaired: str) -> Any:
    """Build a tree of a list that is not well-formed from the fields that can be told apart."""
    head, chunks = split_chunks(repaired, _ENTRY_NAMES)
    opening = _LIST_START.search(head)
    root = etree.Element("feed" if opening or chunks else "unknown")
    inner = head[head.find(">", opening.start()) + 1 :] if opening else head
    inner = re.sub(r"^\s*<channel\b[^<>]*>", "", inner)
    _append_fields(root, scan_fields(inner))
    for chunk in chunks:
        _append_fields(etree.SubElement(root, "item"), scan_fields(chunk))
    return root


def _append_fields(parent: Any, fields: Iterator[Field]) -> None:
    for field in fields:
        prefix, _, local = field.name.rpartition(":")
        if not field.closed and local in {"link", "guid", "id"}:
            continue
        try:
            node = etree.SubElement(parent, f"{{{UNDECLARED}{prefix}}}{local}" if prefix else local)
            node.text = field.content
            for key, value in field.attributes.items():
                if re.fullmatch(r"[a-z][\w.-]*", key):
                    node.set(key, value)
        except ValueError:
            continue


def _name(node: Any) -> str:
    """Return an element's name in lower case with the prefix of the tables above."""
    tag = node.tag
    if not isinstance(tag, str):
        return ""
    space, _, local = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
    local = local.lower()
    if space.startswith(UNDECLARED):
        prefix = space.removeprefix(UNDECLARED).lower()
        return local if prefix in {"atom", "rss", "a10"} else f"{prefix}:{local}"
    known = _PREFIXES.get(space.lower())
    if known is None:
        known = "" if not space or node.prefix is None else f"{node.prefix.lower()}:"
    return known + local


def _children(node: Any) -> Elements:
    found: Elements = {}
    for child in node:
        name = _name(child)
        found.setdefault(name, []).append(child)
        if name == "media:group":
            for inner_name, inner in _children(child).items():
                found.setdefault(inner_name, []).extend(inner)
    return found


def _read_head(root: Any) -> Elements:
    for node in root.iter():
        if _name(node) == "channel":
            return _children(node)
    return _children(root)


def _content(node: Any) -> str:
    """Return what an element holds as an HTML fragment, whether escaped, in CDATA or as elements."""
    if len(node) == 0:
        return node.text or ""
    parts = [node.text or ""]
    for child in node:
        parts.append(etree.tostring(child, encoding="unicode", method="xml", with_tail=False))
        parts.append(child.tail or "")
    return re.sub(r"(</?)(?:html|xhtml|h|ns\d+):", r"\1", "".join(parts))


def _first_text(elements: Elements, names: tuple[str, ...]) -> str:
    for name in names:
        for node in elements.get(name, ()):
            text = _content(node)
            if text.strip():
                return text
    return ""


def _read_entry(node: Any, base: str | None, feed_title: str | None, language: str | None) -> Entry:
    elements = _children(node)
    summary, content = _first_text(elements, _SUMMARY), _first_text(elements, _CONTENT)
    own_language = node.get("{http://www.w3.org/XML/1998/namespace}lang") or _first_text(elements, _LANGUAGE)
    return Entry(
        url=_find_link(elements, base, node),
        title=_first_text(elements, _TITLE),
        published=_first_text(elements, _PUBLISHED),
        updated=_first_text(elements, _UPDATED),
        guid=clean_line(_first_text(elements, _GUID) or _about(node) or ""),
        summary=summary,
        html=content if content.strip() else None,
        authors=tuple(_find_authors(elements)),
        tags=tuple(_find_tags(elements)),
        language=clean_line(own_language) or language,
        feed_title=feed_title,
        image=_find_image(elements, base),
    )


def _about(node: Any) -> str | None:
    value = node.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about")
    return str(value) if value else None


def _find_link(elements: Elements, base: str | None, node: Any = None) -> str | None:
    """Choose the article's address: the original behind a feed service, the alternate link, the permalink."""
    printed = [child.text for child in elements.get("feedburner:origlink", ())]
    links = [child for name in ("link", "atom:link") for child in elements.get(name, ())]
    printed += [child.text for child in links if not child.get("href")]
    alternate = [
        child for child in links if child.get("href") and child.get("rel", "alternate") == "alternate"
    ]
    alternate.sort(key=lambda child: "html" not in child.get("type", "html"))
    printed += [child.get("href") for child in alternate]
    if node is not None:
        guids = [child for child in elements.get("guid", ()) if child.get("ispermalink", "true") != "false"]
        guids = [child for child in guids if child.get("isPermaLink", "true").lower() != "false"]
        absolute = [child.text for child in (*guids, *elements.get("id", ())) if child.text]
        printed += [text for text in (*absolute, _about(node)) if text and "://" in text]
    return next((url for text in printed if (url := resolve_address(text, base))), None)


def _find_authors(elements: Elements) -> Iterator[str]:
    for name in _AUTHORS:
        found = False
        for node in elements.get(name, ()):
            names = [child for child in node if _name(child) == "name"]
            for text in [_content(child) for child in names] or [_content(node)]:
                author = strip_markup(_EMAIL.sub("", text)).strip(" ()،,")
                if author:
                    found = True
                    yield author
        if found:
            return


def _find_tags(elements: Elements) -> Iterator[str]:
    for name in _TAGS:
        for node in elements.get(name, ()):
            text = node.get("label") or node.get("term") or _content(node)
            yield from re.split(r"[,،;]", text) if name.endswith("keywords") else [text]


def _find_image(elements: Elements, base: str | None) -> Image | None:
    for name in ("media:content", "media:thumbnail", "enclosure", "itunes:image", "image"):
        for node in elements.get(name, ()):
            printed = node.get("url") or node.get("href") or ""
            kind = f"{node.get('medium', '')} {node.get('type', '')}".strip()
            if (
                name in {"media:content", "enclosure"}
                and "image" not in kind
                and not _IMAGE_FILE.search(printed)
            ):
                continue
            url = resolve_address(printed, base)
            if url:
                return Image(url=url)
    return None
