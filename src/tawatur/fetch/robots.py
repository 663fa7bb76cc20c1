"""What a site allows: robots.txt as RFC 9309 has it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from protego import Protego
from yarl import URL

from tawatur.errors import FetchError, Forbidden
from tawatur.fetch.http import Client

# The name that a robots.txt may address us by.
AGENT = "Tawatur"
_LARGEST = 512_000
_FRESH_S = 86_400.0
_UNREACHABLE_S = 3_600.0
# Where nobody answers at all it may be our own line or name server that is down.
_SILENT_S = 300.0
_TOO_MANY = 429
# So many sites are remembered; the oldest are asked again.
_MOST_SITES = 5_000


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one site; ``parsed`` is None where everything or nothing is allowed.

    Attributes:
        allow_all: what holds where there are no parsed rules.
        parsed: the parsed file.
        fresh_s: for how many seconds the rules hold.
    """

    allow_all: bool = True
    parsed: Any = None
    fresh_s: float = _FRESH_S

    @property
    def is_known(self) -> bool:
        """Tell whether the site has answered what it allows; while it has not, nothing is allowed."""
        return self.allow_all or self.parsed is not None

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that the file names."""
        return tuple(self.parsed.sitemaps) if self.parsed is not None else ()

    def allows(self, address: str) -> bool:
        """Tell whether we may fetch an address of this site."""
        return bool(self.parsed.can_fetch(address, AGENT)) if self.parsed is not None else self.allow_all

    def delay(self) -> float:
        """Return the seconds that the site wants between two visits, 0 where it says nothing, at most 30."""
        found = self.parsed.crawl_delay(AGENT) if self.parsed is not None else None
        return min(float(found or 0.0), 30.0)


def parse_robots(body: bytes) -> Rules:
    """Read a robots.txt; what cannot be understood in it is passed over."""
    text = body[:_LARGEST].decode("utf-8", "replace").lstrip("\ufeff").replace("\0", "")
    try:
        return Rules(parsed=Protego.parse(text))
    except (ValueError, TypeError, IndexError):
        return Rules()


def judge_failure(status: int | None) -> Rules:
    """Return the rules of a site whose robots.txt did not come.

    "Not there" (4xx) allows everything; a server's fault or "too many requests" allow nothing for an hour, no
    answer at all for five minutes.
    """
    if status is not None and 400 <= status < 500 and status != _TOO_MANY:
        return Rules(allow_all=True)
    return Rules(allow_all=False, fresh_s=_SILENT_S if status is None else _UNREACHABLE_S)


class Robots:
    """The rules of the sites visited, each fetched once and kept for a day."""

    def __init__(self, client: Client, clock: Callable[[], float] | None = None) -> None:
        self._client = client
        self._clock = clock or (lambda: asyncio.get_running_loop().time())
        self._known: dict[str, tuple[float, Rules]] = {}
        self._locks: dict[str, asyncio.Lock] = {}

    async def find_rules(self, address: str) -> Rules:
        """Return the rules that hold for an address, fetched when they are not known or too old."""
        origin = str(URL(address).origin())
        async with self._locks.setdefault(origin, asyncio.Lock()):
            known = self._known.get(origin)
            if known is None or self._clock() > known[0] + known[1].fresh_s:
                known = (self._clock(), await self._fetch(f"{origin}/robots.txt"))
                self._known[origin] = known
                if len(self._known) > _MOST_SITES:
                    self._known.pop(next(iter(self._known)))
            return known[1]

    async def _fetch(self, address: str) -> Rules:
        try:
            page = await self._client.get(address)
        except FetchError as error:
            return judge_failure(error.status)
        except Forbidden:
            return judge_failure(None)
        return parse_robots(page.body)
