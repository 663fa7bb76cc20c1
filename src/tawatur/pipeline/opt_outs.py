"""What a page says about being read by machines: reservations of rights that the collector honors."""

import re
from dataclasses import dataclass

from tawatur.model.page import Page

_HEAD = 65_536
_META = re.compile(r"<meta\b[^<>]{1,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_ROBOTS_NAMES = frozenset({"robots", "tawatur"})
_NO_MINING = frozenset({"noai", "noml"})


@dataclass(frozen=True, slots=True)
class OptOuts:
    """What a page reserves.

    Attributes:
        mining: the words that reserve text and data mining (``tdm-reservation``, ``noai``), or "".
        no_archive: no copy of the page is to be kept.
    """

    mining: str = ""
    no_archive: bool = False


def find_opt_outs(page: Page) -> OptOuts:
    """Read the reservations in a page's headers and in its meta tags.

    ``tdm-reservation: 1`` is the TDM Reservation Protocol (W3C community report of 2024), ``noai`` and
    ``noarchive`` are values of ``X-Robots-Tag`` and ``<meta name="robots">``.
    """
    directives = _split(page.headers.get("x-robots-tag", ""))
    reserved = page.headers.get("tdm-reservation", "").strip() == "1"
    head = page.body[:_HEAD].decode("latin-1")
    for tag in _META.findall(head):
        attributes = {
            name.lower(): (double or single or bare) for name, double, single, bare in _ATTRIBUTE.findall(tag)
        }
        name, content = attributes.get("name", "").lower(), attributes.get("content", "")
        if name == "tdm-reservation":
            reserved = reserved or content.strip() == "1"
        elif name in _ROBOTS_NAMES:
            directives |= _split(content)
    words = sorted(directives & _NO_MINING)
    mining = "tdm-reservation" if reserved else words[0] if words else ""
    return OptOuts(mining, no_archive="noarchive" in directives)


def _split(directives: str) -> set[str]:
    """Split «tawatur: noai, noarchive»; directives for other robots are not ours."""
    found = set()
    for part in directives.lower().split(","):
        agent, colon, directive = part.partition(":")
        if not colon:
            found.add(part.strip())
        elif agent.strip() == "tawatur":
            found.add(directive.strip())
    return found
