"""Words that carry no topic (stopwords.txt beside it)."""

from functools import cache
from pathlib import Path

from tawatur.text.arabic.fold import fold


def is_stopword(word: str) -> bool:
    """Tell whether the word, in any spelling, with or without an attached و or ف, carries no topic."""
    folded = fold(word)
    words = stopwords()
    return folded in words or (folded[:1] in ("و", "ف") and folded[1:] in words)


@cache
def stopwords() -> frozenset[str]:
    """Return the list, folded."""
    text = (Path(__file__).parent / "stopwords.txt").read_text(encoding="utf-8")
    return frozenset(fold(line) for line in text.splitlines() if line and not line.startswith("#"))
