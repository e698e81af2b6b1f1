"""What happens to a picture of the staff's screen: encoded while one draws, pushed, followed until it is seen."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from PySide6.QtGui import QImage

from app.client.operations import HallOperations
from app.client.replica import Replica
from app.contract.hall.state import HallState
from app.modes.window.shot_view import ON_PAD, Delivery, PastShot, ShotView
from app.rules.places import setup_of
from app.rules.shots import shown_shot

REMEMBERED = 5


class PadBeside(Protocol):
    """A pad in the same process: the second screen of this computer. It needs no network."""

    async def hand_over(self, data: bytes, *, seconds: float) -> bool:
        """Show a picture; return whether it was painted."""

    def clear(self) -> None:
        """Take it away."""


@dataclass(frozen=True)
class _Past:
    number: int
    picture: QImage
    data: bytes


class EncodingAhead:
    """Encodes the newest picture in the background, so that it is ready when it is pushed."""

    def __init__(self, encode: Callable[[QImage], Awaitable[bytes]]) -> None:
        self._encode = encode
        self._picture = QImage()
        self._data = b""
        self._wanted = self._ready = 0
        self._task: asyncio.Task[None] | None = None

    def take(self, picture: QImage) -> None:
        """Encode this picture from now on instead of the one before."""
        self._picture = picture
        self._wanted += 1
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._work())

    async def result(self) -> tuple[QImage, bytes]:
        """Return the newest picture and its bytes. Raises what encoding raised."""
        if self._task is not None:
            await asyncio.shield(self._task)
        return self._picture, self._data

    async def close(self) -> None:
        """Encode no more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _work(self) -> None:
        while self._ready != self._wanted:
            wanted = self._wanted
            self._data = await self._encode(self._picture)
            self._ready = wanted


class ShotPush:
    """Pushes pictures from one counter.

    :param beside: returns the pad in this process, when there is one.
    :param seconds: returns how long this machine lets pictures stay; `None`: as long as the hall does.
    """

    def __init__(
        self,
        *,
        replica: Replica[HallState],
        operations: HallOperations,
        encode: Callable[[QImage], Awaitable[bytes]],
        beside: Callable[[], PadBeside | None],
        seconds: Callable[[], int | None],
        show: Callable[[ShotView], None],
        now: Callable[[], datetime],
    ) -> None:
        self._replica = replica
        self._operations = operations
        self._beside = beside
        self._seconds = seconds
        self._show = show
        self._now = now
        self._ahead = EncodingAhead(encode)
        self._past: deque[_Past] = deque(maxlen=REMEMBERED)
        self._counter = ""
        self._shot = ""
        self._count = 0
        self._view = ShotView()
        self._forget = replica.subscribe(lambda _change: self.tick())

    @property
    def view(self) -> ShotView:
        """What is shown now."""
        return self._view

    async def close(self) -> None:
        """Follow no longer."""
        self._forget()
        await self._ahead.close()

    def begin(self, counter: str) -> None:
        """A new picture is being made at this counter; the one on the pad stays there until the next is pushed."""
        if counter != self._counter:
            self._past.clear()
        self._counter, self._shot = counter, ""
        self._say(Delivery.DRAFT)

    def draft(self, picture: QImage) -> None:
        """The picture looks like this now."""
        self._ahead.take(picture)

    async def push(self) -> None:
        """Put the newest picture on the pad."""
        if self._view.delivery is Delivery.SENDING:
            return
        self._say(Delivery.SENDING)
        picture, data = await self._ahead.result()
        if not self._past or self._past[0].data != data:
            self._count += 1
            self._past.appendleft(_Past(self._count, picture, data))
        await self._deliver(data)

    async def push_again(self, number: int) -> None:
        """Put a picture of before on the pad once more."""
        found = next((past for past in self._past if past.number == number), None)
        if found is not None and self._view.delivery is not Delivery.SENDING:
            self._say(Delivery.SENDING)
            await self._deliver(found.data)

    async def clear(self) -> None:
        """Take the picture away from the pad."""
        beside = self._beside()
        if beside is not None:
            beside.clear()
        elif await self._operations.clear_shot(self._counter) is None:
            return
        if self._view.delivery in ON_PAD:
            self._say(Delivery.GONE)

    def tick(self) -> None:
        """Look what became of the picture; called whenever the hall changes and every second."""
        if not self._shot or self._view.delivery not in ON_PAD:
            return
        shown = shown_shot(self._replica.state.desks.get(self._counter), self._now())
        if shown is None or shown.id != self._shot:
            self._say(Delivery.GONE)
        elif shown.received:
            self._say(Delivery.SEEN)

    async def _deliver(self, data: bytes) -> None:
        self._shot = ""
        beside, seconds = self._beside(), self._seconds()
        if beside is not None:
            usual = setup_of(self._replica.state).rules.shot_seconds
            seen = await beside.hand_over(data, seconds=seconds or usual)
            self._say(Delivery.SEEN if seen else Delivery.GONE)
            return
        shot = await self._operations.push_shot(self._counter, data, seconds=seconds)
        self._shot = shot or ""
        self._say(Delivery.FAILED if shot is None else Delivery.SENT)
        self.tick()

    def _say(self, delivery: Delivery) -> None:
        history = tuple(PastShot(past.number, past.picture) for past in self._past)
        if (delivery, history) != (self._view.delivery, self._view.history):
            self._view = ShotView(delivery, history)
            self._show(self._view)
