"""Accessibility as axe-core sees it, where axe-core is at hand: npm install --ignore-scripts axe-core."""

import os
from pathlib import Path
from urllib.parse import quote

import pytest

pytestmark = pytest.mark.e2e

AXE = Path(os.environ.get("TAWATUR_AXE", "node_modules/axe-core/axe.min.js"))
ADDRESSES = ("/", "article", "/search?q=" + quote("المغرب") + "&fold=1", "/search", "/outlets", "/about")


def violations(page):
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    return {rule["id"]: [node["html"][:120] for node in rule["nodes"][:3]] for rule in found}


@pytest.mark.skipif(not AXE.is_file(), reason=f"no axe-core at {AXE}")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing(open_page, address, width, scheme):
    page = open_page("/", width=width, height=800, color_scheme=scheme)
    base = page.url.rstrip("/")
    if address == "article":
        address = page.locator(".card:has(details.copies) h3 a").first.get_attribute("href")
    page.goto(base + address)
    for details in page.locator("details").all():
        details.evaluate("element => element.open = true")
    assert violations(page) == {}


@pytest.mark.skipif(not AXE.is_file(), reason=f"no axe-core at {AXE}")
def test_axe_would_find_something(open_page):
    """The control: without a language, with grey words and an empty button, it must complain of just these.

    It passes over lines that it takes for icon ligatures, as Naskh letters look to it; the contrast of every
    pair of colors is held by tests/serve/web/test_style.py.
    """
    page = open_page("/about")
    page.evaluate(
        """() => {
            document.documentElement.removeAttribute('lang');
            document.querySelector('.prose .note').style.color = '#b5b5b5';
            document.querySelector('.prose').append(document.createElement('button'));
        }"""
    )
    assert set(violations(page)) == {"html-has-lang", "color-contrast", "button-name"}
