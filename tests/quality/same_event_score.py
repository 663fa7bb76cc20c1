"""Pairs of tellings labelled as one real event or two, compared with what `form_events` joins."""

from dataclasses import dataclass
from pathlib import Path

from tawatur.knowledge.table import parse_table

_LABELS = Path(__file__).parent / "events" / "same_event.tsv"


@dataclass(frozen=True)
class Pair:
    one: str
    other: str
    type: str
    same: bool

    @property
    def sets(self):
        return {key.split(":")[0] for key in (self.one, self.other)}

    @property
    def articles(self):
        return {key.split("#")[0] for key in (self.one, self.other)}


@dataclass
class Score:
    """Counts of pairs both of whose tellings were coded; ``missing`` are the others."""

    right: int = 0
    wrong: int = 0
    lost: int = 0
    apart: int = 0
    missing: int = 0

    @property
    def precision(self):
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self):
        return self.right / max(1, self.right + self.lost)


def load_pairs(*sets):
    rows = parse_table(_LABELS.read_text(encoding="utf-8"))
    pairs = [Pair(row["one"], row["other"], row["type"], row["same"] == "1") for row in rows]
    return [pair for pair in pairs if pair.sets <= set(sets)] if sets else pairs


def score_pairs(events, pairs, *, name=str, wrong=None):
    """Return the score; ``name`` gives an article's id in the labels, ``wrong`` collects (pair, joined)."""
    places = {}
    for number, event in enumerate(events):
        for mention in event.mentions:
            key = f"{name(mention.article)}#{mention.in_}:{mention.start}"
            places.setdefault((key, event.type), set()).add(number)
    score = Score()
    for pair in pairs:
        one, other = places.get((pair.one, pair.type)), places.get((pair.other, pair.type))
        if not one or not other:
            score.missing += 1
            continue
        joined = bool(one & other)
        score.right += joined and pair.same
        score.wrong += joined and not pair.same
        score.lost += pair.same and not joined
        score.apart += not joined and not pair.same
        if wrong is not None and joined != pair.same:
            wrong.append((pair, joined))
    return score
