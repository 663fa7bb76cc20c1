"""Floors for names on labelled sets that the shipped model never saw; they are not in the repository."""

import os
import sys
import tomllib
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training/ner"))

from corpora import LABELS, read_aqmar, read_wojood, score

from tawatur.annotate.mentions import find_hits
from tawatur.annotate.names import find_names, load_name_model
from tawatur.knowledge.gazetteer import load_gazetteer

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("TAWATUR_SHARED", ROOT.parent / "shared")) / "data/ner"
FLOORS = tomllib.loads((ROOT / "tests/quality/floors.toml").read_text(encoding="utf-8"))["names"]
KINDS = {"person": "PERS", "organization": "ORG", "place": "LOC", "other": "MISC"}


def label(sentence):
    """Return label numbers of the words as the shipped model reads them."""
    labels = [0] * len(sentence.gold)
    hits = find_hits(sentence.words, load_gazetteer())
    for name in find_names(sentence.words, hits, load_name_model()):
        kind = KINDS[name.kind]
        labels[name.first] = LABELS.index(f"B-{kind}")
        for place in range(name.first + 1, name.first + name.count):
            labels[place] = LABELS.index(f"I-{kind}")
    return labels


@pytest.mark.skipif(not SHARED.exists(), reason=f"labelled sets are not at {SHARED}: set TAWATUR_SHARED")
@pytest.mark.parametrize(
    ("name", "read"), [("aqmar", read_aqmar), ("wojood", lambda path: read_wojood(path, "test"))]
)
def test_names_keep_their_floors(name, read):
    sentences = read(SHARED)
    figures = score(sentences, [label(sentence) for sentence in sentences])
    assert figures["three"][2] >= FLOORS[name], figures
