"""HTML fragments to plain text: titles to one line, bodies to paragraphs, both without stray controls."""

import html
import re

from selectolax.lexbor import LexborHTMLParser

from tawatur.text.clean import clean_text
from tawatur.text.nesting import is_too_deep

_LONGEST_TITLE = 8_000
_LONGEST_FRAGMENT = 4_000_000
# The record separator marks the edges of blocks while the text is cut; it cannot come in from outside.
_EDGE = "\x1e"

_BLOCKS = (
    "p,div,br,li,ul,ol,dl,dt,dd,h1,h2,h3,h4,h5,h6,tr,table,caption,blockquote,section,article,header,footer,"
    "figure,figcaption,hr,pre,aside,main,address,details,summary"
)
_SILENT = ["script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "textarea"]
_SILENT += ["select", "button", "head", "title", "xmp", "plaintext", "noembed", "noframes"]

# <script>…</script> and <style>…</style> with what they hold
_SCRIPT = re.compile(r"<(script|style)\b[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
# </b>, <img src=x onerror=…>, <!-- note -->; «5 < 7» and «<أحمد>» are no tags
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?-->|<!\[CDATA\[|\]\]>", re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def clean_line(text: str) -> str:
    """Return text as one line: stray controls removed, each run of white space one space."""
    return " ".join(clean_text(text).split())


def strip_markup(fragment: str) -> str:
    """Return a title or a name as one plain line.

    Lists in life escape their titles once, twice or not at all, so tags are removed and entities opened
    twice; what still looks like a tag then is text, to be escaped by whoever shows it.
    """
    text = fragment[:_LONGEST_TITLE]
    for _ in range(2):
        if "<" in text:
            text = _TAG.sub(" ", _SCRIPT.sub(" ", text))
        if not _ENTITY.search(text):
            break
        text = html.unescape(text)
    if "<" in text:
        text = _TAG.sub(" ", _SCRIPT.sub(" ", text))
    return clean_line(text)


def split_paragraphs(fragment: str) -> tuple[str, ...]:
    """Return the paragraphs of an HTML fragment as plain lines; scripts, forms and frames say nothing.

    Text without tags is split at its line breaks.
    """
    fragment = fragment[:_LONGEST_FRAGMENT].replace(_EDGE, "")
    if "<" not in fragment:
        lines = html.unescape(fragment).splitlines()
        return tuple(line for line in map(clean_line, lines) if line)
    if is_too_deep(fragment):
        return tuple(line for line in map(clean_line, _TAG.split(_SCRIPT.sub(" ", fragment))) if line)
    tree = LexborHTMLParser(fragment)
    tree.strip_tags(_SILENT, recursive=True)
    for node in tree.css(_BLOCKS):
        node.insert_before(_EDGE)
        node.insert_after(_EDGE)
    body = tree.body
    text = body.text(deep=True) if body is not None else ""
    return tuple(line for line in map(clean_line, text.split(_EDGE)) if line)
