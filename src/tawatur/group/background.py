"""Background: the sentences in which a text recalls earlier news."""

from itertools import pairwise

from tawatur.text.arabic.fold import fold
from tawatur.text.sentences import find_sentences
from tawatur.text.tokens import split_words

# «وكانت الوزارة قد أعلنت»: the particle stands soon behind the verb.
_REACH = 14
_OPENERS = tuple(
    tuple(map(fold, opener.split()))
    for opener in (
        *("يذكر أن", "ويذكر أن", "يذكر بأن", "يشار إلى أن", "ويشار إلى أن", "تجدر الإشارة", "وتجدر الإشارة"),
        *("جدير بالذكر", "الجدير بالذكر", "والجدير بالذكر", "ومن الجدير بالذكر", "من الجدير بالذكر"),
    )
)
_WAS = frozenset(map(fold, ("كان", "كانت", "وكان", "وكانت", "كانوا", "وكانوا")))
_HAD = fold("قد")
_BEFORE = frozenset(map(fold, ("سبق", "وسبق", "فسبق")))
_THAT = frozenset(map(fold, ("أن", "له", "لها", "لهم")))


def find_background(text: str) -> tuple[str, ...]:
    """Return the sentences of a text that recall earlier news, in reading order."""
    sentences = (text[span.start : span.end] for span in find_sentences(text))
    return tuple(sentence for sentence in sentences if _recalls(sentence))


def _recalls(sentence: str) -> bool:
    words = tuple(split_words(fold(sentence)))
    if any(words[: len(opener)] == opener for opener in _OPENERS):
        return True
    if words[:1] and words[0] in _WAS and _HAD in words[1:_REACH]:
        return True
    return any(word in _BEFORE and after in _THAT for word, after in pairwise(words))
