"""How much a word tells: its weight by the number of texts it stands in; stock phrases weigh nothing."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

# A word in more than one of seven texts tells nothing; below that its weight grows with its rarity.
_COMMON = 2.0
# So many texts of its own must a press have before its counts weigh as much as the table's.
_OWN_TEXTS = 3_000
_FEWEST_TEXTS = 100


@dataclass(frozen=True, slots=True, eq=False)
class Frequencies:
    """In how many distinct texts (copies counted once) each stem stands.

    Attributes:
        count: number of texts.
        texts: number of texts by stem; a stem that is missing stands in very few.
        worth: what `weigh` gives for each stem, remembered; 0 for numbers.
    """

    count: int
    texts: dict[str, int]
    worth: Mapping[str, float] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Begin to remember weights."""
        object.__setattr__(self, "worth", _Worth(self))

    def weigh(self, stem: str) -> float:
        """Return a stem's weight: 0 for a word of every day, about 8 for one that was never seen."""
        return max(0.0, math.log((self.count + 1) / (self.texts.get(stem, 0) + 1)) - _COMMON)


class _Worth(dict[str, float]):
    """The weight of each stem, reckoned once; 0 for numbers, which tell nothing without what they count."""

    def __init__(self, frequencies: Frequencies) -> None:
        super().__init__()
        self._weigh = frequencies.weigh

    def __missing__(self, stem: str) -> float:
        weight = self[stem] = 0.0 if stem[0].isdigit() else self._weigh(stem)
        return weight


@cache
def load_frequencies() -> Frequencies:
    """Return the table of frequencies.tsv, counted over two Arabic corpora."""
    text = (Path(__file__).parent / "frequencies.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return Frequencies(int(rows[0][1]), {stem: int(count) for stem, count in rows[1:]})


def blend_frequencies(table: Frequencies, texts: Iterable[frozenset[str]], count: int) -> Frequencies:
    """Return the table with a press's own texts counted in; the table itself while they are few.

    Args:
        table: from `load_frequencies`.
        texts: the distinct stems of each text, copies once.
        count: number of ``texts``.
    """
    if count < _FEWEST_TEXTS:
        return table
    own: dict[str, int] = {}
    for stems in texts:
        for stem in stems:
            own[stem] = own.get(stem, 0) + 1
    # Ten thousand texts of one's own outweigh the table; a hundred hardly move it.
    scale = min(1.0, count / _OWN_TEXTS) * table.count / count
    merged = dict(table.texts)
    for stem, number in own.items():
        # A word of a single text is as rare as one never seen.
        merged[stem] = merged.get(stem, 0) + round(scale * (number - 1))
    return Frequencies(table.count + round(scale * count), merged)
