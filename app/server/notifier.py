"""Sends what waits in the outbox of notices, in a thread of its own: a slow receiver never holds a counter up."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor

from app.rules.notifier import still_worth
from app.server import notices
from app.server.core import Core
from app.server.failures import report
from app.server.notices import Due
from app.server.webhook import Attempt, Webhook, webhook_of
from app.server.writer import Unavailable

logger = logging.getLogger(__name__)

AT_ONCE = 20
_DAY_SECONDS = 86400.0


class Notifier:
    """Sends the notices of one server. `close` waits for an attempt under way."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._webhook: Webhook | None = webhook_of(core.settings)
        self._thread = ThreadPoolExecutor(1, "notifier")

    async def run(self) -> None:
        """Send until cancelled. Trouble is logged and does not end it."""
        while True:
            await asyncio.sleep(self._core.settings.notify_pause_seconds)
            try:
                await self.send_due()
            except Unavailable:
                logger.warning("the outbox of notices could not be written; it is tried again")
            except Exception as error:  # noqa: BLE001 - logged with an id; later notices have to go out
                report(logger, error, "notices could not be sent")

    async def send_due(self) -> int:
        """Try every notice whose time has come, up to `AT_ONCE`; returns how many were tried."""
        found = await asyncio.to_thread(self._due)
        if found:
            # Another server may have written them: whether they are worth sending is in its events.
            await self._core.writer.refresh()
        for notice in found:
            await self._try(notice)
        return len(found)

    def _due(self) -> list[Due]:
        core = self._core
        with core.database.reading() as connection:
            return notices.due(connection, core.database.vault, core.now().timestamp(), AT_ONCE)

    async def _try(self, notice: Due) -> None:
        now = self._core.now().timestamp()
        taken = await self._core.writer.execute(lambda connection: notices.claim(connection, notice, now))
        if not taken:
            return
        if self._too_late(notice, now):
            await self._settle(notice, "too_late")
            return
        attempt = await self._attempt(notice, now)
        if attempt is not Attempt.FAILED:
            await self._settle(notice, attempt.value)

    async def _attempt(self, notice: Due, now: float) -> Attempt:
        if self._webhook is None:
            logger.info("notice %s for ticket %s of hall %s", notice.kind.value, notice.fields["number"], notice.hall)
            return Attempt.SENT
        loop = asyncio.get_running_loop()
        attempt = await loop.run_in_executor(self._thread, self._webhook.send, notice.fields, now)
        if attempt is Attempt.FAILED:
            logger.warning("notice %s was not taken, attempt %d", notice.id, notice.attempts + 1)
        elif attempt is Attempt.REFUSED:
            logger.error("notice %s was refused for good", notice.id)
        return attempt

    def _too_late(self, notice: Due, now: float) -> bool:
        if now - notice.made > self._core.settings.notify_days * _DAY_SECONDS:
            return True
        state = self._core.hall_state(notice.hall)
        return state is not None and not still_worth(state, notice.kind, notice.ticket)

    async def _settle(self, notice: Due, outcome: str) -> None:
        await self._core.writer.execute(lambda connection: notices.settle(connection, notice.id, outcome))

    def close(self) -> None:
        """End the thread."""
        self._thread.shutdown()
