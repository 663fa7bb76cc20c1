"""One pass over the tree: the page as blocks of text, each standing in a box with its hints."""

import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from tawatur.extract.elements import INLINE, SKIPPED
from tawatur.extract.hints import hints_tags

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_IMAGES = frozenset(("img", "amp-img", "amp-anim"))
# what parts the facts of a line that is no prose
_PARTS = frozenset(("span", "strong", "b", "em", "i", "small"))
_PROSE_TAGS = frozenset(("p", "blockquote", *_HEADINGS))
_BOLD = frozenset(("b", "strong"))
# what the walk does at a tag; all that are not named break the line and open a box
_TEXT, _SKIP, _BREAK, _IMAGE, _INLINE, _BOX = range(6)
_KINDS: dict[str | None, int] = {
    **dict.fromkeys(SKIPPED, _SKIP),
    **dict.fromkeys(INLINE, _INLINE),
    **dict.fromkeys(_IMAGES, _IMAGE),
    "br": _BREAK,
    "-text": _TEXT,
    None: _SKIP,
}
_SOURCES = (
    "data-src",
    "data-lazy-src",
    "data-lazy",
    "data-original",
    "data-url",
    "src",
    "data-srcset",
    "srcset",
)
# an inline style that hides an element
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
# `2024-08-25T10:00:00+01:00`
_MACHINE_DATE = re.compile(r"(?:19|20)\d{2}-\d{2}-\d{2}(?:$|[T ]\d{2}:)")
_SENTENCE_ENDS = (".", "؟", "!", "»", '"', "”", "…")
_HINT_ATTRIBUTES = (
    "class",
    "id",
    "itemprop",
    "role",
    "data-component",
    "data-testid",
    "data-hook",
    "rel",
    "data-tawatur",
)
# Limits far beyond any article: what lies behind them is not read.
MAX_BOXES, MAX_BLOCKS, MAX_LINE = 20_000, 4_000, 20_000


class Box:
    """An element that breaks lines: where it stands, what its names hint at, how much prose is in it.

    ``noise`` is None or the word for why its text is no body; ``mass`` counts characters of prose.
    """

    __slots__ = (
        "chars",
        "children",
        "heading",
        "hidden",
        "hint",
        "index",
        "itemtype",
        "link_chars",
        "links",
        "mass",
        "noise",
        "parent",
        "raw",
        "tag",
    )

    def __init__(self, index: int, tag: str, hint: str, parent: int) -> None:
        self.index, self.tag, self.hint, self.parent = index, tag, hint, parent
        self.itemtype = ""
        self.hidden = self.heading = False
        self.noise: str | None = None
        self.children: list[int] = []
        self.chars = self.link_chars = self.links = self.mass = self.raw = 0


class Block:
    """One line of text as a reader sees it.

    ``links`` are (start, end, address); ``marks`` are (start, end, hint) of inline elements with hints;
    ``times`` are the ``datetime`` attributes seen in it; ``bold`` counts its bold characters.
    """

    __slots__ = ("bold", "box", "index", "link_chars", "links", "marks", "tag", "text", "times")

    def __init__(self, text: str, tag: str, box: int, index: int = 0) -> None:
        self.text, self.tag, self.box, self.index = text, tag, box, index
        self.links: list[tuple[int, int, str]] = []
        self.marks: list[tuple[int, int, str]] = []
        self.times: list[str] = []
        self.bold = 0
        self.link_chars = 0

    def set_links(self, links: list[tuple[int, int, str]]) -> None:
        """Set the links, and with them the number of characters that stand in links."""
        self.links = links
        self.link_chars = sum([end - start for start, end, _ in links])

    def slice(self, start: int, end: int | None = None) -> "Block":
        """Return a part of the block with its links and marks, trimmed of white space."""
        stop = len(self.text) if end is None else end
        text = self.text[start:stop]
        start += len(text) - len(text.lstrip())
        part = Block(text.strip(), self.tag, self.box, self.index)
        size = len(part.text)
        part.links = [(a - start, b - start, h) for a, b, h in self.links if a < stop and b > start]
        part.set_links([(max(a, 0), min(b, size), h) for a, b, h in part.links])
        part.marks = [
            (max(a - start, 0), min(b - start, size), h) for a, b, h in self.marks if a < stop and b > start
        ]
        part.bold = min(self.bold, size)
        return part


def texts_of(block: Block) -> list[str]:
    """Return the texts of a block's named inline elements that are a part of it, or the block's own text."""
    parts = [block.text[a:b].strip() for a, b, _ in block.marks if 0 < b - a < len(block.text)]
    return [part for part in parts if part]


