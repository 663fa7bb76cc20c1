"""Articles, their earlier revisions and their raw pages in the library file."""

import dataclasses
import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import zstandard

from tawatur.model.article import Article, Outlet
from tawatur.model.hit import Filter
from tawatur.model.outcome import KEPT, UNCHANGED
from tawatur.model.page import Page
from tawatur.model.record import from_json, to_json
from tawatur.store.sqlite.when import filter_range, time_range

# What `annotate` fills is kept as findings beside the record, so that it can be found anew.
FINDINGS = ("entities", "topics", "keyphrases", "times", "quotes", "events")
_BARE: dict[str, Any] = dict.fromkeys(FINDINGS)
_COLUMNS = (
    "id, url, canonical_url, outlet, outlet_id, outlet_name, domain, country, kind, language, published, "
    "starts, ends, sorted, first_seen, text_digest, revision, extract_version, normalize_version, "
    "page, record"
)
_INSERT = f"INSERT INTO articles ({_COLUMNS}) VALUES ({', '.join('?' * 21)}) RETURNING article"  # noqa: S608
_UPDATE = f"UPDATE articles SET ({_COLUMNS}) = ({', '.join('?' * 21)}) WHERE article = ?"  # noqa: S608
# Articles without any time come after all others, however old.
UNDATED = -(2**62)


def put_article(connection: Any, article: Article, page: Page | None) -> tuple[str, int, Article, bool]:
    """Keep one article within the caller's transaction.

    Returns:
        The state (``kept`` or ``unchanged``), the row number, and the article as kept: with its
        ``first_seen``, and with the next ``revision`` where its title or text changed; and whether it is
        new, so that nothing can be known of it yet.
    """
    known = connection.execute(
        "SELECT article, text_digest, revision, first_seen, page, record FROM articles WHERE id = ?",
        (article.id,),
    ).fetchone()
    if known is None:
        article = dataclasses.replace(article, first_seen=article.first_seen or article.fetched_at or _now())
        values = _values(article, put_page(connection, page))
        row = connection.execute(_INSERT, values).fetchall()[0][0]
        return KEPT, row, article, True
    row, digest, revision, first_seen, page_row, record = known
    before = from_json(record, Article)
    found_in = tuple(dict.fromkeys((*before.found_in, *article.found_in)))
    article = dataclasses.replace(article, first_seen=first_seen, revision=revision, found_in=found_in)
    if _is_other_edition(before, article):
        return UNCHANGED, row, before, False
    new_page = put_page(connection, page)
    if new_page is not None and new_page == page_row:
        # The very page that was read before: what differs comes of our rules, not of the publisher.
        if _is_same(before, article):
            return UNCHANGED, row, article, False
        connection.execute(_UPDATE, (*_values(article, page_row), row))
        return KEPT, row, article, False
    if digest == article.text_digest and before.title == article.title:
        kept = article
        if _is_same(before, kept):
            return UNCHANGED, row, kept, False
    else:
        connection.execute(
            "INSERT OR REPLACE INTO revisions VALUES (?, ?, ?, ?, ?, ?)",
            (row, revision, digest, page_row, _now(), record),
        )
        kept = dataclasses.replace(article, revision=revision + 1)
    page_row = new_page or page_row
    connection.execute(_UPDATE, (*_values(kept, page_row), row))
    return KEPT, row, kept, False


def _is_other_edition(before: Article, after: Article) -> bool:
    """Tell whether ``after`` is the AMP or print edition of an article kept from its canonical page.

    The canonical page is the one that counts; else each visit of the two would be a revision of the other.
    """
    return (
        after.canonical_url is not None
        and after.url != after.canonical_url
        and before.url is not None
        and before.url != after.url
        and before.url == before.canonical_url == after.canonical_url
    )


def outdated_pages(connection: Any, extract: str, normalize: str, after: int, limit: int) -> list[int]:
    """Return the rows of pages above ``after`` with an article that other versions of the rules made."""
    rows = connection.execute(
        "SELECT DISTINCT page FROM articles WHERE page > ? "
        "AND (extract_version IS NOT ? OR normalize_version IS NOT ?) ORDER BY page LIMIT ?",
        (after, extract, normalize, limit),
    )
    return [row for (row,) in rows]


