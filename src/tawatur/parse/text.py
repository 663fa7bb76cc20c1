"""Plain text pages: the first non-empty line is the title, each later line a paragraph."""

import re

# Runs of white space inside a line, the no-break and zero-width kinds included.
_SPACES = re.compile(r"[\s\u00a0\u200b\ufeff]+")
MAX_CHARACTERS = 8_000_000


def split_lines(source: str) -> tuple[str, ...]:
    """Return the non-empty lines of a text, white space inside each made single."""
    lines = (_SPACES.sub(" ", line).strip() for line in source[:MAX_CHARACTERS].splitlines())
    return tuple(line for line in lines if line)
