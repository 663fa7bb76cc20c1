"""The forms of a word that tell whether it is part of a name."""

from dataclasses import dataclass
from functools import lru_cache

from tawatur.text.arabic.clitics import ARTICLE, split_proclitics, strip_marks
from tawatur.text.arabic.fold import fold

_CACHE = 1 << 17


@dataclass(frozen=True, slots=True)
class Forms:
    """A word with and without what is attached to it, all folded.

    Attributes:
        whole: the word.
        attached: conjunction and preposition letters before it.
        bare: the word without them, its article written out («للمغرب» gives «المغرب»).
        stem: ``bare`` without the article.
        has_article: whether it has the article.
    """

    whole: str
    attached: str
    bare: str
    stem: str
    has_article: bool


@lru_cache(_CACHE)
def split_forms(word: str) -> Forms:
    """Return the forms of a word as written."""
    plain = strip_marks(word)
    attached, rest, has_article = split_proclitics(plain)
    stem = fold(rest)
    bare = ARTICLE + stem if has_article else stem
    return Forms(fold(plain), attached, bare, stem, has_article)
