"""The lead image, with the words printed below it."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from tawatur.extract.blocks import Block, Layer, Sight
from tawatur.extract.declared import strings
from tawatur.extract.hints import hints_caption
from tawatur.extract.spelling import pattern
from tawatur.model.article import Image
from tawatur.model.document import Declared

# `(رويترز)` or `[أ ف ب]` at the end of a caption
_BRACKET_CREDIT = re.compile(r"[(\[]\s*([^()\[\]]{2,40})\s*[)\]]\s*[.]?$")
# `تصوير: فلان`, `المصدر: Getty`
_NAMED_CREDIT = r"(?i)(?:@image_named_credit@)\s*[:：/-]\s*([^.،|]{2,50})"
_ICON = re.compile(
    r"logo|icon|sprite|avatar|placeholder|blank|pixel|spacer|loading|default-|/emoji/"
    r"|gravatar|\.svg(?:$|\?)"
)
_PICTURE_TAGS = frozenset(("figure", "picture"))


def find_image(
    layer: Layer,
    declared: Declared,
    main: Mapping[str, Any] | None,
    *,
    region: int,
    base: str,
    body_start: int,
) -> Image | None:
    """Return the lead image: the declared one, else the first picture near the headline; or None."""
    declared_urls = [*declared.meta.get("og:image", ()), *declared.meta.get("og:image:url", ())]
    declared_urls += list(strings(main.get("image") if main else None, "url", "contentUrl"))[:1]
    declared_urls += list(declared.meta.get("twitter:image", ()))
    declared_urls += list(strings(main.get("thumbnailUrl") if main else None))[:1]
    url = next(
        (made for one in declared_urls if (made := _absolute(one, base)) and not _ICON.search(made.lower())),
        None,
    )
    sights = [one for one in layer.images if _is_lead(layer, one, region, body_start)]
    shown = next(
        (one for one in sights if url and _file(one.url) == _file(url)), sights[0] if sights else None
    )
    if url is None and shown is not None:
        url = _absolute(shown.url, base)
    if url is None:
        return None
    caption = _find_caption(layer, shown) if shown else None
    return Image(url=url, caption=caption, credit=find_credit(caption) if caption else None)


def _absolute(address: str, base: str) -> str | None:
    try:
        made = urljoin(base, address.strip())
        parts = urlsplit(made)
    except ValueError:
        return None
    return made if parts.scheme in ("http", "https") and parts.hostname else None


def _file(address: str) -> str:
    """Return the file name of a picture without the size that many sites add: `a-300x200.jpg`."""
    name = address.split("?", 1)[0].rsplit("/", 1)[-1]
    return re.sub(r"[-_]\d{2,4}x\d{2,4}(?=\.)", "", name).lower()


def _is_lead(layer: Layer, sight: Sight, region: int, body_start: int) -> bool:
    if _ICON.search(sight.url.lower()) or 0 < sight.width < 150 or sight.after > body_start + 3:
        return False
    return layer.boxes[sight.box].noise is None and layer.within(sight.box, region)


def _find_caption(layer: Layer, sight: Sight) -> str | None:
    figure = next(
        (box for box in layer.ancestors(sight.box) if box.tag in _PICTURE_TAGS or "caption" in box.hint), None
    )
    for block in layer.blocks[max(sight.after - 1, 0) : sight.after + 3]:
        inside = figure is not None and layer.within(block.box, figure.index)
        named = block.tag in ("figcaption", "caption") or any(
            hints_caption(box.hint) for box in _two(layer, block)
        )
        if (
            (inside or (named and block.index >= sight.after))
            and 3 < len(block.text) < 400
            and layer.boxes[block.box].tag not in ("h1", "h2")
        ):
            return block.text
    return None


def _two(layer: Layer, block: Block) -> list:  # type: ignore[type-arg]
    box = layer.boxes[block.box]
    return (
        [box, layer.boxes[box.parent]] if box.parent >= 0 and layer.boxes[box.parent].chars < 400 else [box]
    )


def find_credit(caption: str) -> str | None:
    """Return whom a caption names as the picture's source, or None."""
    named = pattern(_NAMED_CREDIT).search(caption)
    if named:
        return named[1].strip(" )]:-")
    bracket = _BRACKET_CREDIT.search(caption)
    return bracket[1].strip() if bracket else None