def _is_same(before: Article, after: Article) -> bool:
    """Tell whether a second look brought nothing new.

    The time of the fetch, and what a page recommends around its article, are nothing new.
    """
    plain = {
        "fetched_at": None,
        "read_also": (),
        "image": None,
        "aggregator_tags": (),
        "clues": None,
        **_BARE,
    }
    return dataclasses.replace(before, **plain) == dataclasses.replace(after, **plain)


def put_page(connection: Any, page: Page | None) -> int | None:
    """Keep a raw page, compressed, once; return its row, or None without a page."""
    if page is None:
        return None
    name = f"{page.url or page.origin}\n".encode(errors="replace")
    digest = hashlib.sha256(name + page.body).hexdigest()
    known = connection.execute("SELECT page FROM pages WHERE digest = ?", (digest,)).fetchone()
    if known is not None:
        return int(known[0])
    body = zstandard.ZstdCompressor(level=6).compress(page.body)
    fetched_at = page.fetched_at.isoformat() if page.fetched_at else None
    headers = json.dumps(dict(page.headers), ensure_ascii=False)
    rows = connection.execute(
        "INSERT INTO pages "
        "(digest, url, content_type, fetched_at, headers, status, origin, size, packing, body) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'zstd', ?) RETURNING page",
        (
            digest, page.url, page.content_type, fetched_at, headers, page.status, page.origin,
            len(page.body), body,
        ),
    ).fetchall()  # fmt: skip
    return int(rows[0][0])


def read_page(connection: Any, page_row: int) -> Page | None:
    """Return a raw page as it came; None where there is none."""
    row = connection.execute(
        "SELECT url, content_type, fetched_at, headers, status, origin, size, body FROM pages WHERE page = ?",
        (page_row,),
    ).fetchone()
    if row is None:
        return None
    url, content_type, fetched_at, headers, status, origin, size, body = row
    return Page(
        body=zstandard.ZstdDecompressor().decompress(body, max_output_size=max(size, 1)),
        url=url,
        content_type=content_type,
        fetched_at=datetime.fromisoformat(fetched_at) if fetched_at else None,
        headers=json.loads(headers),
        status=status,
        origin=origin,
    )


def read_articles(connection: Any, rows: Sequence[int]) -> dict[int, Article]:
    """Return articles with their findings by row number; unknown numbers are left out."""
    marks = ", ".join("?" * len(rows))
    found = connection.execute(
        "SELECT a.article, a.record, f.record FROM articles a LEFT JOIN findings f "  # noqa: S608 - only ?
        f"ON f.article = a.article AND f.text_digest = a.text_digest WHERE a.article IN ({marks})",
        tuple(rows),
    )
    return {row: join_record(record, findings) for row, record, findings in found}


def read_bare(connection: Any, rows: Sequence[int]) -> dict[int, Article]:
    """Return articles without findings by row number."""
    marks = ", ".join("?" * len(rows))
    found = connection.execute(
        f"SELECT article, record FROM articles WHERE article IN ({marks})",  # noqa: S608 - only ?
        tuple(rows),
    )
    return {row: from_json(record, Article) for row, record in found}


def read_faces(connection: Any, rows: Sequence[int]) -> dict[int, Article]:
    """Return what a list of hits shows, by row number: id, title, text, address, outlet, publication.

    Reading these alone takes a tenth of the time of whole records.
    """
    marks = ", ".join("?" * len(rows))
    found = connection.execute(
        "SELECT article, id, record ->> 'title', record ->> 'text', url, published, "  # noqa: S608 - only ?
        f"outlet_id, outlet_name, domain, country FROM articles WHERE article IN ({marks})",
        tuple(rows),
    )
    return {
        row: Article(
            id=identity,
            title=title,
            text=text,
            url=url,
            published=published,
            outlet=Outlet(*outlet) if any(outlet) else None,
        )
        for row, identity, title, text, url, published, *outlet in found
    }


def join_record(record: str, findings: str | None) -> Article:
    """Put an article's record and its findings together."""
    article = from_json(record, Article)
    if findings is None:
        return article
    found = from_json(findings, Article)
    return dataclasses.replace(
        article,
        versions={**article.versions, **found.versions},
        **{name: getattr(found, name) for name in FINDINGS},
    )


