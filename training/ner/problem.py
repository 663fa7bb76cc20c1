"""Turns labelled sentences into feature numbers."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

import numpy as np
from corpora import Sentence
from crf import Problem

from tawatur.annotate.name_features import OFFSETS, Lexicon, make_word_features
from tawatur.annotate.name_forms import split_forms

SPREAD = "fkx"
"""First letters of the word features that every set of texts may also weigh for itself."""


class Encoder:
    """Gives numbers to features; those seen too seldom when `count` was called have none."""

    def __init__(self, lexicon: Lexicon, *, fewest: int = 2) -> None:
        self.lexicon = lexicon
        self.fewest = fewest
        self.numbers: dict[str, int] = {}
        self.numbered = cache(self._number_word)

    def _features_of(self, word: str, domain: str) -> Iterator[list[str]]:
        core, near, far = make_word_features(word, self.lexicon)
        for offset, features in zip(OFFSETS, (core, near, near, far, far), strict=True):
            row = [f"{offset}:{feature}" for feature in features]
            if abs(offset) < 2:
                row += [f"{domain}|{f}" for f in row if f.partition(":")[2][:1] in SPREAD]
            yield row

    def _number_word(self, word: str, domain: str) -> tuple[list[int], ...]:
        return tuple(
            [self.numbers[f] for f in row if f in self.numbers] for row in self._features_of(word, domain)
        )

    def _place_features(self, sentence: Sentence, stems: list[str], i: int) -> list[str]:
        """Return the features that hang on the place of a word: marks and known names around it, pairs."""
        gaps, known, hints = sentence.gaps, sentence.known, sentence.hints
        row = [
            "bias",
            f"g{gaps[i]}",
            f"h{gaps[i + 1]}",
            f"gh{gaps[i]}.{gaps[i + 1]}",
            f"0:K{known[i]}",
            f"0:H{hints[i]}",
        ]
        if gaps[i]:
            row += [f"-1:K{known[i - 1]}", f"-1:H{hints[i - 1]}"]
        if gaps[i + 1]:
            row += [f"1:K{known[i + 1]}", f"1:H{hints[i + 1]}"]
        row += [f"{sentence.domain}|{f}" for f in row]
        if gaps[i]:
            row.append(f"p{stems[i - 1]} {stems[i]}")
        if gaps[i + 1]:
            row.append(f"q{stems[i]} {stems[i + 1]}")
        return row

    def count(self, sentences: list[Sentence]) -> None:
        """Number the features of the sentences."""
        counts: Counter[str] = Counter()
        words: Counter[tuple[str, str]] = Counter()
        for sentence in sentences:
            printed = sentence.printed()
            words.update((word, sentence.domain) for word in printed)
            stems = [split_forms(word).stem for word in printed]
            for i in range(len(printed)):
                counts.update(self._place_features(sentence, stems, i))
        for (word, domain), seen in words.items():
            for row in self._features_of(word, domain):
                for feature in row:
                    counts[feature] += seen
        self.numbers = {f: n for n, f in enumerate(f for f, seen in counts.items() if seen >= self.fewest)}

    def encode(self, sentences: list[Sentence], weights: dict[str, float] | None = None) -> Problem:
        """Return the sentences in numbers; a sentence is cut where a mark ends one."""
        starts, first, features, gold, weight = [0], [0], [], [], []
        for sentence in sentences:
            words = [self.numbered(word, sentence.domain) for word in sentence.printed()]
            stems = [split_forms(word).stem for word in sentence.printed()]
            gaps = sentence.gaps
            for i, word in enumerate(words):
                features += word[0]
                if gaps[i]:
                    features += words[i - 1][1]
                    if gaps[i - 1]:
                        features += words[i - 2][3]
                if gaps[i + 1]:
                    features += words[i + 1][2]
                    if gaps[i + 2]:
                        features += words[i + 2][4]
                row = self._place_features(sentence, stems, i)
                features += [self.numbers[f] for f in row if f in self.numbers]
                first.append(len(features))
                gold.append(sentence.gold[i])
                if not gaps[i + 1]:
                    starts.append(len(gold))
                    weight.append((weights or {}).get(sentence.domain, 1.0) * sentence.weight)
        return Problem(
            np.array(starts, np.int64),
            np.array(first, np.int64),
            np.array(features, np.int32),
            np.array(gold, np.int8),
            np.array(weight, np.float32),
        )
