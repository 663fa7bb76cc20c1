"""ANT articles as stems, with the topic that its newsroom's section stands for."""

import io
import json
from dataclasses import dataclass
from pathlib import Path

import zstandard

from tawatur.annotate.topic_terms import find_terms

SETS = ("ant_multi_2018_feb_aug", "ant_jawhara_2013_2017")
SECTIONS = {"sport": "15000000", "economy": "04000000", "technology": "13000000", "culture": "01000000"}
_LEAD_WORDS = 45


@dataclass(frozen=True, slots=True)
class Sample:
    """One article: outlet, section as printed, stems of the title, of the lead, and of the whole text."""

    outlet: str
    section: str
    title: list[str]
    lead: list[str]
    text: list[str]


def read_samples(shared: Path) -> list[Sample]:
    """Return every article of the two sets that has a title and a text."""
    samples = []
    for name in SETS:
        with (shared / "data" / "corpus" / f"{name}.jsonl.zst").open("rb") as file:
            stream = zstandard.ZstdDecompressor().stream_reader(file)
            for line in io.TextIOWrapper(stream, encoding="utf-8"):
                record = json.loads(line)
                title, text = record.get("title") or "", record.get("text") or ""
                if title and text:
                    words = find_terms(text)
                    samples.append(
                        Sample(
                            record["source"],
                            record.get("category") or "",
                            find_terms(title),
                            words[:_LEAD_WORDS],
                            words,
                        )
                    )
    return samples
