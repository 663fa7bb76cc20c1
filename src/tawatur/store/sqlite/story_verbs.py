"""The verbs of a store that stories and related reading stand on."""

from collections.abc import Mapping, Sequence
from typing import Any

from tawatur.model.article import Article
from tawatur.model.neighborhood import Neighborhood
from tawatur.store.protocol import StoryWords
from tawatur.store.sqlite import articles, findings, stories
from tawatur.store.sqlite.writing import Verbs


class StoryVerbs(Verbs):
    """A part of the SQLite store."""

    def lacking_words(self, ids: Sequence[str], version: str) -> tuple[str, ...]:
        """Return those of the articles that have no words of this version."""
        connection = self._writing.connections.get()
        rows = {articles.row_of(connection, identity): identity for identity in ids}
        known = [row for row in rows if row is not None]
        return tuple(rows[row] for row in sorted(stories.lacking_words(connection, known, version)))

    def put_words(self, words: Sequence[tuple[Article, StoryWords]]) -> None:
        """Keep the words of articles whose text has not changed since."""
        with self._writing.transaction() as connection:
            for article, record in words:
                row = articles.row_of(connection, article.id, digest=article.text_digest)
                if row is not None:
                    stories.put_words(connection, row, article.text_digest, record)

    def around(self, ids: Sequence[str], *, hours: float | None = None) -> Neighborhood:
        """Return articles with those that share most keys with them; see `Store`."""
        connection = self._writing.connections.get()
        rows = [row for row in (articles.row_of(connection, identity) for identity in ids) if row is not None]
        return stories.read_around(connection, rows, hours)

    def put_apart(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Keep pairs of articles that are one formula about two things."""
        with self._writing.transaction() as connection:
            rows = [
                (articles.row_of(connection, one), articles.row_of(connection, other)) for one, other in pairs
            ]
            stories.put_apart(connection, [(a, b) for a, b in rows if a is not None and b is not None])

    def redirect_stories(self, redirects: Mapping[str, str]) -> None:
        """Let story ids that were given up lead to those that took their place."""
        with self._writing.transaction() as connection:
            for old, new in redirects.items():
                stories.redirect_story(connection, old, new)

    def story_members(self, story: str) -> tuple[str, tuple[str, ...]] | None:
        """Return a story's id, redirects followed, and its articles; None where there is no such story."""
        connection = self._writing.connections.get()
        found = stories.resolve_story(connection, story)
        return (found, stories.read_members(connection, found)) if found else None

    def pin_stories(self, pins: Mapping[str, str | None]) -> None:
        """Keep into which story a person put each article; None leaves it to the rules again.

        It waits for nobody: whoever ingests places the articles anew.
        """
        with self._writing.connections.transaction() as connection:
            for identity, story in pins.items():
                row = articles.row_of(connection, identity)
                if row is not None:
                    stories.put_pin(connection, row, story)
                    self._note_grouping(connection, row)

    def pinned(self, story: str) -> tuple[str, ...]:
        """Return the articles that a person put into a story."""
        return stories.read_pinned(self._writing.connections.get(), story)

    def title_story(self, story: str, title: str | None) -> None:
        """Keep the title that a person gave a story; None forgets it. It waits for nobody."""
        with self._writing.connections.transaction() as connection:
            stories.put_title(connection, story, title)

    def story_title(self, story: str) -> str | None:
        """Return the title that a person gave a story, or None."""
        return stories.read_title(self._writing.connections.get(), story)

    def _note_grouping(self, connection: Any, row: int) -> None:
        for stage, version in self._writing.stages:
            if stage == "group":
                findings.enqueue(connection, row, stage, version)
