"""Tells the words that belong to a picture from the text around it."""

import re

from tawatur.extract.blocks import Block, Box, Layer
from tawatur.extract.body import prose_size
from tawatur.extract.hints import hints_caption
from tawatur.extract.spelling import holds_any

_FIGURE_PROSE = frozenset(("blockquote", "table", "td", "li"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# who took a picture, at the end of its line: «(عدسة - فلان)», «تصوير: فلان», «(أرشيف)», «Getty Images»
_CAMERA = re.compile(
    r"[(«\[|\-–—]\s*(?:عدسة|تصوير|الصورة|صورة)\s*[:：\-–—/]?\s*[\w .]{3,40}[)»\]]?\s*$"
    r"|[(«\[]\s*(?:أرشيف|ارشيف|أرشيفية|ارشيفية|صورة أرشيفية|غيتي|getty|shutterstock)[\w ]{0,20}[)»\]]\s*$"
    r"|^\W*(?:عدسة|تصوير|مصدر الصورة|صورة من|الصورة)\s*[:：\-–—/]\s*[\w .،()/]{2,60}$"
    r"|(?:getty images|shutterstock|afp via|©\s*\w+)[\w /]*$",
    re.IGNORECASE,
)
_OF_CAMERA = ("عدسة", "تصوير", "صورة", "رشيف", "غيتي", "getty", "shutterstock", "afp via", "©")
_STOPS = (".", "؟", "!", ":", "…", "؛", "،", "»", '"', "”")
MAX_CAPTION, MAX_PICTURE_LINE = 300, 170
# so many captions with so little prose beside them are a gallery without an article
MIN_GALLERY, MIN_PROSE = 3, 120


def find_pictured(layer: Layer) -> frozenset[int] | None:
    """Return the numbers of the blocks that stand directly below a picture, in its box or in the next.

    None says that the page is little more than pictures with their captions: these are then its text.
    """
    if len(layer.images) < MIN_GALLERY:
        return _below_pictures(layer)
    pictured = _below_pictures(layer)
    captions = prose = 0
    for block in layer.blocks:
        box = layer.boxes[block.box]
        if box.noise is None:
            if block.index in pictured or block.tag == "figcaption" or hints_caption(box.hint):
                captions += 1
            else:
                prose += prose_size(block)
    return None if captions >= MIN_GALLERY and prose < MIN_PROSE else pictured


def _below_pictures(layer: Layer) -> frozenset[int]:
    return frozenset(
        one.after
        for one in layer.images
        if one.after < len(layer.blocks) and layer.blocks[one.after].box in (one.box, one.box + 1)
    )


def belongs_to_picture(layer: Layer, block: Block, pictured: frozenset[int]) -> bool:
    """Tell whether a line is a caption, a credit, or stands in a figure; long prose never is."""
    if prose_size(block) >= MAX_CAPTION:
        return False
    box = layer.boxes[block.box]
    return hints_caption(box.hint) or _is_in_figure(layer, box) or _is_picture_line(block, pictured)


def _is_in_figure(layer: Layer, box: Box) -> bool:
    """Tell whether a box stands in a figure, where all but quotations and tables belongs to the picture."""
    for _, around in zip(range(4), layer.ancestors(box.index), strict=False):
        if around.tag in _FIGURE_PROSE:
            return False
        if around.tag == "figure":
            return True
    return False


def _is_picture_line(block: Block, pictured: frozenset[int]) -> bool:
    """Tell whether a line names a picture: below one and no sentence, or with a camera's credit."""
    if len(block.text) > MAX_PICTURE_LINE or block.tag in _HEADINGS:
        return False
    if holds_any(block.text.lower(), _OF_CAMERA) and _CAMERA.search(block.text) is not None:
        return True
    return block.index in pictured and not block.text.endswith(_STOPS) and block.tag != "li"
