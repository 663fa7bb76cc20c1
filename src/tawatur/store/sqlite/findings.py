"""Findings, mentions, bonds, fingerprints and the work still to be done, in the library file."""

from collections.abc import Iterable, Sequence
from typing import Any

from tawatur.model.article import Article
from tawatur.model.bonds import Bonds
from tawatur.model.record import from_json, to_json
from tawatur.store.protocol import Work
from tawatur.store.sqlite.articles import FINDINGS
from tawatur.store.sqlite.corrections import correct
from tawatur.store.sqlite.neighbors import drop_fingerprint
from tawatur.store.sqlite.stories import drop_words, put_story

# An item that failed so often waits until its stage has a new version.
MOST_ATTEMPTS = 3


def put_findings(connection: Any, row: int, article: Article, *, is_new: bool = False) -> bool:
    """Keep what `annotate` found in an article; False where it has not run.

    Of a new article nothing is known yet that would have to go.
    """
    if article.entities is None and article.events is None:
        return False
    article = correct(connection, article)
    found = Article(
        text_digest=article.text_digest,
        versions={"annotate": article.versions.get("annotate", "")},
        **{name: getattr(article, name) for name in FINDINGS},
    )
    connection.execute(
        "INSERT OR REPLACE INTO findings VALUES (?, ?, ?, ?)",
        (row, article.text_digest, article.versions.get("annotate", ""), to_json(found)),
    )
    if not is_new:
        connection.execute("DELETE FROM mentions WHERE article = ?", (row,))
        connection.execute("DELETE FROM work WHERE stage = 'annotate' AND article = ?", (row,))
    connection.executemany(
        "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (row, entity.id, entity.name, entity.kind, entity.country, mention.in_, mention.start,
             mention.end, mention.form, article.text_digest)
            for entity in article.entities or ()
            for mention in entity.mentions
        ],
    )  # fmt: skip
    return True


def drop_findings(connection: Any, row: int) -> None:
    """Forget what `annotate` found in an article."""
    connection.execute("DELETE FROM findings WHERE article = ?", (row,))
    connection.execute("DELETE FROM mentions WHERE article = ?", (row,))


def drop_stale(connection: Any, row: int, digest: str) -> None:
    """Forget what later rooms found in an earlier text of an article."""
    known = connection.execute(
        "SELECT text_digest FROM findings WHERE article = ?1 UNION ALL "
        "SELECT text_digest FROM fingerprints WHERE article = ?1 LIMIT 1",
        (row,),
    ).fetchone()
    if known is None or known[0] != digest:
        # Those who stood in a group with the earlier text must be grouped without it.
        connection.execute(
            "INSERT OR IGNORE INTO work (stage, article, version) "
            "SELECT 'group', b.article, b.version FROM bonds b JOIN bonds mine USING (copy_group) "
            "WHERE mine.article = ?1 AND b.article != ?1",
            (row,),
        )
        drop_fingerprint(connection, row)
        drop_words(connection, row)
        put_story(connection, row, None)
        connection.execute("DELETE FROM apart WHERE one = ?1 OR other = ?1", (row,))
        for table in ("findings", "mentions", "bonds", "work"):
            connection.execute(f"DELETE FROM {table} WHERE article = ?", (row,))  # noqa: S608 - our own names


def put_bonds(connection: Any, bonds: Sequence[tuple[int, Bonds]], version: str, done: Iterable[int]) -> None:
    """Keep the bonds of articles, each with its row, and close the work items of those that are done."""
    connection.executemany(
        "INSERT OR REPLACE INTO bonds VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                row,
                tie.group if tie else None,
                tie.origin if tie else None,
                tie.origin_outlet if tie else None,
                tie.role if tie else None,
                tie.similarity if tie else None,
                version,
                to_json(bond),
            )
            for row, bond in bonds
            for tie in (bond.syndication,)
        ],
    )
    connection.executemany("DELETE FROM work WHERE stage = 'group' AND article = ?", [(row,) for row in done])
    for row, bond in bonds:
        put_story(connection, row, bond.story)


def read_bonds(connection: Any, row: int) -> Bonds | None:
    """Return an article's bonds; None where `group` has not seen it."""
    found = connection.execute("SELECT record FROM bonds WHERE article = ?", (row,)).fetchone()
    return from_json(found[0], Bonds) if found else None


def groups_of(connection: Any, rows: Sequence[int]) -> dict[int, str]:
    """Return the copy group of each row that is an origin or a copy in one; excerpts are other news."""
    marks = ", ".join("?" * len(rows))
    found = connection.execute(
        "SELECT article, copy_group FROM bonds "  # noqa: S608 - only ?
        f"WHERE article IN ({marks}) AND copy_group IS NOT NULL AND role != 'excerpt'",
        tuple(rows),
    )
    return dict(found)


def enqueue(connection: Any, row: int, stage: str, version: str) -> None:
    """Note that a stage has still to read an article."""
    connection.execute(
        "INSERT OR REPLACE INTO work (stage, article, version) VALUES (?, ?, ?)", (stage, row, version)
    )


def enqueue_outdated(connection: Any, stage: str, version: str) -> int:
    """Note work for every article that a stage has not read in this version; return how many there are.

    What failed too often before gets another chance, since the rules are others now.
    """
    table = {"annotate": "findings", "group": "bonds"}[stage]
    connection.execute(
        "INSERT OR REPLACE INTO work (stage, article, version) "  # noqa: S608 - our own names
        f"SELECT ?1, a.article, ?2 FROM articles a LEFT JOIN {table} f USING (article) "
        "WHERE f.version IS NOT ?2 AND NOT EXISTS "
        "(SELECT 1 FROM work w WHERE w.stage = ?1 AND w.article = a.article AND w.version = ?2)",
        (stage, version),
    )
    return count_waiting(connection, stage)


def count_waiting(connection: Any, stage: str) -> int:
    """Return the number of open items of a stage, without what failed too often."""
    counted = connection.execute(
        "SELECT count(*) FROM work WHERE stage = ? AND attempts < ?", (stage, MOST_ATTEMPTS)
    )
    return int(counted.fetchone()[0])


def waiting_rows(connection: Any, stage: str, after: int, limit: int) -> list[int]:
    """Return the rows above ``after`` of articles that wait for a stage, in order."""
    rows = connection.execute(
        "SELECT article FROM work WHERE stage = ? AND article > ? AND attempts < ? ORDER BY article LIMIT ?",
        (stage, after, MOST_ATTEMPTS, limit),
    )
    return [row for (row,) in rows]


def pending(connection: Any, stage: str, limit: int) -> list[Work]:
    """Return open work of a stage, oldest article first, without what failed too often."""
    rows = connection.execute(
        "SELECT w.stage, a.id, w.version, w.attempts, w.error FROM work w JOIN articles a USING (article) "
        "WHERE w.stage = ? AND w.attempts < ? ORDER BY w.article LIMIT ?",
        (stage, MOST_ATTEMPTS, limit),
    )
    return [Work(*row) for row in rows]


def note_failure(connection: Any, row: int, stage: str, error: str) -> None:
    """Count a failed attempt at an item of work."""
    connection.execute(
        "UPDATE work SET attempts = attempts + 1, error = ? WHERE stage = ? AND article = ?",
        (error, stage, row),
    )
