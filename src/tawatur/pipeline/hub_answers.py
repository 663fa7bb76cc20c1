"""What the desk answers to hubs, and what a hub's notice does to a library."""

import logging
from collections.abc import Mapping
from pathlib import Path

from tawatur.errors import LibraryError
from tawatur.pipeline.websub import is_signed, read_lease
from tawatur.store.sqlite.connection import Connections
from tawatur.store.sqlite.subscriptions import Subscriptions

_log = logging.getLogger(__name__)
_LONGEST_CHALLENGE = 4_096


class Callback:
    """The far end of a callback's address; opened when a hub first calls, for any thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened: Subscriptions | None = None

    def confirm(self, token: str, said: Mapping[str, str], *, now: int) -> str | None:
        """Return the challenge of a hub that wants to know whether it was asked; None where it was not.

        Nobody is unsubscribed by a hub's word: what was not asked for is refused.

        Raises:
            LibraryError: the library cannot be read or written.
        """
        one = self._open().find(token)
        if one is None or said.get("hub.topic") != one.topic:
            return None
        if said.get("hub.mode") == "denied":
            self._open().deny(token, said.get("hub.reason", "the hub will not serve"), now=now)
            return ""
        challenge = said.get("hub.challenge", "")
        if said.get("hub.mode") != "subscribe" or not 0 < len(challenge) <= _LONGEST_CHALLENGE:
            return None
        self._open().confirm(token, read_lease(said.get("hub.lease_seconds")), now=now)
        return challenge

    def take(self, token: str, body: bytes, signature: str | None, *, now: int) -> bool:
        """Take a hub's notice: its list is visited at once where it is signed. False for an unknown token.

        Raises:
            LibraryError: the library cannot be read or written.
        """
        one = self._open().find(token)
        if one is None:
            return False
        if is_signed(body, signature, one.secret):
            self._open().take_notice(token, now=now)
        else:
            _log.warning("%s: a notice without the right signature was ignored", one.list)
        return True

    def _open(self) -> Subscriptions:
        if self._opened is None:
            if not self._path.exists():
                raise LibraryError(f"there is no library at {self._path}")
            self._opened = Subscriptions(Connections(self._path))
        return self._opened
