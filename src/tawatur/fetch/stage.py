"""The door of the room: one address to a page, and lists to their links and the pages behind them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from tawatur.errors import FetchError, Forbidden, Unreadable
from tawatur.fetch.guard import Guard
from tawatur.fetch.http import Client, Limits
from tawatur.fetch.robots import Robots
from tawatur.model.link import Link
from tawatur.model.outcome import Problem
from tawatur.model.page import Page
from tawatur.model.source import Feed

PER_HOST = 2
_TOGETHER = 16
_MOST_SITEMAPS = 50

ReadLinks = Callable[[Page], Sequence[Link]]


@dataclass(frozen=True, slots=True)
class Visited:
    """One entry of a list, and what became of it.

    Attributes:
        link: the entry; None for a list that could not be read.
        list_page: the list it stood in; None when the list itself could not be fetched.
        page: the page behind the entry; None when it has no address or could not be fetched.
        problem: why there is no page, or None.
    """

    link: Link | None
    list_page: Page | None
    page: Page | None = None
    problem: Problem | None = None


class Fetcher:
    """Fetches pages of many sites: at most two at a time from each, and what their robots.txt allows.

    Args:
        client: the door to the web.
        obey_robots: leave alone what a site's robots.txt does not allow.
        delay: seconds before each request to a host, more where its robots.txt asks for more.
    """

    def __init__(self, client: Client, *, obey_robots: bool = True, delay: float = 0.0) -> None:
        self._client = client
        self._delay = delay
        self._robots = Robots(client) if obey_robots else None
        self._hosts: dict[str, asyncio.Semaphore] = {}

    async def fetch(self, address: str, *, etag: str | None = None, modified: str | None = None) -> Page:
        """Fetch one page; see `Client.get` for what it returns and raises.

        Raises:
            Forbidden: also when the site's robots.txt does not allow it.
            FetchError: also when its robots.txt did not come.
        """
        url = self._client.guard.check(address)
        host = self._hosts.setdefault(url.host or "", asyncio.Semaphore(PER_HOST))
        async with host:
            if self._robots is not None:
                rules = await self._robots.find_rules(str(url))
                if not rules.is_known:
                    raise FetchError(
                        f"robots.txt of {url.host} did not come: nothing is fetched from there for "
                        f"{rules.fresh_s / 60:.0f} minutes",
                        retry_after=rules.fresh_s,
                    )
                if not rules.allows(str(url)):
                    raise Forbidden(f"robots.txt of {url.host} does not allow {url}")
                if delay := max(rules.delay(), self._delay):
                    await asyncio.sleep(delay)
            return await self._client.get(str(url), etag=etag, modified=modified)

    async def find_sitemaps(self, address: str) -> tuple[str, ...]:
        """Return the sitemaps that the robots.txt of an address's site names.

        Raises:
            Forbidden: the address may not be called.
        """
        url = str(self._client.guard.check(address))
        rules = await (self._robots or Robots(self._client)).find_rules(url)
        return rules.sitemaps

    async def visit(
        self,
        feeds: Iterable[Feed],
        *,
        read_links: ReadLinks,
        is_wanted: Callable[[Link], bool] = lambda _: True,
    ) -> AsyncIterator[Visited]:
        """Fetch lists, then the pages of their entries, each address once; pages come as they arrive.

        Args:
            feeds: the lists; an index of sitemaps is followed one level down.
            read_links: reads the links of a fetched list (`tawatur.parse.stage.parse_links`).
            is_wanted: says whether the page behind a link is to be fetched; others are left out.
        """
        seen: set[str] = set()
        waiting: list[Feed] = list(feeds)
        indexes = 0
        while waiting:
            feed = waiting.pop(0)
            list_page, links, problem = await self._read_list(feed.url, read_links)
            if problem:
                yield Visited(None, list_page, problem=problem)
            indexes += any(link.kind == "sitemap" for link in links)
            waiting += [
                Feed(link.url, "sitemap")
                for link in links[:_MOST_SITEMAPS]
                if link.kind == "sitemap" and link.url and indexes == 1
            ]
            entries = {link.key: link for link in reversed(links) if link.kind not in {"sitemap", "feed"}}
            fresh = [link for key, link in reversed(entries.items()) if key not in seen]
            seen.update(entries)
            async for visited in self._fetch_all([link for link in fresh if is_wanted(link)], list_page):
                yield visited

    async def _read_list(
        self, address: str, read_links: ReadLinks
    ) -> tuple[Page | None, tuple[Link, ...], Problem | None]:
        page = None
        try:
            page = await self.fetch(address)
            return page, tuple(read_links(page)), None
        except (Forbidden, FetchError, Unreadable) as error:
            return page, (), make_problem(error, address)

    async def _fetch_all(self, links: list[Link], list_page: Page | None) -> AsyncIterator[Visited]:
        gate = asyncio.Semaphore(_TOGETHER)

        async def fetch_one(link: Link) -> Visited:
            if link.url is None:
                return Visited(link, list_page)
            async with gate:
                try:
                    return Visited(link, list_page, await self.fetch(link.url))
                except (Forbidden, FetchError) as error:
                    return Visited(link, list_page, problem=make_problem(error, link.url))

        tasks = [asyncio.create_task(fetch_one(link)) for link in links]
        try:
            for task in asyncio.as_completed(tasks):
                yield await task
        finally:
            for task in tasks:
                task.cancel()


def fetch_page(
    address: str,
    *,
    allow_hosts: Iterable[str] = (),
    contact: str = "",
    limits: Limits | None = None,
    obey_robots: bool = True,
) -> Page:
    """Fetch one address and wait for it.

    Args:
        address: an ``http`` or ``https`` address.
        allow_hosts: hosts on private networks that may be called, as ``name`` or ``name:port``.
        contact: address that sites may write to.
        limits: what the request may cost.
        obey_robots: leave alone what the site's robots.txt does not allow.

    Raises:
        Forbidden: the guard or robots.txt refuses the address.
        FetchError: it did not answer as it should.
    """

    async def fetch() -> Page:
        async with Client(Guard.of(allow_hosts), contact=contact, limits=limits) as client:
            return await Fetcher(client, obey_robots=obey_robots).fetch(address)

    return asyncio.run(fetch())


def visit(
    feeds: Iterable[Feed],
    *,
    read_links: ReadLinks,
    is_wanted: Callable[[Link], bool] = lambda _: True,
    allow_hosts: Iterable[str] = (),
    contact: str = "",
    obey_robots: bool = True,
) -> Iterator[Visited]:
    """Visit lists and the pages of their entries, for callers that do not run an event loop.

    See `Fetcher.visit` and `fetch_page` for the arguments.
    """
    with asyncio.Runner() as runner:

        async def open_visit() -> AsyncIterator[Visited]:
            async with Client(Guard.of(allow_hosts), contact=contact) as client:
                fetcher = Fetcher(client, obey_robots=obey_robots)
                async for visited in fetcher.visit(feeds, read_links=read_links, is_wanted=is_wanted):
                    yield visited

        visits = open_visit()
        try:
            while (visited := runner.run(_next(visits))) is not None:
                yield visited
        finally:
            runner.run(_close(visits))


async def _next(visits: AsyncIterator[Visited]) -> Visited | None:
    return await anext(visits, None)


async def _close(visits: AsyncIterator[Visited]) -> None:
    close = getattr(visits, "aclose", None)
    if close is not None:
        await close()


def make_problem(error: Exception, address: str) -> Problem:
    """Return the line for standard error about an address that gave no page."""
    kinds = {Forbidden: "forbidden", FetchError: "fetch_failed", Unreadable: "unreadable"}
    kind = next((name for cls, name in kinds.items() if isinstance(error, cls)), "failed")
    title = {
        "forbidden": "The address may not be called",
        "fetch_failed": "The address did not answer as it should",
    }
    return Problem(kind, title.get(kind, "The list cannot be read"), str(error), address)


def is_address(text: str) -> bool:
    """Tell whether a command's argument is an ``http`` address rather than a path."""
    return urlsplit(text).scheme.lower() in {"http", "https"} and "://" in text
