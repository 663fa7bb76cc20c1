"""An article's index terms: the analyzer's output as words separated by spaces."""

from tawatur.model.article import Article
from tawatur.search.analyzer import analyze
from tawatur.store.protocol import Terms


def index_terms(article: Article) -> Terms:
    """Return the words of title and text as the index takes them."""
    title, title_stems = analyze(article.title)
    body, body_stems = analyze(article.text)
    return Terms(" ".join(title), " ".join(title_stems), " ".join(body), " ".join(body_stems))
