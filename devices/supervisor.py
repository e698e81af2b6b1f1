"""A thread for each device: opens it, does its jobs in order, asks how it is, opens it again when it died.

Whoever uses a device hands in jobs and gets `concurrent.futures.Future` back (asyncio can wrap them); no call here
waits for the device except `close`, and no exception of a driver ever reaches the caller other than in its future.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Any, Generic, Protocol, TypeVar
from uuid import uuid4

from devices.backoff import Backoff
from devices.clock import Clock, SystemClock
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
from devices.health import USABLE, Condition, Counters, DeviceKind, DeviceState, Health

log = logging.getLogger(__name__)

POLL_EVERY_S = 4.0
"""Device trouble must be on admin's board within 5 s (spec 02), so a device is asked a little more often."""

JOB_EXPIRES_S = 10.0
QUEUE_LIMIT = 100
CLOSE_S = 5.0

STARTING = Condition(DeviceState.UNKNOWN, Trouble("device.starting", "not opened yet"))
CLOSED = Condition(DeviceState.UNKNOWN, Trouble("device.closed", "the device was closed"))


class Driver(Protocol):
    """What a supervisor needs of a driver. All three are called in the supervisor's thread only."""

    @property
    def name(self) -> str:
        """The driver as the settings name it, for people and logs."""
        ...

    def open(self) -> None:
        """Make the device usable. Raises DeviceError; may be called again after `close`."""
        ...

    def close(self) -> None:
        """Let go of the device; harmless when it is not open."""
        ...

    def status(self) -> Condition:
        """Ask the device how it is. Raises DeviceUnavailable when it is gone."""
        ...


DriverT = TypeVar("DriverT", bound=Driver)
ResultT = TypeVar("ResultT")


@dataclass(frozen=True)
class _Job(Generic[DriverT]):
    run: Callable[[DriverT], Any]
    future: "Future[Any]"
    expires_at: float | None
    rescue: Callable[[DeviceError], Any] | None
    is_question: bool = False

    def refuse(self, error: DeviceError) -> None:
        """Answer a job that was never begun; its owner may have cancelled it meanwhile."""
        if self.future.set_running_or_notify_cancel():
            self.fail(error)

    def fail(self, error: DeviceError) -> None:
        """Answer a job that was begun."""
        if self.rescue is None:
            self.future.set_exception(error)
        else:
            self.future.set_result(self.rescue(error))


