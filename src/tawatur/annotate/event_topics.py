"""Keeps sport, weather, prices, culture and columns out of the coding of events."""

from collections import Counter
from collections.abc import Sequence

from tawatur.annotate.event_words import Sentence

_GATES = frozenset({"sport", "weather", "prices", "culture", "column"})
# Words of one subject in a sentence from which on the sentence is about that subject.
_ENOUGH = {"sport": 1, "weather": 2, "prices": 2, "culture": 2, "column": 1}
_QUESTIONS = frozenset({"هل", "كيف", "لماذا", "ماذا", "متي", "اين", "ما", "لو"})
_LONGEST = 130


def is_about_else(sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of sport, weather, prices, culture or is a column's."""
    counts = Counter(cue.kind for cue in sentence.cues if cue.kind in _GATES)
    return any(count >= _ENOUGH[kind] for kind, count in counts.items())


def is_article_about_else(opening: Sequence[Sentence]) -> bool:
    """Tell the same of an article by its title and first sentence."""
    counts = Counter(cue.kind for sentence in opening for cue in sentence.cues if cue.kind in _GATES)
    return any(count >= _ENOUGH[kind] + 2 for kind, count in counts.items())


def is_telling(sentence: Sentence, text: str) -> bool:
    """Tell whether a sentence tells anything: questions and endless sentences do not."""
    if len(sentence.words) > _LONGEST or sentence.words[0].folded in _QUESTIONS:
        return False
    return not text[: sentence.end].rstrip('»"!. ').endswith(("؟", "?"))
