"""What a page says of itself: JSON-LD (broken ones included), meta tags, microdata, language, canonical."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from tawatur.model.document import Declared

MAX_OBJECTS = 200
MAX_SCRIPT = 2_000_000
_MAX_OPENING = 8
_SPACES = re.compile(r"\s+")
# `<!--`, `-->`, `//<![CDATA[`, `//]]>` around the JSON of old templates
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*;?\s*$")
# `{"a": 1,}` and `[1, ]`
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
# a line that is only a script comment: `//x`
_COMMENT_LINE = re.compile(r"^\s*//.*$", re.MULTILINE)
# single fields of an object that cannot be read as JSON: `"headline":"…"`
_FIELD = re.compile(
    r'"(@type|headline|datePublished|dateModified|articleBody|keywords)"\s*:\s*"((?:[^"\\]|\\.)*)"'
)
# a lone surrogate half, which "\ud83d" in JSON leaves behind
_SURROGATE = re.compile("[\ud800-\udfff]")


def find_declared(tree: LexborHTMLParser, url: str | None = None) -> Declared:
    """Return everything that the page declares about itself; ``url`` makes its addresses absolute."""
    meta, base = _read_meta(tree), url or ""
    title = tree.css_first("title")
    root = tree.css_first("html")
    language = (root.attributes.get("lang") or "").strip() if root is not None else ""
    return Declared(
        json_ld=tuple(_read_json_ld(tree)),
        meta=meta,
        canonical=_find_canonical(tree, base),
        language=language.replace("_", "-") or None,
        title=_SPACES.sub(" ", title.text() if title is not None else "").strip(),
    )


def _read_meta(tree: LexborHTMLParser) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for node in tree.css("meta")[:MAX_OBJECTS]:
        attributes = node.attributes
        content = (attributes.get("content") or "").strip()
        if not content:
            continue
        prop = attributes.get("itemprop")
        name = f"itemprop:{prop}" if prop else attributes.get("property") or attributes.get("name")
        if name:
            found.setdefault(name.strip().lower(), []).append(content)
    return {name: tuple(contents) for name, contents in found.items()}


def _find_canonical(tree: LexborHTMLParser, base: str) -> str | None:
    for node in tree.css("link[rel]")[:MAX_OBJECTS]:
        attributes = node.attributes
        if (attributes.get("rel") or "").strip().lower() == "canonical":
            return absolute(attributes.get("href"), base)
    return None


def absolute(address: str | None, base: str) -> str | None:
    """Return an address made absolute, or None unless it is a plain http(s) one."""
    if not address or len(address) > 4_000:
        return None
    try:
        joined = urljoin(base, address.strip())
        parts = urlsplit(joined)
    except ValueError:
        return None
    return joined if parts.scheme in ("http", "https") and parts.hostname else None


def _read_json_ld(tree: LexborHTMLParser) -> Iterator[Mapping[str, Any]]:
    count = 0
    for node in tree.css('script[type*="ld+json"]'):
        for item in _open(parse_json(node.text() or ""), 0):
            count += 1
            if count > MAX_OBJECTS:
                return
            yield item


def _open(value: Any, depth: int) -> Iterable[Mapping[str, Any]]:
    """Yield the objects of a JSON-LD value, graphs and lists opened."""
    if depth > _MAX_OPENING:
        return
    if isinstance(value, list):
        for item in value:
            yield from _open(item, depth + 1)
    elif isinstance(value, dict):
        if "@graph" in value:
            yield from _open(value["@graph"], depth + 1)
        if "@type" in value or "headline" in value:
            yield value
        for key in ("mainEntity", "mainEntityOfPage"):
            inner = value.get(key)
            if isinstance(inner, dict) and len(inner) > 2:
                yield from _open(inner, depth + 1)


def parse_json(script: str) -> Any:
    """Return the value of a JSON script, mended where it is broken in usual ways; None where lost."""
    if not script or len(script) > MAX_SCRIPT:
        return None
    script = _WRAPPING.sub("", script).strip().rstrip(";")
    for text in (script, _TRAILING_COMMA.sub("", _COMMENT_LINE.sub("", script))):
        try:
            return _mend(json.loads(text, strict=False), script)
        except RecursionError:
            return None
        except ValueError:
            continue
    fields = {key: _unescape(value) for key, value in reversed(_FIELD.findall(script))}
    return fields or None


def _mend(value: Any, script: str) -> Any:
    """Read the value again without lone surrogates, which no later step could write."""
    if "\\ud" in script.lower() and _SURROGATE.search(json.dumps(value, ensure_ascii=False)):
        return json.loads(_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", json.dumps(value, ensure_ascii=False)))
    return value


def _unescape(text: str) -> str:
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return text
