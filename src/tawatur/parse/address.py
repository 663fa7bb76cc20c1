"""Addresses as printed in lists and pages to absolute http addresses."""

import re
from urllib.parse import quote, urljoin, urlsplit

_LONGEST = 4_096
_CONTROLS = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# Signs that would break out of an attribute or a header; Arabic letters stay readable.
_UNSAFE = re.compile(r"[\"'<>\\^`{|}\s]")
_BARE_HOST = re.compile(r"^www\.[a-z0-9.-]+\.[a-z]{2,}(?:/|$)", re.IGNORECASE)


def resolve_address(printed: str | None, base: str | None = None) -> str | None:
    """Return an absolute ``http`` or ``https`` address without credentials.

    None when nothing is printed, when it is relative without a base, or has another scheme
    (``javascript:``, ``data:``, ``file:`` …).
    """
    if not printed or len(printed) > _LONGEST:
        return None
    text = _CONTROLS.sub("", printed.strip()) if _CONTROLS.search(printed.strip()[:12]) else printed.strip()
    text = re.sub(r"[\r\n\t\x00]", "", text)
    if _BARE_HOST.match(text):
        text = f"https://{text}"
    try:
        joined = urljoin(base, text) if base else text
        parts = urlsplit(joined)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host or "@" in parts.netloc:
        return None
    if _UNSAFE.search(parts.netloc):
        return None
    return _UNSAFE.sub(lambda sign: quote(sign[0], safe=""), joined)
