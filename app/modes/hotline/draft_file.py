"""Keeping the draft on the disk at every pause in typing: a kill loses no more than what was typed since."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.client.private_file import write_private
from app.modes.hotline.draft import Draft

log = logging.getLogger(__name__)

FILE = "draft.json"
PAUSE_SECONDS = 0.3
LONGEST_SECONDS = 2.0
"""Whoever types without a pause is kept, too: ten seconds are "easily a sentence", as users elsewhere say."""


class DraftFile:
    """One draft in a profile's folder, readable by this user only. Every method waits for the disk."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def read(self) -> Draft:
        """Return the kept draft, or an empty one. What cannot be read is renamed, never thrown away."""
        try:
            return Draft.from_json(self._path.read_bytes())
        except FileNotFoundError:
            return Draft()
        except (OSError, ValueError) as error:
            aside = self._path.with_name(f"draft.broken-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.json")
            log.warning("the draft cannot be read and is set aside as %s: %s", aside.name, type(error).__name__)
            self._set_aside(aside)
            return Draft()

    def write(self, draft: Draft) -> None:
        """Keep a draft. Raises `OSError`."""
        write_private(self._path, draft.to_json())

    def remove(self) -> None:
        """Forget the draft. Raises `OSError`."""
        self._path.unlink(missing_ok=True)

    def _set_aside(self, aside: Path) -> None:
        try:
            self._path.rename(aside)
        except OSError as error:
            log.warning("the draft cannot be renamed: %s", error)


class DraftKeeper:
    """Writes the latest draft when typing pauses, one write after the other, off the loop's thread.

    :param run: begins work nobody waits for.
    :param kept: is told when the draft is on the disk (`True`) or could not be written (`False`).
    """

    def __init__(
        self,
        file: DraftFile,
        *,
        run: Callable[[Coroutine[Any, Any, None]], None],
        kept: Callable[[bool], None],
        seconds: float = PAUSE_SECONDS,
        longest: float = LONGEST_SECONDS,
    ) -> None:
        self._file = file
        self._run = run
        self._kept = kept
        self._seconds = seconds
        self._longest = longest
        self._unkept_since: float | None = None
        self._latest: Draft | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._writing = asyncio.Lock()

    def typed(self, draft: Draft) -> None:
        """Remember what stands in the form, and write it once nothing has been typed for a while, or after 2 s."""
        loop = asyncio.get_running_loop()
        self._latest = draft
        self._cancel()
        if self._unkept_since is None:
            self._unkept_since = loop.time()
        due = min(loop.time() + self._seconds, self._unkept_since + self._longest)
        self._timer = loop.call_at(due, lambda: self._run(self.save()))

    async def save(self) -> None:
        """Write what is remembered now."""
        self._cancel()
        async with self._writing:
            draft, self._latest = self._latest, None
            self._unkept_since = None
            if draft is None:
                return
            try:
                await asyncio.to_thread(self._file.remove if draft.is_empty else lambda: self._file.write(draft))
            except OSError as error:
                log.error("the draft is not kept: %s", error)
                self._latest = self._latest or draft
                self._kept(False)
            else:
                self._kept(True)

    async def forget(self) -> None:
        """The draft has become a case: nothing is to be kept of it."""
        self._latest = Draft()
        await self.save()

    def _cancel(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
