"""Which picture the pad shows: the one its counter put there, fetched once, or one handed over in the same process."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from PySide6.QtGui import QImage, QImageReader

from app.client.backoff import Backoff, Limits
from app.client.errors import ClientError, Unreachable
from app.client.replica import Change
from app.contract.hall.shots import Shot
from app.contract.hall.state import HallState
from app.rules.shots import shown_shot

log = logging.getLogger(__name__)

_ASK_AGAIN = Limits(first=0.1, last=2.0)
"""Seconds: somebody waits at the counter."""


class Followed(Protocol):
    """The hall as the pad knows it."""

    @property
    def state(self) -> HallState:
        """The hall now."""

    def subscribe(self, listener: Callable[[Change[HallState]], None]) -> Callable[[], None]:
        """Tell of every change; return the function that ends it."""


@dataclass(frozen=True)
class Showing:
    """A picture on the pad, and how many seconds it may stay from now on."""

    image: QImage
    seconds: float


@dataclass
class _Handed:
    """A picture handed over in the same process. `seen` is done once it has been painted, or never will be."""

    image: QImage
    ends: float
    seen: "asyncio.Future[bool]" = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    def settle(self, *, seen: bool) -> None:
        if not self.seen.done():
            self.seen.set_result(seen)


class PadShots:
    """Follows one counter's picture.

    :param fetch: returns the bytes of a picture by its id; raises `ClientError`.
    :param report: says to the record that a picture (counter, id) has been painted.
    :param show: shows a picture, or none.
    :param now: the server's time; `mono` seconds of a clock that never jumps.
    """

    def __init__(
        self,
        *,
        replica: Followed,
        counter: str,
        fetch: Callable[[str], Awaitable[bytes]],
        report: Callable[[str, str], Awaitable[object]],
        run: Callable[[Coroutine[Any, Any, None]], None],
        show: Callable[[Showing | None], None],
        now: Callable[[], datetime],
        mono: Callable[[], float],
    ) -> None:
        self._replica = replica
        self._counter = counter
        self._fetch = fetch
        self._report = report
        self._run = run
        self._show = show
        self._now = now
        self._mono = mono
        self._wanted = ""
        self._shown = ""
        self._handed: _Handed | None = None
        QImageReader.supportedImageFormats()  # loads the readers in this thread, as Qt wants it
        self._forget = replica.subscribe(lambda _change: self.tick())
        self.tick()

    def close(self) -> None:
        """Follow no longer and show nothing."""
        self._forget()
        self._wanted = ""
        self.clear()
        self._take_away()

    def tick(self) -> None:
        """Begin to fetch what is new, and take away whose time is over. Called a few times a second."""
        if self._handed is not None and self._mono() >= self._handed.ends:
            self.clear()
        shot = self._shot()
        wanted = shot.id if shot is not None else ""
        if wanted == self._wanted:
            return
        self._wanted = wanted
        if self._handed is None:
            self._take_away()
        if wanted:
            self._run(self._get(wanted))

    def painted(self) -> None:
        """The picture that is shown has been painted."""
        if self._handed is not None:
            self._handed.settle(seen=True)
        elif self._shown:
            self._run(self._tell(self._shown))

    async def hand_over(self, data: bytes, *, seconds: float) -> bool:
        """Show a picture (WebP or JPEG) without any network for so many seconds; return whether it was painted."""
        image = await asyncio.to_thread(QImage.fromData, data)
        self.clear()
        handed = self._handed = _Handed(image, self._mono() + seconds)
        self._show(Showing(image, seconds))
        return await handed.seen

    def clear(self) -> None:
        """Take away what was handed over."""
        if self._handed is not None:
            self._handed.settle(seen=False)
            self._handed = None
            self._shown = ""
            self._show(None)

    def _shot(self) -> Shot | None:
        return shown_shot(self._replica.state.desks.get(self._counter), self._now())

    async def _get(self, shot: str) -> None:
        """Fetch a picture while it is wanted; a server that is out of reach is asked again."""
        backoff = Backoff(_ASK_AGAIN)
        while shot == self._wanted:
            try:
                data = await self._fetch(shot)
            except Unreachable as error:
                await asyncio.sleep(max(error.retry_after or 0.0, backoff.next_wait()))
                continue
            except ClientError as error:
                log.info("the picture is not there any more: %s", error)
                return
            self._show_fetched(shot, await asyncio.to_thread(QImage.fromData, data))
            return

    def _show_fetched(self, shot: str, image: QImage) -> None:
        found = self._shot()
        if found is None or found.id != shot or self._handed is not None:
            return
        if image.isNull():
            log.error("the picture %s cannot be read", shot)
            return
        self._shown = shot
        self._show(Showing(image, (found.until - self._now()).total_seconds()))

    async def _tell(self, shot: str) -> None:
        found = self._shot()
        if found is not None and found.id == shot and not found.received:
            await self._report(self._counter, shot)

    def _take_away(self) -> None:
        if self._shown:
            self._shown = ""
            self._show(None)
