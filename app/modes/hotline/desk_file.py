"""Keeping the desk on the disk at every pause in typing: a kill loses no more than what was typed since."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.client.private_file import write_private
from app.modes.hotline.desk import Desk

log = logging.getLogger(__name__)

FILE = "desk.json"
PAUSE_SECONDS = 0.3
LONGEST_SECONDS = 2.0
"""Whoever types without a pause is kept, too: ten seconds are "easily a sentence", as users elsewhere say."""


class DeskFile:
    """One desk in a profile's folder, readable by this user only. Every method waits for the disk."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def read(self) -> Desk:
        """Return the kept desk, or an empty one. What cannot be read is renamed, never thrown away."""
        try:
            return Desk.from_json(self._path.read_bytes())
        except FileNotFoundError:
            return Desk()
        except (OSError, ValueError) as error:
            aside = self._path.with_name(f"desk.broken-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.json")
            log.warning("the desk cannot be read and is set aside as %s: %s", aside.name, type(error).__name__)
            self._set_aside(aside)
            return Desk()

    def write(self, desk: Desk) -> None:
        """Keep a desk. Raises `OSError`."""
        write_private(self._path, desk.to_json())

    def remove(self) -> None:
        """Forget the desk. Raises `OSError`."""
        self._path.unlink(missing_ok=True)

    def _set_aside(self, aside: Path) -> None:
        try:
            self._path.rename(aside)
        except OSError as error:
            log.warning("the desk cannot be renamed: %s", error)


class DeskKeeper:
    """Writes the latest desk when typing pauses, one write after the other, off the loop's thread.

    :param run: begins work nobody waits for.
    :param kept: is told of the desk that is on the disk, or `None` when it could not be written.
    """

    def __init__(
        self,
        file: DeskFile,
        *,
        run: Callable[[Coroutine[Any, Any, None]], None],
        kept: Callable[[Desk | None], None],
        seconds: float = PAUSE_SECONDS,
        longest: float = LONGEST_SECONDS,
    ) -> None:
        self._file = file
        self._run = run
        self._kept = kept
        self._seconds = seconds
        self._longest = longest
        self._unkept_since: float | None = None
        self._latest: Desk | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._writing = asyncio.Lock()

    def typed(self, desk: Desk) -> None:
        """Remember what stands in the form, and write it once nothing has been typed for a while, or after 2 s."""
        loop = asyncio.get_running_loop()
        self._latest = desk
        self._cancel()
        if self._unkept_since is None:
            self._unkept_since = loop.time()
        due = min(loop.time() + self._seconds, self._unkept_since + self._longest)
        self._timer = loop.call_at(due, lambda: self._run(self.save()))

    async def save(self) -> None:
        """Write what is remembered now."""
        self._cancel()
        async with self._writing:
            desk, self._latest = self._latest, None
            self._unkept_since = None
            if desk is None:
                return
            try:
                await asyncio.to_thread(self._file.remove if desk.is_empty else lambda: self._file.write(desk))
            except OSError as error:
                log.error("the desk is not kept: %s", error)
                self._latest = self._latest or desk
                self._kept(None)
            else:
                self._kept(desk)

    def _cancel(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
