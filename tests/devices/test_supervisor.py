"""A device is kept alive, its jobs are answered, and nothing of it reaches the mode."""

import asyncio
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from devices.backoff import Backoff
from devices.errors import (
    DeviceBusy,
    DeviceClosed,
    DeviceError,
    DeviceTimeout,
    DeviceUnavailable,
    DriverCrashed,
    Trouble,
    Unconfirmed,
)
from devices.health import FINE, Condition, DeviceKind, DeviceState, Health
from devices.supervisor import QUEUE_LIMIT, Supervisor
from tests.devices.fake_clock import PATIENCE_S, FakeClock

GONE = DeviceUnavailable("test.gone", "it is gone")
LOW = Condition(DeviceState.WARNING, Trouble("test.low", "it runs low"))


class ScriptedDriver:
    """Fails to open as often as told, says the conditions it is given, and remembers which thread did what."""

    name = "scripted"

    def __init__(self) -> None:
        self.open_errors: list[Exception] = []
        self.condition: Condition | Exception = FINE
        self.log: list[str] = []
        self.threads: set[int] = set()

    def open(self) -> None:
        self._note("open")
        if self.open_errors:
            raise self.open_errors.pop(0)

    def close(self) -> None:
        self._note("close")

    def status(self) -> Condition:
        self._note("status")
        if isinstance(self.condition, Exception):
            raise self.condition
        return self.condition

    def work(self, word: str) -> str:
        self._note(word)
        return word.upper()

    def _note(self, what: str) -> None:
        self.log.append(what)
        self.threads.add(threading.get_ident())


class HealthLog:
    """Remembers each health it is told."""

    def __init__(self) -> None:
        self.states: list[tuple[DeviceState, str | None]] = []

    def __call__(self, health: Health) -> None:
        self.states.append((health.state, health.trouble.code if health.trouble else None))


@contextmanager
def supervised(
    driver: ScriptedDriver, clock: FakeClock, on_health: HealthLog | None = None
) -> Iterator[Supervisor[ScriptedDriver]]:
    supervisor = Supervisor(
        driver,
        kind=DeviceKind.PRINTER,
        on_health=on_health,
        clock=clock,
        backoff=Backoff(pick=lambda low, high: high),
        poll_every_s=4,
    )
    supervisor.start()
    try:
        yield supervisor
    finally:
        assert supervisor.close(PATIENCE_S)


def fail(error: Exception) -> None:
    raise error


def test_jobs_are_done_in_order_in_one_thread_that_is_not_ours(clock: FakeClock) -> None:
    driver = ScriptedDriver()
    with supervised(driver, clock) as supervisor:
        futures = [supervisor.submit(lambda d, word=word: d.work(word)) for word in ("a", "b", "c")]
        assert [future.result(PATIENCE_S) for future in futures] == ["A", "B", "C"]
        assert supervisor.health().counters.done == 3
    assert [entry for entry in driver.log if len(entry) == 1] == ["a", "b", "c"]
    assert len(driver.threads) == 1
    assert threading.get_ident() not in driver.threads
    assert driver.log[-1] == "close"


def test_a_device_that_fails_to_open_twice_then_works(clock: FakeClock, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="devices.supervisor")
    driver, told = ScriptedDriver(), HealthLog()
    driver.open_errors = [GONE, GONE]
    with supervised(driver, clock, told) as supervisor:
        assert clock.await_sleeper() == 1
        failed = supervisor.health()
        assert (failed.state, failed.trouble, failed.since) == (DeviceState.FAILED, GONE.trouble, clock.now())
        clock.advance(1)
        assert clock.await_sleeper() == 2
        clock.advance(2)
        assert clock.await_sleeper() == 4
        well = supervisor.health()
        assert (well.state, well.trouble, well.since) == (DeviceState.OK, None, clock.now())
        assert well.counters.retried == 2
    assert told.states == [
        (DeviceState.FAILED, "test.gone"),
        (DeviceState.OK, None),
        (DeviceState.UNKNOWN, "device.closed"),
    ]
    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO"]


