"""A look at a library's health: the file, the index, and what is left to do."""

from dataclasses import dataclass
from typing import Any

from tawatur.store.sqlite.connection import Connections, spoken_errors
from tawatur.store.sqlite.index import Index
from tawatur.store.sqlite.outbox import last_rev


@dataclass(frozen=True, slots=True)
class Ailment:
    """Something that is not as it should be.

    Attributes:
        what: one sentence.
        remedy: what to do.
        grave: False where nothing is lost and the remedy may wait.
    """

    what: str
    remedy: str
    grave: bool = True


def check(connections: Connections, index: Index) -> tuple[Ailment, ...]:
    """Compare file, index and open work."""
    connection = connections.get()
    with spoken_errors(connections.path):
        return (*_check_file(connection), *_check_index(connection, index), *_check_work(connection))


def _check_file(connection: Any) -> list[Ailment]:
    found = [row[0] for row in connection.execute("PRAGMA integrity_check(5)")]
    remedy = "restore a backup; `tawatur export` saves what can still be read"
    ailments = [Ailment(f"the file is damaged: {text}", remedy) for text in found if text != "ok"]
    orphans = connection.execute(
        "SELECT count(*) FROM articles a WHERE a.page IS NOT NULL "
        "AND NOT EXISTS (SELECT 1 FROM pages p WHERE p.page = a.page)"
    ).fetchone()[0]
    if orphans:
        ailments.append(
            Ailment(f"{orphans} articles have lost their raw page", "fetch them again", grave=False)
        )
    return ailments


def _check_index(connection: Any, index: Index) -> list[Ailment]:
    kept = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    indexed = index.count()
    if kept == indexed and index.rev() <= last_rev(connection):
        return []
    what = f"the file has {kept} articles and the index {indexed}"
    return [Ailment(what, "run `tawatur doctor --rebuild-index`")]


def _check_work(connection: Any) -> list[Ailment]:
    rows = connection.execute(
        "SELECT stage, count(*), sum(attempts > 0), max(error) FROM work GROUP BY stage ORDER BY stage"
    )
    return [
        Ailment(
            f"{count} articles wait for {stage}" + (f", {tried} failed ({error})" if tried else ""),
            "run `tawatur rework`",
            grave=False,
        )
        for stage, count, tried, error in rows
    ]
