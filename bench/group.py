"""Speed of copies and stories from annotated articles, and its curve as the press grows.

    TAWATUR_SHARED=../shared python bench/group.py [--sizes 2000 8000]

The articles are those of the ANT corpus, annotated once and outside the measured time. Where scikit-learn is
installed, TF-IDF with agglomerative clustering of the same texts is measured beside it.
"""

import argparse
import importlib.util
import io
import json
import os
import sys
import time
from itertools import islice
from pathlib import Path

import zstandard

from tawatur.annotate.stage import annotate_article
from tawatur.group.stage import group_articles
from tawatur.model.article import Article, Outlet

CORPUS = "data/corpus/ant_multi_2018_feb_aug.jsonl.zst"


def read_corpus(path: Path, count: int) -> list[Article]:
    """Return the first articles of the corpus, annotated."""
    with path.open("rb") as packed:
        lines = io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(packed), encoding="utf-8")
        rows = [json.loads(line) for line in islice(lines, count)]
    return [
        annotate_article(
            Article(
                id=row["id"],
                title=row["title"],
                text=row["text"],
                published=row.get("published"),
                outlet=Outlet(row["source"], row["source"]),
                language="ar",
            )
        )
        for row in rows
    ]


def measure(articles: list[Article], *, related: bool) -> float:
    """Return articles a second of processor time."""
    begun = time.process_time()
    group_articles(articles, related=related)
    return len(articles) / (time.process_time() - begun)


def measure_peer(articles: list[Article]) -> float:
    """Return articles a second of scikit-learn doing stories alone."""
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    begun = time.process_time()
    vectors = TfidfVectorizer(max_features=20_000).fit_transform(
        f"{a.title} {a.text[:1200]}" for a in articles
    )
    clusters = AgglomerativeClustering(
        n_clusters=None, metric="cosine", linkage="average", distance_threshold=0.7
    )
    clusters.fit(vectors.toarray())
    return len(articles) / (time.process_time() - begun)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[2000, 4000, 8000])
    sizes = sorted(parser.parse_args().sizes)
    path = Path(os.environ.get("TAWATUR_SHARED", "../shared")) / CORPUS
    if not path.exists():
        print(f"{path} is missing: nothing measured", file=sys.stderr)
        return 0
    articles = read_corpus(path, sizes[-1])
    has_peer = importlib.util.find_spec("sklearn") is not None
    measure(articles[:500], related=True)
    print(
        "articles  copies + stories/s  with sagas and related reading/s"
        + ("  scikit-learn/s" if has_peer else "")
    )
    for size in sizes:
        part = articles[:size]
        row = f"{size:8}  {measure(part, related=False):18.0f}  {measure(part, related=True):32.0f}"
        print(row + (f"  {measure_peer(part):14.0f}" if has_peer else ""))
    return 0


if __name__ == "__main__":
    sys.exit(main())
