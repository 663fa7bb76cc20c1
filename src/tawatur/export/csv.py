"""Articles as a table that spreadsheets open safely, Arabic included."""

import csv
import io
from collections.abc import Iterable, Iterator

from tawatur.model.article import Article
from tawatur.text.arabic.letters import BYTE_ORDER_MARK, INVISIBLES, ODD_SPACES

COLUMNS = (
    "id", "title", "outlet", "country", "published", "updated", "authors", "attribution", "tags", "kind",
    "language", "url", "lead", "text",
)  # fmt: skip
# A spreadsheet takes a cell that begins so for a formula, which may call programs or send data away.
_UNSEEN = " " + INVISIBLES + ODD_SPACES
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(articles: Iterable[Article]) -> Iterator[str]:
    """Yield the rows, the first one the names of the columns, after a byte order mark.

    Without the mark, spreadsheets read UTF-8 as a one-byte encoding. Lists are joined by «، ». Cells are
    quoted where needed, and one that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    yield BYTE_ORDER_MARK + _row(COLUMNS)
    for article in articles:
        yield _row([disarm(cell) for cell in _cells(article)])


def disarm(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula."""
    return f"'{cell}" if cell.lstrip(_UNSEEN).startswith(_FORMULA_STARTS) else cell


def _cells(article: Article) -> Iterator[str]:
    outlet = article.outlet
    yield article.id
    yield article.title
    yield (outlet.name or outlet.domain or outlet.id or "") if outlet else ""
    yield (outlet.country or "") if outlet else ""
    yield article.published or ""
    yield article.updated or ""
    yield "، ".join(article.authors)
    yield "، ".join(credit.name for credit in article.attribution)
    yield "، ".join(article.tags)
    yield article.kind
    yield article.language or ""
    yield article.url or ""
    yield article.lead
    yield article.text


def _row(cells: Iterable[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue()
