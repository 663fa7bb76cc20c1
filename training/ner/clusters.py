"""Word clusters from raw Arabic news: words that stand beside the same words fall into one class.

Counts which words stand one and two places before and after each word, weighs the counts by positive
pointwise mutual information, reduces them to a few dimensions and groups the words at several granularities.
Only single words with their class numbers leave the corpus, no running text.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.cluster import MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

from tawatur.annotate.name_forms import split_forms
from tawatur.text.tokens import split_words

sys.path.insert(0, str(Path(__file__).parents[1]))
from arabic_words import read_articles

FEWEST = 4
CONTEXTS = 12_000
DIMENSIONS = 100
SIZES = (64, 256, 1024)
PLACES = (-2, -1, 1, 2)


def read_ids(texts: Iterable[str]) -> tuple[list[str], np.ndarray]:
    """Return the words seen (most frequent first) and all texts as one row of word numbers, -1 for the rest.

    Number 0 of the row stands between two texts.
    """
    numbers: dict[str, int] = {}
    row: list[int] = []
    for text in texts:
        row.append(-1)
        row.extend(numbers.setdefault(split_forms(word).bare, len(numbers)) for word in split_words(text))
    counts = Counter(row)
    words = list(numbers)
    order = [n for n, count in counts.most_common() if n >= 0 and count >= FEWEST]
    renumbered = np.full(len(words) + 1, -1, dtype=np.int32)
    renumbered[order] = np.arange(len(order), dtype=np.int32)
    return [words[n] for n in order], renumbered[np.array(row, dtype=np.int32)]


def make_vectors(words: list[str], row: np.ndarray) -> np.ndarray:
    """Return one vector a word."""
    blocks = []
    for place in PLACES:
        left, right = (row[-place:], row[:place]) if place < 0 else (row[:-place], row[place:])
        keep = (left >= 0) & (right >= 0) & (right < CONTEXTS)
        ones = np.ones(int(keep.sum()), dtype=np.float32)
        blocks.append(
            sparse.coo_matrix((ones, (left[keep], right[keep])), shape=(len(words), CONTEXTS)).tocsr()
        )
    table = sparse.hstack(blocks).tocsr()
    total = table.sum()
    rows = np.asarray(table.sum(axis=1)).ravel()
    columns = np.asarray(table.sum(axis=0)).ravel() ** 0.75
    columns *= total / columns.sum()
    coo = table.tocoo()
    value = np.log(coo.data * total / (rows[coo.row] * columns[coo.col]))
    keep = value > 0
    weighed = sparse.csr_matrix(
        (value[keep].astype(np.float32), (coo.row[keep], coo.col[keep])), shape=table.shape
    )
    left_vectors, strengths, _ = randomized_svd(weighed, DIMENSIONS, n_iter=3, random_state=7)
    vectors = left_vectors * np.sqrt(strengths)
    return (vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)).astype(np.float32)


def make_clusters(vectors: np.ndarray) -> np.ndarray:
    """Return the class of every word at every granularity."""
    return np.stack(
        [
            MiniBatchKMeans(size, random_state=7, n_init=2, batch_size=4096, max_iter=60).fit_predict(vectors)
            for size in SIZES
        ],
        axis=1,
    ).astype(np.int16)


def build(corpus: Path, target: Path) -> None:
    """Write words, vectors and classes to ``target`` (.npz)."""
    words, row = read_ids(read_articles(corpus))
    print(f"{len(row)} words read, {len(words)} kept", flush=True)
    vectors = make_vectors(words, row)
    counts = np.bincount(row[row >= 0], minlength=len(words)).astype(np.int32)
    np.savez(target, words=np.array(words), counts=counts, vectors=vectors, classes=make_clusters(vectors))


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
