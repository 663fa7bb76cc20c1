"""What makes a word fit to stand in a keyphrase: is it a noun, has it the article, what is attached to it."""

from dataclasses import dataclass
from functools import lru_cache

from tawatur.text.arabic.clitics import prefix_length, strip_marks
from tawatur.text.arabic.fold import fold_word
from tawatur.text.arabic.stopwords import stopwords
from tawatur.text.arabic.words import count_word

_ARTICLE = "ال"
_SHORTEST = 2
_CACHE = 1 << 16


@dataclass(frozen=True, slots=True)
class PhraseWord:
    """One word as keyphrases see it.

    Attributes:
        key: its folded form without attached letters and article, by which forms of it are the same.
        attached: how many leading characters are attached conjunction or preposition.
        article: has it the article.
        noun: share of its occurrences in news that have the article, 0 to 1; 1 with the article. Verbs and
            particles never take it, so they are near 0.
    """

    key: str
    attached: int
    article: bool
    noun: float


@lru_cache(_CACHE)
def read_phrase_word(word: str) -> PhraseWord | None:
    """Return what is known of a word, or None where it can be in no phrase: a particle, a number."""
    folded = fold_word(word)
    if len(folded) < _SHORTEST or folded[0].isdigit() or _is_empty(folded):
        return None
    if folded.isascii():
        return PhraseWord(folded, 0, article=False, noun=1.0)
    attached = prefix_length(word)
    core = fold_word(word[attached:])
    if len(core) < _SHORTEST or _is_empty(core):
        return None
    hidden = strip_marks(word[:attached]).endswith("لل")  # «للمغرب»: the alef of the article is not written
    article = hidden or (core.startswith(_ARTICLE) and len(core) > len(_ARTICLE) + 2)
    bare = core if hidden or not article else core[len(_ARTICLE) :]
    return PhraseWord(bare, attached, article, 1.0 if article else _noun_share(strip_marks(word[attached:])))


def _is_empty(folded: str) -> bool:
    words = stopwords()
    return folded in words or (folded[0] in "وف" and folded[1:] in words)


def _noun_share(word: str) -> float:
    with_article = count_word(_ARTICLE + word)
    return (with_article + 0.5) / (with_article + count_word(word) + 1)
