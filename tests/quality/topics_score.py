"""Score find_topics on the labelled sets: share of articles whose first topic is an accepted one."""

import tomllib
from pathlib import Path

from tawatur.annotate.topics import find_topics

_SETS = Path(__file__).parent / "topics"
_PRESS = Path(__file__).parents[2] / "demo" / "articles"


def read_labels(name):
    """Yield (accepted topics, title, text)."""
    for line in (_SETS / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        topics, *cells = line.split("\t")
        if name == "press":
            _, front, body = (_PRESS / f"{cells[0]}.md").read_text(encoding="utf-8").split("+++", 2)
            cells = [tomllib.loads(front)["title"], body]
        yield topics.split("|"), *cells


def score(name):
    """Return accuracy, and the share of articles for which nothing was said."""
    right = silent = total = 0
    for accepted, title, text in read_labels(name):
        found = find_topics(title, text)
        total += 1
        silent += not found
        right += bool(found) and found[0].id.removeprefix("medtop:") in accepted
    return {"accuracy": right / total, "silent": silent / total, "labelled": total}