def test_health_is_told_only_when_it_changes(clock: FakeClock) -> None:
    driver, told = ScriptedDriver(), HealthLog()
    with supervised(driver, clock, told) as supervisor:
        for condition in (FINE, FINE, LOW, LOW, GONE, FINE):
            clock.await_sleeper()
            driver.condition = condition
            clock.advance(4)
        clock.await_sleeper()
        assert supervisor.health().kind is DeviceKind.PRINTER
        assert supervisor.health().driver == "scripted"
    assert told.states == [
        (DeviceState.OK, None),
        (DeviceState.WARNING, "test.low"),
        (DeviceState.FAILED, "test.gone"),
        (DeviceState.OK, None),
        (DeviceState.UNKNOWN, "device.closed"),
    ]


def test_a_device_that_worked_again_is_tried_soon_when_it_fails_the_next_time(clock: FakeClock) -> None:
    driver = ScriptedDriver()
    driver.open_errors = [GONE, GONE, GONE]
    with supervised(driver, clock) as supervisor:
        for expected in (1, 2, 4):
            assert clock.await_sleeper() == expected
            clock.advance(expected)
        assert clock.await_sleeper() == 4
        assert supervisor.health().state is DeviceState.OK
        driver.condition = GONE
        clock.advance(4)
        assert clock.await_sleeper() == 1


def test_a_job_for_a_dead_device_tries_it_at_once_and_hears_why_not(clock: FakeClock) -> None:
    driver = ScriptedDriver()
    driver.open_errors = [GONE, GONE]
    with supervised(driver, clock) as supervisor:
        clock.await_sleeper()
        with pytest.raises(DeviceUnavailable, match="it is gone"):
            supervisor.submit(lambda d: d.work("a")).result(PATIENCE_S)
        assert supervisor.submit(lambda d: d.work("b")).result(PATIENCE_S) == "B"
        assert supervisor.health().state is DeviceState.OK
    assert "a" not in driver.log


def test_a_job_that_finds_the_device_gone_makes_it_open_again(clock: FakeClock) -> None:
    driver, told = ScriptedDriver(), HealthLog()
    with supervised(driver, clock, told) as supervisor:
        with pytest.raises(DeviceUnavailable):
            supervisor.submit(lambda d: fail(GONE)).result(PATIENCE_S)
        assert supervisor.submit(lambda d: d.work("a")).result(PATIENCE_S) == "A"
    assert driver.log.count("open") == 2
    assert [state for state, _ in told.states] == [
        DeviceState.OK,
        DeviceState.FAILED,
        DeviceState.OK,
        DeviceState.UNKNOWN,
    ]


