"""Hearing what is new at a desk: one stream, opened again whenever it ends, for as long as the program runs."""

import asyncio
import logging
from collections.abc import Callable

from app.client.backoff import Backoff
from app.client.connection import USUAL, Connection, Patience
from app.client.desk import DeskDoor
from app.client.errors import ClientError, Unauthenticated, Unreachable, Why
from app.client.follower import Tokens
from app.contract.centre.desk import DeskNews

log = logging.getLogger(__name__)

EVERYTHING = DeskNews(seq=0, setup=True)
"""Told whenever the stream begins anew: what happened meanwhile is not known."""


class NewsReader:
    """Tells `heard` of every piece of news, and the connection of every sign of life."""

    def __init__(
        self,
        *,
        door: DeskDoor,
        connection: Connection,
        tokens: Tokens,
        heard: Callable[[DeskNews], None],
        patience: Patience = USUAL,
        backoff: Backoff | None = None,
    ) -> None:
        self._door = door
        self._connection = connection
        self._tokens = tokens
        self._heard = heard
        self._patience = patience
        self._backoff = backoff or Backoff()

    async def run(self) -> None:
        """Read until cancelled."""
        while True:
            try:
                await self._read()
            except Unauthenticated as error:
                await self._tokens.renew(error.token)
                continue
            except Unreachable as error:
                if error.why is Why.REFUSED:
                    self._connection.refused()
                wait = self._backoff.next_wait(error.retry_after)
            except ClientError as error:
                log.warning("the news of the desk cannot be read: %s", error)
                wait = self._backoff.next_wait()
            await asyncio.sleep(wait)

    async def _read(self) -> None:
        async with self._door.news(silence=self._patience.offline) as stream:
            self._connection.beat()
            self._heard(EVERYTHING)
            async for news in stream:
                self._backoff.reset()
                self._connection.beat()
                if news is not None:
                    self._heard(news)
        raise Unreachable(Why.BROKEN_OFF)
