"""Visits played through real programs: a window and a pad as processes, with everything that befalls a pad.

Every rating that a citizen was thanked for, or that was touched and waits for its reasons, must be in the record of the
hall exactly once.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.e2e.rating_hall import RATINGS, Counting, MortalPlayer, RatingHall, rating_hall

BAD = 4


class Visits:
    """The play: one window that is always connected, and one pad on a cable."""

    def __init__(self, hall: RatingHall, window: MortalPlayer, pad: MortalPlayer) -> None:
        self._hall = hall
        self._cable = hall.cable
        self._window = window
        self._pad = pad

    async def play(self, count: int) -> Counting:
        """Play visits, each with the next trouble, and count what is in the record when all has been sent."""
        troubles: tuple[Callable[[int], Coroutine[Any, Any, None]], ...] = (
            self._killed_after_thanks,
            self._killed_during_reasons,
            self._slow,
            self._unplugged,
            self._killed_while_unplugged,
            self._nothing,
        )
        counting = self._hall.counting
        for number in range(count):
            trouble = troubles[number % len(troubles)]
            place = BAD if trouble == self._killed_during_reasons else 1 + number % 3
            visit = await self._hall.finished_visit(self._window, self._pad)
            counting.expected[visit] = RATINGS[place - 1]
            await trouble(place)
            await self._hall.settled()
        return counting

    async def _nothing(self, place: int) -> None:
        await self._touch(place)

    async def _unplugged(self, place: int) -> None:
        await self._cable.unplug()
        await self._touch(place)
        await self._cable.plug()

    async def _killed_after_thanks(self, place: int) -> None:
        """Killed between the touch and the sending, which cannot have happened without a cable."""
        await self._cable.unplug()
        await self._touch(place)
        await self._pad.kill()
        await self._cable.plug()
        await self._start_again()

    async def _killed_during_reasons(self, place: int) -> None:
        await self._pad.click(f"rating-{place}")
        await self._pad.enabled("submit-reasons")
        await self._pad.kill()
        await self._start_again()

    async def _slow(self, place: int) -> None:
        self._cable.delay = 0.5
        await self._touch(place)
        self._cable.delay = 0.0

    async def _killed_while_unplugged(self, place: int) -> None:
        """Killed twice: without a cable, and again before the cable is back."""
        await self._cable.unplug()
        await self._touch(place)
        for _ in range(2):
            await self._pad.kill()
            await self._start_again()
            await self._pad.see("program", seconds=20)
        await self._cable.plug()

    async def _touch(self, place: int) -> None:
        await self._pad.click(f"rating-{place}")
        await self._pad.see("thanks")

    async def _start_again(self) -> None:
        self._pad = await self._hall.start("pad", self._cable.url)


@asynccontextmanager
async def visits(folder: Path) -> AsyncIterator[Visits]:
    """Open a hall with its server, a window with its clerk, and a pad on a cable."""
    async with rating_hall(folder) as hall:
        code = await hall.pad_code()
        window, pad = await asyncio.gather(
            hall.start("window", hall.url), hall.start("pad", hall.cable.url, "--enrol", code)
        )
        await hall.sit_down(window)
        await pad.see("staff-card", seconds=20)
        yield Visits(hall, window, pad)
