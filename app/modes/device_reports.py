"""What the hall is told of a program's devices: every change within a second, and no flood of them."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Protocol

from app.client.connection import REACHING
from app.contract.hall.devices import DeviceCounters, DeviceKind, DeviceReport, DeviceState
from app.modes.errands import Errands
from app.modes.station import Station
from devices.health import Health

LOOK_EVERY_S = 0.5
LEAST_BETWEEN_S = 4.0
"""A device that comes and goes is reported this often at most; what it was in between is not told."""

COUNTERS_EVERY_S = 600.0
"""How often a device that is well but has done more is reported."""

LEAVING_S = 2.0
"""How long a program that ends waits for the server to hear how its devices were left."""

_MOST_WORDS = 200


def report_devices(station: Station, *, zone: str | None = None, counter: str | None = None) -> "DeviceReports":
    """Begin to report the devices of a program that follows a hall; what is to be reported is said by `follow`."""
    assert station.hall_operations is not None  # noqa: S101 - made when the station follows its hall
    connection = station.connection
    reports = DeviceReports(
        station.hall_operations,
        zone=zone,
        counter=counter,
        online=lambda: connection.state in REACHING,
        drained=lambda: station.link.drained(timeout=LEAVING_S),
    )
    reports.start()
    return reports


class ReportOperations(Protocol):
    """How a report reaches the record."""

    async def report_device(self, report: DeviceReport) -> object | None:
        """Store the fact."""


class _Followed:
    """One device and what was last told of it."""

    def __init__(self, name: str, health: Callable[[], Health | None]) -> None:
        self.name = name
        self.health = health
        self.told: DeviceReport | None = None
        self.told_at = float("-inf")

    def is_due(self, report: DeviceReport, now: float) -> bool:
        """Whether a report says something new, and its time has come."""
        if self.told is None:
            return True
        changed = _essence(self.told) != _essence(report)
        counted = self.told.counters != report.counters
        waited = now - self.told_at
        return (changed and waited >= LEAST_BETWEEN_S) or (counted and waited >= COUNTERS_EVERY_S)


class DeviceReports:
    """Follows the devices of one program. Needs a running loop from `start` to `close`.

    `online` says whether the server can be reached: how a device was while nobody could be told is not kept.
    `drained` waits a little for the server to have what was told last.
    """

    def __init__(
        self,
        operations: ReportOperations,
        *,
        zone: str | None = None,
        counter: str | None = None,
        online: Callable[[], bool] = lambda: True,
        drained: Callable[[], Awaitable[object]] | None = None,
        mono: Callable[[], float] = time.monotonic,
    ) -> None:
        self._operations = operations
        self._zone = zone or None
        self._counter = counter or None
        self._online = online
        self._drained = drained
        self._mono = mono
        self._followed: list[_Followed] = []
        self._errands = Errands()

    def follow(self, name: str, health: Callable[[], Health | None]) -> None:
        """Report the device from now on; `health` must not wait, and is `None` while there is no device."""
        self._followed.append(_Followed(name, health))

    def start(self) -> None:
        """Look at the devices again and again."""
        self._errands.run(self._keep_looking())

    async def look(self) -> None:
        """Report every device of which there is something new to say."""
        now = self._mono()
        for each in self._followed:
            report = self._report(each)
            if report is not None and each.is_due(report, now):
                await self._tell(each, report, now)

    async def close(self) -> None:
        """Look no more, and report how the devices were left; to be called after they were closed."""
        await self._errands.close()
        for each in self._followed:
            report = self._report(each)
            if report is not None and (each.told is None or _essence(each.told) != _essence(report)):
                await self._tell(each, report, self._mono())
        if self._drained is not None and self._online():
            await self._drained()

    async def _keep_looking(self) -> None:
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            if self._online():
                await self.look()

    async def _tell(self, each: _Followed, report: DeviceReport, now: float) -> None:
        if await self._operations.report_device(report) is not None:
            each.told, each.told_at = report, now

    def _report(self, each: _Followed) -> DeviceReport | None:
        health = each.health()
        if health is None:
            return None
        trouble, counted = health.trouble, health.counters
        return DeviceReport(
            name=each.name,
            kind=DeviceKind(health.kind.value),
            driver=health.driver,
            zone=self._zone,
            counter=self._counter,
            state=DeviceState(health.state.value),
            since=health.since,
            trouble=trouble.code if trouble else "",
            words=_one_line(trouble.text) if trouble else "",
            counters=DeviceCounters(
                done=counted.done, failed=counted.failed, unconfirmed=counted.unconfirmed, retried=counted.retried
            ),
        )


def _one_line(words: str) -> str:
    plain = "".join(each if each.isprintable() else " " for each in words)
    return " ".join(plain.split())[:_MOST_WORDS]


def _essence(report: DeviceReport) -> tuple[object, ...]:
    return report.state, report.trouble, report.words, report.driver
