"""Prints how many words a second the analyzer reads on one core (CPU time), beside simplemma alone and a plain fold.

python bench/analyzer.py [ARTICLES]      # reads $TAWATUR_SHARED/data/corpus, default ../shared
"""

import io
import json
import os
import sys
import time
from itertools import islice
from pathlib import Path

import simplemma
import zstandard

from tawatur.search.analyzer import analyze, analyze_tokens
from tawatur.text.arabic.fold import fold
from tawatur.text.tokens import split_words

CORPUS = Path(os.environ.get("TAWATUR_SHARED", "../shared")) / "data/corpus/almayadeen_2023_01_10.jsonl.zst"


def read_texts(count):
    with CORPUS.open("rb") as file:
        stream = io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(file), encoding="utf-8")
        return [f"{record['title']}\n{record['text']}" for record in map(json.loads, islice(stream, count))]


def main():
    if not CORPUS.exists():
        print(f"skipped: {CORPUS} is missing (set TAWATUR_SHARED)")
        return
    texts = read_texts(int(sys.argv[1]) if len(sys.argv) > 1 else 4000)
    count = sum(len(split_words(text)) for text in texts)
    started = time.process_time()
    analyze("تحميل القوائم والمعجم")
    print(
        f"{len(texts)} articles, {count} words; lists and dictionary loaded in {time.process_time() - started:.2f} s"
    )

    def fold_words(text):
        return [fold(word) for word in split_words(text)]

    def lemmatize(text):
        return [simplemma.lemmatize(word, lang="ar") for word in split_words(text)]

    runs = (
        ("analyze, cold", analyze),
        ("analyze, warm", analyze),
        ("analyze_tokens, warm", analyze_tokens),
        ("plain fold", fold_words),
        ("simplemma", lemmatize),
    )
    for name, function in runs:
        started = time.process_time()
        for text in texts:
            function(text)
        print(f"{name:22} {count / (time.process_time() - started):>12,.0f} words/s")


if __name__ == "__main__":
    main()
