"""Running an operation: once per press, with every error put into words."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from app.client.door import Door
from app.client.envelopes import Press, envelope
from app.client.fact_file import Fact
from app.client.link import Link
from app.client.operations.problems import Problems, problem_of
from app.client.outbox import Outbox
from app.contract.command import Command
from app.ids import new_id

T = TypeVar("T")

DOUBLE_PRESS_SECONDS = 0.8
"""Two equal presses in a row within this time are one."""


FACTS_FIRST_SECONDS = 0.5
"""How long a request lets the facts before it go first."""


@dataclass(frozen=True)
class _Press:
    at: float
    work: "asyncio.Task[Any]"


class Runner:
    """Runs operations on one feed and tells of their problems."""

    def __init__(
        self,
        *,
        feed: str,
        link: Link,
        outbox: Outbox,
        problems: Problems,
        mono: Callable[[], float] = time.monotonic,
    ) -> None:
        self.feed = feed
        self._link = link
        self._outbox = outbox
        self._problems = problems
        self._mono = mono
        self._under_way: dict[Hashable, _Press] = {}
        self._latest: tuple[Hashable, _Press] | None = None

    @property
    def door(self) -> Door:
        """The server's queries; each raises what the door raises."""
        return self._link.door

    async def once(self, key: tuple[Hashable, ...], work: Callable[[], Awaitable[T]]) -> T | None:
        """Do `work` unless the same press is under way or was the last one, less than 0.8 s ago: then share its result.

        `key` is the operation's name and arguments. Returns `None` when it did not happen; the problem has been told.
        Cancelling the caller does not stop the work: what was pressed was pressed.
        """
        press = self._twin(key)
        if press is None:
            task = asyncio.get_running_loop().create_task(self._done_or_told(str(key[0]), work))
            press = _Press(self._mono(), task)
            self._under_way[key] = press
            self._latest = (key, press)
            task.add_done_callback(lambda _task: self._under_way.pop(key, None))
        return cast("T | None", await asyncio.shield(press.work))

    async def query(self, name: str, work: Callable[[], Awaitable[T]]) -> T | None:
        """Ask the server something: no press, so every asking is answered. `None`: the problem has been told."""
        return await self._done_or_told(name, work)

    def forget(self) -> None:
        """Forget the last press: its arguments may be a person's."""
        self._latest = None

    async def fact(self, command: Command, *, press: Press | None = None) -> Fact:
        """Store a fact and return it; it is on the disk. Raises `OutboxError`.

        The same earlier `press` gives the fact that is already there.
        """
        return await self._outbox.record(self.feed, envelope(command, press=press or self._press()))

    def _press(self) -> Press:
        """Return a press of now, by the server's clock as far as it is known: the fact may travel for hours."""
        return Press(at=self._link.connection.server_now().astimezone())

    async def request(self, command: Command, *, command_id: str | None = None) -> str:
        """Send a request, wait until the replica shows what followed, and return the command's id.

        Raises `Refused` and the link's errors.
        """
        command_id = command_id or new_id()
        # What was done before is told before: a visit just finished must not refuse the next call.
        await self._link.drained(timeout=FACTS_FIRST_SECONDS)
        answer = await self._link.request(self.feed, command, command_id=command_id)
        await self._link.reached(self.feed, answer.seq)
        return command_id

    async def push_shot(self, *, counter: str, picture: bytes, seconds: int | None = None) -> str:
        """Upload a picture, wait until the replica knows of it, and return its id. Raises as `request` does."""
        shot = new_id()
        answer = await self._link.push_shot(self.feed, counter=counter, shot=shot, picture=picture, seconds=seconds)
        await self._link.reached(self.feed, answer.seq)
        return shot

    def _twin(self, key: Hashable) -> _Press | None:
        if key in self._under_way:
            return self._under_way[key]
        if self._latest is not None and self._latest[0] == key:
            press = self._latest[1]
            return press if self._mono() - press.at < DOUBLE_PRESS_SECONDS else None
        return None

    async def _done_or_told(self, operation: str, work: Callable[[], Awaitable[T]]) -> T | None:
        try:
            return await work()
        except Exception as error:  # noqa: BLE001 - put into a problem, logged there with an id
            self._problems.tell(problem_of(operation, error))
            return None
