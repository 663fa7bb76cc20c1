"""Finds the standfirst of an article, and takes it out of the body where it stands apart."""

from tawatur.extract.blocks import Block, Layer
from tawatur.extract.cuttings import Cut
from tawatur.extract.hints import hints_lead
from tawatur.extract.lines import is_byline, is_date_line
from tawatur.extract.title import Headline, likeness


def is_lead(layer: Layer, block: Block) -> bool:
    """Tell whether a block, or a box with little more than it, is named as a standfirst."""
    for _, box in zip(range(4), layer.ancestors(block.box), strict=False):
        if box.chars > 2 * len(block.text) + 60:
            return False
        if hints_lead(box.hint):
            return True
    return False


def drop_lead(layer: Layer, cut: Cut) -> str:
    """Take a standfirst that stands apart from the other paragraphs out of the body and return it."""
    if len(cut.paragraphs) < 2:
        return ""
    first, second = (layer.boxes[block.box] for block in cut.paragraphs[:2])
    if first.parent == second.parent or not is_lead(layer, cut.paragraphs[0]):
        return ""
    # an introduction is read on from, a standfirst stands apart
    if any("intro" in box.hint for _, box in zip(range(3), layer.ancestors(first.index), strict=False)):
        return ""
    return cut.paragraphs.pop(0).text


def find_lead(layer: Layer, headline: Headline, cut: Cut) -> str:
    """Return the standfirst above the body, or a first paragraph that is named as one; "" for none."""
    first = cut.paragraphs[0]
    if len(cut.paragraphs) > 1 and is_lead(layer, first):
        return first.text
    top = headline.block.index if headline.block is not None else first.index - 6
    for block in layer.blocks[max(top + 1, 0) : first.index]:
        box = layer.boxes[block.box]
        if (
            not 25 <= len(block.text) <= 600
            or block.link_chars > 0.3 * len(block.text)
            or is_date_line(block.text)
            or is_byline(block.text)
        ):
            continue
        named = is_lead(layer, block)
        plain = block.tag in ("h2", "h3", "p") and box.noise is None and "caption" not in box.hint
        if (named or plain) and likeness(block.text, headline.text) < 0.9 and block.tag != "figcaption":
            return block.text
    return ""
