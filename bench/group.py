"""Speed of copies and stories from annotated articles, and its curve as the press grows.

    TAWATUR_SHARED=../shared python bench/group.py [--sizes 2000 8000] [--curve 10000 50000 100000]

`--curve` measures copies and stories of larger presses: 2,000 annotated articles over and over, each time a fortnight
later and with one word in six replaced, so that a round is neither a copy nor a story of the one before.

The articles are those of the ANT corpus, annotated once and outside the measured time; the search for circular garbage
is off, as in `tawatur group`. Where datasketch and scikit-learn are installed, MinHash-LSH over the same shingles with
TF-IDF and agglomerative clustering of the same texts is measured beside it. The last column is of copies alone, from
fingerprints that a library keeps.
"""

import argparse
import gc
import importlib.util
import io
import json
import os
import random
import resource
import sys
import time
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

import zstandard

from tawatur.annotate.stage import annotate_article
from tawatur.group.copies import Text
from tawatur.group.fingerprint import make_fingerprint, restore_fingerprint, sketch_of
from tawatur.group.stage import bind_copies, group_articles
from tawatur.model.article import Article, Outlet

_REPLACED, _TURN, _START = 1 / 6, timedelta(days=14), "2018-02-01T00:00:00+00:00"
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


def perturb(articles: list[Article], count: int) -> list[Article]:
    """Return so many articles made from a few: later, and with words of other articles in them."""
    chance = random.Random(7)
    words = [word for article in articles[:400] for word in article.text.split()]
    made = []
    for number in range(count):
        article, turn = articles[number % len(articles)], number // len(articles)
        if turn:
            text = " ".join(
                chance.choice(words) if chance.random() < _REPLACED else word for word in article.text.split()
            )
            since = datetime.fromisoformat(article.published or _START) + _TURN * turn
            article = replace(article, id=f"{article.id}-{turn}", text=text, published=since.isoformat())
        made.append(article)
    return made


def measure(articles: list[Article], *, related: bool) -> float:
    """Return articles a second of processor time."""
    begun = time.process_time()
    group_articles(articles, related=related)
    return len(articles) / (time.process_time() - begun)


def measure_copies(articles: list[Article]) -> float:
    """Return articles a second of copies alone, from stored fingerprints."""
    stored = [(article, sketch_of(make_fingerprint(article))) for article in articles]
    begun = time.process_time()
    bind_copies([Text(article, restore_fingerprint(sketch)) for article, sketch in stored])
    return len(articles) / (time.process_time() - begun)


def measure_peer(articles: list[Article]) -> float:
    """Return articles a second of datasketch finding copies and scikit-learn forming stories."""
    from datasketch import MinHash, MinHashLSH
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    begun = time.process_time()
    index = MinHashLSH(threshold=0.5, num_perm=128)
    for number, article in enumerate(articles):
        words = article.text.split()
        sketch = MinHash(num_perm=128)
        sketch.update_batch([" ".join(words[at : at + 4]).encode() for at in range(max(1, len(words) - 3))])
        index.query(sketch)
        index.insert(number, sketch)
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
    parser.add_argument("--curve", type=int, nargs="*", default=[])
    args = parser.parse_args()
    sizes = sorted(args.sizes)
    path = Path(os.environ.get("TAWATUR_SHARED", "../shared")) / CORPUS
    if not path.exists():
        print(f"{path} is missing: nothing measured", file=sys.stderr)
        return 0
    articles = read_corpus(path, sizes[-1])
    has_peer = all(importlib.util.find_spec(name) is not None for name in ("sklearn", "datasketch"))
    gc.disable()
    measure(articles[:500], related=True)
    print(
        "articles  copies + stories/s  with sagas and related reading/s"
        + ("  datasketch + scikit-learn/s" if has_peer else "")
        + "  copies from fingerprints/s"
    )
    for size in sizes:
        part = articles[:size]
        row = f"{size:8}  {measure(part, related=False):18.0f}  {measure(part, related=True):32.0f}"
        row += f"  {measure_peer(part):27.0f}" if has_peer else ""
        print(row + f"  {measure_copies(part):26.0f}", flush=True)
    for size in sorted(args.curve):
        rate = measure(perturb(articles[:2000], size), related=False)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        print(f"{size:8}  {rate:18.0f}  (perturbed; peak memory {peak:.1f} GB)", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
