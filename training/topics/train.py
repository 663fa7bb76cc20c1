"""Train the topic model: python training/topics/train.py [--check]; data from TAWATUR_SHARED (../shared).

Sections of ANT stand for four topics; the other thirteen are taught by seed words: an article whose seeds speak
clearly for one topic is an example of it. From these examples a linear model learns all other words. ``--check``
prints accuracy on our labelled sets and on each outlet left out, and writes nothing.
"""

import argparse
import hashlib
import io
import math
import os
import zipfile
from collections import Counter
from pathlib import Path

import numpy as np
from corpus import SECTIONS, Sample, read_samples

from tawatur.knowledge.table import read_table
from tawatur.models.loader import pack_lines
from tawatur.text.arabic.stem import find_stem

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "src" / "tawatur" / "models" / "topics"
FEWEST = 12  # articles that must hold a stem
MOST_STEMS = 30000
STEPS = 120
TITLE = 2.0
SECTION_BONUS = 1.6
MARGIN = 1.25
LEAST_SEEDS = 2.2


def read_seeds() -> dict[str, set[str]]:
    seeds = {}
    for line in (Path(__file__).parent / "seeds.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "topic\t")):
            topic, words = line.split("\t")
            seeds[topic] = {find_stem(word) for word in words.split()}
    return seeds


def read_places() -> set[str]:
    """Return stems of countries, capitals and peoples: where news happens says nothing of what it is about."""
    columns = ("names", "formal", "capitals", "adjectives", "plurals")
    names = {
        name for row in read_table("countries.tsv") for column in columns for name in row[column].split("|")
    }
    return {find_stem(name) for name in names if name and " " not in name}


def count_documents(samples: list[Sample]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for sample in samples:
        counts.update(set(sample.title) | set(sample.text))
    return counts


def label(
    sample: Sample, seeds: dict[str, set[str]], weight: dict[str, float], spread: dict[str, float]
) -> str | None:
    """Return the topic that section and seeds agree on, or None where they are weak or undecided."""
    tf: Counter[str] = Counter(sample.text[:160])
    for stem in sample.title:
        tf[stem] += TITLE
    for stem in sample.lead:
        tf[stem] += 0.5
    own = SECTIONS.get(sample.section)
    scores = {}
    for topic, words in seeds.items():
        found = [stem for stem in tf if stem in words]
        scores[topic] = sum(math.sqrt(tf[stem]) * weight.get(stem, 0) for stem in found) / spread[topic]
    if own:
        scores[own] = scores[own] * SECTION_BONUS + 1.5
    first, second = sorted(scores, key=lambda topic: -scores[topic])[:2]
    if scores[first] < LEAST_SEEDS or scores[first] < MARGIN * scores[second]:
        return None
    return first


class Vectors:
    """Rows of a sparse matrix: for each non-zero its row, column and value."""

    def __init__(self, documents: list[list[str]], number: dict[str, int], idf: np.ndarray) -> None:
        rows, columns, values, self.size = [], [], [], len(documents)
        for row, stems in enumerate(documents):
            tf = Counter(stem for stem in stems if stem in number)
            cells = {number[stem]: (1 + math.log(count)) * idf[number[stem]] for stem, count in tf.items()}
            norm = math.sqrt(sum(value * value for value in cells.values())) or 1.0
            rows += [row] * len(cells)
            columns += list(cells)
            values += [value / norm for value in cells.values()]
        self.rows, self.columns = np.array(rows, np.int32), np.array(columns, np.int32)
        self.values = np.array(values, np.float32)

    def times(self, weights: np.ndarray) -> np.ndarray:
        out = np.empty((self.size, weights.shape[1]), np.float32)
        for at in range(weights.shape[1]):
            out[:, at] = np.bincount(self.rows, self.values * weights[self.columns, at], self.size)
        return out

    def transposed_times(self, errors: np.ndarray, columns: int) -> np.ndarray:
        out = np.empty((columns, errors.shape[1]), np.float32)
        for at in range(errors.shape[1]):
            out[:, at] = np.bincount(self.columns, self.values * errors[self.rows, at], columns)
        return out


def softmax(scores: np.ndarray) -> np.ndarray:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


def fit(
    vectors: Vectors, labels: np.ndarray, stems: int, topics: int, strength: float
) -> tuple[np.ndarray, np.ndarray]:
    """Softmax regression with equal weight for each topic, by Adam on the whole set."""
    weights, bias = np.zeros((stems, topics), np.float32), np.zeros(topics, np.float32)
    counts = np.bincount(labels, minlength=topics)
    balance = (1 / np.sqrt(np.maximum(counts, 1)))[labels]
    balance = (balance / balance.mean()).astype(np.float32)[:, None]
    target = np.eye(topics, dtype=np.float32)[labels]
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        error = (softmax(vectors.times(weights) + bias) - target) * balance / len(labels)
        gradient = vectors.transposed_times(error, stems) + strength * weights
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.99 * square + 0.01 * gradient * gradient
        rate = 0.15 * (1 - step / (STEPS + 20))
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        bias -= 2.0 * error.sum(axis=0)
    return weights, bias


def train(samples: list[Sample], counts: Counter[str]) -> dict[str, np.ndarray | list[str]]:
    seeds = read_seeds()
    topics = sorted(seeds)
    places = read_places()
    stems = sorted(
        stem for stem, count in counts.most_common(MOST_STEMS) if count >= FEWEST and stem not in places
    )
    total = len(samples)
    idf = np.array([math.log(total / counts[stem]) for stem in stems], np.float32)
    number = {stem: at for at, stem in enumerate(stems)}
    weight = {stem: min(math.log(total / counts[stem]), 6.0) / 4 for stem in number}
    # A topic with many common seeds would win everywhere: its mean over all articles is its unit.
    spread = dict.fromkeys(topics, 1.0)
    means = Counter()
    for sample in samples[::7]:
        present = set(sample.text[:160])
        for topic in topics:
            means[topic] += sum(weight.get(stem, 0) for stem in present & seeds[topic])
    average = sum(means.values()) / len(topics)
    spread = {topic: max((means[topic] / average), 0.05) ** 0.5 for topic in topics}
    documents, labels = [], []
    for sample in samples:
        topic = label(sample, seeds, weight, spread)
        if topic:
            documents += [sample.title * 2 + sample.text, sample.title * 2 + sample.lead]
            labels += [topics.index(topic)] * 2
    print({topic: labels.count(at) // 2 for at, topic in enumerate(topics)})
    vectors = Vectors(documents, number, idf)
    weights, bias = fit(vectors, np.array(labels), len(stems), len(topics), 2e-6)
    return {"stems": stems, "topics": topics, "idf": idf, "weights": weights, "bias": bias}


def write(model: dict[str, np.ndarray | list[str]]) -> None:
    weights = model["weights"]
    scale = np.abs(weights).max() / 127
    arrays = {
        "stems": pack_lines(model["stems"]),
        "topics": pack_lines(model["topics"]),
        "idf": model["idf"].astype(np.float16),
        "weights": np.round(weights / scale).astype(np.int8),
        "scale": np.array([scale], np.float32),
        "bias": model["bias"],
    }
    TARGET.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(TARGET / "model.bin", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in arrays.items():
            held = io.BytesIO()
            np.lib.format.write_array(held, array, allow_pickle=False)
            archive.writestr(
                zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), held.getvalue(), zipfile.ZIP_DEFLATED
            )
    content = (TARGET / "model.bin").read_bytes()
    print("sha256", hashlib.sha256(content).hexdigest(), "size", len(content))


def predict(model: dict[str, np.ndarray | list[str]], documents: list[list[str]]) -> np.ndarray:
    number = {stem: at for at, stem in enumerate(model["stems"])}
    return softmax(Vectors(documents, number, model["idf"]).times(model["weights"]) + model["bias"])


def check(samples: list[Sample], counts: Counter[str]) -> None:
    """Print accuracy on the four sections of every outlet that was left out of training."""
    for outlet in sorted({sample.outlet for sample in samples}):
        held = [sample for sample in samples if sample.outlet == outlet and sample.section in SECTIONS]
        if len(held) < 300:
            continue
        model = train([sample for sample in samples if sample.outlet != outlet], counts)
        scores = predict(model, [sample.title * 2 + sample.text for sample in held])
        four = [model["topics"].index(topic) for topic in SECTIONS.values()]
        right = Counter()
        for sample, row in zip(held, scores, strict=True):
            own = SECTIONS[sample.section]
            right["any"] += model["topics"][int(row.argmax())] == own
            right["of four"] += model["topics"][four[int(row[four].argmax())]] == own
        print(outlet, len(held), {name: round(count / len(held), 3) for name, count in right.items()})


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    samples = read_samples(Path(os.environ.get("TAWATUR_SHARED", ROOT.parent / "shared")))
    counts = count_documents(samples)
    if options.check:
        check(samples, counts)
    else:
        write(train(samples, counts))
