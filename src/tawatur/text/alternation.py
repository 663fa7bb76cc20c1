"""Alternatives as one regular expression that looks at each letter once, however many phrases there are."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

# the pieces that may follow, and None where a phrase may end
_Node: TypeAlias = "dict[str | None, _Node]"


def join_alternatives(phrases: Iterable[Sequence[str]]) -> str:
    """Return a pattern that finds any phrase, the longest that fits, as a group without a number.

    A phrase is a sequence of pieces, each a pattern for one letter or one gap. Phrases that begin alike
    share their beginning: Python's own alternation would try them one after another from the start.

    >>> join_alternatives(["ماء", "مال", "م"])
    '(?:م(?:ا(?:ء|ل))?)'
    """
    root: _Node = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        node = root
        for piece in phrase:
            node = node.setdefault(piece, {})
        node[None] = {}
    return f"(?:{_write(root)})"


def _write(node: _Node) -> str:
    parts = [piece + _write(after) for piece, after in node.items() if piece is not None]
    if not parts:
        return ""
    if None in node:
        return f"(?:{'|'.join(parts)})?"
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
