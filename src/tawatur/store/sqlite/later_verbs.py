"""The verbs of a store that the rooms behind the commit stand on: open work, and what they found."""

from collections.abc import Iterator, Sequence
from typing import Any

from tawatur.model.article import Article
from tawatur.model.bonds import Bonds
from tawatur.model.hit import Count
from tawatur.store.protocol import Entry, Fingerprint, Work
from tawatur.store.sqlite import articles, findings, naming, neighbors, stories
from tawatur.store.sqlite.writing import Verbs

_AT_ONCE = 500  # rows asked for in one statement


class LaterVerbs(Verbs):
    """A part of the SQLite store."""

    def put_found(self, found: Sequence[Entry]) -> None:
        """Keep what later rooms found; what belongs to an earlier text is dropped."""
        with self._writing.transaction() as connection:
            for entry in found:
                article = entry.article
                row = articles.row_of(connection, article.id, digest=article.text_digest)
                if row is not None:
                    findings.put_findings(connection, row, article)
                    put_prints(connection, row, entry, is_new=False)

    def put_bonds(self, bonds: Sequence[Bonds], version: str, *, done: Sequence[str] | None = None) -> None:
        """Keep what `group` found; see `Store`."""
        with self._writing.transaction() as connection:
            rows = articles.rows_of(connection, [bond.article for bond in bonds])
            known = [(rows[bond.article], bond) for bond in bonds if bond.article in rows]
            closed = (
                [row for row, _ in known] if done is None else articles.rows_of(connection, done).values()
            )
            findings.put_bonds(connection, known, version, closed)

    def bonds(self, article_id: str) -> Bonds | None:
        """Return an article's bonds; None until `group` has run."""
        connection = self._writing.connections.get()
        row = articles.row_of(connection, article_id)
        return findings.read_bonds(connection, row) if row is not None else None

    def neighborhood(self, ids: Sequence[str]) -> tuple[tuple[Article, bytes], ...]:
        """Return articles with all that may be their copies, each with its sketch; see `Store`."""
        connection = self._writing.connections.get()
        return neighbors.read_neighborhood(connection, list(articles.rows_of(connection, ids).values()))

    def lacking_fingerprints(self, ids: Sequence[str], version: str) -> tuple[str, ...]:
        """Return those of the articles that have no fingerprint of this version."""
        connection = self._writing.connections.get()
        rows = articles.rows_of(connection, ids)
        lacking = set(neighbors.lacking(connection, list(rows.values()), version))
        return tuple(identity for identity in ids if rows.get(identity) in lacking)

    def put_fingerprints(self, prints: Sequence[tuple[Article, Fingerprint]]) -> None:
        """Keep fingerprints of articles whose text has not changed since."""
        with self._writing.transaction() as connection:
            for article, fingerprint in prints:
                row = articles.row_of(connection, article.id, digest=article.text_digest)
                if row is not None:
                    neighbors.put_fingerprint(connection, row, article.text_digest, fingerprint)

    def pending(self, stage: str, limit: int = 200) -> tuple[Work, ...]:
        """Return open work of a stage, oldest article first."""
        return tuple(findings.pending(self._writing.connections.get(), stage, limit))

    def waiting(self, stage: str, chunk: int = 64) -> Iterator[tuple[Article, ...]]:
        """Yield the articles that wait for a stage, each once, oldest first, without findings."""
        connection, after = self._writing.connections.get(), 0
        while rows := findings.waiting_rows(connection, stage, after, chunk):
            after = rows[-1]
            found = articles.read_bare(connection, rows)
            yield tuple(found[row] for row in rows if row in found)

    def count_waiting(self, stage: str) -> int:
        """Return how many articles wait for a stage, without those that failed too often."""
        return findings.count_waiting(self._writing.connections.get(), stage)

    def enqueue_outdated(self, stage: str, version: str) -> int:
        """Note work for each article that a stage has not read in this version; return what is open."""
        with self._writing.transaction() as connection:
            return findings.enqueue_outdated(connection, stage, version)

    def note_failure(self, article_id: str, stage: str, error: str) -> None:
        """Count a failed attempt at an item of work; after three it waits for a new version."""
        with self._writing.transaction() as connection:
            row = articles.row_of(connection, article_id)
            if row is not None:
                findings.note_failure(connection, row, stage, error)

    def naming(self, keys: Sequence[str], *, limit: int) -> tuple[tuple[Article, Bonds | None], ...]:
        """Return the newest articles that name all parties, with their bonds; see `Store`."""
        connection = self._writing.connections.get()
        rows = naming.read_naming(connection, keys, limit)
        found: dict[int, Article] = {}
        for start in range(0, len(rows), _AT_ONCE):
            found |= articles.read_articles(connection, rows[start : start + _AT_ONCE])
        return tuple((found[row], findings.read_bonds(connection, row)) for row in rows if row in found)

    def named_countries(self, *, limit: int) -> tuple[Count, ...]:
        """Return the countries by the number of articles that name them, the most named first."""
        return naming.count_countries(self._writing.connections.get(), limit)


def put_prints(connection: Any, row: int, entry: Entry, *, is_new: bool) -> None:
    """Keep the fingerprint and the story words that came with an article."""
    digest = entry.article.text_digest
    if entry.fingerprint:
        put = neighbors.add_fingerprint if is_new else neighbors.put_fingerprint
        put(connection, row, digest, entry.fingerprint)
    if entry.words:
        stories.put_words(connection, row, digest, entry.words)
