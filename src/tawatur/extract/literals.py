"""JavaScript object literals as values: bare keys, `void 0`, `!0`, names of a function's arguments."""

import json
import re
from collections.abc import Mapping
from typing import Any

_SIGN = re.compile(
    r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[{}\[\]:,]|![01]|void 0|[A-Za-z_$][\w$]*"
    r"|-?\d*\.?\d+(?:[eE][+-]?\d+)?|\s+"
)
# `(function(a,b){return {`: what Nuxt 2 wraps its state in
_FUNCTION = re.compile(r"\(function\(([\w$,\s]{0,4000})\)\{\s*return\s*(?=\{)")
_KEY_END = re.compile(r"\s*:")
_MARKS = frozenset("{}[]:,")
_WORDS = {"true": "true", "false": "false", "null": "null", "!0": "true", "!1": "false"}
_WORDS |= {"void 0": "null", "undefined": "null"}
_HEX = re.compile(r"\\x([0-9a-fA-F]{2})")
MAX_SIGNS = 30_000


def read_literal(text: str, start: int = 0, names: Mapping[str, str] | None = None) -> Any:
    """Return the object or list that a script writes at ``start``, or None where it is no plain literal.

    ``names`` maps names that stand for values to their JSON.
    """
    found = _write_json(text, start, names or {})
    return _load(found[0]) if found else None


def read_function(script: str) -> Any:
    """Return what a function that is called at once returns: `(function(a){return {x:a}}(1))`; or None."""
    head = _FUNCTION.search(script)
    body = _write_json(script, head.end(), {}, loose=True) if head else None
    if head is None or body is None:
        return None
    call = re.compile(r"\s*;?\s*\}\s*\)?\s*\(").match(script, body[1])
    if call is None:
        return None
    given = _write_json("[" + script[call.end() :].replace("))", "]", 1), 0, {}) if call else None
    values = _load(given[0]) if given else None
    if not isinstance(values, list):
        return None
    keys = [key.strip() for key in head[1].split(",")]
    names = {key: json.dumps(value) for key, value in zip(keys, values, strict=False)}
    return read_literal(script, head.end(), names)


def _write_json(
    text: str, start: int, names: Mapping[str, str], *, loose: bool = False
) -> tuple[str, int] | None:
    """Return a literal as JSON and where it ends; with ``loose`` unknown names are null."""
    pieces: list[str] = []
    depth, position, last = 0, start, ""
    for _ in range(MAX_SIGNS):
        match = _SIGN.match(text, position)
        if match is None:
            return None
        sign, position = match[0], match.end()
        if sign.isspace():
            continue
        is_key = (
            sign[0] not in "{}[]:,\"'" and last in ("{", ",") and _KEY_END.match(text, position) is not None
        )
        written = _write_sign(sign, names, is_key=is_key, loose=loose)
        if written is None:
            return None
        if sign in "}]" and last == ",":
            pieces.pop()  # a comma behind the last item
        pieces.append(written)
        last = sign
        depth += (sign in "{[") - (sign in "}]")
        if depth == 0:
            return "".join(pieces), position
    return None


def _write_sign(sign: str, names: Mapping[str, str], *, is_key: bool, loose: bool) -> str | None:
    if sign in _MARKS:
        return sign
    if sign[0] in "\"'":
        inner = _HEX.sub(r"\\u00\1", sign[1:-1]).replace("\\'", "'")
        return f'"{inner}"' if sign[0] == '"' else '"' + inner.replace('"', '\\"') + '"'
    if is_key:
        return json.dumps(sign)
    if sign[0].isdigit() or sign[0] in "-.":
        return sign if not sign.startswith((".", "-.")) else sign.replace(".", "0.", 1)
    return _WORDS.get(sign) or names.get(sign) or ("null" if loose else None)


def _load(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
