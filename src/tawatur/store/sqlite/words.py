"""An article's index terms: the analyzer's output as words separated by spaces."""

from tawatur.model.article import Article
from tawatur.store.protocol import Terms


def index_terms(article: Article) -> Terms:
    """Return the words of title and text as the index takes them."""
    title, body = _words(article.title), _words(article.text)
    return Terms(title=title, title_stems=title, body=body, body_stems=body)


def _words(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.lower()).split())
