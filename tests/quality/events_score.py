"""Score the coding of events on our labelled lead sentences."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from tests.annotate.event_prose import code, name

_FOLDER = Path(__file__).parent / "events"
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")


@dataclass(frozen=True)
class Label:
    type: str
    actors: frozenset
    recipients: frozenset
    status: str
    date: str | None

    @property
    def parties(self):
        return self.actors | self.recipients


@dataclass
class Score:
    gold: int = 0
    found: int = 0
    right: int = 0
    direction: int = 0
    paired: int = 0
    status: int = 0
    dated: int = 0
    dates: int = 0
    negatives: int = 0
    false_negatives: int = 0

    @property
    def precision(self):
        return self.right / max(1, self.found)

    @property
    def recall(self):
        return self.right / max(1, self.gold)


def read_label(text):
    type_, parties, status, *rest = text.split()
    actors, recipients = ({*side.split(",")} - {""} for side in parties.split(">"))
    date = next((word for word in rest if _DAY.fullmatch(word)), None)
    return Label(type_.split("/")[0], frozenset(actors), frozenset(recipients), status, date)


def read_event(event):
    date = event.date if event.date_basis != "publication" else None
    actors, recipients = (frozenset(map(name, side)) for side in (event.actors, event.recipients))
    return Label(event.type, actors, recipients, event.status, date)


def score(part):
    """Return the counts: right is type, parties and status together; direction and dates are of the right ones."""
    result = Score()
    for line in (_FOLDER / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        left = [
            read_event(event)
            for event in code(row["text"], country=row["outlet"], published=row["published"])
        ]
        gold = [read_label(text) for text in row["events"]]
        result.gold += len(gold)
        result.found += len(left)
        if not gold:
            result.negatives += 1
            result.false_negatives += bool(left)
        for label in gold:
            _count(result, label, left)
    return result


def _count(result, label, left):
    pairs = [event for event in left if (event.type, event.parties) == (label.type, label.parties)]
    if not pairs:
        return
    event = next((event for event in pairs if event.status == label.status), pairs[0])
    left.remove(event)
    result.paired += 1
    result.status += event.status == label.status
    if event.status != label.status:
        return
    result.right += 1
    result.direction += event.actors == label.actors
    if label.date or event.date:
        result.dated += 1
        result.dates += label.date == event.date
