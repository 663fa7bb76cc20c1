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
    add_fingerprint(connection, row, digest, fingerprint)


def add_fingerprint(connection: Any, row: int, digest: str, fingerprint: Fingerprint) -> None:
    """Keep the fingerprint of an article that has none yet."""
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
    for row, near in _candidates(connection, rows).items():
        wanted.update((row, *near))
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
    known: set[int] = set()
    for chunk in _chunks(rows):
        marks = ", ".join("?" * len(chunk))
        found = connection.execute(
            f"SELECT article FROM fingerprints WHERE version = ? AND article IN ({marks})",  # noqa: S608 - only ?
            (version, *chunk),
        )
        known.update(row for (row,) in found)
    return [row for row in rows if row not in known]


def _candidates(connection: Any, rows: Sequence[int]) -> dict[int, list[int]]:
    """Return for each row that has any the articles that may be its copies, those that share most first."""
    bands = _read_bands(connection, rows)
    holders = _read_holders(connection, {band for own in bands.values() for band in own})
    shared: dict[int, Counter[int]] = {}
    for row, own in bands.items():
        counts: Counter[int] = Counter()
        for band in own:
            counts.update(holders.get(band, ()))
        counts.pop(row, None)
        if counts:
            shared[row] = counts
    ranked = {row: _most_alike(counts) for row, counts in shared.items()}
    sizes = {row: len(own) for row, own in bands.items()}
    sizes.update(_read_sizes(connection, {o for near in ranked.values() for o, _ in near} - sizes.keys()))
    found: dict[int, list[int]] = {}
    for row, near in ranked.items():
        # A long text shares more than one key with its copy; a short one may have no second key.
        needed = 2 if sizes[row] > _FEW_BANDS else 1
        kept = [
            other
            for other, count in near
            if count >= needed or sizes.get(other, _FEW_BANDS + 1) <= _FEW_BANDS
        ]
        if kept:
            found[row] = kept
    return found


def _most_alike(counts: Counter[int]) -> list[tuple[int, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_CANDIDATES]


def _read_bands(connection: Any, rows: Sequence[int]) -> dict[int, "array[int]"]:
    found: dict[int, array[int]] = {}
    for chunk in _chunks(rows):
        marks = ", ".join("?" * len(chunk))
        known = connection.execute(
            f"SELECT article, bands FROM fingerprints WHERE article IN ({marks})",  # noqa: S608 - only ?
            tuple(chunk),
        )
        found.update((row, _unpacked(bands)) for row, bands in known)
    return found


def _read_holders(connection: Any, bands: set[int]) -> dict[int, list[int]]:
    """Return the latest articles of each band that more than one article has."""
    # In the order of the table, so that each of its pages is read once.
    found = connection.execute(
        "SELECT j.value, (SELECT group_concat(article) FROM "
        "(SELECT article FROM bands WHERE band = j.value ORDER BY article DESC LIMIT ?)) FROM json_each(?) j",
        (_BUSY, str(sorted(bands))),
    )
    return {band: [int(row) for row in rows.split(",")] for band, rows in found if rows and "," in rows}


def _read_sizes(connection: Any, rows: set[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for chunk in _chunks(sorted(rows)):
        marks = ", ".join("?" * len(chunk))
        sizes = connection.execute(
            f"SELECT article, length(bands) / 8 FROM fingerprints WHERE article IN ({marks})",  # noqa: S608 - only ?
            tuple(chunk),
        )
        found.update(dict(sizes))
    return found


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
