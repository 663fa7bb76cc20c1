"""The tables of a library, and the numbered steps that bring an older one up to date.

A step is never edited once released: a change is a new step. Each runs in a transaction of its own together
with the number it leads to, so a killed migration resumes where it stopped.
"""

from typing import Any

from tawatur.errors import LibraryTooNew
from tawatur.store.sqlite.connection import Connections

# "tawt" in ASCII: `file` and other tools can tell a library from any other SQLite database.
APPLICATION_ID = 0x74617774

_FIRST = """
CREATE TABLE sequence (one INTEGER PRIMARY KEY CHECK (one = 1), rev INTEGER NOT NULL) STRICT;
INSERT INTO sequence VALUES (1, 0);

CREATE TABLE pages (
    page INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,
    url TEXT, content_type TEXT, fetched_at TEXT, headers TEXT NOT NULL, status INTEGER,
    origin TEXT NOT NULL, size INTEGER NOT NULL, packing TEXT NOT NULL, body BLOB NOT NULL
) STRICT;

CREATE TABLE articles (
    article INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    url TEXT, canonical_url TEXT,
    outlet TEXT, outlet_id TEXT, outlet_name TEXT, domain TEXT, country TEXT,
    kind TEXT NOT NULL, language TEXT,
    published TEXT, starts INTEGER, ends INTEGER, sorted INTEGER NOT NULL,
    first_seen TEXT NOT NULL,
    text_digest TEXT NOT NULL, revision INTEGER NOT NULL,
    extract_version TEXT, normalize_version TEXT,
    page INTEGER REFERENCES pages,
    record TEXT NOT NULL
) STRICT;
CREATE INDEX articles_by_time ON articles (sorted DESC, article DESC);
CREATE INDEX articles_by_outlet ON articles (outlet, sorted DESC);
CREATE INDEX articles_by_country ON articles (country, sorted DESC);
CREATE INDEX articles_by_digest ON articles (text_digest);
CREATE INDEX articles_by_url ON articles (url);
CREATE INDEX articles_by_page ON articles (page);

CREATE TABLE revisions (
    article INTEGER NOT NULL, revision INTEGER NOT NULL, text_digest TEXT NOT NULL,
    page INTEGER, replaced_at TEXT NOT NULL, record TEXT NOT NULL,
    PRIMARY KEY (article, revision)
) STRICT;

CREATE TABLE findings (
    article INTEGER PRIMARY KEY, text_digest TEXT NOT NULL, version TEXT NOT NULL, record TEXT NOT NULL
) STRICT;

CREATE TABLE mentions (
    article INTEGER NOT NULL, entity TEXT, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT,
    field TEXT NOT NULL, starts INTEGER NOT NULL, ends INTEGER NOT NULL, form TEXT NOT NULL,
    text_digest TEXT NOT NULL
) STRICT;
CREATE INDEX mentions_by_article ON mentions (article);
CREATE INDEX mentions_by_entity ON mentions (entity, article);

CREATE TABLE bonds (
    article INTEGER PRIMARY KEY, copy_group TEXT, origin TEXT, origin_outlet TEXT, role TEXT,
    similarity REAL, version TEXT NOT NULL, record TEXT NOT NULL
) STRICT;
CREATE INDEX bonds_by_group ON bonds (copy_group);

CREATE TABLE fingerprints (
    article INTEGER PRIMARY KEY, text_digest TEXT NOT NULL, version TEXT NOT NULL,
    sketch BLOB NOT NULL, bands BLOB NOT NULL
) STRICT;
CREATE TABLE bands (band INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (band, article))
    STRICT, WITHOUT ROWID;

CREATE TABLE work (
    stage TEXT NOT NULL, article INTEGER NOT NULL, version TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0, error TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (stage, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
    rev INTEGER PRIMARY KEY, article INTEGER NOT NULL UNIQUE, gone INTEGER NOT NULL
) STRICT;

CREATE TABLE redirects (old TEXT PRIMARY KEY, new TEXT NOT NULL, kind TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE lease (
    name TEXT PRIMARY KEY, holder TEXT NOT NULL, process INTEGER NOT NULL, host TEXT NOT NULL,
    since REAL NOT NULL, heartbeat REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
    run INTEGER PRIMARY KEY AUTOINCREMENT, ended_at TEXT NOT NULL,
    kept INTEGER NOT NULL, unchanged INTEGER NOT NULL, rejected INTEGER NOT NULL, failed INTEGER NOT NULL,
    seen INTEGER NOT NULL, glued INTEGER NOT NULL
) STRICT;
CREATE TABLE outcomes (
    run INTEGER NOT NULL, instance TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;
CREATE INDEX outcomes_by_run ON outcomes (run);
"""

_STORIES = """
CREATE TABLE story_words (
    article INTEGER PRIMARY KEY, text_digest TEXT NOT NULL, version TEXT NOT NULL, starts INTEGER,
    record TEXT NOT NULL
) STRICT;
CREATE TABLE story_keys (
    key INTEGER NOT NULL, starts INTEGER NOT NULL, article INTEGER NOT NULL,
    PRIMARY KEY (key, starts, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_keys_by_article ON story_keys (article);
CREATE TABLE stories (article INTEGER PRIMARY KEY, story TEXT NOT NULL) STRICT;
CREATE INDEX stories_by_story ON stories (story);
CREATE TABLE apart (one INTEGER NOT NULL, other INTEGER NOT NULL, PRIMARY KEY (one, other))
    STRICT, WITHOUT ROWID;
"""

