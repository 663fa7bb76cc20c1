"""Finds where the body stands: the smallest box that holds the prose of this article."""

from collections import Counter

from tawatur.extract.blocks import Block, Box, Layer
from tawatur.extract.hints import find_noise, hints_content, hints_live, hints_menu, hints_meta, hints_tags
from tawatur.extract.spelling import fold_words, holds_any

# Noise that stays noise however much text it holds.
_HARD = frozenset(("comments", "consent", "embed", "layout"))
_LINKED = 0.4
_SHORT_PROSE = 60
_ENDS = (".", "؟", "!", "»", '"', "”", "…", ":", "،", "؛")
# what a site prints below all its pages
_OF_SITE = ("©", "Copyright", "جميع الحقوق", "حقوق النشر", "حقوق الطبع", "جميع الأوقات")
_UNIT_TAGS = frozenset(("article", "amp-next-page"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
MIN_UNIT = 150
MAX_TEASER = 700
# a recommended article that is printed whole: so much text, so few links
MIN_NEXT, MAX_NEXT_LINKS = 300, 3
# no article has more tags than this
MAX_LISTED = 40


def prose_size(block: Block) -> int:
    """Return the number of characters of running text in a block; 0 for titles, links and labels."""
    size = len(block.text)
    if size < 25 or block.tag in _HEADINGS or block.link_chars > size * _LINKED:
        return 0
    if size < _SHORT_PROSE:
        return size // 2 if block.text.endswith(_ENDS[:7]) else 0
    return size


def weigh(layer: Layer) -> None:
    """Fill the sums of every box and mark what is noise; done once for a page."""
    boxes = layer.boxes
    for block in layer.blocks:
        box = boxes[block.box]
        box.chars += len(block.text)
        box.link_chars += block.link_chars
        box.links += len(block.links)
        box.raw += prose_size(block)
    for box in reversed(boxes[1:]):
        parent = boxes[box.parent]
        parent.chars += box.chars
        parent.link_chars += box.link_chars
        parent.links += box.links
        parent.raw += box.raw
        parent.heading = parent.heading or box.heading
    _mark_noise(layer)
    for block in layer.blocks:
        box = boxes[block.box]
        if box.noise is None and not holds_any(block.text, _OF_SITE):
            box.mass += prose_size(block)
    for box in reversed(boxes[1:]):
        boxes[box.parent].mass += box.mass


def _mark_noise(layer: Layer) -> None:
    boxes = layer.boxes
    total = max(boxes[0].raw, 1)
    for box in boxes[1:]:
        inherited = boxes[box.parent].noise
        if inherited is not None:
            box.noise = inherited
            continue
        word = find_noise(box.hint, box.tag)
        if word == "related" and _is_next_article(layer, box):
            layer.nexts.add(box.index)
        elif word and (word in _HARD or box.raw < total * 0.5):
            box.noise = word
        elif (
            box.links > 3
            and box.link_chars > box.chars * 0.6
            and box.raw < total * 0.2
            and not hints_tags(box.hint)
            and not hints_meta(box.hint)
        ):
            box.noise = "links"
    layer.teasers = 0
    _mark_teaser_articles(layer)
    for box in boxes:
        if box.noise is None and len(box.children) >= 3:
            _mark_teasers(layer, box, total)


def _is_next_article(layer: Layer, box: Box) -> bool:
    """Tell whether a box that is named as recommended holds one whole article, not a list of titles."""
    if not box.heading or box.raw - box.link_chars < MIN_NEXT or box.links > MAX_NEXT_LINKS:
        return False
    inside = [block for block in layer.blocks if layer.within(block.box, box.index)]
    headings = sum(block.tag in _HEADINGS for block in inside)
    return headings == 1 and sum(prose_size(block) >= _SHORT_PROSE for block in inside) >= 2


def _mark_teaser_articles(layer: Layer) -> None:
    """Mark `article` elements that open with a linked headline and hold a few words below it."""
    wanted = {
        box.index
        for box in layer.boxes
        if box.tag in _UNIT_TAGS and box.noise is None and box.raw <= MAX_TEASER
    }
    if not wanted:
        return
    for block in layer.blocks:
        unit = next((box for box in layer.ancestors(block.box) if box.index in wanted), None)
        if unit is not None:
            wanted.discard(unit.index)
            if block.link_chars > 0.7 * len(block.text) and len(block.text) >= 20:
                layer.teasers += 1
                _silence(layer.boxes, unit)


def _mark_teasers(layer: Layer, box: Box, total: int) -> None:
    """Mark the members of a list of teasers: like boxes, each a linked headline and little text."""
    boxes = layer.boxes
    kinds = Counter((boxes[child].tag, boxes[child].hint) for child in box.children)
    for kind, count in kinds.items():
        if count < 3 or kind[0] in ("p", "tr", "td"):
            continue
        members = [boxes[child] for child in box.children if (boxes[child].tag, boxes[child].hint) == kind]
        linked = [one for one in members if one.links and one.link_chars * 4 > one.chars and one.raw < 400]
        if len(linked) >= max(3, count * 0.7) and sum(one.raw for one in members) < total * 0.6:
            for one in members:
                _silence(boxes, one)


def _silence(boxes: list[Box], box: Box) -> None:
    waiting = [box.index]
    while waiting:
        found = boxes[waiting.pop()]
        if found.noise is None:
            found.noise = "teasers"
            waiting.extend(found.children)


def in_tag_list(layer: Layer, block: Block) -> bool:
    """Tell whether a block stands in a list that its names call one of tags, and in no menu."""
    if len(block.text) > MAX_LISTED * 20:
        return False
    known = layer.tag_lists.get(block.box)
    if known is None:
        known = layer.tag_lists[block.box] = _is_tag_list(layer, block.box)
    return known


def _is_tag_list(layer: Layer, index: int) -> bool:
    found = False
    for box in layer.ancestors(index):
        if hints_menu(box.hint):
            return False
        if box.mass > 300 or box.links > MAX_LISTED:
            break
        found = found or hints_tags(box.hint)
    return found


def find_units(layer: Layer) -> list[Box]:
    """Return the boxes that are articles of their own (outermost `article` elements with prose), in order."""
    if layer.units is not None:
        return layer.units
    units: list[Box] = []
    layer.units = units
    for box in layer.boxes[1:]:
        named = (
            box.tag in _UNIT_TAGS
            or box.index in layer.alike
            or "Article" in box.itemtype
            or box.itemtype.endswith("BlogPosting")
        )
        if not named or box.noise is not None or box.mass < MIN_UNIT or hints_live(box.hint):
            continue
        if units and layer.within(box.index, units[-1].index):
            continue
        units.append(box)
    return units


def find_region(layer: Layer, title: str, title_box: int | None) -> Box:
    """Return the box in which this page's article stands, as far as the page says so itself."""
    units = find_units(layer)
    if not units:
        return layer.boxes[0]
    if title_box is not None:
        for unit in units:
            if layer.within(title_box, unit.index):
                return unit if unit.mass * 4 >= units[0].mass else units[0]
    if len(units) > 1 and title:
        wanted = set(fold_words(title))
        for unit in units:
            named = [b for b in layer.blocks if b.tag in _HEADINGS and layer.within(b.box, unit.index)]
            if any(wanted and len(wanted & set(fold_words(b.text))) >= 0.7 * len(wanted) for b in named):
                return unit
    first = units[0]
    if (
        title_box is not None
        and title_box < first.index
        and _mass_before(layer, title_box, first.index) > first.mass // 2
    ):
        return layer.boxes[0]
    return first if first.mass * 2 >= layer.boxes[0].mass or len(units) > 1 else layer.boxes[0]


def _mass_before(layer: Layer, title_box: int, unit: int) -> int:
    """Return the prose between the headline and an article unit."""
    between = (b for b in layer.blocks if title_box < b.box < unit and layer.boxes[b.box].noise is None)
    return sum(prose_size(block) for block in between)


def _goes_on(boxes: list[Box], around: Box, best: Box) -> bool:
    """Tell whether a body is parted, by an advertisement or so: a box of the same names holds more of it."""
    return any(
        boxes[child].mass and (boxes[child].tag, boxes[child].hint) == (best.tag, best.hint)
        for child in around.children
        if child != best.index
    )


def _find_named(boxes: list[Box], box: Box) -> Box | None:
    """Return the nearest box that its names call the body, down the line of the heaviest boxes; or None."""
    while box.mass and not hints_content(box.hint):
        if not box.children:
            return None
        box = max((boxes[child] for child in box.children), key=lambda one: one.mass)
    return box if box.mass else None


def find_body(layer: Layer, region: Box) -> Box:
    """Descend from a region to the smallest box that still holds nearly all of its prose."""
    boxes, box = layer.boxes, region
    named_body = next((one for one in boxes if "tawatur-body" in one.hint), None)
    if named_body is not None:
        return named_body
    while box.children:
        best = max((boxes[child] for child in box.children), key=lambda one: one.mass)
        if best.mass == 0 or best.tag in ("p", "ul", "ol") or best.tag in _HEADINGS:
            break
        named = hints_content(best.hint) and not hints_content(box.hint)
        below = _find_named(boxes, best)
        if below is not None and below.mass >= box.mass * 0.8:
            needed = 0.8
        else:
            needed = 0.6 if named else 0.8 if best.tag in ("td", "table", "tbody", "tr") else 0.86
        if best.mass < box.mass * needed or (named and _goes_on(boxes, box, best)):
            break
        box = best
    return box
