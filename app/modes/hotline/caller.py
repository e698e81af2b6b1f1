"""What is known of a caller: earlier cases of the number, looked up while the call-taker types."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from enum import StrEnum
from typing import Any

from app.client.errors import ClientError
from app.contract.centre.state import Case
from app.modes.hotline.phone import LOOKED_UP_FROM, Line, phone_digits, read_number

PAUSE_SECONDS = 0.3

LookUp = Callable[[str], Awaitable[Sequence[Case]]]


class Recognition(StrEnum):
    """How surely the number says who calls. `MAYBE`: several people called from it, or it is a line many share."""

    UNKNOWN = "unknown"
    MAYBE = "maybe"
    KNOWN = "known"


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

    @property
    def recognition(self) -> Recognition:
        """Who calls, as far as earlier cases of the number tell."""
        names = {case.reporter.name for case in self.cases if case.reporter.name}
        if not names:
            return Recognition.UNKNOWN
        alone = len(names) == 1 and read_number(self.number).line is Line.MOBILE
        return Recognition.KNOWN if alone else Recognition.MAYBE

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
