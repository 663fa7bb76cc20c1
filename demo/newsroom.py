"""Outlets and article files of the demonstration press, as records."""

import csv
import tomllib
import zlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

HOME = Path(__file__).parent
FENCE = "+++"


@dataclass(frozen=True, slots=True)
class PressOutlet:
    """One invented outlet: a line of ``outlets.tsv``."""

    id: str
    name: str
    latin: str
    domain: str
    country: str
    zone: str


@dataclass(frozen=True, slots=True)
class PressArticle:
    """One article file: its front matter and its paragraphs.

    ``copy_of``, ``role``, ``story`` and ``saga`` are the answer key; no page prints them.
    """

    outlet: str
    stem: str
    title: str
    published: datetime
    paragraphs: tuple[str, ...]
    updated: datetime | None = None
    author: str = ""
    section: str = "أخبار"
    tags: tuple[str, ...] = ()
    credit: str = ""
    dateline: str = ""
    lead: str = ""
    read_also: tuple[str, ...] = ()
    copy_of: str = ""
    role: str = ""
    story: str = ""
    saga: str = ""

    @property
    def key(self) -> str:
        """Name the article within the press: ``<outlet>/<file stem>``."""
        return f"{self.outlet}/{self.stem}"

    @property
    def number(self) -> int:
        """Give the number that the outlet's own system would have; stable when others come or go."""
        return 100_000 + zlib.crc32(self.key.encode()) % 8_900_000

    @property
    def slug(self) -> str:
        """Give the file's name without its date."""
        return self.stem[11:]


@dataclass(frozen=True, slots=True)
class Newsroom:
    """The whole press: outlets by id, articles from the newest to the oldest."""

    outlets: dict[str, PressOutlet]
    articles: tuple[PressArticle, ...]
    registry: str

    def of(self, outlet: str) -> tuple[PressArticle, ...]:
        """Return the articles of one outlet, newest first."""
        return tuple(article for article in self.articles if article.outlet == outlet)

    def find(self, key: str) -> PressArticle | None:
        """Return the article named ``<outlet>/<file stem>``, or None."""
        return next((article for article in self.articles if article.key == key), None)


def load_newsroom(home: Path = HOME) -> Newsroom:
    """Read ``outlets.tsv`` and every ``articles/<outlet>/*.md``.

    Raises:
        ValueError: an article file is not what docs/demo.md describes; the message names it.
    """
    registry = (home / "outlets.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(
        (line for line in registry.splitlines() if not line.startswith("#")),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
    outlets = {row["id"]: _outlet(row) for row in rows}
    found = []
    for path in sorted((home / "articles").glob("*/*.md")):
        if path.parent.name not in outlets:
            raise ValueError(f"{path}: no outlet {path.parent.name} in outlets.tsv")
        found.append(read_article(path, ZoneInfo(outlets[path.parent.name].zone)))
    found.sort(key=lambda article: (article.published, article.key), reverse=True)
    return Newsroom(outlets=outlets, articles=tuple(found), registry=registry)


def read_article(path: Path, zone: ZoneInfo) -> PressArticle:
    """Read one article file: TOML between two fences, then paragraphs.

    Raises:
        ValueError: a fence, a needed key or the text is missing, or a key is unknown.
    """
    parts = path.read_text(encoding="utf-8").split(FENCE, 2)
    if len(parts) != 3 or parts[0].strip():
        raise ValueError(f"{path}: the front matter must stand between two lines {FENCE}")
    paragraphs = tuple(" ".join(block.split()) for block in parts[2].split("\n\n") if block.strip())
    if not paragraphs:
        raise ValueError(f"{path}: no paragraphs below the front matter")
    try:
        head = tomllib.loads(parts[1])
        return PressArticle(
            outlet=path.parent.name,
            stem=path.stem,
            title=head.pop("title"),
            published=_instant(head.pop("published"), zone),
            updated=_instant(head.pop("updated"), zone) if head.get("updated") else None,
            paragraphs=paragraphs,
            tags=tuple(head.pop("tags", ())),
            read_also=tuple(name.removesuffix(".md") for name in head.pop("read_also", ())),
            copy_of=head.pop("copy_of", "").removesuffix(".md"),
            **head,
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{path}: {error!r}") from error


def _outlet(row: dict[str, str]) -> PressOutlet:
    return PressOutlet(
        id=row["id"],
        name=row["name"],
        latin=row["latin"],
        domain=row["domains"].split("|")[0],
        country=row["country"],
        zone=row["zone"],
    )


def _instant(value: Any, zone: ZoneInfo) -> datetime:
    instant = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    if instant.tzinfo is None:
        raise ValueError(f"{value} carries no offset")
    return instant.astimezone(zone)
