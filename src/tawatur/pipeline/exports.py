"""The articles of a store in one of the forms that `export` knows."""

from collections.abc import Iterator
from datetime import UTC, datetime

from tawatur.export.atom import write_atom
from tawatur.export.csv import write_csv
from tawatur.export.jsonl import write_jsonl
from tawatur.model.hit import Filter
from tawatur.store.protocol import Store

FORMS = ("jsonl", "csv", "atom")


def export_articles(
    store: Store, form: str, filters: Filter, *, limit: int, now: datetime | None = None
) -> Iterator[str]:
    """Yield the articles that pass, piece by piece; ``limit`` is for ``atom`` alone.

    Raises:
        ValueError: ``form`` is none of ``FORMS``.
    """
    if form == "jsonl":
        return write_jsonl(store.each(filters))
    if form == "csv":
        return write_csv(store.each(filters))
    if form == "atom":
        newest = store.latest(filters=filters, limit=limit)
        updated = now or datetime.now(UTC)
        return write_atom(newest, title="تواتر", address="urn:tawatur:latest", updated=updated)
    raise ValueError(f"{form}: is none of {', '.join(FORMS)}")
