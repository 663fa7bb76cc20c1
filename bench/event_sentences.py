"""Detection of protests and assaults in the labelled Arabic sentences of OEDA, against two baselines.

A sentence counts as found when an asserted event of the type is coded from it. The baselines (characters and
words in TF-IDF with a logistic model, five folds) reach F1 .36 for protest and .66 for assault; they are trained on
these sentences, ours is not.
"""

import csv
import os
import sys
from pathlib import Path

from tawatur.annotate.entities import find_entities
from tawatur.annotate.events import find_events
from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.model.article import Article

_BASELINES = {"protest": 0.36, "assault": 0.66}


def main() -> int:
    """Print precision, recall and F1 of both types; return 0."""
    folder = Path(os.environ.get("TAWATUR_SHARED", "../shared")) / "data" / "events" / "arabic_event_gsr"
    if not folder.is_dir():
        print(f"{folder} is missing: nothing to measure")
        return 0
    for kind, baseline in _BASELINES.items():
        right = found = gold = 0
        with (folder / f"{kind}_gsr.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                is_one = row["label"] == "yes"
                is_found = kind.upper() in _types(row["text"])
                gold, found, right = gold + is_one, found + is_found, right + (is_one and is_found)
        precision, recall = right / max(1, found), right / max(1, gold)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(
            f"{kind}: P {precision:.2f} R {recall:.2f} F1 {f1:.2f} (baseline {baseline:.2f}), {gold} positive"
        )
    return 0


def _types(text: str) -> set[str]:
    article = Article(text=text)
    entities = find_entities("", text, load_gazetteer())
    return {event.type for event in find_events(article, entities, ()) if event.asserted}


if __name__ == "__main__":
    sys.exit(main())
