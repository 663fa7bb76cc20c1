"""What kind of page it is (article, live, gallery, video, opinion …) and whether its text is cut short."""

import re
from collections.abc import Mapping
from typing import Any

from tawatur.extract.blocks import Layer
from tawatur.extract.declared import types_of
from tawatur.extract.hints import hints_live
from tawatur.extract.notices import PAYWALL, find_notice
from tawatur.extract.spelling import pattern
from tawatur.model.document import Declared

_LIVE_TITLE = r"^(?:@kind_live_title@)(?!\w)|@kind_live_title1@"
_GALLERY_TITLE = r"^(?:@kind_gallery_title@)\s*[.:|،\-–]"
_GALLERY_LABEL = r"^(?:قصة مصورة|قصة بالصور|[أا]لبوم(?: صور| الصور)?|معرض صور|بالصور|صور|جاليري|غاليري)$"
_VIDEO_TITLE = r"^(?:@kind_video_title@)\s*[.:|،\-–]"
_OPINION_SECTION = r"(?i)^(?:@kind_opinion_section@)$|opinion|columns?$|op-?ed"
# «مقالات كتاب الدستور», «زاوية فلان»
_OPINION_LABEL = r"^(?:مقالات|أقلام|آراء|كتاب|أعمدة|منبر|زاوية)(?:\s\w+){1,3}$"
_PATHS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("live", re.compile(r"/(?:live|liveblog|live-blog|live-story|mubasher)s?(?:/|-)")),
    (
        "gallery",
        re.compile(
            r"/(?:gallery|galleries|photos?|album|slideshow|in-pictures|photogallery"
            r"|media-gallery)(?:/|-)"
        ),
    ),
    ("video", re.compile(r"/(?:videos?|watch|programmes?|episodes?)(?:/|-)")),
    (
        "opinion",
        re.compile(r"/(?:opinions?|blogs?(?=/)|columns?|views|op-ed|maqalat|articles-of-opinion|ara)(?:/|-)"),
    ),
)
_PAYWALL = r"@kind_paywall@"
_CUT_END = re.compile(r"(?:\.\.\.|…|\[\.\.\.\]|\[…\])\s*$")


def find_kind(
    layer: Layer,
    declared: Declared,
    main: Mapping[str, Any] | None,
    *,
    title: str,
    url: str | None,
    size: int,
    paragraphs: int,
    region: int,
) -> str:
    """Return the kind of the page, ``article`` where nothing says otherwise."""
    names = set(types_of(main)) if main else set()
    path = (url or "").split("://", 1)[-1].partition("/")[2].split("?")[0].lower()
    stated = next((kind for kind, pattern in _PATHS if pattern.search(f"/{path}")), None)
    if "LiveBlogPosting" in names or pattern(_LIVE_TITLE).search(title) or has_live_entries(layer, region):
        return "live"
    if (
        "OpinionNewsArticle" in names
        or _is_opinion(declared, main)
        or _is_headed(layer, title, _OPINION_SECTION, _OPINION_LABEL)
    ):
        return "opinion"
    pictures = sum(
        layer.within(one.box, region) and layer.boxes[one.box].noise is None for one in layer.images
    )
    if (
        "ImageGallery" in names
        or stated == "gallery"
        or (pattern(_GALLERY_TITLE).search(title) and size < 1_200)
        or (_is_headed(layer, title, _GALLERY_LABEL) and size < 1_200 and pictures >= 3)
        or (pictures >= 6 and pictures >= paragraphs and size < 2_000)
    ):
        return "gallery"
    og_type = declared.meta.get("og:type", ("",))[0].lower()
    if (
        names == {"VideoObject"}
        or og_type.startswith("video")
        or stated == "video"
        or pattern(_VIDEO_TITLE).search(title)
    ) and size < 1_500:
        return "video"
    return "opinion" if stated == "opinion" else "live" if stated == "live" else "article"


def _is_opinion(declared: Declared, main: Mapping[str, Any] | None) -> bool:
    sections = [*declared.meta.get("article:section", ()), *declared.meta.get("section", ())]
    value = main.get("articleSection") if main else None
    sections += value if isinstance(value, list) else [value] if value else []
    return any(pattern(_OPINION_SECTION).search(str(one).strip()) for one in sections)


def _is_headed(layer: Layer, title: str, *labels: str) -> bool:
    """Tell whether the line above the headline is the name of a section or a kind."""
    place = next((block.index for block in layer.blocks if block.text == title), 0)
    return any(
        len(block.text) <= 30
        and layer.boxes[block.box].noise != "links"
        and any(pattern(label).search(block.text) for label in labels)
        for block in layer.blocks[max(place - 2, 0) : place]
    )


def has_live_entries(layer: Layer, region: int) -> bool:
    """Tell whether a region holds three or more boxes that are named as entries of a live page."""
    named = [box for box in layer.boxes if hints_live(box.hint)]
    return len(named) >= 3 and sum(layer.within(box.index, region) for box in named) >= 3


def _says_paywall(text: str) -> bool:
    if len(text) > 250 or not any(word in text for word in ("شترك", "قراء", "قراءة", "ubscri", "للأعضاء")):
        return False
    return pattern(_PAYWALL).search(text) is not None or find_notice(text) == PAYWALL


def is_partial(layer: Layer, declared: Declared, main: Mapping[str, Any] | None, last: str) -> bool:
    """Tell whether the text is known to be incomplete: a paywall is declared or printed, or it breaks off."""
    free = main.get("isAccessibleForFree") if main else None
    if free is False or (isinstance(free, str) and free.strip().lower() in ("false", "no")):
        return True
    if any(
        tier in ("locked", "metered", "premium") for tier in declared.meta.get("article:content_tier", ())
    ):
        return True
    walled = any(
        "paywall" in box.hint or "premium-wall" in box.hint or "subscription-wall" in box.hint
        for box in layer.boxes
    )
    if walled or any(_says_paywall(block.text) for block in layer.blocks):
        return True
    return _CUT_END.search(last) is not None and last.rstrip().endswith(("]", "[…]"))
