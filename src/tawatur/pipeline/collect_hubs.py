"""Asks hubs to tell of news, in time before each subscription ends; off without a public address."""

import asyncio
from collections.abc import Callable

from tawatur.errors import FetchError, Forbidden
from tawatur.fetch.http import Client
from tawatur.pipeline.collect_writer import Writer
from tawatur.pipeline.websub import make_form
from tawatur.store.sqlite.store import SqliteStore
from tawatur.store.sqlite.subscriptions import Subscription

CALLBACK = "/websub/"


class Hubs:
    """The part of a collector that speaks with hubs.

    Args:
        store: where subscriptions are kept.
        writer: who writes there.
        client: the door to the web.
        public_url: where this desk can be reached from outside.
        clock: seconds since 1970.
    """

    def __init__(
        self,
        store: SqliteStore,
        writer: Writer,
        client: Client,
        *,
        public_url: str,
        clock: Callable[[], float],
    ) -> None:
        self._store, self._writer, self._client = store, writer, client
        self._base, self._clock = public_url.rstrip("/"), clock

    async def ask_due(self) -> int:
        """Ask the hubs whose turn it is, and those that failed later again; return how many were asked."""
        due = await self._writer.look(self._store.subscriptions.due, int(self._clock()))
        await asyncio.gather(*(self._ask(one) for one in due))
        return len(due)

    async def _ask(self, one: Subscription) -> None:
        subscriptions, now = self._store.subscriptions, int(self._clock())
        # Noted first: the hub may confirm before it answers.
        await self._writer.do(subscriptions.note_asked, one.token, now=now)
        callback = f"{self._base}{CALLBACK}{one.token}"
        try:
            await self._client.post(one.hub, make_form(one.topic, callback, one.secret))
        except (FetchError, Forbidden) as error:
            await self._writer.do(subscriptions.note_error, one.token, str(error))
