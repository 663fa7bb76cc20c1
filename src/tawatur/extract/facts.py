"""What short lines around a body state, and how far a label among them reaches."""

import re

from tawatur.extract import markers
from tawatur.extract.blocks import Block, Layer, texts_of

_PARTS = re.compile(r"\s*[|•·]\s*")
# so many letters beside a label are its own signs, and no items
_MORE = 8
MAX_TIME = 40


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
