"""Print how well the confidence of events is calibrated: ``python bench/event_confidence.py [LEADS…]``.

Scores every act coded in labelled leads, the project's own (tests/quality/events) and further JSON lines of the same form,
whose ``optional`` acts count neither way. Right is type, countries and status. Printed are Brier score and expected
calibration error (ten bins) of the shipped formula, and, each file predicted from all others, of a ridge logistic model over
features of frame and sentence, of the formula re-levelled (Platt), and of one constant a type.
"""

import json
import re
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from tawatur.annotate import events
from tests.annotate.event_prose import code
from tests.quality.events_score import read_event, read_label

OWN = [Path(__file__).parents[1] / "tests/quality/events" / f"{part}.jsonl" for part in ("dev", "aside")]
RIDGE, BINS, FEWEST = 4.0, 10, 5
COUNTRY = re.compile("[A-Z]{3}")
formula = events.find_confidence


def find_features(sentence, fit):
    roles, words = fit.roles, len(sentence.words)
    parties = len(roles.actors) + len(roles.recipients)
    return {
        f"type_{fit.frame.type}": 1.0,
        f"status_{fit.standing.status}": 1.0,
        "implicit": float(roles.implicit),
        "carried": float(roles.carried),
        "far": float(roles.steps > 8),
        "very far": float(roles.steps > 15),
        "noun": float(fit.trigger.tense == "noun"),
        "no object": float(fit.object_words == 0),
        "deep": float(sentence.in_ == "text" and sentence.number > 2),
        "long": float(words > 30),
        "very long": float(words > 50),
        "alone": float(parties <= 1),
        "no recipient": float(not roles.recipients),
        "many parties": float(parties > 3),
    }


def countries(label):
    return frozenset(party for party in label.parties if COUNTRY.fullmatch(party))


def collect(path):
    """Return (features, confidence, right) of every act coded in the leads of a file."""
    seen, rows = {}, []

    def remember(sentence, fit):
        mark = 0.9 + len(seen) * 1e-9
        seen[mark] = (find_features(sentence, fit), formula(sentence, fit))
        return mark

    events.find_confidence = remember
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        seen.clear()
        coded = code(row["text"], country=row["outlet"], published=row["published"])
        left = [(read_event(event), seen[event.confidence]) for event in coded if event.confidence in seen]
        for text in row["events"]:
            gold = read_label(text)
            hit = next((item for item in left if item[0].type == gold.type and item[0].status == gold.status
                        and countries(item[0]) == countries(gold)), None)  # fmt: skip
            if hit:
                left.remove(hit)
                rows.append((*hit[1], 1.0))
        for text in row.get("optional", ()):
            hit = next((item for item in left if item[0].type == read_label(text).type), None)
            if hit:
                left.remove(hit)
        rows += [(*item[1], 0.0) for item in left]
    events.find_confidence = formula
    return rows


def fit(table, right, prior, ridge):
    """Return logistic weights drawn to ``prior``; the first column is free."""
    weights = prior.copy()
    penalty = np.full(table.shape[1], ridge)
    penalty[0] = 1e-6
    for _ in range(60):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (chance - right) + penalty * (weights - prior)
        weights -= np.linalg.solve(
            (table * (chance * (1 - chance))[:, None]).T @ table + np.diag(penalty), slope
        )
    return weights


def predict(train, test):
    """Return the chances that three models learned from ``train`` give ``test``."""
    names = sorted({name for features, *_ in train for name in features})
    right = np.array([row[2] for row in train])

    def table(rows):
        return np.array([[1.0, *(row[0].get(name, 0.0) for name in names)] for row in rows])

    def level(rows):
        chance = np.array([row[1] for row in rows])
        return np.c_[np.ones(len(rows)), np.log(chance / (1 - chance))]

    def kind(row):
        return next(name for name in row[0] if name.startswith("type_"))

    ridge = table(test) @ fit(table(train), right, np.zeros(len(names) + 1), RIDGE)
    platt = level(test) @ fit(level(train), right, np.array([0.0, 1.0]), 0.1)
    known = {
        name: [row[2] for row in train if kind(row) == name]
        for name in {kind(row) for row in (*train, *test)}
    }
    constants = [(sum(known[kind(r)]) + FEWEST * right.mean()) / (len(known[kind(r)]) + FEWEST) for r in test]
    return {
        "ridge": 1 / (1 + np.exp(-ridge)),
        "re-levelled": 1 / (1 + np.exp(-platt)),
        "type constants": np.array(constants),
    }


def measure(chance, right):
    bins = np.minimum((chance * BINS).astype(int), BINS - 1)
    error = sum(
        abs(chance[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean() for b in set(bins)
    )
    return f"{((chance - right) ** 2).mean():.3f} {error:.3f}"


def main(arguments):
    sets = {
        "/".join(path.parts[-3:]): collect(path) for path in [*OWN, *map(Path, arguments)] if path.exists()
    }
    columns = ("formula", "ridge", "re-levelled", "type constants")
    print(f"{'Brier, ECE':28} {'acts':>5} {'right':>6}  " + "  ".join(f"{name:>14}" for name in columns))
    pooled = {name: [] for name in columns}
    truth = []
    for name, rows in sets.items():
        right = np.array([row[2] for row in rows])
        found = {"formula": np.array([row[1] for row in rows])}
        found |= predict([row for other, known in sets.items() if other != name for row in known], rows)
        truth += list(right)
        for column in columns:
            pooled[column] += list(found[column])
        print(
            f"{name:28} {len(rows):5} {right.mean():6.2f}  "
            + "  ".join(f"{measure(found[c], right):>14}" for c in columns)
        )
    right = np.array(truth)
    print(
        f"{'all':28} {len(right):5} {right.mean():6.2f}  "
        + "  ".join(f"{measure(np.array(pooled[c]), right):>14}" for c in columns)
    )
    chance = np.array(pooled["formula"])
    for low in np.arange(0.5, 1, 0.1):
        held = (chance >= low) & (chance < low + 0.1)
        if held.any():
            print(
                f"  formula {low:.1f} to {low + 0.1:.1f}: {held.sum():4} acts, {right[held].mean():.2f} right"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
