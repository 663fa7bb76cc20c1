"""WebSub, the subscriber's side: which hub a list names, what a hub is asked, whether a notice is its own.

W3C Recommendation of 23 January 2018. A notice is only a reason to visit the list at once: what it carries is
not read, so that nobody who learns the address of the callback can put articles into a library.
"""

import hashlib
import hmac
import html
import re
from dataclasses import dataclass
from urllib.parse import urljoin

from tawatur.model.page import Page

# A hub that says nothing of how long it serves is asked again after a day; none is believed for over a month.
_LEASE_S, _SHORTEST_S, _LONGEST_S = 86_400, 3_600, 30 * 86_400
_ASKED_S = 10 * 86_400
_HEAD = 65_536
_LINK = re.compile(rb"<(?:[a-z]{1,20}:)?link\b([^<>]{0,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-z]{1,20})\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_HEADER_LINK = re.compile(r"<([^<>]{1,2000})>\s*((?:;[^,<]{0,500})*)")
_HEADER_RELATION = re.compile(r";\s*rel\s*=\s*\"?([^\";,]{1,100})", re.IGNORECASE)
_METHODS = {"sha256", "sha384", "sha512"}


@dataclass(frozen=True, slots=True)
class Hub:
    """A hub that a list names, and the address under which it knows the list."""

    url: str
    topic: str


def find_hub(page: Page) -> Hub | None:
    """Return the hub of a list, by its headers or else its own words; None where it names none."""
    found: dict[str, str] = {}
    base = page.url or ""
    for address, rest in _HEADER_LINK.findall(page.headers.get("link", "")):
        if relation := _HEADER_RELATION.search(rest):
            _note(found, relation[1], address, base)
    if "hub" not in found:
        for said in _LINK.findall(page.body[:_HEAD]):
            values = {
                name.lower(): html.unescape(double or single)
                for name, double, single in _ATTRIBUTE.findall(said.decode("utf-8", "replace"))
            }
            _note(found, values.get("rel", ""), values.get("href", ""), base)
    if "hub" not in found:
        return None
    return Hub(found["hub"], found.get("self", base))


def _note(found: dict[str, str], relations: str, address: str, base: str) -> None:
    try:
        absolute = urljoin(base, address.strip()) if address.strip() else ""
    except ValueError:
        return
    for relation in relations.lower().split():
        if relation in {"hub", "self"} and absolute.lower().startswith(("http://", "https://")):
            found.setdefault(relation, absolute)


def make_form(topic: str, callback: str, secret: str) -> dict[str, str]:
    """Return what a hub is asked to subscribe."""
    return {
        "hub.mode": "subscribe",
        "hub.topic": topic,
        "hub.callback": callback,
        "hub.secret": secret,
        "hub.lease_seconds": str(_ASKED_S),
    }


def read_lease(said: str | None) -> int:
    """Return for how many seconds a hub says that it serves, within an hour and a month."""
    seconds = int(said) if said and said.isascii() and said.isdigit() and len(said) < 12 else _LEASE_S
    return max(_SHORTEST_S, min(seconds, _LONGEST_S))


def is_signed(body: bytes, header: str | None, secret: str) -> bool:
    """Tell whether a notice carries the signature of the secret that only its hub was told.

    SHA-1, which the recommendation allows as well, is not believed.
    """
    method, _, said = (header or "").partition("=")
    if method.strip().lower() not in _METHODS:
        return False
    right = hmac.new(secret.encode(), body, getattr(hashlib, method.strip().lower())).hexdigest()
    return hmac.compare_digest(right, said.strip().lower())
