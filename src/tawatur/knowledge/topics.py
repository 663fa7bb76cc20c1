"""The topic tree: IPTC Media Topics by id, with Arabic and English labels."""

from dataclasses import dataclass
from functools import cache

from tawatur.knowledge.table import read_table
from tawatur.text.arabic.stem import find_stem

SCHEME = "medtop:"


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """One topic.

    Attributes:
        id: eight digits.
        parent: id of the topic above it; "" on the first level.
        label_ar: Arabic label, as shown.
        label_en: English label.
        stems: stems of the words that speak for it; empty on the first level, where the model decides.
    """

    id: str
    parent: str
    label_ar: str
    label_en: str
    stems: frozenset[str]


@cache
def load_topics() -> dict[str, TopicEntry]:
    """Return all topics by id, parents before their children."""
    return {
        row["id"]: TopicEntry(
            row["id"],
            row["parent"],
            row["label_ar"],
            row["label_en"],
            frozenset(find_stem(word) for word in row["words"].split()),
        )
        for row in read_table("topics.tsv")
    }


@cache
def narrower_topics(topic: str) -> tuple[TopicEntry, ...]:
    """Return the topics right below one; empty for an unknown id."""
    return tuple(entry for entry in load_topics().values() if entry.parent == topic)
