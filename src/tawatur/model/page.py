"""Page: one document exactly as received."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes as they came, with what is known of their coming.

    Attributes:
        body: the bytes, decompressed but otherwise untouched.
        url: the address they came from, after redirects; None for a file without a known address.
        content_type: the Content-Type header as sent, with its charset; None where there was none.
        fetched_at: aware UTC time of the fetch; None where it is not known.
        headers: the other response headers, names in lower case.
        status: HTTP status; None for a file.
        origin: what to call the document in messages: the path, the address, or a line number.
    """

    body: bytes
    url: str | None = None
    content_type: str | None = None
    fetched_at: datetime | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int | None = None
    origin: str = ""
