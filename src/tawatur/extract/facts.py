"""What short lines around a body state, and how far a label among them reaches."""

import re

from tawatur.extract import markers
from tawatur.extract.blocks import Block, Layer, texts_of
from tawatur.extract.lines import is_label
from tawatur.extract.notices import find_notice

_PARTS = re.compile(r"\s*[|•·]\s*")
# so many letters beside a label are its own signs, and no items
_MORE = 8
MAX_TIME = 40
# a paragraph in which words of the site may be glued behind the last stop, and how many letters of them
MIN_GLUED, MAX_GLUED = 80, 140
_STOPS = (".", "؟", "!", "»", "”", '"')


def find_stated_sources(block: Block) -> list[str]:
    """Return the sources that stand among other facts: «17/11/2025 | المصدر: كونا | 12 مشاهدة»."""
    parts = texts_of(block)
    if not parts and ("|" in block.text or "•" in block.text or "·" in block.text):
        parts = _PARTS.split(block.text)
    sources = []
    for part in parts:
        mark = markers.find_marker(part)
        if mark and mark[0] == markers.SOURCE and not mark[2] and ":" in part[: mark[1]]:
            sources.append(part[mark[1] :].strip())
    return sources


def find_marked_box(layer: Layer, block: Block, body: int) -> int | None:
    """Return the box inside the body that holds a label and what it is about; None where it stands alone."""
    found = None
    for box in layer.ancestors(block.box):
        if box.index == body or box.tag == "body":
            return found.index if found is not None and found.chars > len(block.text) + _MORE else None
        found = box
    return None


def is_time(block: Block) -> bool:
    """Tell whether a short line is the content of a `time` element."""
    return len(block.text) < MAX_TIME and any(
        hint.endswith("time") and end - start >= len(block.text) for start, end, hint in block.marks
    )


def without_tail(block: Block) -> Block:
    """Return a paragraph without words of the site glued behind its last full stop: «… . شارك الخبر»."""
    text = block.text
    if len(text) < MIN_GLUED or (text.endswith(_STOPS) and find_notice(text) is None):
        return block
    stop = max(text.rfind(sign, 0, -1) for sign in _STOPS)
    tail = text[stop + 1 :].strip(" \u00a0-–—|•*")
    if stop < MIN_GLUED // 2 or not 1 < len(tail) <= MAX_GLUED or not any(map(str.isalpha, tail)):
        return block
    return block.slice(0, stop + 1) if find_notice(tail) or is_label(tail) else block
