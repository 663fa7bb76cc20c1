"""The terms that topics and keyphrases are weighed by: stems of the words that carry content."""

from tawatur.text.arabic.fold import fold_words
from tawatur.text.arabic.stem import find_stem
from tawatur.text.arabic.stopwords import stopwords
from tawatur.text.tokens import split_words

_SHORTEST = 2


def find_terms(text: str) -> list[str]:
    """Return the stems of a text's words in reading order, without numbers and words that carry no topic."""
    words = split_words(text)
    return [
        stem
        for word, folded in zip(words, fold_words(words), strict=True)
        if (stem := find_term(word, folded))
    ]


def find_term(word: str, folded: str) -> str:
    """Return the stem of one word; "" for a number, a single letter or a word that carries no topic."""
    if len(folded) < _SHORTEST or folded in stopwords() or folded[0].isdigit():
        return ""
    if folded[0] in "وف" and folded[1:] in stopwords():
        return ""
    return find_stem(word) if not folded.isascii() else folded
