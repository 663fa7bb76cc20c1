"""Score find_times on the labelled sentences: F1 of span and value together."""

import re
from datetime import datetime
from pathlib import Path

from tawatur.annotate.times import find_times
from tawatur.model.moment import Moment
from tawatur.text.zones import to_utc

_LABEL = re.compile(r"\[([^\]=]+)=([^\]]*)\]")


def read_labels(name):
    """Yield (sentence, anchor, country, gold); gold is (start, end, value, until, precision, basis, part)."""
    for line in (Path(__file__).parent / "times" / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith("@"):
            time, zone, country = line[1:].split()
            wall = to_utc(datetime.fromisoformat(time), zone)
            anchor = Moment(wall, wall, "minute", zone)
            continue
        plain, gold, last = "", set(), 0
        for match in _LABEL.finditer(line):
            plain += line[last : match.start()]
            value, until, precision, basis, part = match[2].split(";")
            gold.add(
                (
                    len(plain),
                    len(plain) + len(match[1]),
                    value,
                    until or value,
                    precision,
                    basis,
                    part or None,
                )
            )
            plain += match[1]
            last = match.end()
        yield plain + line[last:], anchor, country, gold


def score(name, *, fields=4):
    """Return precision, recall and F1; ``fields`` 2 compares spans only, 4 spans and values, 7 everything."""
    right = found = labelled = 0
    for sentence, anchor, country, gold in read_labels(name):
        got = {
            (m.start, m.end, m.value, m.until, m.precision, m.basis, m.part)
            for m in find_times("", sentence, anchor=anchor, country=country)
        }
        ours, theirs = {item[:fields] for item in got}, {item[:fields] for item in gold}
        right += len(ours & theirs)
        found += len(ours)
        labelled += len(theirs)
    precision, recall = right / max(found, 1), right / labelled
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)
