"""What a reader of the press must find: the right answers, reckoned from the article files alone."""

import re
from dataclasses import dataclass

from .newsroom import Newsroom, PressArticle
from .printing import expected_time, opening

# «--(مشرق)» at the end of a text that an aggregator took over with the agency's sign-off.
SIGN_OFF = re.compile(r"\s*--\(([^()]+)\)$")
PRINTS_NO_TAGS = {"mashriq"}
PRINTS_NO_AUTHOR = {"atlas", "siraj", "mashriq"}
PRINTS_NO_CREDIT = {"mashriq"}
# A byline with one of these is a desk's, not a person's; whether it counts as an author is left open.
DESK = re.compile(r"وكال|متابعة|هيئة التحرير|مشرق")
# The tatweel that joins «بـ» to a quotation mark is no letter: texts are read without it.
TATWEEL = "\u0640"
CREDIT_FORM = {"arz": "agency_signature", "riwaq": "dateline"}


@dataclass(frozen=True, slots=True)
class Answer:
    """The right answer for one article page.

    Attributes:
        authors: people who sign; None where a desk signs.
        credits: (name as printed, form) of every source line, signature and dateline that names an outlet.
        aggregator_tags: the aggregator's own keywords.
        second: key of the article whose whole text stands below the first, or "".
    """

    title: str
    text: str
    published: str
    tags: tuple[str, ...]
    authors: tuple[str, ...] | None
    credits: frozenset[tuple[str, str]]
    read_also: tuple[str, ...]
    aggregator_tags: tuple[str, ...]
    second: str


def answer_for(article: PressArticle, newsroom: Newsroom) -> Answer:
    """Return the right answer for the page of an article."""
    paragraphs = [*article.paragraphs]
    paragraphs[0] = opening(article) + paragraphs[0]
    credited: set[tuple[str, str]] = set()
    sign_off = SIGN_OFF.search(paragraphs[-1])
    if sign_off:
        credited.add((sign_off[1], "agency_signature"))
        paragraphs[-1] = SIGN_OFF.sub("", paragraphs[-1])
    if article.credit and article.outlet not in PRINTS_NO_CREDIT:
        form = CREDIT_FORM.get(article.outlet, "source_line")
        if form != "dateline" or article.dateline:
            credited.add((article.credit, form))
    is_aggregator = article.outlet == "siraj"
    recommended = [newsroom.find(key) for key in article.read_also]
    return Answer(
        title=_plain(article.title),
        text=_plain("\n\n".join(paragraphs)),
        published=expected_time(article),
        tags=() if article.outlet in PRINTS_NO_TAGS else article.tags,
        authors=_authors(article, newsroom),
        credits=frozenset(credited),
        read_also=tuple(_plain(other.title) for other in recommended if other)[
            : 1 if is_aggregator else None
        ],
        aggregator_tags=article.tags[:3] if is_aggregator else (),
        second=article.read_also[0] if is_aggregator and article.read_also else "",
    )


def _authors(article: PressArticle, newsroom: Newsroom) -> tuple[str, ...] | None:
    if not article.author or article.outlet in PRINTS_NO_AUTHOR:
        return ()
    if DESK.search(article.author) or newsroom.outlets[article.outlet].name in article.author:
        return None
    return (article.author,)


def _plain(text: str) -> str:
    return text.replace(TATWEEL, "")
