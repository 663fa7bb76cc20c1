"""Stories: the words of articles, the keys that find their neighbors, who tells which story."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from tawatur.model.neighborhood import Neighbor, Neighborhood
from tawatur.store.protocol import StoryWords

# Of the articles that hold a key so many are looked at, those nearest in time, before and after.
_AROUND = 30
_MOST_CANDIDATES, _FEWEST_SHARED = 20, 2
_LARGEST_STORY = 300
_CHUNK = 500


def put_words(connection: Any, row: int, digest: str, words: StoryWords) -> None:
    """Keep an article's words and keys in place of earlier ones."""
    drop_words(connection, row)
    when = int(words.starts) if words.starts is not None else None
    connection.execute(
        "INSERT INTO story_words VALUES (?, ?, ?, ?, ?)", (row, digest, words.version, when, words.record)
    )
    connection.executemany(
        "INSERT OR IGNORE INTO story_keys VALUES (?, ?, ?)", [(key, when or 0, row) for key in words.keys]
    )


def drop_words(connection: Any, row: int) -> None:
    """Forget an article's words."""
    connection.execute("DELETE FROM story_keys WHERE article = ?", (row,))
    connection.execute("DELETE FROM story_words WHERE article = ?", (row,))


def put_story(connection: Any, row: int, story: str | None) -> None:
    """Note which story an article tells; None for one that stands alone."""
    if story is None:
        connection.execute("DELETE FROM stories WHERE article = ?", (row,))
    else:
        connection.execute("INSERT OR REPLACE INTO stories VALUES (?, ?)", (row, story))


def put_apart(connection: Any, pairs: Iterable[tuple[int, int]]) -> None:
    """Note pairs of articles that are one formula about two things."""
    connection.executemany("INSERT OR IGNORE INTO apart VALUES (?, ?)", [sorted(pair) for pair in pairs])


def redirect_story(connection: Any, old: str, new: str) -> None:
    """Let an id that was given up lead to the one that took its place, and so those that led to it."""
    connection.execute("UPDATE redirects SET new = ? WHERE new = ? AND kind = 'story'", (new, old))
    connection.execute("DELETE FROM redirects WHERE old = ? AND kind = 'story'", (new,))
    connection.execute("INSERT OR REPLACE INTO redirects VALUES (?, ?, 'story')", (old, new))
    connection.execute("UPDATE story_pins SET story = ? WHERE story = ?", (new, old))
    connection.execute("UPDATE OR IGNORE story_titles SET story = ? WHERE story = ?", (new, old))
    connection.execute("DELETE FROM story_titles WHERE story = ?", (old,))


def resolve_story(connection: Any, story: str) -> str | None:
    """Return the id that a story has now; None where there is none."""
    if connection.execute("SELECT 1 FROM stories WHERE story = ? LIMIT 1", (story,)).fetchone():
        return story
    found = connection.execute(
        "SELECT new FROM redirects WHERE old = ? AND kind = 'story'", (story,)
    ).fetchone()
    return str(found[0]) if found else None


def read_members(connection: Any, story: str) -> tuple[str, ...]:
    """Return the ids of the articles that tell a story."""
    rows = connection.execute(
        "SELECT a.id FROM stories s JOIN articles a USING (article) WHERE s.story = ? "
        "ORDER BY a.sorted, a.article LIMIT ?",
        (story, _LARGEST_STORY),
    )
    return tuple(identity for (identity,) in rows)


def put_pin(connection: Any, row: int, story: str | None) -> None:
    """Note into which story a person put an article; None takes that back."""
    if story is None:
        connection.execute("DELETE FROM story_pins WHERE article = ?", (row,))
    else:
        connection.execute("INSERT OR REPLACE INTO story_pins VALUES (?, ?)", (row, story))


def read_pinned(connection: Any, story: str) -> tuple[str, ...]:
    """Return the ids of the articles that a person put into a story."""
    rows = connection.execute(
        "SELECT a.id FROM story_pins p JOIN articles a USING (article) WHERE p.story = ? "
        "ORDER BY a.sorted, a.article",
        (story,),
    )
    return tuple(identity for (identity,) in rows)


def put_title(connection: Any, story: str, title: str | None) -> None:
    """Keep the title that a person gave a story; None forgets it."""
    if title is None:
        connection.execute("DELETE FROM story_titles WHERE story = ?", (story,))
    else:
        connection.execute("INSERT OR REPLACE INTO story_titles VALUES (?, ?)", (story, title))


def read_title(connection: Any, story: str) -> str | None:
    """Return the title that a person gave a story, or None."""
    found = connection.execute("SELECT title FROM story_titles WHERE story = ?", (story,)).fetchone()
    return str(found[0]) if found else None


