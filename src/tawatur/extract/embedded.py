"""Articles that stand in the page's scripts: `__NEXT_DATA__`, Nuxt, other state, JSON-LD `articleBody`."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from tawatur.extract.declared import strings
from tawatur.extract.literals import read_function, read_literal
from tawatur.extract.payloads import (
    find_elements,
    find_parsed,
    find_pushed,
    open_entities,
    open_inner,
    split_rows,
)
from tawatur.extract.spelling import fold_words

_BODY_KEYS = (
    "articleBody",
    "body",
    "content",
    "content_elements",
    "contentElements",
    "blocks",
    "text",
    "html",
    "bodyHtml",
    "body_html",
    "contentHtml",
    "fullText",
    "full_text",
    "details",
    "description_full",
    "story",
    "paragraphs",
    "post_content",
    "rendered",
    "richText",
    "longDescription",
    "newsText",
)
_TITLE_KEYS = ("headline", "title", "headlines", "name", "post_title", "seoTitle")
_PUBLISHED_KEYS = (
    "datePublished",
    "first_publish_date",
    "firstPublishDate",
    "display_date",
    "publishedAt",
    "published_at",
    "publishDate",
    "publish_date",
    "published",
    "publicationDate",
    "pubDate",
    "date",
    "createdAt",
    "created_at",
    "post_date",
)
_UPDATED_KEYS = (
    "dateModified",
    "updatedAt",
    "updated_at",
    "modifiedAt",
    "last_updated_date",
    "lastModified",
    "modified",
    "updated",
)
_AUTHOR_KEYS = ("authors", "author", "byline", "writers", "writer", "credits")
_TAG_KEYS = ("tags", "keywords", "taxonomy", "topics")
_LEAD_KEYS = (
    "standfirst",
    "lead",
    "subtitle",
    "subheadline",
    "subheadlines",
    "excerpt",
    "summary",
    "intro",
    "deck",
)
_IMAGE_KEYS = (
    *("image", "mainImage", "featuredImage", "featured_image", "promo_items", "lead_art", "heroImage"),
    *("cover", "thumbnail", "photo"),
)
_RELATED_KEYS = (
    *("related", "relatedArticles", "relatedNews", "relatedPosts", "relatedStories", "related_articles"),
    *("related_news", "related_posts", "readAlso", "read_also", "seeAlso"),
)
_ADDRESS_KEYS = ("url", "link", "href", "canonical_url", "permalink", "path")
_IS_ARABIC = re.compile("[\u0600-\u06ff]")
_MARKUP = re.compile(r"<(?:p|br|div|h\d|ul|li|blockquote|strong|a|span)\b", re.IGNORECASE)
# a long quoted string in a script that is no JSON
_LITERAL = re.compile(r'"((?:[^"\\\n]|\\.){200,})"|\'((?:[^\'\\\n]|\\.){200,})\'')
# an assignment of a JSON value: `window.__INITIAL_STATE__ = {`, `Fusion.globalContent={`
_ASSIGNED = re.compile(r"(?:^|[;\s])(?:window\.|self\.|var |let |const )?[\w.$\[\]\"']{3,60}\s*=\s*(?=[{\[])")
_INNER_KEYS = (*_BODY_KEYS, "data", "children", "value", "items", "model", "attributes", "spans", "processed")
# kinds of blocks that are no prose, and those whose names only look so
_NO_PROSE = re.compile("image|video|embed|related|ad|gallery|tweet|social|link_list|interstitial|quote_list")
_IS_PROSE = re.compile("read|head|paragraph")
_DEEPEST = 10
_FLAT_DEPTH = 6
_FLAT_NODES = 20_000
MAX_NODES = 60_000
MAX_SCRIPT = 4_000_000
MIN_PROSE = 120
# assignments of one script that are tried
MAX_ASSIGNED = 6


@dataclass(slots=True)
class State:
    """One article found in a script; ``html`` is its body as markup, everything else as it was given."""

    html: str = ""
    size: int = 0
    title: str = ""
    lead: str = ""
    published: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    image: str = ""
    related: list[tuple[str, str]] = field(default_factory=list)


def find_state(tree: Any, title: str) -> State | None:
    """Return the article that the page's scripts hold, best the one named ``title``; or None."""
    candidates: list[State] = []
    literals: list[str] = []
    pushed: list[str] = []
    for node in tree.css("script"):
        attributes = node.attributes
        kind = (attributes.get("type") or "").lower()
        script = node.text() or ""
        rows = find_pushed(script)
        if rows:
            pushed.append(rows)
            continue
        if (
            "ld+json" in kind
            or len(script) < MIN_PROSE
            or len(script) > MAX_SCRIPT
            or not _may_hold_prose(script)
        ):
            continue
        script = open_entities(script)
        value = _read(script, is_json="json" in kind)
        parsed = find_parsed(script) if "JSON.parse" in script else []
        for one in parsed:
            candidates += _search(_unflatten(one))
        if parsed:
            continue
        if value is None:
            literals += _literals(script)
        else:
            value = _unflatten(value)
            candidates += _search(value)
            if not candidates and "json" in kind:
                literals += [text for text in _all_strings(value) if len(text) >= 200]
    candidates += _search_rows("".join(pushed), literals) if pushed else []
    wanted = set(fold_words(title))

    def rank(state: State) -> tuple[bool, int]:
        words = set(fold_words(state.title))
        return (bool(words & wanted) and len(words & wanted) * 2 >= len(wanted), state.size)

    best = max(candidates, key=rank, default=None)
    if best is None:
        texts = [text for text in literals if _is_prose(text)]
        if texts:
            text = max(texts, key=_prose_length)
            best = State(html=_as_markup(text), size=_prose_length(text))
    return best


