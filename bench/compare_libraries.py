"""Tells whether two libraries hold the same: every article, finding, bond and fingerprint, and every hit.

    python bench/compare_libraries.py BEFORE.db AFTER.db [QUERY ...]

Make both from the same documents, before and after a change that must change nothing. Times of the clock
(first seen, ends of runs) are left out.
"""

import re
import sys
from pathlib import Path

import apsw

from tawatur.pipeline.library import Library

_TABLES = {
    "articles": "id, url, canonical_url, outlet, outlet_id, outlet_name, domain, country, kind, language, published, "
    "starts, ends, sorted, text_digest, revision, extract_version, normalize_version, page, record",
    "pages": "*",
    "revisions": "article, revision, text_digest, page, record",
    "findings": "*",
    "mentions": "*",
    "bonds": "*",
    "fingerprints": "*",
    "bands": "*",
    "work": "*",
    "outbox": "*",
    "redirects": "*",
}
_QUERIES = (
    "السعودية", "وزير الخارجية", '"مجلس الأمن"', "الاقتصاد والتجارة", "كرة القدم", "مصر AND ليبيا",
    "النفط", "تونس", "زلزال", "بيان", "الولايات المتحدة", "2015",
)  # fmt: skip
_FIRST_SEEN = re.compile(r'"first_seen": "[^"]*"')


def rows_of(path: str, table: str, columns: str) -> list[tuple[object, ...]]:
    """Return the rows of a table in an order of their own, times of the clock blanked."""
    connection = apsw.Connection(path, flags=apsw.SQLITE_OPEN_READONLY)
    rows = connection.execute(f"SELECT {columns} FROM {table}").fetchall()
    blank = [
        tuple(_FIRST_SEEN.sub("", cell) if isinstance(cell, str) else cell for cell in row) for row in rows
    ]
    return sorted(blank, key=repr)


def hits_of(path: str, queries: list[str]) -> list[tuple[object, ...]]:
    """Return the hits of all queries with their scores, snippets and counts."""
    with Library(Path(path)) as library:
        return [
            (query, order, results.total, *results.hits)
            for query in queries
            for order in ("rank", "newest")
            for results in (library.search(query, order=order, limit=20),)
        ]


def main() -> int:
    before, after, *queries = sys.argv[1:]
    differ = 0
    for table, columns in _TABLES.items():
        one, other = rows_of(before, table, columns), rows_of(after, table, columns)
        odd = sum(a != b for a, b in zip(one, other, strict=False)) + abs(len(one) - len(other))
        differ += odd
        print(f"{table:14} {len(one):8} rows, {odd} differ")
    one, other = hits_of(before, queries or list(_QUERIES)), hits_of(after, queries or list(_QUERIES))
    odd = sum(a != b for a, b in zip(one, other, strict=True))
    print(f"{'searches':14} {len(one):8}, {odd} differ")
    return 1 if differ or odd else 0


if __name__ == "__main__":
    sys.exit(main())
