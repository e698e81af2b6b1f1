"""What is known of a caller: earlier cases of the number, looked up while the call-taker types."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any

from app.client.errors import ClientError
from app.contract.centre.state import Case
from app.modes.hotline.phone import LOOKED_UP_FROM, phone_digits

PAUSE_SECONDS = 0.3

LookUp = Callable[[str], Awaitable[Sequence[Case]]]


class CallerLookup:
    """Looks a number up when typing pauses; an answer to an older question is dropped.

    :param look_up: returns the cases of a number (digits), newest first; raises `ClientError`.
    :param run: begins work nobody waits for.
    :param changed: is told when `cases` or `failed` have changed.
    """

    def __init__(
        self,
        *,
        look_up: LookUp,
        run: Callable[[Coroutine[Any, Any, None]], None],
        changed: Callable[[], None],
        seconds: float = PAUSE_SECONDS,
    ) -> None:
        self._look_up = look_up
        self._run = run
        self._changed = changed
        self._seconds = seconds
        self._timer: asyncio.TimerHandle | None = None
        self.number = ""
        self.answered = False
        self.failed = False
        self.cases: tuple[Case, ...] = ()

    def typed(self, phone: str) -> None:
        """A number is being typed."""
        number = phone_digits(phone)
        if number == self.number:
            return
        self.number, self.cases, self.answered, self.failed = number, (), False, False
        self.close()
        if self.looks_up:
            self._timer = asyncio.get_running_loop().call_later(self._seconds, lambda: self._run(self._ask(number)))

    @property
    def looks_up(self) -> bool:
        """Whether there are digits enough to ask."""
        return len(self.number) >= LOOKED_UP_FROM and self.number.lstrip("+").isdigit()

    def close(self) -> None:
        """Ask nothing any more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    async def _ask(self, number: str) -> None:
        cases: tuple[Case, ...] = ()
        failed = False
        try:
            cases = tuple(await self._look_up(number))
        except ClientError:
            failed = True
        if number == self.number:
            self.cases, self.failed, self.answered = cases, failed, True
            self._changed()
