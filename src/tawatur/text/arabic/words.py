"""How often a word was seen in Arabic news (words.tsv): the evidence for every guess about one."""

from functools import cache, lru_cache
from pathlib import Path

from tawatur.text.arabic.fold import fold, fold_word


@lru_cache(1 << 17)
def count_word(word: str) -> int:
    """Return how often the word was seen, 0 where never; a spelling not seen counts as its usual spelling."""
    counts, usual = _tables()
    found = counts.get(word)
    if found is None:
        found = counts.get(usual.get(fold_word(word), ""), 0)
    return found


def count_exactly(word: str) -> int:
    """Return how often the word was seen in this very spelling, 0 where never."""
    return _tables()[0].get(word, 0)


@lru_cache(1 << 17)
def find_usual(word: str) -> str:
    """Return the commonest spelling of the word («الامارات» gives «الإمارات»), else the word itself."""
    counts, usual = _tables()
    return word if word in counts else usual.get(fold_word(word), word)


@cache
def _tables() -> tuple[dict[str, int], dict[str, str]]:
    """Return spelling → count, and folded form → its commonest spelling."""
    counts: dict[str, int] = {}
    usual: dict[str, str] = {}
    text = (Path(__file__).parent / "words.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        word, count = line.split("\t")
        counts[word] = int(count)
        usual.setdefault(fold(word), word)
    return counts, usual