def each_article(connection: Any, filters: Filter, chunk: int = 200) -> Iterator[tuple[int, Article]]:
    """Yield row number and article of all that pass, in the order in which they were first kept."""
    where, values = filter_sql(filters)
    last = 0
    while True:
        rows = connection.execute(
            "SELECT a.article, a.record, f.record FROM articles a LEFT JOIN findings f "  # noqa: S608
            "ON f.article = a.article AND f.text_digest = a.text_digest "
            f"WHERE a.article > ? AND {where} ORDER BY a.article LIMIT ?",
            (last, *values, chunk),
        ).fetchall()
        if not rows:
            return
        for row, record, findings in rows:
            yield row, join_record(record, findings)
        last = rows[-1][0]


def filter_sql(filters: Filter) -> tuple[str, tuple[Any, ...]]:
    """Return a WHERE clause over ``articles a`` and its values."""
    clauses, values = ["1"], list[Any]()
    since, until = filter_range(filters.since, filters.until)
    if since is not None:
        clauses.append("a.ends >= ?")
        values.append(since)
    if until is not None:
        clauses.append("a.starts <= ?")
        values.append(until)
    if filters.outlet:
        clauses.append("(a.outlet = ? OR a.outlet_name = ? OR a.domain = ?)")
        values += [filters.outlet] * 3
    if filters.country:
        clauses.append("a.country = ?")
        values.append(filters.country)
    if filters.kind:
        clauses.append("a.kind = ?")
        values.append(filters.kind)
    return " AND ".join(clauses), tuple(values)


def sort_key(article: Article) -> int:
    """Return where an article stands in time: its publication, else when it was fetched, else last."""
    span = time_range(article.published) or time_range(article.fetched_at)
    return span[0] if span else UNDATED


def outlet_key(article: Article) -> str | None:
    """Return what an article's outlet is filed under: its id, else its domain, else its name, else None."""
    outlet = article.outlet
    return (outlet.id or outlet.domain or outlet.name) if outlet else None


def _values(article: Article, page_row: int | None) -> tuple[Any, ...]:
    outlet = article.outlet
    span = time_range(article.published)
    bare = dataclasses.replace(article, clues=None, **_BARE)
    return (
        article.id,
        article.url,
        article.canonical_url,
        outlet_key(article),
        outlet.id if outlet else None,
        outlet.name if outlet else None,
        outlet.domain if outlet else None,
        outlet.country if outlet else None,
        article.kind,
        article.language,
        article.published,
        span[0] if span else None,
        span[1] if span else None,
        sort_key(article),
        article.first_seen or "",
        article.text_digest,
        article.revision,
        article.versions.get("extract"),
        article.versions.get("normalize"),
        page_row,
        to_json(bare),
    )


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def row_of(connection: Any, article_id: str, digest: str | None = None) -> int | None:
    """Return an article's row number, redirects followed.

    None where there is no such article, or where its text has another digest than the one asked for.
    """
    found = connection.execute(
        "SELECT article, text_digest FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
    if found is None:
        found = connection.execute(
            "SELECT a.article, a.text_digest FROM redirects r JOIN articles a ON a.id = r.new "
            "WHERE r.old = ?",
            (article_id,),
        ).fetchone()
    if found is None or (digest is not None and found[1] != digest):
        return None
    return int(found[0])


def rows_of(connection: Any, ids: Sequence[str]) -> dict[str, int]:
    """Return the row numbers of the articles that exist by the ids asked for, redirects followed."""
    found: dict[str, int] = {}
    for place in range(0, len(ids), 500):
        chunk = ids[place : place + 500]
        marks = ", ".join("?" * len(chunk))
        found.update(
            connection.execute(
                f"SELECT id, article FROM articles WHERE id IN ({marks}) UNION ALL "  # noqa: S608 - only ?
                "SELECT r.old, a.article FROM redirects r JOIN articles a ON a.id = r.new "
                f"WHERE r.old IN ({marks}) AND NOT EXISTS (SELECT 1 FROM articles WHERE id = r.old)",
                (*chunk, *chunk),
            )
        )
    return found


def delete(connection: Any, row: int) -> None:
    """Take an article, its revisions and a page that nothing else needs out."""
    page = connection.execute("SELECT page FROM articles WHERE article = ?", (row,)).fetchone()[0]
    connection.execute("DELETE FROM articles WHERE article = ?", (row,))
    connection.execute("DELETE FROM revisions WHERE article = ?", (row,))
    connection.execute("DELETE FROM story_pins WHERE article = ?", (row,))
    if page is not None:
        connection.execute(
            "DELETE FROM pages WHERE page = ?1 AND NOT EXISTS (SELECT 1 FROM articles WHERE page = ?1)",
            (page,),
        )
