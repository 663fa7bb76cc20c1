"""Subscriptions at hubs: which list, until when, when the hub is asked next. Writes need no lease."""

import secrets
from dataclasses import dataclass

from tawatur.store.sqlite.connection import Connections

# A hub that does not confirm is asked again later each time; lists are visited by their rhythm all the while.
_FIRST_WAIT, _LONGEST_WAIT = 600, 86_400
# Renewed when so much of the time is over.
_RENEWED = 0.8


@dataclass(frozen=True, slots=True)
class Subscription:
    """What was agreed with a hub.

    Attributes:
        token: the unguessable end of the callback's address.
        list: the address of the list.
        topic: the address under which the hub knows it.
        hub: the address of the hub.
        secret: told to the hub only; it signs with it.
        until: when it ends, in seconds since 1970; None while the hub has not confirmed it.
        failures: how often in a row the hub was asked in vain.
        error: what went wrong at last, else "".
    """

    token: str
    list: str
    topic: str
    hub: str
    secret: str
    until: int | None = None
    failures: int = 0
    error: str = ""


_COLUMNS = "token, list, topic, hub, secret, until, failures, error"


class Subscriptions:
    """The subscriptions of a library."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def note(self, list_: str, topic: str, hub: str, *, now: int) -> None:
        """Note that a list names a hub; one that it names anew takes the place of the one before."""
        row = self._connections.get().execute("SELECT topic, hub FROM subscriptions WHERE list = ?", (list_,))
        if row.fetchone() == (topic, hub):
            return
        with self._connections.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO subscriptions (token, list, topic, hub, secret, next_due) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (secrets.token_urlsafe(24), list_, topic, hub, secrets.token_urlsafe(32), now),
            )

    def due(self, now: int, limit: int = 20) -> tuple[Subscription, ...]:
        """Return those whose hub is to be asked now, for lists that are still visited."""
        rows = self._connections.get().execute(
            f"SELECT {_COLUMNS} FROM subscriptions WHERE next_due <= ? "  # noqa: S608 - ours
            "AND list IN (SELECT url FROM lists) ORDER BY next_due LIMIT ?",
            (now, limit),
        )
        return tuple(Subscription(*row) for row in rows)

    def all(self) -> tuple[Subscription, ...]:
        """Return all of them by list."""
        rows = self._connections.get().execute(f"SELECT {_COLUMNS} FROM subscriptions ORDER BY list")  # noqa: S608 - ours
        return tuple(Subscription(*row) for row in rows)

    def find(self, token: str) -> Subscription | None:
        """Return the one with a token, None where there is none."""
        row = (
            self._connections.get()
            .execute(f"SELECT {_COLUMNS} FROM subscriptions WHERE token = ?", (token,))  # noqa: S608 - ours
            .fetchone()
        )
        return Subscription(*row) if row else None

    def note_asked(self, token: str, *, now: int) -> None:
        """Note that a hub was asked; unless it confirms it is asked again, later each time."""
        with self._connections.transaction() as connection:
            connection.execute(
                "UPDATE subscriptions SET failures = failures + 1, error = '', "
                "next_due = ?2 + min(?3 << min(failures, 20), ?4) WHERE token = ?1",
                (token, now, _FIRST_WAIT, _LONGEST_WAIT),
            )

    def note_error(self, token: str, error: str) -> None:
        """Note why a hub could not be asked."""
        with self._connections.transaction() as connection:
            connection.execute("UPDATE subscriptions SET error = ? WHERE token = ?", (error[:500], token))

    def confirm(self, token: str, seconds: int, *, now: int) -> None:
        """Note that a hub serves for so many seconds."""
        with self._connections.transaction() as connection:
            connection.execute(
                "UPDATE subscriptions SET until = ?, next_due = ?, failures = 0, error = '' WHERE token = ?",
                (now + seconds, now + int(seconds * _RENEWED), token),
            )

    def deny(self, token: str, reason: str, *, now: int) -> None:
        """Note that a hub will not serve; it is asked again after a day."""
        with self._connections.transaction() as connection:
            connection.execute(
                "UPDATE subscriptions SET until = NULL, error = ?, next_due = ? WHERE token = ?",
                (reason[:500], now + _LONGEST_WAIT, token),
            )

    def take_notice(self, token: str, *, now: int) -> None:
        """Let the list of a subscription be visited at once."""
        with self._connections.transaction() as connection:
            connection.execute(
                "UPDATE lists SET next_due = min(next_due, ?) WHERE url = "
                "(SELECT list FROM subscriptions WHERE token = ?)",
                (now, token),
            )
