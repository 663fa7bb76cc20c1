"""How often the three nearest articles are of the same coverage file, on Al Mayadeen: a figure for development.

TAWATUR_SHARED=../shared python bench/related_coverage.py
"""

import io
import json
import os
import sys
from collections import Counter, defaultdict
from pathlib import Path

import zstandard

from tawatur.annotate.stage import annotate_article
from tawatur.group.frequencies import load_frequencies
from tawatur.group.related import rank_neighbors
from tawatur.group.scoring import load_model, score_pair
from tawatur.group.telling import take_words, weigh_words
from tawatur.model.article import Article, Outlet

CORPUS = Path(os.environ.get("TAWATUR_SHARED", "../shared")) / "data/corpus/almayadeen_2023_01_10.jsonl.zst"
SMALLEST = 4


def main() -> int:
    """Print precision at 3."""
    if not CORPUS.exists():
        print(f"{CORPUS} is missing: nothing measured", file=sys.stderr)
        return 0
    with CORPUS.open("rb") as packed:
        lines = io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(packed), encoding="utf-8")
        rows = [row for row in map(json.loads, lines) if row["classes"].get("coverage")]
    counts = Counter(row["classes"]["coverage"] for row in rows)
    rows = [row for row in rows if counts[row["classes"]["coverage"]] >= SMALLEST]
    files = {row["id"]: row["classes"]["coverage"] for row in rows}
    outlet = Outlet("almayadeen", "almayadeen")
    tellings = [
        weigh_words(
            take_words(
                annotate_article(
                    Article(
                        id=row["id"],
                        title=row["title"],
                        text=row["text"],
                        published=row["published"],
                        outlet=outlet,
                        language="ar",
                    )
                )
            ),
            load_frequencies(),
        )
        for row in rows
    ]
    ordered = sorted(tellings, key=lambda telling: telling.age)
    near: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for one, other in rank_neighbors(ordered):
        score = score_pair(ordered[one], ordered[other], load_model("matter"))
        near[ordered[one].id].append((score, ordered[other].id))
        near[ordered[other].id].append((score, ordered[one].id))
    shown = [files[other] == files[one] for one in files for _, other in sorted(near[one], reverse=True)[:3]]
    precision = sum(shown) / (3 * len(files))
    print(f"Al Mayadeen: precision at 3 {precision:.3f} over {len(files)} articles (TF-IDF with decay: 0.70)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
