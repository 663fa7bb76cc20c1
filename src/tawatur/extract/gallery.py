"""The words of a photo gallery: what is printed below its pictures."""

from collections.abc import Sequence

from tawatur.extract.blocks import Layer
from tawatur.extract.hints import hints_caption

MIN_CAPTION, MAX_CAPTION = 12, 600


def find_captions(layer: Layer, region: int, known: Sequence[str]) -> list[str]:
    """Return the captions of the pictures in a region, in order, without those that ``known`` holds."""
    pictured = {one.box for one in layer.images}
    found: dict[str, None] = {}
    for block in layer.blocks:
        box = layer.boxes[block.box]
        if box.noise is not None or not layer.within(block.box, region) or block.tag in ("h1", "h2", "h3"):
            continue
        beside = box.parent in pictured and layer.boxes[box.parent].chars <= MAX_CAPTION
        captioned = block.tag == "figcaption" or hints_caption(box.hint) or block.box in pictured or beside
        if captioned and MIN_CAPTION <= len(block.text) <= MAX_CAPTION and block.text not in known:
            found.setdefault(block.text)
    return list(found) if len(found) >= 2 else []
