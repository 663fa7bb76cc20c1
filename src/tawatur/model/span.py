"""Span: the only way to point at words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range ``[start, end)`` of Unicode code points in one field of an article.

    Attributes:
        start: index of the first code point.
        end: index after the last code point.
        in_: the field pointed into, ``text`` or ``title``.
    """

    start: int
    end: int
    in_: str = "text"

    def cut(self, text: str) -> str:
        """Return the words this span points at in ``text`` (the field named by ``in_``)."""
        return text[self.start : self.end]
