"""Headers on every answer and the check of the Host header, around the whole application."""

import ipaddress
from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Nothing but our own style sheet, icon and forms: no script at all, not even ours.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cache-control": "private, no-cache",
}


class Guarded:
    """An application behind our headers and host check.

    A page of another site may have its own name point to 127.0.0.1 and so read what is served there (DNS
    rebinding). It cannot do so with a bare IP address, hence those pass; names pass only if listed.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str] = ()) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; an unknown host gets 421 and nothing else."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        if is_known_host(Headers(scope=scope).get("host", ""), self._hosts):
            await self._app(scope, receive, send_guarded)
            return
        refusal = PlainTextResponse(
            "This server does not answer to that host name. Start it with --allow-host NAME.\n", 421
        )
        await refusal(scope, receive, send_guarded)


def is_known_host(host: str, names: Collection[str] = ()) -> bool:
    """Tell whether a Host header is an IP address, localhost, or one of ``names``, whatever its port."""
    name = host.strip().lower()
    if name.startswith("["):
        name, _, _ = name[1:].partition("]")
    elif name.count(":") <= 1:
        name, _, _ = name.partition(":")
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return name == "localhost" or name in names
    return True
