"""Opens what pages put around JSON: pushed rows, strings that hold JSON, entities of a state script."""

import json
import re
from typing import Any

# `self.__next_f.push([1,"…"])`: the rows of a page in pieces
_PUSH = re.compile(r'__next_f\.push\(\[1,\s*("(?:[^"\\]|\\.)*")\s*\]\)')
# `2a:`, `2a:T4d2,`: the head of a row of JSON, of a text with its length in bytes
_ROW = re.compile(r"(?:^|\n)([0-9a-f]+):(?:T([0-9a-f]+),)?", re.IGNORECASE)
# `window.__STATE__ = JSON.parse("…")`
_PARSED = re.compile(r"JSON\.parse\(\s*(\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')")
_ENTITIES = (("&q;", '"'), ("&s;", "'"), ("&l;", "<"), ("&g;", ">"), ("&a;", "&"))
_PROSE_TAGS = frozenset(("p", "h2", "h3", "h4", "li", "blockquote"))
MAX_ELEMENTS = 60_000
MIN_INNER, MAX_INNER, MAX_DEPTH, MAX_ROWS = 120, 2, 40, 5_000


def read_json(text: str) -> Any:
    """Return the first JSON value of a text, or None."""
    try:
        value, _ = json.JSONDecoder(strict=False).raw_decode(text.strip())
    except (ValueError, RecursionError):
        return None
    return value


def open_entities(script: str) -> str:
    """Return a state script with the entities of Angular's transfer state as letters."""
    if "&q;" in script:
        for entity, letter in _ENTITIES:
            script = script.replace(entity, letter)
    return script


def find_pushed(script: str) -> str:
    """Return the rows that a script pushes, as one text; "" for other scripts."""
    if "__next_f" not in script:
        return ""
    return "".join(str(read_json(match[1]) or "") for match in _PUSH.finditer(script))


def split_rows(rows: str) -> tuple[list[Any], list[str]]:
    """Return the values of pushed rows, and the texts among them.

    A string like ``$2`` that names a row of text is replaced by that text.
    """
    values, texts, position = [], {}, 0
    for _ in range(MAX_ROWS):
        match = _ROW.search(rows, position)
        if match is None:
            break
        if match[2]:
            rest = rows[match.end() :].encode("utf-8", "replace")
            text = rest[: int(match[2], 16)].decode("utf-8", "replace")
            # a length that fits no row was written wrongly: the text then ends at the line's end
            texts[match[1]] = text if len(text) > 1 else ""
            position = match.end() + len(text)
        else:
            position = match.end()
            values.append(read_json(rows[position:]) if rows[position : position + 1] in ("{", "[") else None)
    found = [_refer(value, texts, 0) for value in values if value is not None]
    return found, list(texts.values())


def _refer(value: Any, texts: dict[str, str], depth: int) -> Any:
    if isinstance(value, str):
        return texts.get(value[1:], value) if value.startswith("$") else value
    if depth > MAX_DEPTH or not texts:
        return value
    if isinstance(value, list):
        return [_refer(one, texts, depth + 1) for one in value]
    if isinstance(value, dict):
        return {key: _refer(one, texts, depth + 1) for key, one in value.items()}
    return value


def open_inner(value: Any, depth: int = 0) -> Any:
    """Return a value in which strings that hold a JSON object are opened, two levels of them at most."""
    if isinstance(value, str):
        if depth < MAX_INNER and len(value) >= MIN_INNER and value.lstrip()[:1] in ("{", "["):
            inner = read_json(value)
            return value if inner is None else open_inner(inner, depth + 1)
        return value
    return value


def find_parsed(script: str) -> list[Any]:
    """Return the values that a script reads by `JSON.parse` from a string."""
    found = []
    for match in _PARSED.finditer(script):
        raw = match[1]
        if raw.startswith("'"):
            raw = '"' + raw[1:-1].replace("\\'", "'").replace('"', '\\"') + '"'
        text = read_json(raw)
        value = read_json(text) if isinstance(text, str) else None
        if value is not None:
            found.append(value)
    return found


def find_elements(values: list[Any]) -> tuple[str, str]:
    """Return the headline and the prose, as markup, of rows that hold elements: `["$","p",key,{…}]`."""
    heading, pieces = "", []
    waiting, seen = list(reversed(values)), 0
    while waiting and seen < MAX_ELEMENTS:
        seen += 1
        value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(reversed(list(value.values())))
        elif isinstance(value, list):
            tag = value[1] if len(value) > 3 and value[0] == "$" and isinstance(value[1], str) else ""
            props = value[3] if tag and isinstance(value[3], dict) else {}
            inner = props.get("dangerouslySetInnerHTML")
            if tag == "h1" and not heading:
                heading = _words(props.get("children"), 0)
            elif tag in _PROSE_TAGS:
                pieces.append(f"<{tag}>{_words(props.get('children'), 0)}</{tag}>")
            elif isinstance(inner, dict) and isinstance(inner.get("__html"), str):
                pieces.append(inner["__html"])
            else:
                waiting.extend(reversed(value))
    return heading, "".join(pieces)


def _words(value: Any, depth: int) -> str:
    """Return the text in the children of an element."""
    if isinstance(value, str):
        return "" if value.startswith("$") else value.replace("<", "&lt;")
    if isinstance(value, dict):
        return _words(value.get("children"), depth + 1)
    if isinstance(value, list) and depth < MAX_DEPTH:
        if len(value) > 3 and value[0] == "$":
            return _words(value[3], depth + 1)
        return "".join(_words(one, depth + 1) for one in value)
    return ""
