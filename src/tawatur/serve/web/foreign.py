"""What others wrote, made safe to stand on our pages: direction controls, stray controls, addresses."""

import re
from urllib.parse import urlsplit

from markupsafe import Markup

# Embeddings, overrides and isolates would turn the words around them; joiners shape letters and stay.
_CONTROLS = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile(r"\s+")  # a line break or a run of spaces


def clean_words(text: str | None) -> str:
    """Return foreign text without control characters and direction controls; "" for None."""
    return _CONTROLS.sub("", text) if text else ""


def isolate(text: str | None) -> Markup:
    """Return foreign words in an isolate of their own direction, escaped."""
    return Markup("<bdi>{}</bdi>").format(clean_words(text))


def isolate_ltr(text: str | None) -> Markup:
    """Return an address, an id or a digest as an isolate that always runs left to right, escaped."""
    return Markup('<bdi dir="ltr" class="code">{}</bdi>').format(clean_words(text))


def find_link(url: str | None) -> str | None:
    """Return an address that a reader may be sent to: http or https with a host; else None."""
    url = clean_words(url).strip()
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host or "\\" in url or _SPACES.search(url):
        return None
    return url


def cut_words(text: str | None, limit: int) -> str:
    """Return the first words of ``text``, at most ``limit`` characters, with an ellipsis where it was cut.

    A single word longer than the limit is cut inside, but never before a combining mark.
    """
    words = _SPACES.sub(" ", clean_words(text)).strip()
    if len(words) <= limit:
        return words
    end = words.rfind(" ", 0, limit + 1)
    if end <= 0:
        end = limit
        while end > 1 and _is_attached(words[end]):
            end -= 1
    return words[:end].rstrip(" ،؛,;:-–—") + "…"


def _is_attached(letter: str) -> bool:
    """Tell whether a character belongs to the one before it: a mark or a joiner."""
    return "\u064b" <= letter <= "\u065f" or letter in "\u0670\u200c\u200d"
