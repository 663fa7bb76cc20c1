"""Makes ``knowledge/data/sources.tsv``, the starter pack: `python training/sources/make.py`.

Every outlet of an Arab country in the registry is one source. Where the feeds of kagisearch/kite-public name one of its
feeds in Arabic, that is its list; else its front page is, read as a section page. Nothing is asked over the network.
"""

import json
import os
import re
from pathlib import Path
from urllib.parse import urlsplit

from tawatur.knowledge.outlets import load_registry

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("TAWATUR_SHARED", ROOT.parent / "shared"))
ARAB = frozenset(
    [
        "MAR",
        "DZA",
        "TUN",
        "LBY",
        "EGY",
        "SDN",
        "MRT",
        "SOM",
        "DJI",
        "COM",
        "SAU",
        "YEM",
        "OMN",
        "ARE",
        "QAT",
        "BHR",
        "KWT",
        "IRQ",
        "SYR",
        "LBN",
        "JOR",
        "PSE",
    ]
)
OTHER_LANGUAGE = re.compile(r"(?:^|[/.=])(?:en|fr|es|english|french)(?:[/.&]|$)", re.IGNORECASE)
HEAD = """# Sources to start with: outlets of the Arab countries with a list each. Written for Tawatur; Apache-2.0. Lists of kind
# feed: kagisearch/kite-public@c4fc3b579c3b, kite_feeds.json, MIT (see NOTICE). Lists of kind listing are the front pages
# of the outlets. None was asked over the network: all count as unchecked until they have answered once.
# Made by training/sources/make.py.
outlet\tcountry\tkind\tlist
"""


def main() -> None:
    """Write the table."""
    registry = load_registry()
    feeds: dict[str, list[str]] = {}
    for line in (SHARED / "data/lexicon/feeds_arab_kite.jsonl").read_text(encoding="utf-8").splitlines():
        address = json.loads(line)["feed"]
        outlet = registry.by_domain(urlsplit(address).hostname)
        if outlet and not OTHER_LANGUAGE.search(address.split("://")[1]):
            feeds.setdefault(outlet.id, []).append(address)
    rows = []
    for outlet in registry.entries:
        if outlet.country in ARAB and outlet.domain:
            found = dict.fromkeys(feeds.get(outlet.id, ()))
            lists = [("feed", address) for address in found] or [("listing", f"https://{outlet.domain}/")]
            rows += [f"{outlet.id}\t{outlet.country}\t{kind}\t{address}" for kind, address in lists]
    path = ROOT / "src/tawatur/knowledge/data/sources.tsv"
    path.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} lists")


if __name__ == "__main__":
    main()
