"""A feed entry to an Article of its own, for lists that carry the text."""

import re

from tawatur.errors import Rejected
from tawatur.model.article import Article, Clues, DateClue
from tawatur.model.link import Link
from tawatur.model.moment import format_time
from tawatur.model.page import Page
from tawatur.text.markup import clean_line, split_paragraphs

# WordPress closes each entry: «The post … appeared first on …», «ظهرت المقالة … أولاً على …».
_WORDPRESS_END = re.compile(
    r"^(?:The post .* (?:appeared first on|first appeared on) .*|ظهرت المقالة .* أولا?ً? على .*)$"
)
# «اقرأ المزيد», «[…]», «Read more» at the end of a shortened text
_CUT_END = re.compile(
    r"(?:\[(?:…|\.\.\.|&hellip;)\]|…|\.\.\.)\s*$|(?:إ?اقرأ المزيد|أكمل القراءة|متابعة القراءة|لقراءة المزيد|"
    r"Read more|Continue reading)\s*[.…»>]*\s*$",
    re.IGNORECASE,
)
_LEAD_LONGEST = 600


def extract_feed_item(link: Link, page: Page) -> Article:
    """Return the Article of one feed entry (``kind`` is ``feed_item``).

    ``partial`` is True when the list carries a summary only or its text is visibly cut.

    Raises:
        Rejected: ``no_text`` when the entry has neither a title nor words.
    """
    summary = tuple(line for line in link.summary.split("\n") if line)
    content = split_paragraphs(link.html) if link.html else ()
    paragraphs = _without_ending(content or summary)
    if not link.title and not paragraphs:
        raise Rejected("no_text", "the entry has neither a title nor a text")
    partial = not content or _is_cut(content)
    lead = summary[0] if content and summary and not _is_cut(summary) else ""
    return Article(
        url=link.url,
        kind="feed_item",
        partial=partial,
        title=link.title or paragraphs[0],
        lead=lead if len(lead) <= _LEAD_LONGEST else "",
        text="\n\n".join(_without_title(paragraphs, link.title)),
        authors=link.authors,
        tags=link.tags,
        language=link.language,
        image=link.image,
        fetched_at=_print_fetch(page),
        clues=_find_clues(link),
    )


def _find_clues(link: Link) -> Clues:
    dates = []
    if link.published_printed:
        dates.append(DateClue(link.published_printed, "feed", "published"))
    if link.updated:
        dates.append(DateClue(link.updated, "feed", "updated"))
    return Clues(dates=tuple(dates), site_name=link.feed_title, declared_language=link.language)


def _is_cut(paragraphs: tuple[str, ...]) -> bool:
    last = [line for line in paragraphs if not _WORDPRESS_END.match(line)][-1:]
    return bool(last) and bool(_CUT_END.search(last[0]))


def _without_ending(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """Drop the sentence that WordPress adds to every entry."""
    return tuple(line for line in paragraphs if not _WORDPRESS_END.match(line))


def _without_title(paragraphs: tuple[str, ...], title: str) -> tuple[str, ...]:
    """Drop a first paragraph that only repeats the title."""
    if len(paragraphs) > 1 and clean_line(paragraphs[0]) == title:
        return paragraphs[1:]
    return paragraphs


def _print_fetch(page: Page) -> str | None:
    if page.fetched_at is None:
        return None
    return format_time(page.fetched_at.replace(tzinfo=None), "second", utc=True)
