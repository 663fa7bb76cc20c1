"""Articles as JSON lines, as the contract has them; what `ingest` takes back."""

from collections.abc import Iterable, Iterator

from tawatur.model.article import Article
from tawatur.model.record import to_json


def write_jsonl(articles: Iterable[Article]) -> Iterator[str]:
    """Yield one line an article, newline included."""
    for article in articles:
        yield to_json(article) + "\n"
