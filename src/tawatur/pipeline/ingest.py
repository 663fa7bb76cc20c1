"""One document from the front door to the store, and its Outcome; only this file makes outcomes."""

import dataclasses
import hashlib

from tawatur.errors import RecordError
from tawatur.model.article import Article
from tawatur.model.outcome import FAILED, KEPT, Outcome
from tawatur.model.record import from_json
from tawatur.store.protocol import Entry
from tawatur.store.sqlite.words import index_terms


def read_line(line: bytes, instance: str) -> tuple[Outcome, tuple[Entry, ...]]:
    """Read one JSON line as an article."""
    try:
        article = from_json(line, Article)
    except RecordError as error:
        return Outcome(FAILED, instance, "not_a_record", str(error)), ()
    article = _complete(article)
    return Outcome(KEPT, instance), (Entry(article, terms=index_terms(article)),)


def _complete(article: Article) -> Article:
    digest = article.text_digest or hashlib.sha256(article.text.encode()).hexdigest()[:16]
    name = article.url or f"{article.title}\n{article.text}"
    identity = article.id or hashlib.sha256(name.encode()).hexdigest()[:20]
    return dataclasses.replace(article, id=identity, text_digest=digest)
