"""Boxes like the one that holds the headline: later posts of a thread, further articles of a page."""

import re

from tawatur.extract.blocks import Block, Box, Layer

_NUMBER = re.compile(r"\d+")
MIN_ARTICLE = 100


def silence_later_posts(layer: Layer, title_box: int) -> None:
    """Mark as comments the boxes below that are numbered like the headline's own (`post901`, `post902`).

    Boxes with a heading are left: they may be articles of their own. A headline's box without prose is no
    post, whatever its number (`txt-1`, `txt-2` of a site builder).
    """
    for outer in layer.ancestors(title_box):
        kind = _numbered(outer)
        if kind is None or outer.mass == 0:
            continue
        for box in layer.boxes[outer.index + 1 :]:
            other = box.noise is None and not box.heading and not layer.within(box.index, outer.index)
            if other and _numbered(box) == kind:
                _silence(layer, box)


def find_alike(layer: Layer, headline: Block) -> frozenset[int]:
    """Return the boxes that hold an article each, if the headline's own has siblings of the same shape.

    They have the same parent, tag and names (numbers aside) and a main heading over prose, as pages that
    scroll on to the next article have.
    """
    if headline.tag != "h1":
        return frozenset()
    mains = [block.box for block in layer.blocks if block.tag == "h1"]
    if len(mains) < 2:
        return frozenset()
    for outer in layer.ancestors(headline.box):
        if outer.mass < MIN_ARTICLE or outer.parent < 0:
            continue
        like = [
            layer.boxes[index]
            for index in layer.boxes[outer.parent].children
            if layer.boxes[index].mass >= MIN_ARTICLE and _shape(layer.boxes[index]) == _shape(outer)
        ]
        headed = [box.index for box in like if any(layer.within(main, box.index) for main in mains)]
        if len(headed) > 1:
            return frozenset(headed)
    return frozenset()


def _shape(box: Box) -> tuple[str, str]:
    return box.tag, _NUMBER.sub("#", box.hint)


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
