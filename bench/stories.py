"""Stories of four whole days of four broadcasters, judged by hand: B-cubed with and without dates, related reading.

    TAWATUR_SHARED=../shared python bench/stories.py [--aside] [--wrong] [--distractors 3000]

Two figures each: over all articles, and over those alone that stand in a story of two or more (precision then
still counts every article that was joined to them). ``--wrong`` lists what was joined or parted wrongly.

Related reading: an article of the same story is right, all others are wrong (though they may be of one matter), copies
of the article itself count neither way; ``--distractors`` puts so many articles of other days among them.
"""

import argparse
import io
import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from math import log2
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


def read_judged(part: str, distractors: int = 0) -> tuple[list[Article], dict[str, str]]:
    """Return the annotated articles of a part and the story of each, its own id where it stands alone.

    Articles of other days come behind them; they have no story.
    """
    others: list[Article] = []
    rows = [row for row in parse_table(TABLE.read_text(encoding="utf-8")) if row["part"] == part]
    stories = {row["id"]: row["story"] or row["id"] for row in rows}
    articles = []
    with CORPUS.open("rb") as packed:
        lines = io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(packed), encoding="utf-8")
        for row in map(json.loads, lines):
            if row["id"] in stories or len(others) < distractors:
                article = Article(
                    id=row["id"],
                    title=row["title"],
                    text=row["text"],
                    published=row["published"],
                    outlet=Outlet(row["source"], row["source"]),
                    language="ar",
                )
                (articles if article.id in stories else others).append(annotate_article(article))
    return list({article.id: article for article in (*articles, *others)}.values()), stories


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


def score_related(bonds: Sequence[Bonds], right: dict[str, str]) -> str:
    """Return what is shown, how much of it is of the same story, and nDCG at 5, as text."""
    group = {bond.article: bond.syndication.group if bond.syndication else bond.article for bond in bonds}
    texts = defaultdict(set)
    for item, story in right.items():
        texts[story].add(group[item])
    shown = same = empty = lonely = 0
    gains = []
    for bond in bonds:
        if bond.article not in right:
            continue
        story = right[bond.article]
        hits = [right.get(item.article) == story for item in bond.related or ()]
        shown, same = shown + len(hits), same + sum(hits)
        possible = min(5, len(texts[story] - {group[bond.article]}))
        if possible == 0:
            lonely, empty = lonely + 1, empty + (not hits)
            continue
        ideal = sum(1 / log2(place + 2) for place in range(possible))
        gains.append(sum(hit / log2(place + 2) for place, hit in enumerate(hits)) / ideal)
    return (
        f"related: {shown} shown, {same / max(1, shown):.3f} of the same story, nDCG@5 {sum(gains) / len(gains):.3f} "
        f"of {len(gains)}, nothing shown to {empty} of {lonely} that stand alone"
    )


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
    parser.add_argument("--distractors", type=int, default=0)
    args = parser.parse_args()
    if not CORPUS.exists():
        print(f"{CORPUS} is missing: set TAWATUR_SHARED; nothing measured", file=sys.stderr)
        return 0
    articles, right = read_judged("aside" if args.aside else "dev", args.distractors)
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
        print(f"{'':8} {score_related(bonds, right)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
