"""What quotations are read from: words, words in marks, and sentences that no mark cuts in two."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate

from tawatur.annotate.mentions import Words
from tawatur.text.arabic import letters
from tawatur.text.sentences import find_sentences

# «…», “…”, "…": never across a blank line; the straight mark is paired as it comes.
_MARKED = re.compile(
    r"«((?:[^«»\n]|\n(?!\s*\n))*)»|“((?:[^“”\n]|\n(?!\s*\n))*)”|\"((?:[^\"\n]|\n(?!\s*\n))*)\""
)
# Up to eight words, and a double or long dash, or a bracket and a dash.
_DATELINE = re.compile(r"\s*(?:[\w،,./]+\s+){0,7}[\w،,./]*\s*(?:\([^()\n]{2,30}\)\s*[-–—]{1,2}|--|—)\s*")
OPENING = "«“\"‹'‘"
CLOSING = "»”\"›'’"
# What parts two clauses: «، ؛», a dash between spaces.
_SEPARATOR = re.compile(r"[،,؛;]|\s[-–—]\s|[.…]{2}")


@dataclass(frozen=True, slots=True)
class Marked:
    """Words in quotation marks: ``[start, end)`` inside the marks, and its words ``[first, last)``."""

    start: int
    end: int
    first: int
    last: int

    @property
    def count(self) -> int:
        """Return how many words stand in the marks."""
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its words ``[first, last)`` and the words in marks that it holds."""

    start: int
    end: int
    first: int
    last: int
    marked: tuple[Marked, ...]

    def marked_from(self, index: int) -> Marked | None:
        """Return the words in marks whose first is word ``index``, or None."""
        at = bisect_left(self.marked, index, key=lambda item: item.first)
        found = self.marked[at] if at < len(self.marked) else None
        return found if found and found.first == index else None

    def marked_over(self, index: int) -> Marked | None:
        """Return the words in marks that word ``index`` is one of, or None."""
        at = bisect_right(self.marked, index, key=lambda item: item.first) - 1
        return self.marked[at] if at >= 0 and index < self.marked[at].last else None


@dataclass(frozen=True, slots=True)
class Frame:
    """One field of an article, cut for reading quotations."""

    words: Words
    sentences: tuple[Sentence, ...]

    def gap(self, index: int) -> str:
        """Return what stands between the word before ``index`` and that word."""
        before = self.words.spans[index - 1][1] if index else 0
        after = self.words.spans[index][0] if index < len(self.words.spans) else len(self.words.text)
        return self.words.text[before:after]

    def is_parted(self, index: int) -> bool:
        """Tell whether a comma, semicolon, dash or two dots stand before the word."""
        return _SEPARATOR.search(self.gap(index)) is not None

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """Return the span without white space, dangling marks and a final stop."""
        text = self.words.text
        while start < end and (text[start].isspace() or text[start] in "،,؛;:.…-–—"):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in "،,؛;:.…-–—"):
            end -= 1
        piece = text[start:end]
        for opening, closing in ("«»", "“”"):
            if piece.startswith(opening) and piece.endswith(closing) and piece.count(opening) == 1:
                return self.trim(start + 1, end - 1)
            if piece.endswith(closing) and opening not in piece:
                return self.trim(start, end - 1)
            if piece.startswith(opening) and closing not in piece:
                return self.trim(start + 1, end)
        if piece.count('"') == 1 and piece[-1] == '"':
            return self.trim(start, end - 1)
        if len(piece) > 1 and piece[0] == piece[-1] == '"' and piece.count('"') == 2:
            return self.trim(start + 1, end - 1)
        return start, end


def make_frame(words: Words) -> Frame:
    """Return the field cut into sentences; one that ends inside marks goes on to the end of the marks."""
    text = words.text
    starts = [start for start, _ in words.spans]
    marked = []
    for match in _MARKED.finditer(text):
        if _is_attached(text, match.start()):
            continue
        start, end = next(match.span(group) for group in (1, 2, 3) if match.group(group) is not None)
        marked.append(Marked(start, end, bisect_left(starts, start), bisect_left(starts, end)))
    opens = [item.start for item in marked]
    reaches = list(accumulate((item.end for item in marked), max))  # how far the marks until here reach
    sentences: list[Sentence] = []
    pending: int | None = None
    for span in find_sentences(text):
        start = span.start if pending is None else pending
        before = bisect_left(opens, span.end)
        if (before and reaches[before - 1] >= span.end) or _opens_only(text, start, span.end):
            pending = start
            continue
        pending = None
        start = _skip_dateline(text, start, span.end)
        sentences.append(_make_sentence(starts, marked, opens, start, span.end))
    if pending is not None:
        sentences.append(_make_sentence(starts, marked, opens, pending, len(text)))
    return Frame(words, tuple(sentences))


def _skip_dateline(text: str, start: int, end: int) -> int:
    """Return where a sentence begins behind «نيويورك (CNN) --», or where it begins anyway."""
    match = _DATELINE.match(text, start, end)
    return match.end() if match else start


def _is_attached(text: str, opening: int) -> bool:
    """Tell whether a letter stands hard before the mark, as in «لـ"القدس"»: the marked words are a name."""
    before = text[opening - 1 : opening]
    return before.isalpha() or before == letters.TATWEEL


def _opens_only(text: str, start: int, end: int) -> bool:
    """Tell whether the piece is nothing but marks and dots, such as «».» cut off behind a closing mark."""
    return not any(char.isalnum() for char in text[start:end])


def _make_sentence(
    starts: list[int], marked: list[Marked], opens: list[int], start: int, end: int
) -> Sentence:
    """Return a sentence with its words and the words in marks that it holds."""
    here = marked[bisect_left(opens, start) : bisect_left(opens, end + 1)]
    inside = tuple(item for item in here if item.end <= end + 1)
    return Sentence(start, end, bisect_left(starts, start), bisect_left(starts, end), inside)
