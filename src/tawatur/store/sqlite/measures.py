"""Figures about a library, for those who watch it."""

import shutil
from pathlib import Path
from typing import Any

from tawatur.store.protocol import Measure
from tawatur.store.sqlite.index import Index
from tawatur.store.sqlite.outbox import last_rev


def measure(connection: Any, index: Index, path: Path) -> tuple[Measure, ...]:
    """Return the figures of a library; each reads an index of the file or counts a small table."""
    index.reload()
    indexed = index.count()
    size = sum(file.stat().st_size for file in (path, path.with_name(path.name + "-wal")) if file.exists())
    return (
        Measure("tawatur_articles", "articles that can be searched", indexed),
        *_count_documents(connection),
        *_count_work(connection),
        Measure("tawatur_quarantine", "documents kept aside", _one(connection, "count(*) FROM quarantine")),
        Measure(
            "tawatur_ingesting", "1 while a process holds the lease", _one(connection, "count(*) FROM lease")
        ),
        Measure(
            "tawatur_index_behind",
            "changes that the index has not seen",
            _one(connection, f"count(*) FROM outbox WHERE rev > {index.rev()}"),
        ),
        Measure("tawatur_last_change", "number of the last change", last_rev(connection)),
        Measure("tawatur_library_bytes", "size of the library file", size),
        Measure("tawatur_disk_free_bytes", "free on its disk", shutil.disk_usage(path.parent).free),
    )


def _count_documents(connection: Any) -> list[Measure]:
    row = connection.execute(
        "SELECT sum(kept), sum(unchanged), sum(rejected), sum(failed) FROM runs"
    ).fetchone()
    states = zip(("kept", "unchanged", "rejected", "failed"), row, strict=True)
    what = "documents by how they ended"
    return [Measure("tawatur_documents_total", what, count or 0, ("state", state)) for state, count in states]


def _count_work(connection: Any) -> list[Measure]:
    counts = dict(connection.execute("SELECT stage, count(*) FROM work GROUP BY stage"))
    what = "articles that wait for a stage"
    stages = sorted({"annotate", "group", *counts})
    return [Measure("tawatur_work_open", what, counts.get(stage, 0), ("stage", stage)) for stage in stages]


def _one(connection: Any, query: str) -> float:
    return float(connection.execute(f"SELECT {query}").fetchone()[0])
