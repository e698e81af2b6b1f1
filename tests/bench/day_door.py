"""Everybody's way to the server on the simulated day, and a copy of the hall that follows from the answers alone."""

import time
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.contract.hall.state import HallState
from app.contract.wire import from_wire
from app.rules.feeds import feed_rules
from tests.bench.day_hall import FEED, SharedClock
from tests.bench.raw_client import Connection


@dataclass
class DayDoor:
    """Posts commands one after another at the day's time. `state` is the hall after the last answer.

    `times` holds per kind of command how long the answer took, in seconds.
    """

    clock: SharedClock
    connections: dict[str, Connection]
    state: HallState
    times: dict[str, list[float]] = field(default_factory=dict)

    @classmethod
    async def open(cls, port: int, tokens: dict[str, str], clock: SharedClock) -> "DayDoor":
        """Connect every device of the hall."""
        opened = {device: await Connection.open(port, FEED, token, "") for device, token in tokens.items()}
        known = await opened["desk"].get(f"/v1/feeds/{FEED}/snapshot")
        return cls(clock, opened, HallState.model_validate(known["state"], strict=False))

    @property
    def now(self) -> datetime:
        """The day's time."""
        return self.clock()

    async def request(self, device: str, type_: str, **body: object) -> dict[str, Any]:
        """Ask for something; returns the answer, which may be a refusal."""
        connection = self.connections[device]
        connection.at = self.now.isoformat()
        return await self._post(device, connection.request(type_, **body))

    async def fact(self, device: str, type_: str, **body: object) -> dict[str, Any]:
        """Report something."""
        connection = self.connections[device]
        connection.at = self.now.isoformat()
        return await self._post(device, connection.fact(type_, **body))

    async def _post(self, device: str, envelope: dict[str, Any]) -> dict[str, Any]:
        began = time.perf_counter()
        (answer,) = await self.connections[device].post(envelope)
        self.times.setdefault(envelope["type"], []).append(time.perf_counter() - began)
        await self._follow(answer)
        return answer

    async def _follow(self, answer: dict[str, Any]) -> None:
        """Take over what happened; what the server did by itself in between is read from the tail."""
        first = answer["seq"] - len(answer["events"]) + 1
        if self.state.seq + 1 < first:
            await self.catch_up(upto=first - 1)
        self._evolve(answer["events"])

    async def catch_up(self, *, upto: int | None = None) -> None:
        """Read what the server did by itself."""
        tail = await self.connections["desk"].get(f"/v1/feeds/{FEED}/tail?after={self.state.seq}")
        self._evolve([row for row in tail["events"] if upto is None or row["seq"] <= upto])

    def _evolve(self, rows: list[dict[str, Any]]) -> None:
        rules = feed_rules(FEED)
        for row in rows:
            if row["seq"] == self.state.seq + 1:
                self.state = rules.evolve(self.state, from_wire(rules.events, row))

    async def close(self) -> None:
        """Hang up."""
        for connection in self.connections.values():
            await connection.close()


def events_of(answer: dict[str, Any], type_: str) -> list[dict[str, Any]]:
    """Return the bodies of the events of a type in an answer."""
    return [row["body"] for row in answer["events"] if row["type"] == type_]
