"""Fingerprints, and the articles that may be copies of one another: those that share band keys."""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from tawatur.model.article import Article
from tawatur.store.protocol import Fingerprint
from tawatur.store.sqlite.articles import read_bare

# Of a band key that very many articles share, such as a formula's, only the latest are looked at.
_BUSY = 100
_FEW_BANDS = 5
# So many candidates of one article are compared in full, those that share most.
_MOST_CANDIDATES = 30


def put_fingerprint(connection: Any, row: int, digest: str, fingerprint: Fingerprint) -> None:
    """Keep an article's fingerprint and its band keys in place of earlier ones."""
    drop_fingerprint(connection, row)
    bands = array("q", sorted({_signed(band) for band in fingerprint.bands}))
    connection.execute(
        "INSERT INTO fingerprints VALUES (?, ?, ?, ?, ?)",
        (row, digest, fingerprint.version, fingerprint.sketch, bands.tobytes()),
    )
    connection.executemany("INSERT INTO bands VALUES (?, ?)", [(band, row) for band in bands])


def drop_fingerprint(connection: Any, row: int) -> None:
    """Forget an article's fingerprint."""
    known = connection.execute("SELECT bands FROM fingerprints WHERE article = ?", (row,)).fetchone()
    if known is not None:
        bands = _unpacked(known[0])
        connection.executemany("DELETE FROM bands WHERE band = ? AND article = ?", [(b, row) for b in bands])
        connection.execute("DELETE FROM fingerprints WHERE article = ?", (row,))


def read_neighborhood(connection: Any, rows: Sequence[int]) -> tuple[tuple[Article, bytes], ...]:
    """Return articles, their candidates and all members of the groups these stand in, with their sketches.

    Articles without any candidate or group are left out, and so are those without a fingerprint. What
    `annotate` found is not read.
    """
    wanted: set[int] = set()
    for row in rows:
        near = _candidates(connection, row)
        wanted.update((row, *near) if near else ())
    wanted |= _fellows(connection, wanted | set(rows))
    found: list[tuple[Article, bytes]] = []
    for chunk in _chunks(sorted(wanted)):
        marks = ", ".join("?" * len(chunk))
        sketches = connection.execute(
            f"SELECT article, sketch FROM fingerprints WHERE article IN ({marks})",  # noqa: S608 - only ?
            tuple(chunk),
        ).fetchall()
        articles = read_bare(connection, [row for row, _ in sketches])
        found += [(articles[row], bytes(sketch)) for row, sketch in sketches if row in articles]
    return tuple(found)


def lacking(connection: Any, rows: Sequence[int], version: str) -> list[int]:
    """Return those of the rows that have no fingerprint of this version."""
    query = "SELECT 1 FROM fingerprints WHERE article = ? AND version = ?"
    return [row for row in rows if connection.execute(query, (row, version)).fetchone() is None]


def _candidates(connection: Any, row: int) -> list[int]:
    known = connection.execute("SELECT bands FROM fingerprints WHERE article = ?", (row,)).fetchone()
    shared: Counter[int] = Counter()
    for band in _unpacked(known[0]) if known else ():
        holders = connection.execute(
            "SELECT article FROM bands WHERE band = ? ORDER BY article DESC LIMIT ?", (band, _BUSY)
        )
        shared.update(holder for (holder,) in holders)
    shared.pop(row, None)
    # A long text shares more than one key with its copy; a short one may have no second key.
    needed = 2 if known and len(_unpacked(known[0])) > _FEW_BANDS else 1
    ranked = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
    return [
        other
        for other, count in ranked[:_MOST_CANDIDATES]
        if count >= needed or _has_few_bands(connection, other)
    ]


def _has_few_bands(connection: Any, row: int) -> bool:
    size = connection.execute("SELECT length(bands) FROM fingerprints WHERE article = ?", (row,)).fetchone()
    return size is not None and size[0] <= _FEW_BANDS * 8


def _fellows(connection: Any, rows: Iterable[int]) -> set[int]:
    """Return the members of all copy groups that the rows stand in."""
    found: set[int] = set()
    for chunk in _chunks(sorted(rows)):
        marks = ", ".join("?" * len(chunk))
        members = connection.execute(
            "SELECT article FROM bonds WHERE copy_group IN "  # noqa: S608 - only ?
            f"(SELECT copy_group FROM bonds WHERE article IN ({marks}) AND copy_group IS NOT NULL)",
            tuple(chunk),
        )
        found.update(row for (row,) in members)
    return found


def _chunks(rows: Sequence[int], size: int = 500) -> Iterable[Sequence[int]]:
    return (rows[place : place + size] for place in range(0, len(rows), size))


def _unpacked(blob: bytes) -> "array[int]":
    bands = array("q")
    bands.frombytes(blob)
    return bands


def _signed(band: int) -> int:
    """Return an unsigned 64-bit key as the signed one that SQLite can hold."""
    band &= 0xFFFF_FFFF_FFFF_FFFF
    return band - 2**64 if band >= 2**63 else band
