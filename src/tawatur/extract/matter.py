"""Tells whether prose that follows another headline is about another matter than the article before it."""

from collections.abc import Sequence

from tawatur.extract.blocks import Block
from tawatur.extract.body import prose_size
from tawatur.extract.spelling import find_stems

_ENDS = (".", "؟", "!", "،", "؛", ":")
MAX_HEADLINE = 220


def is_headline(block: Block) -> bool:
    """Tell whether a line could be a headline: a few words, no full stop."""
    words = block.text.count(" ") + 1
    return (
        3 <= words <= 40 and len(block.text) <= MAX_HEADLINE and not block.text.endswith((".", "،", "؛", ":"))
    )


def covers(headline: str, prose: str) -> float:
    """Return the share of a headline's words that stand in the prose."""
    words = find_stems(headline)
    return len(words & find_stems(prose)) / len(words) if words else 0.0


def is_other_matter(headline: str, prose: Sequence[Block], title: str, host: str, *, marked: bool) -> bool:
    """Tell whether ``prose`` belongs to ``headline`` and not to the article ``title`` with the text ``host``.

    ``marked`` says that a read-also line stood before the headline, so that less evidence is needed.
    """
    text = " ".join(block.text for block in prose[:3])
    theirs, ours = covers(headline, text), covers(title, text)
    words = find_stems(text)
    shared = len(words & find_stems(host)) / len(words) if words else 1.0
    if marked:
        return theirs >= 0.3 and theirs > ours and shared < 0.45
    return theirs >= 0.4 and ours <= 0.2 and theirs > 2 * ours and shared <= 0.25


def following_prose(blocks: Sequence[Block], start: int, limit: int = 4) -> list[Block]:
    """Return the next lines of running text at or after ``start``, at most ``limit`` of them."""
    found: list[Block] = []
    for block in blocks[start : start + 12]:
        if prose_size(block) >= 60:
            found.append(block)
            if len(found) == limit:
                break
    return found