# Outlets are counted for each start page and each facet; this holds all that the count reads.
_OUTLET_NAMES = "CREATE INDEX articles_by_outlet_name ON articles (outlet, outlet_name);"

# What is collected: sites, their lists, and each address that a list has named. Times are seconds since 1970;
# `next_due` is all there is of scheduling, and NULL where nothing is due any more.
_SOURCES = """
CREATE TABLE sources (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, url TEXT NOT NULL, outlet TEXT,
    state TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '', walls INTEGER NOT NULL DEFAULT 0,
    checked INTEGER NOT NULL, added INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE lists (
    url TEXT PRIMARY KEY, source TEXT NOT NULL, kind TEXT NOT NULL, host TEXT NOT NULL,
    etag TEXT, modified TEXT, next_due INTEGER NOT NULL, visited INTEGER, success INTEGER,
    failures INTEGER NOT NULL DEFAULT 0, error TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX lists_by_host ON lists (host, next_due);
CREATE TABLE addresses (
    address TEXT PRIMARY KEY, source TEXT NOT NULL, host TEXT NOT NULL, state TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '', article TEXT, found INTEGER NOT NULL, appeared INTEGER, fetched INTEGER,
    next_due INTEGER, held INTEGER, tries INTEGER NOT NULL DEFAULT 0, visits INTEGER NOT NULL DEFAULT 0,
    etag TEXT, modified TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX addresses_due ON addresses (host, next_due) WHERE next_due IS NOT NULL;
CREATE INDEX addresses_by_source ON addresses (source, appeared);
CREATE INDEX addresses_by_article ON addresses (article) WHERE article IS NOT NULL;

CREATE TABLE tombstones (
    kind TEXT NOT NULL, value TEXT NOT NULL, since INTEGER NOT NULL, reason TEXT NOT NULL DEFAULT '',
    applied INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;
"""

_QUARANTINE = """
CREATE TABLE quarantine (
    item INTEGER PRIMARY KEY AUTOINCREMENT, digest TEXT NOT NULL UNIQUE,
    instance TEXT NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL,
    times INTEGER NOT NULL, since TEXT NOT NULL, last TEXT NOT NULL,
    kind TEXT NOT NULL, url TEXT, content_type TEXT, fetched_at TEXT, headers TEXT NOT NULL, status INTEGER,
    size INTEGER NOT NULL, body BLOB NOT NULL
) STRICT;
"""

# What a person decided about stories; nothing that is reckoned anew touches these.
_BY_HAND = """
CREATE TABLE story_pins (article INTEGER PRIMARY KEY, story TEXT NOT NULL) STRICT;
CREATE INDEX story_pins_by_story ON story_pins (story);
CREATE TABLE story_titles (story TEXT PRIMARY KEY, title TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""

# Items of dumps that a user brought along, their names by key, and what a person decided about entities: an
# id is another one, in one article or (article '') in all. Nothing that is reckoned anew touches these.
_KNOWN = """
CREATE TABLE known_things (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, country TEXT, weight INTEGER NOT NULL, record TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE known_names (key TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (key, id)) STRICT, WITHOUT ROWID;
CREATE INDEX known_names_by_id ON known_names (id);
CREATE TABLE entity_corrections (
    article TEXT NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL, PRIMARY KEY (old, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_corrections_by_new ON entity_corrections (new);
CREATE TABLE entity_names (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""

# What was agreed with hubs that tell of news (WebSub).
_SUBSCRIPTIONS = """
CREATE TABLE subscriptions (
    token TEXT PRIMARY KEY, list TEXT NOT NULL UNIQUE, topic TEXT NOT NULL, hub TEXT NOT NULL,
    secret TEXT NOT NULL, until INTEGER, next_due INTEGER NOT NULL, failures INTEGER NOT NULL DEFAULT 0,
    error TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
"""

# Step n (counted from 1) leads from schema version n - 1 to n.
MIGRATIONS: tuple[str, ...] = (
    _FIRST,
    _STORIES,
    _OUTLET_NAMES,
    _SOURCES,
    _QUARANTINE,
    _BY_HAND,
    _KNOWN,
    _SUBSCRIPTIONS,
)


def schema_version(connection: Any) -> int:
    """Return the schema version of the file; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connections: Connections) -> None:
    """Bring the library to the newest schema, step by step.

    A library that can only be read is used as it is when its schema is the newest.

    Raises:
        LibraryTooNew: the file was written by a newer version.
        LibraryReadOnly: the file is older and cannot be written.
    """
    version = schema_version(connections.get())
    if version > len(MIGRATIONS):
        raise LibraryTooNew(
            f"{connections.path}: was written by a newer version of Tawatur (schema {version}, this version "
            f"knows {len(MIGRATIONS)}); install the newer version, or restore a backup made before it"
        )
    for step in range(version, len(MIGRATIONS)):
        with connections.transaction() as connection:
            # Another process may have been quicker between the look and the lock.
            if schema_version(connection) == step:
                connection.execute(MIGRATIONS[step])
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {step + 1}")