def _search_rows(rows: str, literals: list[str]) -> list[State]:
    """Return the articles of pushed rows; texts among the rows are added to ``literals``."""
    values, texts = split_rows(rows)
    literals += texts
    found = [state for value in values for state in _search(value)]
    heading, html = find_elements(values)
    size = _prose_length(html)
    return [*found, State(html=html, size=size, title=heading)] if size >= MIN_PROSE else found


def _may_hold_prose(script: str) -> bool:
    return "\\u06" in script or _IS_ARABIC.search(script) is not None


def _read(script: str, *, is_json: bool) -> Any:
    text = script.strip()
    if text.startswith(("{", "[")):
        value = _decode(text, 0)
        if value is not None or is_json:
            return value
    for match in islice(_ASSIGNED.finditer(text), MAX_ASSIGNED):
        value = _decode(text, match.end())
        value = read_literal(text, match.end()) if value is None else value
        if value:
            return value
    return read_function(text)


def _decode(text: str, start: int) -> Any:
    try:
        value, _ = json.JSONDecoder(strict=False).raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    return value


def _unflatten(value: Any) -> Any:
    """Return a flat payload (one list whose objects name their values by position) as nested objects."""
    if not isinstance(value, list) or not any(map(_is_flat, value[:50])):
        return value

    left = _FLAT_NODES

    def follow(one: Any, depth: int) -> Any:
        nonlocal left
        left -= 1
        if left < 0 or type(one) is not int or not 0 <= one < len(value) or depth > _FLAT_DEPTH:
            return one
        found = value[one]
        if isinstance(found, dict):
            return {key: follow(inner, depth + 1) for key, inner in list(found.items())[:200]}
        if isinstance(found, list):
            return [follow(inner, depth + 1) for inner in found[:200]]
        return found

    return [follow(index, 0) for index, one in enumerate(value[:500]) if _is_flat(one)]


def _is_flat(one: Any) -> bool:
    return isinstance(one, dict) and bool(one) and all(type(inner) is int for inner in one.values())


def _literals(script: str) -> list[str]:
    found = []
    for match in _LITERAL.finditer(script):
        raw = match[1] if match[1] is not None else match[2].replace("\\'", "'").replace('"', '\\"')
        try:
            found.append(str(json.loads(f'"{raw}"', strict=False)))
        except ValueError:
            continue
    return found


def _walk(value: Any) -> Iterator[Mapping[str, Any]]:
    waiting, seen = [value], 0
    while waiting and seen < MAX_NODES:
        current = waiting.pop()
        seen += 1
        if isinstance(current, dict):
            yield current
            inner = [open_inner(one) for one in current.values()]
            waiting.extend(reversed([one for one in inner if isinstance(one, dict | list)]))
        elif isinstance(current, list):
            inner = [open_inner(one) for one in current]
            waiting.extend(reversed([one for one in inner if isinstance(one, dict | list)]))


def _all_strings(value: Any) -> Iterator[str]:
    waiting, seen = [value], 0
    while waiting and seen < MAX_NODES:
        current = waiting.pop()
        seen += 1
        if isinstance(current, str):
            yield current
        elif isinstance(current, dict):
            waiting.extend(current.values())
        elif isinstance(current, list):
            waiting.extend(current)


