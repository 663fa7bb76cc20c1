"""The door of the room: runs the annotators in order."""

from dataclasses import replace

from tawatur.annotate.entities import find_entities
from tawatur.annotate.events import find_events
from tawatur.annotate.keyphrases import find_keyphrases
from tawatur.annotate.names import load_name_model
from tawatur.annotate.outside_names import PieceReader
from tawatur.annotate.quotations import find_quotations
from tawatur.annotate.times import find_article_times
from tawatur.annotate.topics import find_topics
from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.model.article import Article

# Raised whenever a rule or a data file changes what is found, so that stored findings can be made anew.
VERSION = "16"

_MOST_OF_TITLE, _MOST_OF_TEXT = 2_000, 200_000  # code points


def annotate_article(
    article: Article, *, doubtful: bool = False, names: PieceReader | None = None
) -> Article:
    """Return the article with what it speaks of: entities, topics, keyphrases, times, events and quotations.

    Findings that are already there are made anew. An article in another language than Arabic keeps empty
    findings; nothing is forced on it. Of a title and a text only the first 2,000 and 200,000 code points are
    read, so that no page, however long, holds the others up.

    Args:
        article: after `normalize`.
        doubtful: keep findings that are more likely wrong than right too.
        names: a names model of the user's, see `tawatur.models.onnx`; None for the one that ships.
    """
    versions = {**article.versions, "annotate": VERSION}
    if article.language is not None and article.language.split("-")[0] != "ar":
        return replace(
            article, entities=(), topics=(), keyphrases=(), times=(), quotes=(), events=(), versions=versions
        )
    read = replace(article, title=article.title[:_MOST_OF_TITLE], text=article.text[:_MOST_OF_TEXT])
    title, text = read.title, read.text
    entities = find_entities(
        title, text, load_gazetteer(), load_name_model(), published=article.published, outside=names
    )
    times = find_article_times(read)
    events = find_events(read, entities, times)
    return replace(
        article,
        entities=entities,
        topics=find_topics(title, text),
        keyphrases=find_keyphrases(title, text, entities, times),
        times=times,
        quotes=find_quotations(title, text, entities),
        events=events if doubtful else tuple(event for event in events if event.asserted),
        versions=versions,
    )
