"""Labels of real leads: the labels are ours, the texts stay in the corpora under TAWATUR_SHARED."""

import hashlib
import io
import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import zstandard

from tawatur.model.annotation import EventMention
from tests.annotate.event_prose import code
from tests.quality.events_score import Label, read_event, read_label

LABELS = Path(__file__).parent / "events" / "real_leads.jsonl"
_COUNTRY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True)
class Lead:
    """A lead with its labels; ``optional`` acts count neither way.

    ``group`` is the set it came with, in the order in which they were labelled: ``first`` to ``fourth``.
    """

    group: str
    corpus: str
    outlet: str
    published: str
    text: str
    events: tuple[Label, ...]
    optional: tuple[Label, ...]


def corpora() -> Path:
    root = Path(__file__).resolve().parents[2]
    return Path(os.environ.get("TAWATUR_SHARED", root.parent / "shared")) / "data" / "corpus"


@cache
def read_leads() -> tuple[Lead, ...]:
    """Return the leads whose corpora are there; raises ValueError where a text is not the one labelled."""
    rows: dict[str, dict[str, list[dict]]] = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows.setdefault(row["corpus"], {}).setdefault(row["url"], []).append(row)
    found = []
    for corpus, wanted in sorted(rows.items()):
        path = corpora() / f"{corpus}.jsonl.zst"
        if path.exists():
            found += _read_corpus(path, wanted)
    return tuple(found)


def _read_corpus(path: Path, wanted: dict[str, list[dict]]) -> list[Lead]:
    found, done = [], set()
    with path.open("rb") as file:
        reader = zstandard.ZstdDecompressor().stream_reader(file)
        for line in io.TextIOWrapper(reader, encoding="utf-8"):
            record = json.loads(line)
            for number, row in enumerate(wanted.get(record.get("url"), ())):
                key = (record["url"], number)
                if key not in done and (text := _cut(record, row)) is not None:
                    done.add(key)
                    found.append(_make(row, text))
    missing = sum(map(len, wanted.values())) - len(done)
    if missing:
        raise ValueError(f"{path.name}: {missing} labelled leads are not in it")
    return found


def _cut(record: dict, row: dict) -> str | None:
    text = " ".join((record.get("text") or "").split())[row["start"] : row["start"] + row["length"]]
    return text if hashlib.sha256(text.encode()).hexdigest()[:16] == row["digest"] else None


def _make(row: dict, text: str) -> Lead:
    return Lead(
        row["set"],
        row["corpus"],
        row["outlet"],
        row["published"],
        text,
        tuple(map(read_label, row["events"])),
        tuple(map(read_label, row["optional"])),
    )


def countries(label: Label) -> frozenset[str]:
    """Return the states among the parties: movements and bodies go by many names."""
    return frozenset(party for party in label.parties if _COUNTRY.fullmatch(party))


def judge(lead: Lead, events: Sequence[EventMention]) -> list[bool | None]:
    """Tell of each event whether its type, pair of countries and status are right; None where it may be."""
    left = list(lead.events)
    verdicts: list[bool | None] = []
    for event in map(read_event, events):
        key = (event.type, countries(event), event.status)
        hit = next((one for one in left if (one.type, countries(one), one.status) == key), None)
        if hit is not None:
            left.remove(hit)
            verdicts.append(True)
        else:
            verdicts.append(None if _may_be(event, lead.optional) else False)
    return verdicts


def score(leads: Sequence[Lead]) -> tuple[int, int, int]:
    """Return how many acts are labelled, and how many of those coded are right and wrong."""
    verdicts = [
        verdict
        for lead in leads
        for verdict in judge(lead, code(lead.text, country=lead.outlet, published=lead.published))
    ]
    return sum(len(lead.events) for lead in leads), verdicts.count(True), verdicts.count(False)


def _may_be(event: Label, optional: Sequence[Label]) -> bool:
    own = countries(event)
    return any(
        one.type == event.type and (own <= countries(one) or countries(one) <= own) for one in optional
    )
