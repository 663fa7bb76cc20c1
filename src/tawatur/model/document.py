"""Document: a parsed page; never stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tawatur.model.page import Page


@dataclass(frozen=True, slots=True)
class Declared:
    """What the page says of itself in JSON-LD, meta tags and microdata, before anyone believes it.

    Attributes:
        json_ld: the JSON-LD objects found, flattened (``@graph`` and lists opened), in page order.
        meta: meta names and properties in lower case → contents in page order.
        canonical: the declared canonical address, absolute, or None.
        language: ``lang`` of the root element, or None.
        title: content of ``<title>``.
    """

    json_ld: tuple[Mapping[str, Any], ...] = ()
    meta: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    canonical: str | None = None
    language: str | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A page after decoding and parsing.

    Attributes:
        page: the page it was made of.
        kind: ``html`` or ``text``.
        encoding: the encoding that was used.
        replaced: number of characters that could not be decoded and became U+FFFD.
        source: the decoded text.
        tree: the selectolax (lexbor) tree for ``html``; None for ``text``.
        lines: the non-empty lines for ``text``; empty for ``html``.
        declared: what the page says of itself.
    """

    page: Page
    kind: str
    encoding: str
    replaced: int = 0
    source: str = ""
    tree: Any = None
    lines: tuple[str, ...] = ()
    declared: Declared = field(default_factory=Declared)
