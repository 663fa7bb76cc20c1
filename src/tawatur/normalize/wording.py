"""The text of an article, fixed once: cleaned for display, with the digest that findings belong to."""

import hashlib

from tawatur.text.arabic.fold import fold
from tawatur.text.clean import clean_text, clean_title

_DIGEST_LENGTH = 16


def fix_title(title: str) -> str:
    """Return a title with its letters and quotation marks as printed and stray controls gone."""
    return clean_title(title)


def fix_text(text: str) -> str:
    """Return a text whose paragraphs are cleaned, the empty ones gone, joined by one blank line."""
    paragraphs = (" ".join(paragraph.split()) for paragraph in clean_text(text).split("\n\n"))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def digest_text(text: str) -> str:
    """Return the digest of a fixed text; findings on it name this digest."""
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGEST_LENGTH]


def fold_text(text: str) -> str:
    """Return a text as identity compares it: folded, white space made single."""
    return " ".join(fold(text).split())
