"""The style sheet: logical properties only, nothing from elsewhere, contrast that can be read."""

import re

from tawatur.serve.web.page import load_static

CSS = re.sub(r"/\*.*?\*/", "", load_static()["style.css"].body.decode(), flags=re.DOTALL)
PHYSICAL = re.compile(
    r"\b(?:left|right|(?:margin|padding|border|inset)-(?:left|right|top|bottom)|float|clear)\b"
    r"|(?<![-\w])(?:width|height|min-width|max-width|min-height|max-height|top|bottom)\s*:"
)


def declarations():
    """The sheet without its media conditions, whose ``min-width`` has no logical name."""
    return re.sub(r"@media[^{]*", "@media", CSS)


def test_only_logical_properties():
    assert PHYSICAL.findall(declarations()) == []


def test_the_lint_finds_physical_properties():
    for line in ("margin-left: 1px", "text-align: right", "float: inline-start", "width: 3px", "top: 0"):
        assert PHYSICAL.search("a { " + line + " }"), line


def test_nothing_comes_from_elsewhere():
    assert re.findall(r"url\(|@import|@font-face", CSS) == []


def test_arabic_is_neither_slanted_nor_spaced():
    assert "letter-spacing" not in CSS
    assert re.findall(r"font-style:\s*(?!normal)\S+", CSS) == []


def colors(block):
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", block))


def luminance(color):
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_text_can_be_read_in_light_and_dark():
    light, dark = (colors(block) for block in re.findall(r":root\s*\{([^}]*)\}", CSS)[:2])
    for palette in (light, light | dark):
        grounds = [palette[name] for name in ("paper", "sheet")]
        for name in ("ink", "soft", "accent", "first", "danger"):
            assert all(contrast(palette[name], ground) >= 4.5 for ground in grounds), name
        for name in ("found", "person", "place", "organization", "other"):
            assert contrast(palette["ink"], palette[name]) >= 7, name
        assert contrast(palette["edge"], palette["paper"]) >= 3
