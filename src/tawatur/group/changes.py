"""What a copy changed, sentence by sentence."""

from collections import Counter

from tawatur.model.bonds import Change
from tawatur.text.arabic.fold import fold
from tawatur.text.sentences import find_sentences
from tawatur.text.tokens import split_words

# Two sentences that share this much of their words are one sentence, altered (Dice's coefficient).
_ALTERED = 0.5


def find_changes(copy: str, origin: str) -> tuple[Change, ...]:
    """Return the sentences in which a copy differs from its origin.

    First the sentences of the copy that were added or altered, in its order, then those of the origin that
    were dropped, in its order. Spelling differences that folding removes are no changes.
    """
    ours, theirs = _sentences(copy), _sentences(origin)
    same = Counter(words for _, words in theirs) & Counter(words for _, words in ours)
    open_ours = _without(ours, same)
    open_theirs = _without(theirs, same)
    changes = []
    for sentence, words in open_ours:
        match = max(open_theirs, key=lambda item: _dice(words, item[1]), default=None)
        if match is not None and _dice(words, match[1]) >= _ALTERED:
            open_theirs.remove(match)
            changes.append(Change("altered", sentence, match[0]))
        else:
            changes.append(Change("added", sentence))
    changes += [Change("dropped", None, sentence) for sentence, _ in open_theirs]
    return tuple(changes)


_Sentence = tuple[str, tuple[str, ...]]


def _sentences(text: str) -> list[_Sentence]:
    cut = (span.cut(text) for span in find_sentences(text))
    return [(sentence, words) for sentence in cut if (words := tuple(split_words(fold(sentence))))]


def _without(sentences: list[_Sentence], same: Counter[tuple[str, ...]]) -> list[_Sentence]:
    left = same.copy()
    kept = []
    for sentence in sentences:
        if left[sentence[1]] > 0:
            left[sentence[1]] -= 1
        else:
            kept.append(sentence)
    return kept


def _dice(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    shared = sum((Counter(one) & Counter(other)).values())
    return 2 * shared / (len(one) + len(other))
