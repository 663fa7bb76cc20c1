"""HTML text to a tree, behind limits that keep a hostile page from costing time or memory."""

import re

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from tawatur.errors import Unreadable
from tawatur.text.nesting import is_too_deep

# The largest article page that we know of is a tenth of each limit.
MAX_CHARACTERS = 4_000_000
MAX_TAGS = 60_000
MAX_DEPTH = 1_500
MAX_ATTRIBUTES_TEXT = 20_000
# Below this many tags no nesting can cost noticeable time, so the depth is not counted.
_FEW_TAGS = 4_000

# A tag with more text in it than any honest one but an inlined picture: `<p a1=1 a2=1 …>`
_LONG_TAG = re.compile(rf"<[A-Za-z][^<>]{{{MAX_ATTRIBUTES_TEXT},}}>?")
_DATA_ADDRESS = re.compile(r"[\"']data:[^\"']*[\"']")
_SURROGATE = re.compile("[\ud800-\udfff]")


def parse_html(source: str) -> LexborHTMLParser:
    """Return the tree of an HTML text.

    Raises:
        Unreadable: ``too_large`` (characters or tags) or ``too_deep`` (nesting), before anything is parsed.
        MemoryError: there is not enough memory for the tree.
    """
    if len(source) > MAX_CHARACTERS:
        raise Unreadable("too_large", f"the page has {len(source):,} characters; {MAX_CHARACTERS:,} are read")
    tags = source.count("<")
    if tags > MAX_TAGS:
        raise Unreadable("too_large", f"the page has {tags:,} tags; {MAX_TAGS:,} are read")
    if tags > _FEW_TAGS and is_too_deep(source, MAX_DEPTH):
        raise Unreadable("too_deep", f"the page nests its tags more than {MAX_DEPTH:,} deep")
    # a tag that long has no other tag's beginning in it; cutting at these is quicker than the search
    if len(source) > MAX_ATTRIBUTES_TEXT and max(map(len, source.split("<"))) > MAX_ATTRIBUTES_TEXT:
        source = _LONG_TAG.sub(_shorten, source)
    if "\0" in source:
        source = source.replace("\0", "\N{REPLACEMENT CHARACTER}")
    try:
        return LexborHTMLParser(source)
    except UnicodeEncodeError:
        return LexborHTMLParser(_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", source))
    except SelectolaxError as error:
        # Any text is HTML to this parser; it gives up only where memory does.
        raise MemoryError("no memory to parse the page") from error


def _shorten(match: re.Match[str]) -> str:
    """Cut the attributes of an oversized tag: inlined pictures first, then whatever is left too long."""
    tag = _DATA_ADDRESS.sub('""', match[0])
    return tag if len(tag) <= MAX_ATTRIBUTES_TEXT else tag[:2_000].rstrip("\"'=") + ">"
