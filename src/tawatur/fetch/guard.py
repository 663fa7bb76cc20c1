"""Which addresses may be called at all; every outbound connection goes through it."""

import ipaddress
import re
import socket
from collections.abc import Iterable
from dataclasses import dataclass

from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from tawatur.errors import Forbidden
from tawatur.fetch.names import Names

# Ports on which news sites answer; another one must be allowed by name.
_PORTS = frozenset({80, 443, 8080, 8443})
_LONGEST = 4_096
# 127.1, 0x7f000001, 2130706433, 0177.0.0.1: forms that only the system's resolver takes for addresses
_NUMERIC_END = re.compile(r"(?:^|\.)(?:\d+|0[xX][0-9a-fA-F]*)\.?$")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_REFUSED_V6 = tuple(
    map(
        ipaddress.IPv6Network,
        ("64:ff9b:1::/48", "2001::/32", "fec0::/10", "::/96", "2001:db8::/32", "100::/64"),
    )
)

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Guard:
    """The rule for outbound addresses: public web servers, and what the settings allow by name.

    Attributes:
        allow: ``name``, ``name:port`` or ``*.name:port``; such a host may have any address and port.
    """

    allow: frozenset[str] = frozenset()

    @classmethod
    def of(cls, hosts: Iterable[str]) -> "Guard":
        """Make a guard from the ``allow_hosts`` of the settings."""
        return cls(frozenset(host.strip().lower().rstrip(".") for host in hosts if host.strip()))

    def is_allowed(self, host: str, port: int | None) -> bool:
        """Tell whether the settings allow a host by name; without a port, whether they do on any port."""
        host = host.lower().rstrip(".")
        names = [host, *(f"*.{host.split('.', cut)[-1]}" for cut in range(1, host.count(".") + 1))]
        if port is None:
            known = {
                entry.rsplit(":", 1)[0] if entry.rsplit(":", 1)[-1].isdecimal() else entry
                for entry in self.allow
            }
            return any(name in known for name in names)
        return any(name in self.allow or f"{name}:{port}" in self.allow for name in names)

    def check(self, address: str) -> URL:
        """Return an address as it will be called.

        Raises:
            Forbidden: another scheme than http and https, credentials, a port or a host that may not be
                called. Names are checked again when they are resolved.
        """
        if len(address) > _LONGEST:
            raise Forbidden("the address is too long")
        try:
            url = URL(address)
            host, port = url.host, url.port
        except ValueError as error:
            raise Forbidden(f"{address[:100]!r} is no address: {error}") from error
        if url.scheme not in {"http", "https"}:
            raise Forbidden(f"only http and https are called, not {url.scheme[:20]!r}")
        if not host or port is None:
            raise Forbidden(f"{address[:100]!r} names no host")
        if url.user is not None or url.password is not None:
            raise Forbidden("addresses with a user or a password are not called")
        if self.is_allowed(host, port):
            return url.with_fragment(None)
        if port not in _PORTS:
            raise Forbidden(f"port {port} of {host} is not called; allow it in allow_hosts if it is yours")
        self._check_host(host)
        return url.with_fragment(None)

    def _check_host(self, host: str) -> None:
        name = host.lower().rstrip(".")
        try:
            literal: _Address | None = ipaddress.ip_address(name.strip("[]"))
        except ValueError:
            literal = None
        if literal is not None:
            if not is_public(literal):
                raise Forbidden(f"{host} is no public address; allow it in allow_hosts if it is yours")
        elif _NUMERIC_END.search(name) or name == "localhost" or name.endswith(".localhost"):
            raise Forbidden(f"{host} is no public name; allow it in allow_hosts if it is yours")


def is_public(address: _Address) -> bool:
    """Tell whether an address lies on the public internet, whatever it is wrapped in."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id:
            return False
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if any(address in network for network in _REFUSED_V6):
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


class GuardedResolver(AbstractResolver):
    """Resolves names to vetted addresses only, so that what was checked is what is connected to."""

    def __init__(self, guard: Guard, inner: AbstractResolver | None = None) -> None:
        self._guard = guard
        self._inner = inner or Names()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return the addresses of a host.

        Names under ``localhost`` are loopback without asking anybody (RFC 6761).

        Raises:
            OSError: the name has no address that may be called; aiohttp reports it as a failed connection.
        """
        allowed = self._guard.is_allowed(host, port or None)
        name = host.lower().rstrip(".")
        if name == "localhost" or name.endswith(".localhost"):
            if not allowed:
                raise OSError(f"{host} is not allowed")
            return [_loopback(host, port)]
        found = await self._inner.resolve(host, port, family)
        vetted = [result for result in found if allowed or _is_vetted(result["host"])]
        if not vetted:
            raise OSError(f"{host} has no public address")
        return vetted

    async def close(self) -> None:
        """Close the resolver inside."""
        await self._inner.close()


def _is_vetted(address: str) -> bool:
    try:
        return is_public(ipaddress.ip_address(address))
    except ValueError:
        return False


def _loopback(host: str, port: int) -> ResolveResult:
    return ResolveResult(
        hostname=host,
        host="127.0.0.1",
        port=port,
        family=socket.AF_INET,
        proto=0,
        flags=socket.AI_NUMERICHOST,
    )