class Sight:
    """An image as it stands on the page; ``after`` is the number of blocks before it."""

    __slots__ = ("after", "alt", "box", "url", "width")

    def __init__(self, url: str, alt: str, box: int, after: int, width: int) -> None:
        self.url, self.alt, self.box, self.after, self.width = url, alt, box, after, width


class Layer:
    """The page as boxes, blocks and images, in reading order."""

    __slots__ = ("alike", "blocks", "boxes", "images", "nexts", "tag_lists", "teasers", "units")

    def __init__(self) -> None:
        self.boxes: list[Box] = [Box(0, "body", "", -1)]
        self.blocks: list[Block] = []
        self.images: list[Sight] = []
        self.units: list[Box] | None = None
        self.teasers = 0
        # boxes shaped like the headline's own: further articles of a page that scrolls on
        self.alike: frozenset[int] = frozenset()
        # boxes named as recommended that hold one whole article
        self.nexts: set[int] = set()
        # what was found out about boxes: whether a list of tags stands there
        self.tag_lists: dict[int, bool] = {}

    def ancestors(self, box: int) -> Iterator[Box]:
        """Yield a box and all boxes around it, from the inside out."""
        while box >= 0:
            found = self.boxes[box]
            yield found
            box = found.parent

    def within(self, box: int, outer: int) -> bool:
        """Tell whether ``box`` is ``outer`` or stands in it."""
        while box > outer:
            box = self.boxes[box].parent
        return box == outer


def layer_of_lines(lines: tuple[str, ...]) -> Layer:
    """Return plain lines as a layer, one block a line."""
    layer = Layer()
    layer.blocks = [Block(line[:MAX_LINE], "p", 0, index) for index, line in enumerate(lines[:MAX_BLOCKS])]
    return layer


def gather_blocks(root: Any) -> Layer:
    """Walk the tree once and return its layer; hidden and skipped elements leave no blocks."""
    return _Walk(Layer()).run(root)


def _hint_of(attributes: dict[str, str | None]) -> str:
    """Return the names of an element, in the order of the attributes above."""
    if len(attributes) == 1:
        (name, value), *_ = attributes.items()
        return (value or "") if name in _HINT_ATTRIBUTES else ""
    return " ".join([v for k in _HINT_ATTRIBUTES if (v := attributes.get(k))])


def _lists_tags(node: Any) -> bool:
    """Tell whether a `nav` holds the article's keywords and no menu."""
    attributes = node.attributes
    names = " ".join(v for k in (*_HINT_ATTRIBUTES, "aria-label") if (v := attributes.get(k))).lower()
    return bool(names) and hints_tags(names)