def _search(value: Any) -> list[State]:
    """Return every object that has a title and a body of prose."""
    found = []
    for item in _walk(value):
        if not any(key in item for key in _TITLE_KEYS):
            continue
        best = ""
        for key in _BODY_KEYS:
            if key in item:
                html = "\n".join(_pieces(item[key], 0))
                if _prose_length(html) > _prose_length(best):
                    best = html
        size = _prose_length(best)
        if size >= MIN_PROSE and _IS_ARABIC.search(best):
            found.append(_state(item, best, size))
    related = _find_related(value) if found else []
    for state in found:
        state.related = related
    return found


def _find_related(value: Any) -> list[tuple[str, str]]:
    """Return the titles and addresses that a script lists as related to its article."""
    lists = (item[key] for item in _walk(value) for key in _RELATED_KEYS if isinstance(item.get(key), list))
    found = []
    for one in (one for listed in lists for one in listed[:40] if isinstance(one, dict)):
        title = next(strings([one.get(key) for key in _TITLE_KEYS], "basic", "rendered"), "")
        address = next(strings([one.get(key) for key in _ADDRESS_KEYS]), "")
        if title:
            found.append((_plain(title), address))
    return found


def _state(item: Mapping[str, Any], html: str, size: int) -> State:
    def first(keys: tuple[str, ...], *inner: str) -> list[str]:
        for key in keys:
            values = list(strings(item.get(key), *inner))
            if values:
                return values
        return []

    title = first(_TITLE_KEYS, "basic", "rendered", "main", "default")
    lead = first(_LEAD_KEYS, "basic", "rendered")
    return State(
        html=html,
        size=size,
        title=_plain(title[0]) if title else "",
        lead=_plain(lead[0]) if lead else "",
        published=first(_PUBLISHED_KEYS)[:2],
        updated=first(_UPDATED_KEYS)[:2],
        authors=first(_AUTHOR_KEYS, "name", "fullName", "displayName", "title", "by")[:8],
        tags=first(_TAG_KEYS, "name", "title", "text", "label", "tags")[:40],
        image=next(iter(first(_IMAGE_KEYS, "basic", "lead_art", "url", "src", "href", "original")), ""),
    )


def _pieces(value: Any, depth: int) -> Iterator[str]:
    """Yield the prose of a body value in order, as markup: strings, or lists of block objects."""
    if depth > _DEEPEST:
        return
    if isinstance(value, str):
        if value.strip():
            yield _as_markup(value)
    elif isinstance(value, list):
        if depth > 1 and _is_inline(value):
            yield "<p>" + "".join(str(one["text"]) for one in value) + "</p>"
            return
        for one in value[:2_000]:
            yield from _pieces(one, depth + 1)
    elif isinstance(value, Mapping):
        yield from _block_pieces(value, depth)


def _is_inline(value: list[Any]) -> bool:
    """Tell whether a list holds the runs of one paragraph (Slate, ProseMirror, portable text)."""
    return bool(value) and all(
        isinstance(one, dict)
        and isinstance(one.get("text"), str)
        and not one.get("children")
        and one.get("type") in (None, "text")
        for one in value
    )


def _block_pieces(value: Mapping[str, Any], depth: int) -> Iterator[str]:
    kind = str(value.get("type") or value.get("_type") or value.get("__typename") or "").lower()
    if _NO_PROSE.search(kind) and not _IS_PROSE.search(kind):
        return
    for key in _INNER_KEYS:
        inner = list(_pieces(value[key], depth + 1)) if key in value else []
        if inner:
            if "head" in kind:
                yield from (f"<h3>{_plain(one)}</h3>" for one in inner)
            else:
                yield from inner
            return


def _as_markup(text: str) -> str:
    if _MARKUP.search(text):
        return text
    lines = (line.strip() for line in text.replace("\r", "\n").split("\n"))
    return "".join(f"<p>{line.replace('<', '&lt;')}</p>" for line in lines if line)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", text)).strip()


def _prose_length(html: str) -> int:
    return len(_plain(html)) if html else 0


def _is_prose(text: str) -> bool:
    plain = _plain(text)
    arabic = len(_IS_ARABIC.findall(plain))
    return len(plain) >= MIN_PROSE and arabic > len(plain) * 0.5 and plain.count(" ") > len(plain) / 12
