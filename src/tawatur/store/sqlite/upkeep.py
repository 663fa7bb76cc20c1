"""A look at a library's health: the file, the index, and what is left to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import apsw

from tawatur.store.sqlite.connection import Connections, spoken_errors
from tawatur.store.sqlite.index import Index
from tawatur.store.sqlite.outbox import last_rev, note_change


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
        return (
            *_check_file(connection),
            *check_accounts(connection),
            *_check_strays(connection),
            *check_index(connection, index),
            *_check_work(connection),
            *_check_quarantine(connection),
        )


def _check_file(connection: Any) -> list[Ailment]:
    found = [row[0] for row in connection.execute("PRAGMA integrity_check(5)")]
    remedy = "restore a backup; `tawatur doctor --salvage FILE` saves what can still be read"
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


def check_accounts(connection: Any) -> list[Ailment]:
    """Prove the accounts: the four ends of a document add up, and what was not kept has its reason.

    A run need not list more than `MOST_OUTCOMES` reasons.
    """
    wrong = connection.execute(
        "SELECT count(*) FROM runs r WHERE kept + unchanged + rejected + failed != seen "
        "OR rejected + failed < (SELECT count(*) FROM outcomes o WHERE o.run = r.run) "
        "OR min(rejected + failed, ?) > (SELECT count(*) FROM outcomes o WHERE o.run = r.run)",
        (MOST_OUTCOMES,),
    ).fetchone()[0]
    if not wrong:
        return []
    return [Ailment(f"the accounts of {wrong} runs do not add up", "please report it", grave=True)]


MOST_OUTCOMES = 500
# Rows of derived tables that belong to no article, or to a text that an article no longer has.
_STRAYS = {
    "findings": "NOT EXISTS (SELECT 1 FROM articles a WHERE a.article = t.article "
    "AND a.text_digest = t.text_digest)",
    "fingerprints": "NOT EXISTS (SELECT 1 FROM articles a WHERE a.article = t.article "
    "AND a.text_digest = t.text_digest)",
    "story_words": "NOT EXISTS (SELECT 1 FROM articles a WHERE a.article = t.article "
    "AND a.text_digest = t.text_digest)",
    "mentions": "NOT EXISTS (SELECT 1 FROM findings f WHERE f.article = t.article)",
    "bands": "NOT EXISTS (SELECT 1 FROM fingerprints f WHERE f.article = t.article)",
    "story_keys": "NOT EXISTS (SELECT 1 FROM story_words w WHERE w.article = t.article)",
    "bonds": "NOT EXISTS (SELECT 1 FROM articles a WHERE a.article = t.article)",
    "stories": "NOT EXISTS (SELECT 1 FROM articles a WHERE a.article = t.article)",
    "story_pins": "NOT EXISTS (SELECT 1 FROM articles a WHERE a.article = t.article)",
    "work": "NOT EXISTS (SELECT 1 FROM articles a WHERE a.article = t.article)",
}


def _check_strays(connection: Any) -> list[Ailment]:
    counts = {
        table: connection.execute(f"SELECT count(*) FROM {table} t WHERE {stray}").fetchone()[0]  # noqa: S608
        for table, stray in _STRAYS.items()
    }
    told = ", ".join(f"{table} {count}" for table, count in counts.items() if count)
    what = f"derived rows that belong to no text here: {told}"
    return [Ailment(what, "run `tawatur doctor --repair`", grave=False)] if told else []


def drop_strays(connection: Any) -> int:
    """Drop derived rows that belong to no text, within the caller's transaction; return how many."""
    return sum(
        len(connection.execute(f"DELETE FROM {table} AS t WHERE {stray} RETURNING 1").fetchall())  # noqa: S608
        for table, stray in _STRAYS.items()
    )


def complete_outbox(connection: Any) -> int:
    """Let an index made anew see every article, within the caller's transaction; return how many lacked."""
    lost = connection.execute(
        "SELECT article FROM articles a WHERE NOT EXISTS (SELECT 1 FROM outbox o WHERE o.article = a.article)"
    ).fetchall()
    gone = connection.execute(
        "SELECT article FROM outbox o WHERE NOT gone "
        "AND NOT EXISTS (SELECT 1 FROM articles a WHERE a.article = o.article)"
    ).fetchall()
    for (row,) in lost:
        note_change(connection, row)
    for (row,) in gone:
        note_change(connection, row, gone=True)
    return len(lost) + len(gone)


def _check_quarantine(connection: Any) -> list[Ailment]:
    count = connection.execute("SELECT count(*) FROM quarantine").fetchone()[0]
    remedy = "see `tawatur quarantine list`"
    return [Ailment(f"{count} documents are in quarantine", remedy, grave=False)] if count else []


def check_index(connection: Any, index: Index) -> list[Ailment]:
    """Compare the index with the file."""
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


def salvage(connections: Connections) -> Iterator[str | None]:
    """Yield the record of each article of a damaged file that can be read, and None for each that cannot."""
    connection = connections.get()
    try:
        last = int(
            connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'articles'").fetchone()[0]
        )
    except (apsw.Error, TypeError):
        last = _find_last(connection)
    for row in range(1, last + 1):
        try:
            found = connection.execute("SELECT record FROM articles WHERE article = ?", (row,)).fetchone()
        except apsw.Error:
            yield None
            continue
        if found is not None:
            yield str(found[0])


def _find_last(connection: Any) -> int:
    try:
        return int(connection.execute("SELECT max(article) FROM articles").fetchone()[0] or 0)
    except apsw.Error:
        return 0