def test_a_mistake_in_a_driver_is_logged_with_an_id_and_the_device_goes_on(
    clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    driver = ScriptedDriver()
    with supervised(driver, clock) as supervisor:
        with pytest.raises(DriverCrashed) as caught:
            supervisor.submit(lambda d: fail(ZeroDivisionError("oh"))).result(PATIENCE_S)
        assert supervisor.submit(lambda d: d.work("a")).result(PATIENCE_S) == "A"
        counters = supervisor.health().counters
    assert isinstance(caught.value.__cause__, ZeroDivisionError)
    (record,) = [record for record in caplog.records if record.levelname == "ERROR"]
    assert caught.value.crash_id in record.getMessage()
    assert record.exc_info is not None
    assert (counters.done, counters.failed) == (1, 1)


def test_a_driver_that_crashes_when_opened_is_tried_again(clock: FakeClock, caplog: pytest.LogCaptureFixture) -> None:
    driver = ScriptedDriver()
    driver.open_errors = [KeyError("x"), KeyError("x")]
    with supervised(driver, clock) as supervisor:
        clock.advance(clock.await_sleeper())
        clock.advance(clock.await_sleeper())
        clock.await_sleeper()
        assert supervisor.health().state is DeviceState.OK
    assert len([record for record in caplog.records if record.levelname == "ERROR"]) == 1


def test_what_nobody_confirmed_is_counted_apart_and_the_device_is_asked_how_it_is(clock: FakeClock) -> None:
    driver = ScriptedDriver()
    with supervised(driver, clock) as supervisor:
        clock.await_sleeper()
        driver.condition = LOW
        with pytest.raises(Unconfirmed):
            supervisor.submit(lambda d: fail(Unconfirmed("test.mute", "no answer"))).result(PATIENCE_S)
        clock.await_sleeper()
        health = supervisor.health()
    assert (health.counters.unconfirmed, health.counters.failed) == (1, 0)
    assert health.state is DeviceState.WARNING


def test_a_rescue_turns_the_error_into_an_answer(clock: FakeClock) -> None:
    driver = ScriptedDriver()
    driver.open_errors = [GONE] * 2
    with supervised(driver, clock) as supervisor:
        future = supervisor.submit(lambda d: d.work("a"), rescue=lambda error: error.trouble.code)
        assert future.result(PATIENCE_S) == "test.gone"


class Gate:
    """A job that does not end before it is let."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self.released = threading.Event()

    def __call__(self, driver: ScriptedDriver) -> None:
        self.entered.set()
        assert self.released.wait(PATIENCE_S)


def test_a_job_that_waited_too_long_is_not_done(clock: FakeClock) -> None:
    driver, gate = ScriptedDriver(), Gate()
    with supervised(driver, clock) as supervisor:
        supervisor.submit(gate)
        late = supervisor.submit(lambda d: d.work("a"), expires_after_s=10)
        patient = supervisor.submit(lambda d: d.work("b"), expires_after_s=None)
        assert gate.entered.wait(PATIENCE_S)
        clock.advance(11)
        gate.released.set()
        with pytest.raises(DeviceTimeout):
            late.result(PATIENCE_S)
        assert patient.result(PATIENCE_S) == "B"
    assert "a" not in driver.log


def test_a_cancelled_job_is_not_done(clock: FakeClock) -> None:
    driver, gate = ScriptedDriver(), Gate()
    with supervised(driver, clock) as supervisor:
        supervisor.submit(gate)
        unwanted = supervisor.submit(lambda d: d.work("a"))
        last = supervisor.submit(lambda d: d.work("b"))
        assert gate.entered.wait(PATIENCE_S)
        assert unwanted.cancel()
        gate.released.set()
        last.result(PATIENCE_S)
    assert "a" not in driver.log


def test_closing_answers_whoever_waits_and_nothing_is_taken_afterwards(clock: FakeClock) -> None:
    driver, gate = ScriptedDriver(), Gate()
    with supervised(driver, clock) as supervisor:
        running = supervisor.submit(gate)
        waiting = supervisor.submit(lambda d: d.work("a"))
        assert gate.entered.wait(PATIENCE_S)
        assert not supervisor.close(0.0)
        with pytest.raises(DeviceClosed):
            waiting.result(0)
        with pytest.raises(DeviceClosed):
            supervisor.submit(lambda d: d.work("b")).result(0)
        gate.released.set()
        assert running.result(PATIENCE_S) is None
    assert supervisor.health().trouble == DeviceClosed().trouble


def test_too_many_jobs_are_refused(clock: FakeClock) -> None:
    driver, gate = ScriptedDriver(), Gate()
    with supervised(driver, clock) as supervisor:
        supervisor.submit(gate)
        assert gate.entered.wait(PATIENCE_S)
        futures = [supervisor.submit(lambda d: d.work("a")) for _ in range(QUEUE_LIMIT + 1)]
        with pytest.raises(DeviceBusy):
            futures[-1].result(0)
        gate.released.set()
        assert futures[-2].result(PATIENCE_S) == "A"


def test_a_listener_that_fails_does_no_harm(clock: FakeClock, caplog: pytest.LogCaptureFixture) -> None:
    driver = ScriptedDriver()
    supervisor = Supervisor(
        driver, kind=DeviceKind.STRIP, on_health=lambda health: fail(RuntimeError("listener")), clock=clock
    )
    supervisor.start()
    assert supervisor.submit(lambda d: d.work("a")).result(PATIENCE_S) == "A"
    assert supervisor.close(PATIENCE_S)
    assert any("health listener failed" in record.getMessage() for record in caplog.records)


def test_closing_before_starting_is_harmless(clock: FakeClock) -> None:
    assert Supervisor(ScriptedDriver(), kind=DeviceKind.STRIP, clock=clock).close()


async def test_asyncio_can_wait_for_a_job(clock: FakeClock) -> None:
    with supervised(ScriptedDriver(), clock) as supervisor:
        assert await asyncio.wrap_future(supervisor.submit(lambda d: d.work("a"))) == "A"
        with pytest.raises(DeviceError):
            await asyncio.wrap_future(supervisor.submit(lambda d: fail(GONE)))
