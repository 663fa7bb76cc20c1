"""The door of the room: runs the annotators in order."""

from dataclasses import replace

from tawatur.annotate.entities import find_entities
from tawatur.annotate.times import find_article_times
from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.model.article import Article

# Raised whenever a rule or a data file changes what is found, so that stored findings can be made anew.
VERSION = "2"


def annotate_article(article: Article) -> Article:
    """Return the article with what it speaks of: entities and times with exact spans.

    Findings that are already there are made anew. An article in another language than Arabic keeps empty
    findings; nothing is forced on it.
    """
    arabic = article.language is None or article.language.split("-")[0] == "ar"
    entities = find_entities(article.title, article.text, load_gazetteer()) if arabic else ()
    times = find_article_times(article) if arabic else ()
    versions = {**article.versions, "annotate": VERSION}
    return replace(article, entities=entities, times=times, versions=versions)
