"""A linear-chain CRF trained by stochastic gradients with feature dropout; the mean of the late weights is kept."""

from dataclasses import dataclass

import numba
import numpy as np

LABEL_COUNT = 9
NEVER = -1e4


@dataclass
class Problem:
    """Sequences as flat arrays.

    Attributes:
        starts: first word of each sequence, and the end of the last.
        first: for each word the place of its first feature in ``features``, and the end of the last.
        features: feature numbers.
        gold: label numbers.
        weight: how much each sequence counts.
    """

    starts: np.ndarray
    first: np.ndarray
    features: np.ndarray
    gold: np.ndarray
    weight: np.ndarray


def make_barriers() -> np.ndarray:
    """Return the transition scores that are never learned: I after anything but its own kind."""
    barriers = np.zeros((LABEL_COUNT + 1, LABEL_COUNT), dtype=np.float32)
    for after in range(2, LABEL_COUNT, 2):
        for before in range(LABEL_COUNT + 1):
            if before not in (after, after - 1):
                barriers[before, after] = NEVER
    return barriers


@numba.njit(cache=True, fastmath=True)
def _learn(
    starts: np.ndarray,
    first: np.ndarray,
    features: np.ndarray,
    gold: np.ndarray,
    weight: np.ndarray,
    order: np.ndarray,
    w: np.ndarray,
    gw: np.ndarray,
    t: np.ndarray,
    gt: np.ndarray,
    barriers: np.ndarray,
    rate: float,
    dropout: float,
    decay: float,
    seed: int,
) -> float:
    np.random.seed(seed)  # noqa: NPY002 - what numba compiles
    labels = w.shape[1]
    loss = 0.0
    emission = np.zeros((2000, labels), np.float32)
    alpha = np.zeros((2000, labels), np.float64)
    beta = np.zeros((2000, labels), np.float64)
    scale = np.zeros(2000, np.float64)
    mask = np.zeros(400_000, np.uint8)
    for sequence in order:
        begin, end = starts[sequence], starts[sequence + 1]
        size = min(end - begin, 2000)
        if size == 0:
            continue
        origin = first[begin]
        keep = np.float32(1.0 / (1.0 - dropout))
        for i in range(size):
            for y in range(labels):
                emission[i, y] = 0.0
            for p in range(first[begin + i], first[begin + i + 1]):
                kept = np.random.random() >= dropout  # noqa: NPY002 - what numba compiles
                mask[p - origin] = kept
                if kept:
                    f = features[p]
                    for y in range(labels):
                        emission[i, y] += w[f, y] * keep
        expt = np.exp(t + barriers)
        for i in range(size):
            top = emission[i].max()
            for y in range(labels):
                emission[i, y] = np.exp(emission[i, y] - top)
        total = 0.0
        for y in range(labels):
            alpha[0, y] = emission[0, y] * expt[labels, y]
            total += alpha[0, y]
        scale[0] = total
        for y in range(labels):
            alpha[0, y] /= total
        for i in range(1, size):
            total = 0.0
            for y in range(labels):
                value = 0.0
                for x in range(labels):
                    value += alpha[i - 1, x] * expt[x, y]
                alpha[i, y] = value * emission[i, y]
                total += alpha[i, y]
            scale[i] = total
            for y in range(labels):
                alpha[i, y] /= total
        for y in range(labels):
            beta[size - 1, y] = 1.0
        for i in range(size - 2, -1, -1):
            for x in range(labels):
                value = 0.0
                for y in range(labels):
                    value += expt[x, y] * emission[i + 1, y] * beta[i + 1, y]
                beta[i, x] = value / scale[i + 1]
        factor = weight[sequence]
        # transitions
        for i in range(size):
            for y in range(labels):
                if i == 0:
                    p = alpha[0, y] * beta[0, y]
                    g = factor * (p - (1.0 if gold[begin] == y else 0.0))
                    gt[labels, y] += g * g
                    t[labels, y] -= rate * g / np.sqrt(gt[labels, y] + 1e-6)
                else:
                    for x in range(labels):
                        p = alpha[i - 1, x] * expt[x, y] * emission[i, y] * beta[i, y] / scale[i]
                        hit = 1.0 if gold[begin + i - 1] == x and gold[begin + i] == y else 0.0
                        g = factor * (p - hit)
                        if g != 0.0 and barriers[x, y] == 0.0:
                            gt[x, y] += g * g
                            t[x, y] -= rate * g / np.sqrt(gt[x, y] + 1e-6)
        for i in range(size):
            right = gold[begin + i]
            loss -= factor * np.log(max(alpha[i, right] * beta[i, right], 1e-30))
            for y in range(labels):
                p = alpha[i, y] * beta[i, y]
                g = factor * (p - (1.0 if right == y else 0.0))
                if abs(g) < 1e-4:
                    continue
                for q in range(first[begin + i], first[begin + i + 1]):
                    if mask[q - origin]:
                        f = features[q]
                        gf = g * keep + decay * w[f, y]
                        gw[f, y] += gf * gf
                        w[f, y] -= rate * gf / np.sqrt(gw[f, y] + 1e-6)
    return loss


@numba.njit(cache=True, fastmath=True)
def _decode(
    starts: np.ndarray, first: np.ndarray, features: np.ndarray, w: np.ndarray, t: np.ndarray
) -> np.ndarray:
    labels = w.shape[1]
    result = np.zeros(starts[-1], np.int8)
    for sequence in range(len(starts) - 1):
        begin, end = starts[sequence], starts[sequence + 1]
        size = end - begin
        if size == 0:
            continue
        best = np.zeros((size, labels), np.float32)
        back = np.zeros((size, labels), np.int8)
        for i in range(size):
            for p in range(first[begin + i], first[begin + i + 1]):
                f = features[p]
                for y in range(labels):
                    best[i, y] += w[f, y]
            for y in range(labels):
                top = np.float32(-1e9)
                if i == 0:
                    top = t[labels, y]
                else:
                    for x in range(labels):
                        value = best[i - 1, x] + t[x, y]
                        if value > top:
                            top = value
                            back[i, y] = x
                best[i, y] += top
        y = best[size - 1].argmax()
        for i in range(size - 1, -1, -1):
            result[begin + i] = y
            y = back[i, y]
    return result


def train(
    problem: Problem,
    feature_count: int,
    *,
    epochs: int = 16,
    rate: float = 0.1,
    dropout: float = 0.3,
    decay: float = 0.0,
    seed: int = 1,
) -> tuple[np.ndarray, np.ndarray]:
    """Return (feature weights, transition weights with a last row for the beginning)."""
    w = np.zeros((feature_count, LABEL_COUNT), np.float32)
    gw = np.zeros_like(w)
    t = np.zeros((LABEL_COUNT + 1, LABEL_COUNT), np.float32)
    gt = np.zeros_like(t)
    barriers = make_barriers()
    mean_w, mean_t = np.zeros_like(w), np.zeros_like(t)
    random = np.random.default_rng(seed)
    late = epochs // 2
    for epoch in range(epochs):
        order = random.permutation(len(problem.weight))
        _learn(
            problem.starts, problem.first, problem.features, problem.gold, problem.weight, order,
            w, gw, t, gt, barriers, rate, dropout, decay, seed * 1000 + epoch,
        )  # fmt: skip
        if epoch >= late:
            mean_w += w
            mean_t += t
    kept = epochs - late
    return mean_w / kept, mean_t / kept + barriers


def decode(problem: Problem, w: np.ndarray, t: np.ndarray) -> np.ndarray:
    """Return the best labels of all words."""
    return _decode(problem.starts, problem.first, problem.features, w, t)
