"""Counts the words of the ANT corpora and writes src/tawatur/text/arabic/words.tsv.

    python training/arabic_words.py            # reads $TAWATUR_SHARED/data/corpus, default ../shared

Only counts of single words leave the corpus, no running text. The result is the same on every run.
"""

import io
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import zstandard

from tawatur.text.arabic import letters
from tawatur.text.arabic.fold import fold
from tawatur.text.clean import clean_text
from tawatur.text.tokens import split_words

CORPORA = ("ant_multi_2018_feb_aug.jsonl.zst", "ant_jawhara_2013_2017.jsonl.zst")
TARGET = Path(__file__).parents[1] / "src/tawatur/text/arabic/words.tsv"
FEWEST = 4
HEADER = """# Words of Arabic news and how often each was seen, for telling attached letters from a word's own.
# Counted in the ANT corpora (antcorpus.data and antcorpus.multisource.data, Apache-2.0) by
# training/arabic_words.py: {articles} articles, {words} words; words seen fewer than {fewest} times are left out.
# License: Apache-2.0. Columns: word without marks, count.
"""
_MARKS = dict.fromkeys(
    [
        *(code for first, last in letters.MARK_RANGES for code in range(first, last + 1)),
        *map(ord, letters.TATWEEL + letters.JOINERS + letters.INVISIBLES),
    ]
)


def read_articles(folder: Path) -> Iterator[str]:
    """Yield title and text of every article."""
    for name in CORPORA:
        with (folder / name).open("rb") as file:
            stream = zstandard.ZstdDecompressor().stream_reader(file)
            for line in io.TextIOWrapper(stream, encoding="utf-8"):
                record = json.loads(line)
                yield clean_text(f"{record['title']}\n{record['text']}")


def main() -> int:
    """Count and write; return the exit status."""
    folder = Path(os.environ.get("TAWATUR_SHARED", "../shared")) / "data/corpus"
    if not all((folder / name).exists() for name in CORPORA):
        print(f"missing corpora in {folder}: set TAWATUR_SHARED", file=sys.stderr)
        return 1
    counts: Counter[str] = Counter()
    articles = 0
    for text in read_articles(folder):
        articles += 1
        counts.update(word.translate(_MARKS) for word in split_words(text))
    kept = sorted(
        ((word, count) for word, count in counts.items() if count >= FEWEST and is_arabic(word)),
        key=lambda item: (-item[1], item[0]),
    )
    header = HEADER.format(articles=articles, words=sum(counts.values()), fewest=FEWEST)
    TARGET.write_text(header + "".join(f"{word}\t{count}\n" for word, count in kept), encoding="utf-8")
    print(f"{len(kept)} words, {TARGET.stat().st_size} bytes")
    return 0


def is_arabic(word: str) -> bool:
    """Tell whether the word is of at least two plain Arabic letters."""
    return len(word) > 1 and all(char in letters.ARABIC_LETTERS for char in word) and bool(fold(word))


if __name__ == "__main__":
    sys.exit(main())
