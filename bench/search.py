"""Search over a kept library beside SQLite FTS5 with the same words, in the same run.

    python bench/ingest.py --keep FOLDER && python bench/search.py FOLDER/bench.db

Both sides give 20 ids. Ours also reads the articles and cuts the passages; "index alone" leaves that out, so
that it is the same work as FTS5's.
"""

import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import apsw

from tawatur.model.hit import Filter
from tawatur.pipeline.library import Library
from tawatur.search.analyzer import analyze
from tawatur.store.sqlite.compiling import compile_search
from tawatur.store.sqlite.searching import parse_typed
from tawatur.text.tokens import split_words

QUERIES = 60


def main() -> int:
    if len(sys.argv) != 2 or not Path(sys.argv[1]).exists():
        print("bench/search.py: give the library that `bench/ingest.py --keep FOLDER` made; nothing measured")
        return 0
    with Library(sys.argv[1], read_only=True) as library, tempfile.TemporaryDirectory() as folder:
        words, fts = build_fts(library, Path(folder) / "fts.db")
        print(f"{library.count()} articles")
        print(f"{'':14}{'ours, p50 / p95 ms':>24}{'index alone':>20}{'FTS5':>20}{'ratio p50':>11}")
        for kind, queries in kinds(words).items():
            measure(library, fts, kind, queries)
    return 0


def build_fts(library: Library, path: Path) -> tuple[Counter[str], apsw.Connection]:
    """Index the stems with FTS5 and count the words of the titles."""
    fts = apsw.Connection(str(path))
    fts.execute(
        "CREATE VIRTUAL TABLE a USING fts5(title, body, content='', tokenize=\"unicode61 remove_diacritics 0\")"
    )
    words: Counter[str] = Counter()
    with fts:
        for row, article in enumerate(library.each(), 1):
            words.update(split_words(article.title))
            stems = (" ".join(analyze(text)[1]) for text in (article.title, article.text))
            fts.execute("INSERT INTO a (rowid, title, body) VALUES (?, ?, ?)", (row, *stems))
    return words, fts


def kinds(words: Counter[str]) -> dict[str, list[str]]:
    """Draw queries of each kind from the words of the titles, the same in every run."""
    chance = random.Random(1)
    ranked = [word for word, _ in words.most_common() if len(word) > 3]
    common, middle = ranked[:150], ranked[150:3000]
    both = common + middle
    return {
        "common word": chance.sample(common, QUERIES),
        "other word": chance.sample(middle, QUERIES),
        "two words": [" ".join(chance.sample(both, 2)) for _ in range(QUERIES)],
        "three, OR": [" OR ".join(chance.sample(both, 3)) for _ in range(QUERIES)],
    }


def measure(library: Library, fts: apsw.Connection, kind: str, queries: list[str]) -> None:
    ours = timed(lambda query: library.search(query, limit=20), queries)
    index = library.store._index  # noqa: SLF001 - the index alone is what is measured
    searcher = index.searcher()

    def alone(query: str) -> None:
        compiled = compile_search(index.schema, parse_typed(query), Filter())
        hits = searcher.search(compiled, 20, weight_by_field="recency").hits
        list(index.searcher_rows(searcher, hits))

    def other(query: str) -> None:
        terms = [f'"{analyze(word)[1][0]}"' if word != "OR" else word for word in query.split()]
        fts.execute(
            "SELECT rowid FROM a WHERE a MATCH ? ORDER BY rank LIMIT 20", (" ".join(terms),)
        ).fetchall()

    bare, peer = timed(alone, queries), timed(other, queries)
    ratio = statistics.median(peer) / statistics.median(bare)
    print(f"{kind:14}{spread(ours):>24}{spread(bare):>20}{spread(peer):>20}{ratio:>10.1f}x")


def timed(search: object, queries: list[str]) -> list[float]:
    for query in queries[:5]:
        search(query)
    times = []
    for query in queries:
        began = time.perf_counter()
        search(query)
        times.append((time.perf_counter() - began) * 1000)
    return times


def spread(times: list[float]) -> str:
    ranked = sorted(times)
    return f"{statistics.median(ranked):.2f} / {ranked[int(len(ranked) * 0.95)]:.2f}"


if __name__ == "__main__":
    sys.exit(main())