class _Walk:
    """The state of one walk: the line being written, and what is open around it."""

    def __init__(self, layer: Layer) -> None:
        self.layer = layer
        self.box = 0
        self.pieces: list[str] = []
        self.size = 0
        self.links: list[tuple[int, int, str]] = []
        self.marks: list[tuple[int, int, str]] = []
        self.times: list[str] = []
        self.bold = 0
        self.open: list[tuple[str, str, int, str]] = []

    def run(self, root: Any) -> Layer:
        """Walk below ``root``; on the stack None ends a box, and a string an element inside a line."""
        blocks = self.layer.blocks
        stack: list[Any] = [root]
        while stack and len(blocks) < MAX_BLOCKS:
            node = stack.pop()
            if node is None:
                self._leave_box()
                continue
            if node.__class__ is str:
                self._leave_inline()
                continue
            tag = node.tag
            kind = _KINDS.get(tag, _BOX)
            if kind == _TEXT:
                self._write(node.text_content)
                continue
            if kind == _SKIP and not (tag == "nav" and _lists_tags(node)):
                continue
            if kind == _BREAK:
                self.flush()
                continue
            if kind == _IMAGE:
                self._see(node)
                continue
            attributes = node.attributes
            if "hidden" in attributes or (
                "style" in attributes and _HIDING.search(attributes["style"] or "")
            ):
                continue
            if kind == _INLINE:
                self._enter_inline(tag, attributes)
                stack.append("")
            elif self._enter_box(tag, attributes):
                stack.append(None)
            else:
                continue
            stack += reversed([*node.iter(include_text=True)])
        self.flush()
        return self.layer

    def _write(self, text: str | None) -> None:
        if not text:
            return
        if text.isspace():
            if self.size and self.pieces[-1][-1] != " ":
                self.pieces.append(" ")
                self.size += 1
            return
        if "\u200b" in text or "\ufeff" in text:
            text = text.replace("\u200b", " ").replace("\ufeff", " ")
        written = " ".join(text.split())
        if text[0].isspace() and self.size and self.pieces[-1][-1] != " ":
            written = " " + written
        if text[-1].isspace() and written and written != " ":
            written += " "
        if written:
            self.pieces.append(written)
            self.size += len(written)

    def _enter_inline(self, tag: str, attributes: dict[str, str | None]) -> None:
        """Open an element that does not break the line."""
        if not attributes:
            self.open.append((tag, "", self.size, ""))
            return
        address = (attributes.get("href") or "") if tag == "a" else ""
        if tag == "a" and "class" in attributes and not address:
            address = "#"  # a link that a script follows
        self.open.append((tag, address, self.size, _hint_of(attributes)))
        if "datetime" in attributes or "content" in attributes or "title" in attributes:
            self._keep_time(tag, attributes)

    def _enter_box(self, tag: str, attributes: dict[str, str | None]) -> bool:
        """Open an element that breaks the line; False when there are too many."""
        if self.pieces:
            self.flush()
        boxes = self.layer.boxes
        index = len(boxes)
        if index >= MAX_BOXES:
            return False
        hint = _hint_of(attributes) if attributes else ""
        if tag == "nav":
            hint += " " + (attributes.get("aria-label") or "")
        box = Box(index, tag, hint[:400].lower(), self.box)
        if "itemtype" in attributes:
            box.itemtype = attributes["itemtype"] or ""
        boxes[self.box].children.append(index)
        boxes.append(box)
        self.box = index
        return True

    def _leave_box(self) -> None:
        if self.pieces:
            self.flush()
        self.box = self.layer.boxes[self.box].parent

    def _keep_time(self, tag: str, attributes: Any) -> None:
        """Keep a machine's date: of `time`, and of microformats (`<abbr title>`, `<span content>`)."""
        value = attributes.get("datetime") if tag == "time" else None
        if not value and attributes:
            value = attributes.get("content") or (attributes.get("title") if tag == "abbr" else None)
            if value and not _MACHINE_DATE.match(value):
                value = None
        if value:
            self.times.append(value)

    def _leave_inline(self) -> None:
        tag, address, start, hint = self.open.pop()
        size = self.size
        start = min(start, size)
        if tag == "a":
            self.links.append((start, size, address))
        elif tag in _BOLD:
            self.bold += size - start
        if hint or tag == "time" or (tag in _PARTS and self.layer.boxes[self.box].tag not in _PROSE_TAGS):
            self.marks.append((start, size, f"{hint.lower()} {tag}" if tag == "time" else hint.lower()))
        whole = size - start > 60 and tag == "span" and not self.open
        if whole and self.pieces[-1].rstrip().endswith(_SENTENCE_ENDS):
            self.flush()  # a span that holds a whole paragraph is one, whatever the tag says

    def flush(self) -> None:
        """End the line and keep it as a block if there is a word in it."""
        if not self.pieces:
            return
        text = "".join(self.pieces)[:MAX_LINE].strip()
        if text:
            box = self.layer.boxes[self.box]
            block = Block(text, box.tag, self.box, len(self.layer.blocks))
            size = len(text)
            links = [(a, min(b, size), h) for a, b, h in self.links if b > a]
            for tag, address, start, _ in self.open:
                if address and start < size:
                    links.append((start, size, address))
                if tag in _BOLD and start < size:
                    self.bold += size - start
            if links:
                block.set_links(links)
            if self.marks:
                block.marks = [(a, min(b, size), h) for a, b, h in self.marks if b > a]
            block.times, block.bold = self.times, self.bold
            self.layer.blocks.append(block)
            if box.tag in _HEADINGS:
                box.heading = True
        self.pieces, self.size, self.links, self.marks, self.times, self.bold = [], 0, [], [], [], 0
        if self.open:
            self.open = [(tag, address, 0, hint) for tag, address, _, hint in self.open]

    def _see(self, node: Any) -> None:
        attributes = node.attributes
        address = ""
        for name in _SOURCES:
            address = attributes.get(name) or ""
            if address and not address.startswith("data:"):
                break
        if not address or address.startswith("data:"):
            return
        address = address.split(",")[0].split()[0] if name.endswith("srcset") else address
        width = attributes.get("width") or ""
        number = int(width) if width.isdecimal() and len(width) < 6 else 0
        self.layer.images.append(
            Sight(address, (attributes.get("alt") or "").strip(), self.box, len(self.layer.blocks), number)
        )


def gather_markup(markup: str) -> Layer:
    """Return a piece of HTML (a body found in a script) as a layer."""
    tree = LexborHTMLParser(markup)
    return gather_blocks(tree.body or tree.root)
