"""Pictures of the desk for the documentation: river, article and search, light and dark, wide and narrow.

Start a desk first (`tawatur demo`), then: python tools/screenshots.py http://127.0.0.1:8780
"""

import argparse
import shutil
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

LARGEST = 300_000
QUERY = "/search?fold=1&q=" + quote("المغرب فرنسا")
SIZES = {1280: 1000, 360: 780}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--lang=ar",
    "--disable-background-networking",
]


def main() -> int:
    """Take the pictures; 0 if all were taken and none is too large."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address", nargs="?", default="http://127.0.0.1:8780")
    parser.add_argument("--out", type=Path, default=Path("docs/screenshots"))
    arguments = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("no Chromium on this machine: apt-get install chromium fonts-noto-core", file=sys.stderr)
        return 1
    from playwright.sync_api import sync_playwright

    arguments.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        try:
            taken = take_all(browser, arguments.address.rstrip("/"), arguments.out)
        finally:
            browser.close()
    large = [path for path in taken if path.stat().st_size > LARGEST]
    for path in taken:
        print(f"{path.stat().st_size // 1000:4} KB  {path}")
    return 1 if large else 0


def take_all(browser: Any, address: str, out: Path) -> list[Path]:
    """Take every picture and return their paths."""
    taken = []
    for width, height in SIZES.items():
        for scheme in ("light", "dark"):
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme, locale="ar"
            )
            page = context.new_page()
            page.goto(address)
            for name, place in (("river", "/"), ("article", find_article(page)), ("search", QUERY)):
                page.goto(address + place)
                path = out / f"{name}-{scheme}-{width}.png"
                page.screenshot(path=str(path))
                taken.append(path)
            context.close()
    return taken


def find_article(page: Any) -> str:
    """Return the address of the first article that was copied, else of the first article."""
    copied = page.locator(".card:has(details.copies) h3 a")
    link = copied.first if copied.count() else page.locator("h3 a").first
    return str(link.get_attribute("href"))


if __name__ == "__main__":
    sys.exit(main())
