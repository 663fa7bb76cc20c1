"""The door for pages: bytes of an HTML or text page to a Document."""

import re

from tawatur.errors import Unreadable
from tawatur.model.document import Document
from tawatur.model.page import Page
from tawatur.parse.charset import decode
from tawatur.parse.html import parse_html
from tawatur.parse.metadata import find_declared
from tawatur.parse.text import split_lines

MAX_BYTES = 16_000_000
# Any markup that makes a document HTML: `<!doctype html`, `<p>`, `<div class=…>`
_MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|meta|title|article|section|div|p|br|table|script|h1|frameset)\b",
    re.IGNORECASE,
)
_LOOK = 200_000


def parse_page(page: Page) -> Document:
    """Decode and parse one page.

    Raises:
        Unreadable: ``empty``, ``binary``, ``too_large`` or ``too_deep``.
    """
    if len(page.body) > MAX_BYTES:
        raise Unreadable("too_large", f"the document has {len(page.body):,} bytes; {MAX_BYTES:,} are read")
    decoded = decode(page.body, page.content_type)
    text = decoded.text
    if _is_text(page, text):
        lines = split_lines(text)
        return Document(page, "text", decoded.encoding, decoded.replaced, source=text, lines=lines)
    tree = parse_html(text)
    declared = find_declared(tree, page.url)
    return Document(
        page, "html", decoded.encoding, decoded.replaced, source=text, tree=tree, declared=declared
    )


def _is_text(page: Page, text: str) -> bool:
    declared = (page.content_type or "").split(";")[0].strip().lower()
    if declared == "text/plain":
        return True
    return "html" not in declared and not _MARKUP.search(text, 0, _LOOK)
