"""Later posts of a thread: boxes numbered like the one that holds the headline."""

import re

from tawatur.extract.blocks import Box, Layer

_NUMBER = re.compile(r"\d+")


def silence_later_posts(layer: Layer, title_box: int) -> None:
    """Mark as comments the boxes below that are numbered like the headline's own (`post901`, `post902`).

    Boxes with a heading are left: they may be articles of their own.
    """
    for outer in layer.ancestors(title_box):
        kind = _numbered(outer)
        if kind is None:
            continue
        for box in layer.boxes[outer.index + 1 :]:
            other = box.noise is None and not box.heading and not layer.within(box.index, outer.index)
            if other and _numbered(box) == kind:
                _silence(layer, box)


def _numbered(box: Box) -> tuple[str, str] | None:
    name = _NUMBER.sub("#", box.hint)
    return (box.tag, name) if name != box.hint else None


def _silence(layer: Layer, box: Box) -> None:
    for around in layer.ancestors(box.parent):
        around.mass -= box.mass
    waiting = [box.index]
    while waiting:
        found = layer.boxes[waiting.pop()]
        found.noise = found.noise or "comments"
        waiting.extend(found.children)
