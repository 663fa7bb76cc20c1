"""Makes the names model: src/tawatur/models/ner/model.bin and the figures of its card.

    python training/ner/build.py                       # reads $TAWATUR_SHARED/data, default ../shared
    python training/ner/build.py --crossvalidate 5     # prints figures on blocks kept aside, writes nothing

Needs `pip install numba scikit-learn scipy zstandard`. Seeds are fixed. In order:

1. word clusters from the raw text of the ANT corpora (`clusters.py`), kept in build/ner/;
2. a first model from ANERcorp (train part);
3. what that model makes of each word in 1.8 million words of ANT (`leanings.py`);
4. the model that ships, which has these leanings as features.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

import clusters
from arabic_words import read_articles
from corpora import KINDS, Sentence, read_anercorp, read_aqmar, read_wojood, score
from crf import decode, train
from export import make_arrays, merge_domain, update_card, write_model
from leanings import count_leanings, make_leanings
from problem import Encoder

from tawatur.annotate.name_features import Lexicon

ROOT = Path(__file__).parents[2]
TARGET = ROOT / "src/tawatur/models/ner"
WORDS_READ = 1_800_000
EVERY = 4
RECALL = 1.0
"""Taken off the score of "no name": a model of few labelled texts is too shy of names that it never saw."""

Codes = tuple[list[str], np.ndarray]


def make_lexicon(classes: Codes, leanings: Codes | None) -> Lexicon:
    """Return class numbers and leanings as the codes that features are made of."""
    tables: list[dict[str, tuple[str, ...]]] = []
    for codes, letters in ((classes, "kmn"), (leanings, "tu")):
        words, numbers = codes if codes is not None else ([], np.zeros((0, 0), np.int16))
        tables.append(
            {
                word: tuple(f"{letter}{n}" for letter, n in zip(letters, row, strict=True) if n >= 0)
                for word, row in zip(words, numbers.tolist(), strict=True)
            }
        )
    return Lexicon(*tables)


def train_arrays(
    sentences: list[Sentence], classes: Codes, leanings: Codes | None, *, seeds: tuple[int, ...]
) -> tuple[Encoder, np.ndarray, np.ndarray, dict[str, np.ndarray]]:
    """Train and return (encoder, weights, transitions, arrays of the model file)."""
    encoder = Encoder(make_lexicon(classes, leanings), fewest=1)
    encoder.count(sentences)
    problem = encoder.encode(sentences)
    runs = [
        train(problem, len(encoder.numbers), epochs=14, rate=0.05, dropout=0.5, seed=seed) for seed in seeds
    ]
    weights = sum(run[0] for run in runs) / len(runs)
    transitions = sum(run[1] for run in runs) / len(runs)
    weights[encoder.numbers["bias"], 0] -= RECALL
    arrays = make_arrays(merge_domain(encoder.numbers, weights), transitions, classes, leanings)
    return encoder, weights, transitions, arrays


def sample(corpus: Path) -> Iterator[str]:
    """Yield every fourth article."""
    return islice(read_articles(corpus), 0, None, EVERY)


def make_model(
    sentences: list[Sentence], classes: Codes, corpus: Path, *, seeds: tuple[int, ...]
) -> tuple[Encoder, np.ndarray, np.ndarray, dict[str, np.ndarray]]:
    """Train the first model, read raw text with it, and train the second."""
    started = time.monotonic()
    *_, first = train_arrays(sentences, classes, None, seeds=(1,))
    print(f"first model: {time.monotonic() - started:.0f} s", flush=True)
    leanings = make_leanings(count_leanings(sample(corpus), first, WORDS_READ))
    print(f"{len(leanings[0])} words with leanings: {time.monotonic() - started:.0f} s", flush=True)
    return train_arrays(sentences, classes, leanings, seeds=seeds)


def predict(
    encoder: Encoder, weights: np.ndarray, transitions: np.ndarray, sentences: list[Sentence]
) -> list[list[int]]:
    """Return label numbers of our words, read as newswire."""
    domains = [sentence.domain for sentence in sentences]
    for sentence in sentences:
        sentence.domain = "N"
    labels = decode(encoder.encode(sentences), weights, transitions)
    for sentence, domain in zip(sentences, domains, strict=True):
        sentence.domain = domain
    ends = np.cumsum([len(sentence.gold) for sentence in sentences])
    return [part.tolist() for part in np.split(labels, ends[:-1])]


def show(name: str, sentences: list[Sentence], predicted: list[list[int]]) -> None:
    """Print precision, recall and F1 a kind."""
    for kind, figures in score(sentences, predicted).items():
        print(name, f"{kind:6}", " ".join(f"{figure:5.1f}" for figure in figures), flush=True)


def crossvalidate(
    folds: int,
    news: list[Sentence],
    others: dict[str, list[Sentence]],
    classes: Codes,
    corpus: Path,
    only: int,
) -> None:
    """Print figures on contiguous blocks, each read by a model that never saw it."""
    bounds = [len(news) * fold // folds for fold in range(folds + 1)]
    kept: list[Sentence] = []
    found: list[list[int]] = []
    for fold, (start, end) in enumerate(pairwise(bounds)):
        if only >= 0 and fold != only:
            continue
        encoder, weights, transitions, _ = make_model(news[:start] + news[end:], classes, corpus, seeds=(1,))
        block = predict(encoder, weights, transitions, news[start:end])
        show(f"block {fold}", news[start:end], block)
        kept += news[start:end]
        found += block
        if fold == folds - 1 or only >= 0:
            for name, sentences in others.items():
                show(name, sentences, predict(encoder, weights, transitions, sentences))
    show("all blocks", kept, found)


def main() -> int:
    """Build, or cross-validate; return the exit status."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--crossvalidate", type=int, default=0)
    parser.add_argument("--only", type=int, default=-1, help="one block alone")
    parser.add_argument("--target", type=Path, default=TARGET / "model.bin")
    arguments = parser.parse_args()
    shared = Path(os.environ.get("TAWATUR_SHARED", "../shared")) / "data"
    if not (shared / "ner/anercorp_train.conll").exists():
        print(f"missing {shared}/ner: set TAWATUR_SHARED", file=sys.stderr)
        return 1
    kept = ROOT / "build/ner/clusters.npz"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        clusters.build(shared / "corpus", kept)
    with np.load(kept) as archive:
        classes = (archive["words"].tolist(), archive["classes"])
    news = read_anercorp(shared / "ner")
    if arguments.crossvalidate:
        others = {"aqmar": read_aqmar(shared / "ner"), "wojood": read_wojood(shared / "ner", "test")}
        crossvalidate(arguments.crossvalidate, news, others, classes, shared / "corpus", arguments.only)
        return 0
    *_, arrays = make_model(news, classes, shared / "corpus", seeds=(1, 2))
    digest = write_model(arguments.target, arrays)
    update_card(arguments.target.with_name("card.toml"), digest, arguments.target.stat().st_size)
    print(f"{arguments.target}: {arguments.target.stat().st_size} bytes, sha256 {digest}, kinds {KINDS}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
