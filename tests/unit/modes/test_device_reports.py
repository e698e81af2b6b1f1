"""What a program tells the hall of its devices, and how often."""

from dataclasses import replace

import pytest

from app.contract.hall.devices import DeviceKind, DeviceReport, DeviceState
from app.modes.device_reports import COUNTERS_EVERY_S, LEAST_BETWEEN_S, DeviceReports
from devices import health
from devices.errors import Trouble
from devices.health import Counters, Health
from devices.open import open_strip
from tests.unit.rules.halls import MORNING

WELL = Health(health.DeviceKind.PRINTER, "escpos+tcp", health.DeviceState.OK, MORNING, None, Counters())
PAPER_OUT = replace(WELL, state=health.DeviceState.FAILED, trouble=Trouble("printer.paper-out", "no\tpaper\n"))


class Machine:
    """A program with one printer and a clock; `told` is what the hall heard."""

    def __init__(self) -> None:
        self.told: list[DeviceReport] = []
        self.health: Health | None = WELL
        self.now = 100.0
        self.broken = False
        self.reports = DeviceReports(self, zone="A", mono=lambda: self.now)
        self.reports.follow("printer", lambda: self.health)

    async def report_device(self, report: DeviceReport) -> DeviceReport | None:
        """The outbox."""
        if self.broken:
            return None
        self.told.append(report)
        return report

    async def look(self, *, after_s: float = 0.0) -> list[DeviceState]:
        """Let time pass and the devices be looked at; return the states told so far."""
        self.now += after_s
        await self.reports.look()
        return [report.state for report in self.told]


@pytest.fixture
def machine() -> Machine:
    """A machine whose printer is well."""
    return Machine()


async def test_the_first_look_is_reported_and_the_next_says_nothing_new(machine):
    await machine.look()
    await machine.look(after_s=60)
    (report,) = machine.told
    assert (report.name, report.kind, report.driver, report.zone) == ("printer", DeviceKind.PRINTER, "escpos+tcp", "A")


async def test_a_change_is_told_at_once_in_one_line(machine):
    await machine.look()
    machine.health = PAPER_OUT
    assert await machine.look(after_s=5) == [DeviceState.OK, DeviceState.FAILED]
    assert (machine.told[-1].trouble, machine.told[-1].words) == ("printer.paper-out", "no paper")


async def test_a_device_that_comes_and_goes_is_no_flood_and_its_last_state_is_told(machine):
    for step in range(100):
        machine.health = (PAPER_OUT, WELL)[step % 2]
        await machine.look(after_s=0.1)
    assert len(machine.told) <= 10 / LEAST_BETWEEN_S + 1
    machine.health = PAPER_OUT
    assert (await machine.look(after_s=LEAST_BETWEEN_S))[-1] is DeviceState.FAILED


async def test_counters_are_told_rarely(machine):
    await machine.look()
    machine.health = replace(WELL, counters=Counters(done=7))
    await machine.look(after_s=60)
    assert len(machine.told) == 1
    await machine.look(after_s=COUNTERS_EVERY_S)
    assert machine.told[-1].counters.done == 7


async def test_what_could_not_be_stored_is_told_again(machine):
    machine.broken = True
    await machine.look()
    machine.broken = False
    assert await machine.look() == [DeviceState.OK]


async def test_no_device_is_no_report(machine):
    machine.health = None
    assert await machine.look() == []


async def test_a_real_device_is_followed_until_it_was_put_away(machine):
    strip = open_strip("virtual://strip")
    machine.reports.follow("strip", strip.health)
    await machine.look()
    strip.close()
    await machine.reports.close()
    assert [report.trouble for report in machine.told if report.name == "strip"][-1] == "device.closed"
