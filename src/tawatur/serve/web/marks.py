"""Spans to HTML: names and found words marked in a text, exactly where they stand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from tawatur.model.article import Article
from tawatur.serve.web.foreign import clean_words

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")  # what stands between two paragraphs
KINDS = ("person", "organization", "place", "country", "event", "product", "other")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to mark: ``[start, end)`` in code points, a CSS class, and what a pointer shows, if anything."""

    start: int
    end: int
    kind: str
    label: str = ""


def find_marks(article: Article, *, in_: str = "text") -> tuple[Mark, ...]:
    """Return the marks of names and times in one field of an article; empty where it is not annotated."""
    names = (
        Mark(mention.start, mention.end, entity.kind if entity.kind in KINDS else "other", entity.name)
        for entity in article.entities or ()
        for mention in entity.mentions
        if mention.in_ == in_
    )
    times = (
        Mark(time.start, time.end, "time", _say_value(time.value, time.until))
        for time in article.times or ()
        if time.in_ == in_
    )
    return (*names, *times)


def find_quotes(article: Article) -> tuple[Mark, ...]:
    """Return where the text quotes somebody; what a pointer shows is who speaks, "" where nobody is named."""
    return tuple(
        Mark(quote.start, quote.end, "quote", quote.speaker or "")
        for quote in article.quotes or ()
        if quote.in_ == "text"
    )


def _say_value(value: str | None, until: str | None) -> str:
    return f"{value} – {until}" if value and until and until != value else value or ""


def mark_words(text: str, marks: Iterable[Mark], *, offset: int = 0) -> Markup:
    """Return ``text`` escaped, with ``<mark>`` around each mark.

    Where marks overlap the longest stays, of equals the first. A mark that reaches out of the text is cut at
    its edge; an empty one is dropped.

    Args:
        text: the field, or a part of it.
        marks: marks in the coordinates of the whole field.
        offset: where ``text`` begins in the field.
    """
    pieces: list[Markup] = []
    position = 0
    for mark in _settle(marks, offset, offset + len(text)):
        start, end = mark.start - offset, mark.end - offset
        pieces.append(escape(clean_words(text[position:start])))
        words = clean_words(text[start:end])
        title = Markup(' title="{}"').format(clean_words(mark.label)) if mark.label else Markup("")
        pieces.append(Markup('<mark class="{}"{}>{}</mark>').format(mark.kind, title, words))
        position = end
    pieces.append(escape(clean_words(text[position:])))
    return Markup("").join(pieces)


def mark_quotes(text: str, marks: Iterable[Mark], quotes: Iterable[Mark], *, offset: int = 0) -> Markup:
    """Return ``text`` as `mark_words` does, with a ``<span class="quote">`` around what is quoted.

    Marks stand inside quotations; one that reaches over the edge of a quotation is cut there.
    """
    marks = tuple(marks)
    pieces: list[Markup] = []
    position = 0
    for quote in _settle(quotes, offset, offset + len(text)):
        start, end = quote.start - offset, quote.end - offset
        pieces.append(mark_words(text[position:start], marks, offset=offset + position))
        words = mark_words(text[start:end], marks, offset=offset + start)
        title = Markup(' title="{}"').format(clean_words(quote.label)) if quote.label else Markup("")
        pieces.append(Markup('<span class="quote"{}>{}</span>').format(title, words))
        position = end
    pieces.append(mark_words(text[position:], marks, offset=offset + position))
    return Markup("").join(pieces)


def mark_paragraphs(text: str, marks: Iterable[Mark], quotes: Iterable[Mark] = ()) -> tuple[Markup, ...]:
    """Return each paragraph of an article's text as HTML, with its marks and quotations."""
    marks, quotes = tuple(marks), tuple(quotes)
    paragraphs: list[Markup] = []
    start = 0
    for gap in (*_BLANK_LINE.finditer(text), None):
        end = gap.start() if gap else len(text)
        if text[start:end].strip():
            paragraphs.append(mark_quotes(text[start:end], marks, quotes, offset=start))
        start = gap.end() if gap else end
    return tuple(paragraphs)


def _settle(marks: Iterable[Mark], first: int, last: int) -> list[Mark]:
    """Cut marks to ``[first, last)``, keep the longest of those that overlap, and put them in order."""
    inside = [
        Mark(max(mark.start, first), min(mark.end, last), mark.kind, mark.label)
        for mark in marks
        if mark.start < last and mark.end > first and mark.start < mark.end
    ]
    kept: list[Mark] = []
    for mark in sorted(inside, key=lambda mark: (mark.start - mark.end, mark.start)):
        if all(mark.end <= other.start or mark.start >= other.end for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda mark: mark.start)
