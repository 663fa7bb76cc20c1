"""Pairs of articles judged by hand, and the scores of what `group` makes of them.

The texts are their publishers' and stay outside; the table holds addresses and labels.
"""

import io
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import zstandard

from tawatur.group.copies import Text, compare
from tawatur.group.fingerprint import make_fingerprint
from tawatur.group.syndication import find_pairs, form_groups
from tawatur.knowledge.table import parse_table
from tawatur.model.article import Article, Outlet

TABLE = Path(__file__).parent / "stories" / "copy_pairs.tsv"
SHARED = Path(os.environ.get("TAWATUR_SHARED", Path(__file__).parents[3] / "shared")) / "data/corpus"
CORPORA = {
    "saudinewsnet": "saudinewsnet_2015.jsonl.zst",
    "ant": "ant_multi_2018_feb_aug.jsonl.zst",
    "almayadeen": "almayadeen_2023_01_10.jsonl.zst",
}
APART = frozenset({"formula", "excerpt", "other"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles and what a person said of them."""

    corpus: str
    part: str
    family: str
    label: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision and recall of copies, the share of formulas and excerpts called copies, excerpts seen as such."""

    precision: float
    recall: float
    formula_joined: float
    excerpt_joined: float
    excerpts_found: float
    pairs: int


def load_pairs(part: str) -> list[Pair]:
    """Return the judged pairs of ``dev`` or ``aside``, without those that the judge was unsure of."""
    rows = parse_table(TABLE.read_text(encoding="utf-8"))
    pairs = [Pair(**row) for row in rows]
    return [pair for pair in pairs if pair.part == part and pair.label != "unsure"]


def read_articles(corpus: str) -> Iterator[Article]:
    """Yield the articles of a corpus; where only the time of the crawl is known, it stands for publication."""
    with (SHARED / CORPORA[corpus]).open("rb") as packed:
        lines = io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(packed), encoding="utf-8")
        for row in map(json.loads, lines):
            crawled = row.get("crawled")
            yield Article(
                id=row["id"],
                title=row["title"],
                text=row["text"],
                published=f"{crawled}+03:00" if crawled else row.get("published"),
                outlet=Outlet(row["source"], row["source"]),
                language="ar",
            )


def find_kinds(pairs: Iterable[Pair], *, whole: bool) -> dict[Pair, str | None]:
    """Return what `group` says of each pair: copy, excerpt, formula or None; in one group, if ``whole``."""
    found: dict[Pair, str | None] = {}
    judged = list(pairs)
    for corpus in sorted({pair.corpus for pair in judged}):
        mine = [pair for pair in judged if pair.corpus == corpus]
        wanted = {identity for pair in mine for identity in (pair.one, pair.other)}
        texts = {
            article.id: Text(article, make_fingerprint(article))
            for article in read_articles(corpus)
            if whole or article.id in wanted
        }
        found.update(_kinds_in_groups(mine, texts) if whole else _kinds_of_pairs(mine, texts))
    return found


def _kinds_of_pairs(pairs: Iterable[Pair], texts: Mapping[str, Text]) -> dict[Pair, str | None]:
    found: dict[Pair, str | None] = {}
    for pair in pairs:
        likeness = compare(texts[pair.one], texts[pair.other])
        found[pair] = likeness.kind if likeness else None
    return found


def _kinds_in_groups(pairs: Iterable[Pair], texts: Mapping[str, Text]) -> dict[Pair, str | None]:
    listed = list(texts.values())
    places = form_groups(listed, find_pairs(listed))
    found: dict[Pair, str | None] = {}
    for pair in pairs:
        one, other = places.get(pair.one), places.get(pair.other)
        if one is None or other is None or one.group != other.group:
            found[pair] = None
        else:
            found[pair] = "excerpt" if "excerpt" in (one.role, other.role) else "copy"
    return found


def score(kinds: Mapping[Pair, str | None]) -> Figures:
    """Count."""
    counts = Counter((pair.label, kind) for pair, kind in kinds.items())
    joined = {label: counts[label, "copy"] for label in ("copy", *APART)}
    total = Counter(pair.label for pair in kinds)
    wrong = sum(joined[label] for label in APART)
    return Figures(
        precision=joined["copy"] / max(1, joined["copy"] + wrong),
        recall=joined["copy"] / max(1, total["copy"]),
        formula_joined=joined["formula"] / max(1, total["formula"]),
        excerpt_joined=joined["excerpt"] / max(1, total["excerpt"]),
        excerpts_found=counts["excerpt", "excerpt"] / max(1, total["excerpt"]),
        pairs=len(kinds),
    )