def lacking_words(connection: Any, rows: Sequence[int], version: str) -> set[int]:
    """Return those of the articles that have no words of this version."""
    marks = ", ".join("?" * len(rows))
    known = connection.execute(
        f"SELECT article FROM story_words WHERE version = ? AND article IN ({marks})",  # noqa: S608 - only ?
        (version, *rows),
    )
    return set(rows) - {row for (row,) in known}


def read_around(connection: Any, rows: Sequence[int], hours: float | None) -> Neighborhood:
    """Return articles with those that share most keys with them, and the stories that all these tell.

    Args:
        connection: to the library.
        rows: the articles.
        hours: how far from an article in time a neighbor may be; None for any distance.
    """
    wanted = set(rows)
    for row in rows:
        wanted.update(_candidates(connection, row, hours))
    wanted |= _fellows(connection, wanted)
    return Neighborhood(tuple(_read(connection, sorted(wanted))), _read_apart(connection, wanted))


def _candidates(connection: Any, row: int, hours: float | None) -> list[int]:
    shared: Counter[int] = Counter()
    for key, when in connection.execute(
        "SELECT key, starts FROM story_keys WHERE article = ?", (row,)
    ).fetchall():
        reach = hours if hours is not None and when else 1e12
        for order, sign in (("DESC", "<="), ("ASC", ">")):
            bound = when - reach if sign == "<=" else when + reach
            low, high = (bound, when) if sign == "<=" else (when, bound)
            # At the same hour the ids decide, so that every article finds its likes of that hour.
            found = connection.execute(
                "SELECT article FROM story_keys WHERE key = ? "  # noqa: S608 - our own words
                f"AND starts {'>=' if sign == '<=' else '>'} ? AND starts <= ? "
                f"ORDER BY starts {order}, article {order} LIMIT ?",
                (key, low, high, _AROUND),
            )
            shared.update(other for (other,) in found)
    shared.pop(row, None)
    best = sorted((-count, other) for other, count in shared.items() if count >= _FEWEST_SHARED)
    return [other for _, other in best[:_MOST_CANDIDATES]]


def _fellows(connection: Any, rows: Iterable[int]) -> set[int]:
    """Return all that tell the stories and print the texts of the articles."""
    found: set[int] = set()
    for chunk in _chunks(sorted(rows)):
        marks = ", ".join("?" * len(chunk))
        for sql in (
            "SELECT DISTINCT o.story FROM stories o WHERE o.article IN ({})",
            "SELECT DISTINCT b.copy_group FROM bonds b WHERE b.copy_group IS NOT NULL AND b.article IN ({})",
        ):
            ids = [value for (value,) in connection.execute(sql.format(marks), tuple(chunk))]
            table, column = ("stories", "story") if " o.story" in sql else ("bonds", "copy_group")
            for value in ids:
                rows_of = connection.execute(
                    f"SELECT article FROM {table} WHERE {column} = ? LIMIT ?",  # noqa: S608 - our own names
                    (value, _LARGEST_STORY),
                )
                found.update(row for (row,) in rows_of)
    return found


def _read(connection: Any, rows: Sequence[int]) -> Iterable[Neighbor]:
    for chunk in _chunks(rows):
        marks = ", ".join("?" * len(chunk))
        found = connection.execute(
            "SELECT a.id, w.record, b.copy_group, b.role, o.story, p.story "  # noqa: S608 - only ?
            "FROM story_words w JOIN articles a USING (article) LEFT JOIN bonds b USING (article) "
            "LEFT JOIN stories o USING (article) LEFT JOIN story_pins p USING (article) "
            f"WHERE w.article IN ({marks}) ORDER BY w.article",
            tuple(chunk),
        )
        yield from (Neighbor(*row) for row in found)


def _read_apart(connection: Any, rows: Iterable[int]) -> frozenset[frozenset[str]]:
    found: set[frozenset[str]] = set()
    for chunk in _chunks(sorted(rows)):
        marks = ", ".join("?" * len(chunk))
        pairs = connection.execute(
            "SELECT a.id, b.id FROM apart p JOIN articles a ON a.article = p.one "  # noqa: S608 - only ?
            f"JOIN articles b ON b.article = p.other WHERE p.one IN ({marks})",
            tuple(chunk),
        )
        found.update(frozenset(pair) for pair in pairs)
    return frozenset(found)


def _chunks(rows: Sequence[int]) -> Iterable[Sequence[int]]:
    return (rows[place : place + _CHUNK] for place in range(0, len(rows), _CHUNK))
