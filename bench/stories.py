"""Stories of four whole days of four broadcasters, judged by hand: B-cubed with and without dates, related reading.

    TAWATUR_SHARED=../shared python bench/stories.py [--aside] [--wrong]

Two figures each: over all articles, and over those alone that stand in a story of two or more (precision then
still counts every article that was joined to them). ``--wrong`` lists what was joined or parted wrongly.
"""

import argparse
import io
import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import zstandard

sys.path.insert(0, str(Path(__file__).parents[1]))

from tawatur.annotate.stage import annotate_article
from tawatur.group.stage import group_articles
from tawatur.knowledge.table import parse_table
from tawatur.model.article import Article, Outlet
from tawatur.model.bonds import Bonds

CORPUS = Path(os.environ.get("TAWATUR_SHARED", "../shared")) / "data/corpus/ant_multi_2018_feb_aug.jsonl.zst"
TABLE = Path(__file__).parents[1] / "tests" / "quality" / "stories" / "broadcasters.tsv"


def read_judged(part: str) -> tuple[list[Article], dict[str, str]]:
    """Return the annotated articles of a part and the story of each, its own id where it stands alone."""
    rows = [row for row in parse_table(TABLE.read_text(encoding="utf-8")) if row["part"] == part]
    stories = {row["id"]: row["story"] or row["id"] for row in rows}
    articles = []
    with CORPUS.open("rb") as packed:
        lines = io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(packed), encoding="utf-8")
        for row in map(json.loads, lines):
            if row["id"] in stories:
                article = Article(
                    id=row["id"],
                    title=row["title"],
                    text=row["text"],
                    published=row["published"],
                    outlet=Outlet(row["source"], row["source"]),
                    language="ar",
                )
                articles.append(annotate_article(article))
    return list({article.id: article for article in articles}.values()), stories


def b_cubed(found: dict[str, str], right: dict[str, str], items: Sequence[str]) -> str:
    """Return precision, recall and F1 over some items, as text."""
    ours, theirs = defaultdict(set), defaultdict(set)
    for item in right:
        ours[found[item]].add(item)
        theirs[right[item]].add(item)
    shared = [len(ours[found[item]] & theirs[right[item]]) for item in items]
    precision = sum(n / len(ours[found[item]]) for n, item in zip(shared, items, strict=True)) / len(items)
    recall = sum(n / len(theirs[right[item]]) for n, item in zip(shared, items, strict=True)) / len(items)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / (precision + recall):.3f}"


def list_wrong(articles: Sequence[Article], found: dict[str, str], right: dict[str, str]) -> None:
    """Print each story of ours that mixes stories, and each judged story that we parted."""
    titles = {article.id: article.title for article in articles}
    for name, groups, others in (("MIXED", found, right), ("PARTED", right, found)):
        members = defaultdict(list)
        for item, group in groups.items():
            members[group].append(item)
        for group, items in members.items():
            if len({others[item] for item in items}) > 1:
                print(name, group)
                for item in sorted(items, key=lambda item: others[item]):
                    print("   ", others[item][:24].ljust(24), titles[item])


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--aside", action="store_true")
    parser.add_argument("--wrong", action="store_true")
    args = parser.parse_args()
    if not CORPUS.exists():
        print(f"{CORPUS} is missing: set TAWATUR_SHARED; nothing measured", file=sys.stderr)
        return 0
    articles, right = read_judged("aside" if args.aside else "dev")
    counts = Counter(right.values())
    grouped = [item for item in right if counts[right[item]] > 1]
    print(f"{len(right)} articles, {len(grouped)} of them in {sum(n > 1 for n in counts.values())} stories")
    undated = [replace(article, published=None) for article in articles]
    for name, some in (("dated", articles), ("undated", undated)):
        bonds: tuple[Bonds, ...] = group_articles(some)
        found = {bond.article: bond.story or bond.article for bond in bonds}
        print(
            f"{name:8} all {b_cubed(found, right, list(right))}   in stories {b_cubed(found, right, grouped)}"
        )
        if args.wrong and name == "dated":
            list_wrong(articles, found, right)
        shown = [(bond.article, item) for bond in bonds for item in bond.related or ()]
        same = sum(right[one] == right[item.article] for one, item in shown)
        print(f"{'':8} related reading: {len(shown)} shown, {same} of the same story")
    return 0


if __name__ == "__main__":
    sys.exit(main())