class Supervisor(Generic[DriverT]):
    """Keeps one device alive in one thread.

    `on_health` is called in that thread, and only when state or trouble changed (not for counters).
    A job that comes while the device is down tries to open it at once, so that its owner hears soon whether it works.
    `poll_every_s` may be a function where a driver knows best when it wants to be asked next; it is called in the
    device's thread.
    """

    def __init__(
        self,
        driver: DriverT,
        *,
        kind: DeviceKind,
        on_health: Callable[[Health], None] | None = None,
        clock: Clock | None = None,
        backoff: Backoff | None = None,
        poll_every_s: float | Callable[[], float] = POLL_EVERY_S,
    ) -> None:
        self._driver = driver
        self._on_health = on_health
        self._clock: Clock = clock or SystemClock()
        self._backoff = backoff or Backoff()
        self._poll_every_s = poll_every_s
        self._changed = threading.Condition()
        self._jobs: deque[_Job[DriverT]] = deque()
        self._is_open = False
        self._stopping = False
        self._due = self._clock.monotonic()
        self._health = Health(kind, driver.name, STARTING.state, self._clock.now(), STARTING.trouble, Counters())
        self._thread = threading.Thread(target=self._run, name=f"device {kind} {driver.name}", daemon=True)

    def start(self) -> None:
        """Start the thread; it opens the device at once."""
        self._thread.start()

    def health(self) -> Health:
        """The latest snapshot; never waits."""
        return self._health

    def submit(
        self,
        run: Callable[[DriverT], ResultT],
        *,
        expires_after_s: float | None = JOB_EXPIRES_S,
        rescue: Callable[[DeviceError], ResultT] | None = None,
    ) -> "Future[ResultT]":
        """Queue `run(driver)` and return its future at once.

        The future fails with a DeviceError, or gets `rescue(error)` where a rescue is given. A job still waiting
        after `expires_after_s` fails with DeviceTimeout: nobody wants a ticket printed minutes later.
        A future cancelled before its turn is skipped.
        """
        future: Future[ResultT] = Future()
        self._queue(_Job(run, future, self._expiry(expires_after_s), rescue))
        return future

    def look(
        self, *, expires_after_s: float | None = JOB_EXPIRES_S, rescue: Callable[[DeviceError], Condition]
    ) -> "Future[Condition]":
        """Queue the question how the device is; its answer is the health as that of a round would be.

        As `submit`, but no job that the device has done or failed to do.
        """

        def ask(driver: DriverT) -> Condition:
            condition = driver.status()
            self._set_condition(condition)
            return condition

        future: Future[Condition] = Future()
        self._queue(_Job(ask, future, self._expiry(expires_after_s), rescue, is_question=True))
        return future

    def close(self, timeout: float = CLOSE_S) -> bool:
        """Stop after the job that is running, fail those that wait with DeviceClosed, and join the thread.

        Returns False, and says so in the log, when the thread is still busy after `timeout` seconds.
        """
        with self._changed:
            self._stopping = True
            waiting = list(self._jobs)
            self._jobs.clear()
            self._changed.notify_all()
        for job in waiting:
            job.refuse(DeviceClosed())
        if self._thread.ident is not None:
            self._thread.join(timeout)
        if self._thread.is_alive():
            log.error("%s: still busy %.1f s after it was told to close", self._driver.name, timeout)
            return False
        return True

    def _expiry(self, after_s: float | None) -> float | None:
        return None if after_s is None else self._clock.monotonic() + after_s

    def _queue(self, job: _Job[DriverT]) -> None:
        with self._changed:
            refusal = self._refusal()
            if refusal is None:
                self._jobs.append(job)
                self._changed.notify_all()
        if refusal is not None:
            job.refuse(refusal)

    def _refusal(self) -> DeviceError | None:
        if self._stopping:
            return DeviceClosed()
        if len(self._jobs) >= QUEUE_LIMIT:
            return DeviceBusy()
        return None

    def _run(self) -> None:
        while True:
            job = self._next_job()
            if self._stopping:
                break
            if job is not None:
                self._do(job)
            elif self._is_open:
                self._poll()
            else:
                self._try_open()
        if job is not None:
            job.refuse(DeviceClosed())
        self._close_driver()
        self._set_condition(CLOSED)

    def _next_job(self) -> _Job[DriverT] | None:
        """Wait for a job; None when it is time to poll or to open, or when the device is to be closed."""
        with self._changed:
            while not self._stopping:
                if self._jobs:
                    return self._jobs.popleft()
                remaining = self._due - self._clock.monotonic()
                if remaining <= 0:
                    return None
                self._clock.wait(self._changed, remaining)
            return None

    def _do(self, job: _Job[DriverT]) -> None:
        if not job.future.set_running_or_notify_cancel():
            return
        try:
            result = self._perform(job)
        except DeviceError as error:
            if not job.is_question:
                self._count_failure(error)
            job.fail(error)
        else:
            if not job.is_question:
                self._count(done=1)
            job.future.set_result(result)

    def _perform(self, job: _Job[DriverT]) -> object:
        if job.expires_at is not None and self._clock.monotonic() > job.expires_at:
            raise DeviceTimeout("device.too-late", "the job waited too long for the device")
        if not self._is_open:
            self._open()
        try:
            result: object = self._guarded(lambda: job.run(self._driver))
        except DeviceUnavailable as error:
            self._lose(error)
            raise
        except DeviceError:
            self._due = self._clock.monotonic()
            raise
        self._due = self._clock.monotonic() if self._health.state is not DeviceState.OK else self._sooner()
        return result

    def _next_poll(self) -> float:
        every_s = self._poll_every_s
        return self._clock.monotonic() + (every_s() if callable(every_s) else every_s)

    def _sooner(self) -> float:
        """The job may have changed when the driver wants to be asked; a busy device is still asked in time."""
        return min(self._due, self._next_poll())

    def _try_open(self) -> None:
        if self._health.state is DeviceState.FAILED:
            self._count(retried=1)
        try:
            self._open()
        except DeviceError as error:
            log.debug("%s: not opened: %s", self._driver.name, error)

    def _open(self) -> None:
        try:
            self._guarded(self._driver.open)
            condition = self._guarded(self._driver.status)
        except DeviceError as error:
            self._lose(error)
            raise
        self._is_open = True
        self._backoff.reset()
        self._due = self._next_poll()
        self._set_condition(condition)

    def _poll(self) -> None:
        try:
            condition = self._guarded(self._driver.status)
        except DeviceError as error:
            self._lose(error)
        else:
            self._due = self._next_poll()
            self._set_condition(condition)

    def _lose(self, error: DeviceError) -> None:
        """The device is gone: let go of it and say when to try again."""
        self._close_driver()
        self._due = self._clock.monotonic() + self._backoff.next_delay()
        self._set_condition(Condition(DeviceState.FAILED, error.trouble))

    def _close_driver(self) -> None:
        self._is_open = False
        try:
            self._guarded(self._driver.close)
        except DeviceError as error:
            log.debug("%s: closing: %s", self._driver.name, error)

    def _guarded(self, action: Callable[[], ResultT]) -> ResultT:
        """Do it; anything but a DeviceError is logged under an id and becomes DriverCrashed."""
        try:
            return action()
        except DeviceError:
            raise
        except Exception as error:
            crashed = DriverCrashed(uuid4().hex[:8])
            level = logging.DEBUG if self._health.trouble == crashed.trouble else logging.ERROR
            log.log(level, "%s: driver crashed, id %s", self._driver.name, crashed.crash_id, exc_info=True)
            raise crashed from error

    def _count_failure(self, error: DeviceError) -> None:
        if isinstance(error, Unconfirmed):
            self._count(unconfirmed=1)
        else:
            self._count(failed=1)

    def _count(self, *, done: int = 0, failed: int = 0, unconfirmed: int = 0, retried: int = 0) -> None:
        old = self._health.counters
        counters = Counters(old.done + done, old.failed + failed, old.unconfirmed + unconfirmed, old.retried + retried)
        self._health = replace(self._health, counters=counters)

    def _set_condition(self, condition: Condition) -> None:
        """Take over what is known of the device; log once when it fails and once when it is back, tell the listener."""
        old = self._health
        if (old.state, old.trouble) == (condition.state, condition.trouble):
            return
        since = old.since if old.state is condition.state else self._clock.now()
        self._health = replace(old, state=condition.state, trouble=condition.trouble, since=since)
        if condition.state is DeviceState.FAILED and old.state is not DeviceState.FAILED:
            log.warning("%s %s: unavailable: %s", old.kind, old.driver, condition.trouble)
        elif old.state is DeviceState.FAILED and condition.state in USABLE and condition is not CLOSED:
            log.info("%s %s: works again", old.kind, old.driver)
        self._tell()

    def _tell(self) -> None:
        if self._on_health is None:
            return
        try:
            self._on_health(self._health)
        except Exception:
            log.exception("%s: health listener failed, id %s", self._driver.name, uuid4().hex[:8])
