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
CREDIT_FORM = {"arz": "agency_signature", "riwaq": "dateline"}


@dataclass(frozen=True, slots=True)
class Answer:
    """The right answer for one article page.

    Attributes:
        credits: (name as printed, form) of every source line, signature and dateline that names an outlet.
        aggregator_tags: the aggregator's own keywords.
        second: key of the article whose whole text stands below the first, or "".
    """

    title: str
    text: str
    published: str
    tags: tuple[str, ...]
    authors: tuple[str, ...]
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
        title=article.title,
        text="\n\n".join(paragraphs),
        published=expected_time(article),
        tags=() if article.outlet in PRINTS_NO_TAGS else article.tags,
        authors=(article.author,) if article.author and article.outlet not in PRINTS_NO_AUTHOR else (),
        credits=frozenset(credited),
        read_also=tuple(other.title for other in recommended if other)[: 1 if is_aggregator else None],
        aggregator_tags=article.tags[:3] if is_aggregator else (),
        second=article.read_also[0] if is_aggregator and article.read_also else "",
    )
