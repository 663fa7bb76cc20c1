"""The door of the room: runs the annotators in order."""

from dataclasses import replace

from tawatur.annotate.entities import find_entities
from tawatur.annotate.events import find_events
from tawatur.annotate.keyphrases import find_keyphrases
from tawatur.annotate.names import load_name_model
from tawatur.annotate.quotations import find_quotations
from tawatur.annotate.times import find_article_times
from tawatur.annotate.topics import find_topics
from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.model.article import Article

# Raised whenever a rule or a data file changes what is found, so that stored findings can be made anew.
VERSION = "9"


def annotate_article(article: Article, *, doubtful: bool = False) -> Article:
    """Return the article with what it speaks of: entities, topics, keyphrases, times, events and quotations.

    Findings that are already there are made anew. An article in another language than Arabic keeps empty
    findings; nothing is forced on it.

    Args:
        article: after `normalize`.
        doubtful: keep findings that are more likely wrong than right too.
    """
    arabic = article.language is None or article.language.split("-")[0] == "ar"
    entities = (
        find_entities(article.title, article.text, load_gazetteer(), load_name_model()) if arabic else ()
    )
    times = find_article_times(article) if arabic else ()
    events = find_events(article, entities, times) if arabic else ()
    topics = find_topics(article.title, article.text) if arabic else ()
    keyphrases = find_keyphrases(article.title, article.text, entities, times) if arabic else ()
    quotes = find_quotations(article.title, article.text, entities) if arabic else ()
    if not doubtful:
        events = tuple(event for event in events if event.asserted)
    versions = {**article.versions, "annotate": VERSION}
    return replace(
        article,
        entities=entities,
        topics=topics,
        keyphrases=keyphrases,
        times=times,
        quotes=quotes,
        events=events,
        versions=versions,
    )
