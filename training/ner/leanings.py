"""What a word is mostly part of in raw news, as a first model reads it: a gazetteer that the corpus teaches.

Words unknown to the labelled sets get a name's kind from the thousands of places where their surroundings
gave them away. Only single words with their code leave the corpus.
"""

from collections import Counter
from collections.abc import Iterable

import numpy as np

from tawatur.annotate.mentions import find_hits, split_words_of
from tawatur.annotate.name_forms import split_forms
from tawatur.annotate.names import NameModel, find_names
from tawatur.knowledge.gazetteer import load_gazetteer

FEWEST = 4
KINDS = ("person", "organization", "place", "other")
BINS = (0.03, 0.15, 0.4, 0.7)


def count_leanings(
    texts: Iterable[str], arrays: dict[str, np.ndarray], most_words: int
) -> dict[str, np.ndarray]:
    """Return for each bare word how often it was seen, began a name of each kind, and went on with one."""
    model = NameModel(arrays)
    gazetteer = load_gazetteer()
    seen: Counter[str] = Counter()
    began: Counter[tuple[str, int]] = Counter()
    total = 0
    for text in texts:
        words = split_words_of(text, "text")
        bare = [split_forms(text[start:end]).bare for start, end in words.spans]
        seen.update(bare)
        for name in find_names(words, find_hits(words, gazetteer), model):
            kind = KINDS.index(name.kind)
            for place in range(name.first, name.first + name.count):
                began[bare[place], 2 * kind + (place > name.first)] += name.confidence
        total += len(bare)
        if total >= most_words:
            break
    counts: dict[str, np.ndarray] = {}
    for word, times in seen.items():
        if times >= FEWEST:
            counts[word] = np.array([times, *(began.get((word, part), 0) for part in range(8))], np.float32)
    return counts


def make_leanings(counts: dict[str, np.ndarray]) -> tuple[list[str], np.ndarray]:
    """Return words and two codes each: the kind and its share; whether it begins or goes on, in bins."""
    words, codes = [], []
    for word in sorted(counts):
        row = counts[word]
        shares = (row[1::2] + row[2::2]) / row[0]
        kind = int(shares.argmax())
        share = int(np.searchsorted(BINS, shares[kind]))
        second = float(np.sort(shares)[-2])
        opening = int(np.searchsorted((0.25, 0.75), row[1 + 2 * kind] / max(row[0] * shares[kind], 1e-6)))
        words.append(word)
        codes.append(
            (
                kind * 5 + share if share else 0,
                -1 if not share else (kind * 3 + opening) * 2 + int(second > 0.1),
            )
        )
    return words, np.array(codes, np.int16)
