"""Sources for a library: found from an address, shown with a sample, taken from OPML or the starter pack."""

import asyncio
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import quoteattr

from tawatur.errors import FetchError, Forbidden, Rejected, TawaturError, Unreadable
from tawatur.fetch.guard import Guard
from tawatur.fetch.http import Client
from tawatur.fetch.stage import Fetcher
from tawatur.knowledge.outlets import Registry, load_registry
from tawatur.knowledge.table import read_table
from tawatur.model.article import Article
from tawatur.model.link import Link
from tawatur.model.page import Page
from tawatur.model.source import Feed, Source
from tawatur.parse.stage import parse_links
from tawatur.pipeline.backfill import find_older
from tawatur.pipeline.collector import Manner
from tawatur.pipeline.discover import Discovery, discover, name_source
from tawatur.pipeline.opt_outs import find_opt_outs
from tawatur.pipeline.read import read_page

_SAMPLED = 3
_WALL = frozenset({401, 403})
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Sample:
    """One page of a source, read for a look.

    Attributes:
        link: the entry that named it.
        article: what was read, or None.
        problem: why nothing was read, else "".
        is_wall: the site refuses robots.
    """

    link: Link
    article: Article | None = None
    problem: str = ""
    is_wall: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """A source before it is saved, with some of its pages.

    Attributes:
        discovery: what was found.
        samples: its newest pages, read.
    """

    discovery: Discovery
    samples: tuple[Sample, ...]

    @property
    def is_walled(self) -> bool:
        """Tell whether its pages stand behind a wall, so that only its lists can be read."""
        return bool(self.samples) and all(sample.is_wall for sample in self.samples)


def propose_source(address: str, manner: Manner, *, name: str = "") -> Proposal:
    """Look at a site: what it can be collected by, and how its newest pages are read.

    Raises:
        TawaturError: the address may not be called, or nothing was found there.
    """

    async def look() -> Proposal:
        registry = load_registry(manner.outlets)
        async with Client(Guard.of(manner.allow_hosts), contact=manner.contact) as client:
            fetcher = Fetcher(client, delay=min(manner.delay, 1.0))
            found = await discover(fetcher, address, registry, name=name)
            links = [link for offer in found.offers for link in offer.links if link.url]
            newest = list({link.url: link for link in links[:_SAMPLED]}.values())
            samples = [await _read_sample(fetcher, link, registry) for link in newest]
            return Proposal(found, tuple(samples))

    return asyncio.run(look())


async def _read_sample(fetcher: Fetcher, link: Link, registry: Registry) -> Sample:
    try:
        page = await fetcher.fetch(link.url or "")
        if reserved := find_opt_outs(page).mining:
            return Sample(link, problem=f"reserves text and data mining ({reserved}): will not be kept")
        return Sample(link, read_page(page, registry)[0])
    except FetchError as error:
        return Sample(link, problem=str(error), is_wall=error.status in _WALL)
    except (Forbidden, Unreadable) as error:
        return Sample(link, problem=str(error))
    except Rejected as error:
        return Sample(link, problem=str(error), is_wall=error.reason == "challenge_page")


def backfill_source(
    source: Source, since: datetime, manner: Manner, *, most: int
) -> list[tuple[str, int | None]]:
    """Return addresses of older articles of a source, each with its time where one is known.

    See `find_older`.
    """

    async def look() -> list[tuple[str, int | None]]:
        async with Client(Guard.of(manner.allow_hosts), contact=manner.contact) as client:
            fetcher = Fetcher(client, delay=manner.delay)
            return await find_older(fetcher, source, since, most=most)

    return asyncio.run(look())


def read_opml(path: Path, registry: Registry | None = None) -> tuple[Source, ...]:
    """Return the sources of an OPML file: feeds of one site are one source.

    Raises:
        TawaturError: it cannot be read, or holds no feeds.
    """
    try:
        links = parse_links(Page(path.read_bytes(), content_type="text/x-opml", origin=str(path)))
    except OSError as error:
        raise TawaturError(f"{path}: {error.strerror}") from error
    except Unreadable as error:
        raise TawaturError(f"{path}: {error}") from error
    feeds = [link for link in links if link.kind == "feed" and link.url]
    if not feeds:
        raise TawaturError(f"{path}: holds no feeds")
    registry = registry or load_registry()
    return join_sources(
        name_source(link.url or "", link.title, (Feed(link.url or ""),), registry) for link in feeds
    )


def join_sources(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Join sources with the same id: the first name, the lists of all."""
    joined: dict[str, Source] = {}
    for source in sources:
        known = joined.get(source.id, source)
        feeds = tuple(dict.fromkeys((*known.feeds, *source.feeds)))
        joined[source.id] = Source(known.id, known.name, known.url, known.outlet_id, feeds)
    return tuple(joined.values())


def write_opml(sources: Iterable[Source]) -> str:
    """Return sources as OPML 2.0: a folder for each site, a line for each list."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        "<head><title>Tawatur</title></head>",
        "<body>",
    ]
    for source in sources:
        lines.append(f"  <outline text={_quote(source.name)}>")
        for feed in source.feeds:
            kind = "" if feed.kind == "feed" else f" category={_quote('/' + feed.kind)}"
            lines.append(
                f'    <outline type="rss" text={_quote(source.name)} xmlUrl={_quote(feed.url)} '
                f"htmlUrl={_quote(source.url)}{kind}/>"
            )
        lines.append("  </outline>")
    return "\n".join([*lines, "</body>", "</opml>", ""])


def load_starter(country: str = "") -> tuple[Source, ...]:
    """Return the sources that ship; none of them was asked over the network before it shipped.

    Args:
        country: only those of one country, as ISO 3166-1 alpha-3; "" for all.
    """
    registry = load_registry()
    sources = []
    for row in read_table("sources.tsv"):
        if country and row["country"] != country.upper():
            continue
        outlet = registry.by_id[row["outlet"]]
        sources.append(
            Source(
                outlet.id,
                outlet.name,
                f"https://{outlet.domain}/",
                outlet.id,
                (Feed(row["list"], row["kind"]),),
            )
        )
    return join_sources(sources)


def _quote(text: str) -> str:
    return quoteattr(_CONTROLS.sub(" ", text))
