"""The polite client: a named user agent, conditional requests, limits, redirects followed by hand."""

import asyncio
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib import metadata
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from tawatur.errors import FetchError, Forbidden, Unreadable
from tawatur.fetch.guard import Guard, GuardedResolver
from tawatur.fetch.unpack import unpack_body
from tawatur.model.page import Page

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NOT_MODIFIED = 304
_BLOCK = 65_536
_ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.5"
)
# A body of this size is unpacked on the spot; a larger one would keep other sites waiting.
_SMALL = 65_536
# A body that is larger than this is given up first when too much arrives at once.
_LARGE = 1_048_576
# No server may make us wait longer than a week.
_LONGEST_WAIT = 7 * 86_400.0
_KEPT_HEADERS = frozenset(
    {
        "etag",
        "last-modified",
        "cache-control",
        "expires",
        "date",
        "retry-after",
        "content-language",
        "link",
        "tdm-reservation",
        "x-robots-tag",
    }
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost.

    Attributes:
        wire_bytes: body bytes as received.
        body_bytes: body bytes after unpacking.
        held_bytes: bytes of all bodies that arrive at once; above it large ones are given up.
        total_s: seconds for the whole answer; ``connect_s`` and ``read_s`` for its steps.
        redirects: how many are followed.
    """

    wire_bytes: int = 16 * 1024 * 1024
    body_bytes: int = 32 * 1024 * 1024
    held_bytes: int = 256 * 1024 * 1024
    total_s: float = 60.0
    connect_s: float = 15.0
    read_s: float = 20.0
    redirects: int = 5


class Client:
    """An asynchronous HTTP client for other people's sites; use it with ``async with``.

    It keeps no cookies, sends no credentials and no referrer, uses no proxy from the environment, and calls
    what the guard lets through only, at each step of a redirect.

    Args:
        guard: what may be called.
        contact: address that sites may write to.
        limits: what one request may cost.
        together: so many requests may be under way.
        names: who resolves names; default: the system. The guard vets what comes from it.
    """

    def __init__(
        self,
        guard: Guard,
        *,
        contact: str = "",
        limits: Limits | None = None,
        together: int = 64,
        names: AbstractResolver | None = None,
    ) -> None:
        self.guard = guard
        self._names = names
        self.agent = name_agent(contact)
        self._gate = asyncio.Semaphore(together)
        self._held = 0
        self._limits = limits or Limits()
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        limits = self._limits
        connector = aiohttp.TCPConnector(
            resolver=GuardedResolver(self.guard, self._names), use_dns_cache=False, limit=0, limit_per_host=2
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": self.agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate, br"},
            timeout=aiohttp.ClientTimeout(
                total=limits.total_s, sock_connect=limits.connect_s, sock_read=limits.read_s
            ),
            auto_decompress=False,
            trust_env=False,
            max_line_size=16_384,
            max_field_size=16_384,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def get(self, address: str, *, etag: str | None = None, modified: str | None = None) -> Page:
        """Fetch an address.

        Args:
            address: an ``http`` or ``https`` address.
            etag: ``ETag`` of the last answer; with ``modified`` it makes the request conditional.
            modified: ``Last-Modified`` of the last answer.

        Returns:
            The page with its final address; status 304 and an empty body when it has not changed.

        Raises:
            Forbidden: the guard refuses the address or one it redirects to.
            FetchError: no answer, a status of 400 and above, too many redirects, a limit passed, a cut body.
        """
        if self._session is None:
            raise FetchError("the client is not open: use it with 'async with'")
        url = self.guard.check(address)
        headers = {"If-None-Match": etag, "If-Modified-Since": modified}
        wanted = {name: value for name, value in headers.items() if value and not re.search(r"[\r\n]", value)}
        for _ in range(self._limits.redirects + 1):
            async with self._gate:
                answer = await self._request(self._session, url, wanted)
            if isinstance(answer, Page):
                return answer
            url = answer
        raise FetchError(f"{address} redirects more than {self._limits.redirects} times")

    async def post(self, address: str, form: Mapping[str, str]) -> int:
        """Send a form to an address, without following where it redirects to; return the status.

        Raises:
            Forbidden: the guard refuses the address.
            FetchError: no answer, or a status of 300 and above.
        """
        if self._session is None:
            raise FetchError("the client is not open: use it with 'async with'")
        url = self.guard.check(address)
        with _spoken(url):
            async with self._gate, self._session.post(url, data=dict(form), allow_redirects=False) as answer:
                _check_status(answer)
                return answer.status

    async def _request(
        self, session: aiohttp.ClientSession, url: URL, headers: Mapping[str, str]
    ) -> Page | URL:
        """Send one request: a page, or the next address of a redirect."""
        with _spoken(url):
            async with session.get(url, headers=headers, allow_redirects=False) as response:
                location = response.headers.get("Location")
                if response.status in _REDIRECTS and location:
                    return self.guard.check(urljoin(str(url), location.strip()))
                _check_status(response)
                return await self._read_page(response, url)

    async def _read_page(self, response: aiohttp.ClientResponse, url: URL) -> Page:
        raw = await self._read_body(response, url) if response.status != _NOT_MODIFIED else b""
        encoding = response.headers.get("Content-Encoding")
        largest = self._limits.body_bytes
        try:
            if len(raw) < _SMALL and not encoding:
                body = raw
            else:
                body = await asyncio.to_thread(unpack_body, raw, encoding, largest)
        except Unreadable as error:
            raise FetchError(f"{url}: {error}", status=response.status) from error
        return Page(
            body=body,
            url=str(url),
            content_type=response.headers.get("Content-Type"),
            fetched_at=datetime.now(UTC).replace(microsecond=0),
            headers={
                name.lower(): value
                for name, value in response.headers.items()
                if name.lower() in _KEPT_HEADERS
            },
            status=response.status,
            origin=str(url),
        )

    async def _read_body(self, response: aiohttp.ClientResponse, url: URL) -> bytes:
        limits, raw = self._limits, bytearray()
        if (response.content_length or 0) > limits.wire_bytes:
            raise FetchError(f"{url} has more than {limits.wire_bytes} bytes", status=response.status)
        try:
            async for block in response.content.iter_chunked(_BLOCK):
                raw += block
                self._held += len(block)
                if len(raw) > limits.wire_bytes:
                    raise FetchError(f"{url} has more than {limits.wire_bytes} bytes", status=response.status)
                if self._held > limits.held_bytes and len(raw) > _LARGE:
                    raise FetchError(f"{url} is large and too much arrives at once; it is tried again")
        finally:
            self._held -= len(raw)
        return bytes(raw)


@contextmanager
def _spoken(url: URL) -> Iterator[None]:
    """Put what goes wrong with a request into words."""
    try:
        yield
    except TimeoutError as error:
        raise FetchError(f"{url} did not answer in time") from error
    except aiohttp.ClientConnectorError as error:
        if isinstance(error.os_error, OSError) and "public address" in str(error.os_error):
            raise Forbidden(f"{url.host} has no public address") from error
        raise FetchError(f"{url} cannot be reached: {error}") from error
    except (aiohttp.ClientError, ValueError, OSError) as error:
        raise FetchError(f"{url} did not answer as it should: {type(error).__name__}: {error}") from error


def name_agent(contact: str) -> str:
    """Return the user agent that sites see: the name, the version and whom to write to."""
    contact = re.sub(r"[^\x21-\x7e]", "", contact)
    try:
        name = f"Tawatur/{metadata.version('tawatur')}"
    except metadata.PackageNotFoundError:
        name = "Tawatur"
    return f"{name} (+{contact})" if contact else name


def find_wait(retry_after: str | None, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks for, at most a week; None when it says nothing."""
    if not retry_after:
        return None
    text = retry_after.strip()
    if text.isdecimal() and text.isascii():
        return min(float(text[:9]), _LONGEST_WAIT)
    try:
        time = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    time = time if time.tzinfo else time.replace(tzinfo=UTC)
    return min(max(0.0, (time - now).total_seconds()), _LONGEST_WAIT)


def _check_status(response: aiohttp.ClientResponse) -> None:
    if response.status == _NOT_MODIFIED or response.status < 300:
        return
    wait = find_wait(response.headers.get("Retry-After"), datetime.now(UTC))
    raise FetchError(f"{response.url} answered {response.status}", status=response.status, retry_after=wait)
