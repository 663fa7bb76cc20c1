"""One entry of a feed as an Article, from what the feed itself holds."""

from collections.abc import Callable

from tawatur.errors import Rejected
from tawatur.extract import attribution, signature
from tawatur.extract.agencies import know_agencies
from tawatur.extract.blocks import gather_markup, layer_of_lines
from tawatur.extract.body import weigh
from tawatur.extract.cut import Flow
from tawatur.extract.ending import drop_added_sentence, is_cut
from tawatur.model.article import Article, Clues, DateClue
from tawatur.model.link import Link


def extract_entry(link: Link, *, known: Callable[[str], int] = know_agencies) -> Article:
    """Return a feed entry as an Article with ``clues``: ``partial`` without full content.

    Args:
        link: the entry as its list holds it.
        known: tells names of outlets, as `extract_articles` takes it.

    Raises:
        Rejected: ``no_text``, the entry has neither a title nor a text.
    """
    layer = gather_markup(link.html) if link.html else layer_of_lines(tuple(link.summary.splitlines()))
    weigh(layer)
    cut = Flow(layer, layer.blocks, title=link.title, body=0).run()
    paragraphs = drop_added_sentence([block.text for block in cut.paragraphs if block.text])
    content = drop_added_sentence([block.text for block in layer.blocks if block.text])
    signed: tuple[str, ...] = ()
    if paragraphs:
        text, name = signature.cut_signature(paragraphs[-1])
        if name is not None:
            signed = (name,)
            paragraphs = [*paragraphs[:-1], text] if text else paragraphs[:-1]
    if not link.title and not paragraphs:
        raise Rejected("no_text", "the entry has neither a title nor a text")
    printed = link.published_printed or link.published
    dates = [DateClue(printed, "feed")] if printed else []
    if link.updated:
        dates.append(DateClue(link.updated, "feed", "updated"))
    credits_ = attribution.find_credits(
        cut.sources, signed, (), paragraphs, title=link.title, known=known, own=lambda _: False
    )
    return Article(
        url=link.url,
        kind="feed_item",
        partial=link.html is None or any(map(is_cut, content[-1:])),
        title=link.title,
        lead=link.summary if link.html else "",
        text="\n\n".join(paragraphs),
        authors=link.authors,
        tags=link.tags,
        image=link.image,
        clues=Clues(
            dates=tuple(dates),
            site_name=link.feed_title,
            credits=credits_,
            declared_language=link.language,
        ),
    )
