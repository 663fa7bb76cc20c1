"""Cost of binding one more article in a library on disk, as the library grows: median, 99th percentile, memory.

    TAWATUR_SHARED=../shared python bench/group_library.py [--sizes 10000 50000] [--million]

Articles are annotated once; what a library keeps of them for copies and stories (fingerprint, stems, time) is then
perturbed: every other shingle is another one, every other stem is one of another article, and each round of 2,000
lies nine and a half hours after the one before: 5,000 articles a day, so that from 50,000 on the ten days in which
stories are looked for are full. At each size
300 more articles come in one at a time, their fingerprints and stems reckoned already. Texts are cut to 60 words,
so that a million fits; copies and stories do not look further than that into the texts themselves.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.group import CORPUS, read_corpus
from bench.ingest import resident
from tawatur.group import words_record
from tawatur.group.fingerprint import VERSION, make_fingerprint, restore_fingerprint, sketch_of
from tawatur.group.fingerprint import Fingerprint as Print
from tawatur.group.telling import Words, take_words
from tawatur.model.article import Article
from tawatur.pipeline.later import LATER_ROOMS, group_pending
from tawatur.store.protocol import Entry, Fingerprint, StoryWords
from tawatur.store.sqlite.store import SqliteStore

BASE, REPLACED, TURN = 2_000, 2, timedelta(hours=9.6)
FRESH, BATCH, KEPT_WORDS = 300, 500, 60
START = datetime.fromisoformat("2018-02-01T00:00:00+00:00")
MILLION = 1_000_000


Made = tuple[Article, Print, Words]


def make_entries(made: Sequence[Made], stems: Sequence[str], first: int, count: int) -> Iterator[Entry]:
    """Yield so many articles with what a library keeps of them, made from a few."""
    for number in range(first, first + count):
        chance = random.Random(number)
        article, fingerprint, words = made[number % BASE]
        since = START + TURN * (number / BASE)
        sequence = fingerprint.sequence.copy()
        swapped = np.random.default_rng(number).random(len(sequence)) < 1 / REPLACED
        if number >= BASE:
            sequence[swapped] = np.random.default_rng(number + 1).integers(0, 1 << 32, int(swapped.sum()))
            words = perturb(words, stems, chance)
        hours = since.timestamp() / 3600
        identity = f"a{number:015}"
        sketch = sketch_of(replace(fingerprint, sequence=sequence))
        words = replace(words, id=identity, starts=hours, ends=hours)
        yield Entry(
            replace(
                article,
                id=identity,
                url=f"https://{article.outlet.id if article.outlet else 'x'}.example/{number}",
                text=" ".join(article.text.split()[:KEPT_WORDS]),
                published=since.isoformat(timespec="seconds"),
                entities=None,
            ),
            fingerprint=Fingerprint(VERSION, sketch, restore_fingerprint(sketch).keys),
            words=StoryWords(
                words_record.VERSION, hours, words_record.find_keys(words), words_record.write_words(words)
            ),
        )


def perturb(words: Words, stems: Sequence[str], chance: random.Random) -> Words:
    """Return the words with every other one of another article."""

    def mixed(own: Sequence[str]) -> tuple[str, ...]:
        return tuple(chance.choice(stems) if chance.randrange(REPLACED) == 0 else stem for stem in own)

    return replace(words, title=mixed(words.title), body=mixed(words.body))


def measure(store: SqliteStore, entries: Sequence[Entry]) -> list[float]:
    """Return the processor time that each article took to be kept and bound, in milliseconds."""
    spent = []
    for entry in entries:
        store.put([entry])
        begun = time.process_time()
        group_pending(store, [entry.article.id])
        spent.append(1000 * (time.process_time() - begun))
    return spent


def main() -> int:
    """Print the curve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 50_000])
    parser.add_argument("--million", action="store_true", help="go on to a million articles: hours")
    args = parser.parse_args()
    path = Path(os.environ.get("TAWATUR_SHARED", "../shared")) / CORPUS
    if not path.exists():
        print(f"{path} is missing: nothing measured", file=sys.stderr)
        return 0
    made = [(one, make_fingerprint(one), take_words(one)) for one in read_corpus(path, BASE)]
    stems = [stem for _, _, words in made for stem in words.body]
    print("articles  median ms  p99 ms  p99/median  articles/s  memory MB")
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder) / "library.db", stages=LATER_ROOMS)
        store.claim()
        kept = 0
        for size in sorted([*args.sizes, *([MILLION] if args.million else [])]):
            while kept < size:
                count = min(BATCH, size - kept)
                store.put(list(make_entries(made, stems, kept, count)))
                kept += count
            spent = measure(store, list(make_entries(made, stems, kept, FRESH)))
            kept += FRESH
            median, p99 = statistics.median(spent), sorted(spent)[int(0.99 * len(spent))]
            print(
                f"{size:8}  {median:9.2f}  {p99:6.2f}  {p99 / median:10.1f}"
                f"  {1000 * len(spent) / sum(spent):10.0f}  {resident(os.getpid()) / 1e6:9.0f}",
                flush=True,
            )
        store.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
