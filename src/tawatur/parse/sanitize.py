"""Foreign HTML to HTML that may stand on our pages: an allow-list and a check of every address."""

import html

import nh3

from tawatur.parse.address import resolve_address
from tawatur.text.markup import split_paragraphs
from tawatur.text.nesting import is_too_deep

_TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "cite",
        "code",
        "dd",
        "del",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "li",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "small",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
    ]
)
_ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "ol": {"start"},
}
_DROPPED_WHOLE = {
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "object",
    "svg",
    "math",
    "xmp",
    "title",
}
_LARGEST = 4_000_000
_LONGEST_NUMBER = 4


def sanitize_html(fragment: str, base: str | None = None, *, images: bool = False) -> str:
    """Return a fragment with text, structure, and absolute ``http`` addresses only.

    Args:
        fragment: HTML from anywhere.
        base: the address that relative ones are resolved against; without it they are dropped.
        images: keep images; they tell the publisher who reads, so they are dropped by default.
    """
    fragment = fragment[:_LARGEST].replace("\0", "")
    if is_too_deep(fragment):
        return "".join(f"<p>{html.escape(line)}</p>" for line in split_paragraphs(fragment))

    def keep(_tag: str, attribute: str, value: str) -> str | None:
        if attribute in {"href", "src"}:
            return resolve_address(value, base)
        if attribute in {"colspan", "rowspan", "start"}:
            return value if value.isdecimal() and len(value) <= _LONGEST_NUMBER else None
        return value if attribute in {"alt", "rel"} else None

    return nh3.clean(
        fragment,
        tags=set(_TAGS if images else _TAGS - {"img"}),
        clean_content_tags=_DROPPED_WHOLE,
        attributes=_ATTRIBUTES,
        attribute_filter=keep,
        url_schemes={"http", "https"},
        link_rel="noopener noreferrer nofollow",
        strip_comments=True,
    )
