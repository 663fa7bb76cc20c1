"""Prints how many of editors' keyphrases we find among our first ten, beside tf-idf by place, in one run.

    python bench/keyphrases.py [--all]      # --all: also the halves that the weights were chosen on

Data from TAWATUR_SHARED (default ../shared): AKEC (the ten phrases most readers voted for) and Al Mayadeen (the
publisher's own tags, of which about two in three stand in the text). Phrases are compared by their folded words
without attached letters and articles.
"""

import io
import json
import math
import os
import random
import sys
import time
from collections import Counter
from pathlib import Path

import zstandard

from tawatur.annotate.entities import find_entities
from tawatur.annotate.keyphrase_words import read_phrase_word
from tawatur.annotate.keyphrases import find_keyphrases
from tawatur.annotate.names import load_name_model
from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.text.arabic.fold import fold_word
from tawatur.text.arabic.words import count_word
from tawatur.text.clean import clean_text
from tawatur.text.tokens import split_words

SHARED = Path(os.environ.get("TAWATUR_SHARED", Path(__file__).parents[2] / "shared")) / "data"
AKEC = SHARED / "keyphrase/akec_train.jsonl"
MAYADEEN = SHARED / "corpus/almayadeen_2023_01_10.jsonl.zst"
SAMPLE, SEED, BEST = 600, 7, 10
NEWS_WORDS = 6.8e6  # of the corpus that words were counted in


def compared(phrase):
    words = [read_phrase_word(word) for word in split_words(phrase)]
    return " ".join(
        word.key if word else fold_word(raw) for word, raw in zip(words, split_words(phrase), strict=True)
    )


def read_akec():
    rows = [json.loads(line) for line in AKEC.read_text(encoding="utf-8").splitlines()]
    return [("", clean_text(row["text"]), row["keyphrases"][:BEST]) for row in rows]


def read_mayadeen():
    with MAYADEEN.open("rb") as file:
        lines = io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(file), encoding="utf-8")
        rows = [row for row in map(json.loads, lines) if row.get("tags")]
    random.Random(SEED).shuffle(rows)
    return [(clean_text(row["title"]), clean_text(row["text"]), row["tags"]) for row in rows[:SAMPLE]]


def ours(title, text):
    entities = find_entities(title, text, load_gazetteer(), load_name_model())
    started = time.process_time()
    found = find_keyphrases(title, text, entities)
    return [phrase.text for phrase in found], time.process_time() - started


def by_frequency(title, text):
    """Return the best runs of one to three content words by tf-idf and first place."""
    words = split_words(f"{title} . {text}")
    counts, first = Counter(), {}
    for start in range(len(words)):
        for end in range(start + 1, min(start + 4, len(words) + 1)):
            if any(read_phrase_word(word) is None for word in (words[start], words[end - 1])):
                continue
            phrase = " ".join(words[start:end])
            counts[phrase] += 1
            first.setdefault(phrase, start)
    rarity = {word: math.log(NEWS_WORDS / (1 + count_word(word))) for word in set(words)}

    def score(phrase):
        weight = sum(rarity[word] for word in phrase.split())
        return counts[phrase] * weight * (1 - first[phrase] / len(words))

    return sorted(counts, key=score, reverse=True)[:BEST], 0.0


def measure(documents, finder):
    precision = recall = spent = 0.0
    for title, text, gold in documents:
        wanted = {compared(phrase) for phrase in gold} - {""}
        phrases, seconds = finder(title, text)
        hits = len(wanted & {compared(phrase) for phrase in phrases})
        precision, recall, spent = precision + hits / BEST, recall + hits / len(wanted), spent + seconds
    size = len(documents)
    precision, recall = 100 * precision / size, 100 * recall / size
    return precision, recall, 2 * precision * recall / (precision + recall), 1000 * spent / size


def main(arguments):
    missing = [str(path) for path in (AKEC, MAYADEEN) if not path.exists()]
    if missing:
        sys.exit(f"skipped: {', '.join(missing)} missing; set TAWATUR_SHARED")
    akec, mayadeen = read_akec(), read_mayadeen()
    sets = {"akec, odd half": akec[1::2], "mayadeen, not chosen on": mayadeen[SAMPLE // 4 :]}
    if "--all" in arguments:
        sets |= {"akec, even half (chosen on)": akec[::2], "mayadeen (chosen on)": mayadeen[: SAMPLE // 4]}
    print(f"{'set':30} {'finder':10} {'P@10':>6} {'R@10':>6} {'F1@10':>6} {'ms/article':>11}")
    for name, documents in sets.items():
        for finder in (ours, by_frequency):
            precision, recall, f1, spent = measure(documents, finder)
            took = f"{spent:11.1f}" if spent else f"{'':11}"
            print(f"{name:30} {finder.__name__:10} {precision:6.1f} {recall:6.1f} {f1:6.1f} {took}")


if __name__ == "__main__":
    main(sys.argv[1:])
