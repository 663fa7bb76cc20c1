"""Opaque cursors: where a list goes on, bound to the list it was made for."""

import base64
import binascii
import hashlib

from tawatur.serve.problem import BadRequest

# SQLite and tantivy skip what comes before, so a place far down costs time; nobody reads that far.
DEEPEST = 10_000


def write_cursor(place: int, scope: str = "") -> str:
    """Return a cursor for the item at ``place`` of the list that ``scope`` describes."""
    return base64.urlsafe_b64encode(f"1.{place}.{_digest(scope)}".encode()).decode().rstrip("=")


def read_cursor(cursor: str, scope: str = "") -> int:
    """Return the place a cursor points at; 0 for "".

    Raises:
        BadRequest: it was not made by us, or for another list, or points too far down.
    """
    if not cursor:
        return 0
    refusal = BadRequest(
        "رابط الصفحة التالية لا يخص هذه القائمة. ابدأ من أولها.", "cursor is not valid for this list"
    )
    try:
        text = base64.urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)).decode("ascii")
        version, place, digest = text.split(".")
        number = int(place)
    except (ValueError, binascii.Error) as error:
        raise refusal from error
    if version != "1" or digest != _digest(scope) or not 0 <= number <= DEEPEST:
        raise refusal
    return number


def _digest(scope: str) -> str:
    return hashlib.sha256(scope.encode()).hexdigest()[:12]
