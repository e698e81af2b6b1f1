"""Work that a press or an event starts and nobody waits for: kept until it is done, ended with its mode."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from app.client.subscribers import incident

log = logging.getLogger(__name__)


class Errands:
    """Runs coroutines as tasks. What fails is logged with an id and touches nothing else."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def run(self, work: Coroutine[Any, Any, None]) -> None:
        """Begin the work in the running loop."""
        task = asyncio.get_running_loop().create_task(_logged(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        # What is ended before it has begun must not be missed: a coroutine that nobody awaits is a warning.
        task.add_done_callback(lambda _task: work.close())

    async def settled(self) -> None:
        """Return when everything that was begun, and what it began, is done."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def close(self) -> None:
        """End what is still under way."""
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _logged(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except Exception:
        log.exception("an errand failed, incident %s", incident())
