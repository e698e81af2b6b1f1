"""A printer in a thread of its own."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

from devices.clock import Clock
from devices.errors import DeviceError
from devices.health import Condition, DeviceKind, DeviceState, Health
from devices.printer.job import Printer, PrintJob, PrintOutcome, PrintResult
from devices.supervisor import CLOSE_S, JOB_EXPIRES_S, Supervisor

LOOK_EXPIRES_S = 2.0
"""A citizen waits for this answer, so it is wanted soon or not at all."""

PrinterT = TypeVar("PrinterT", bound=Printer)


class SupervisedPrinter(Generic[PrinterT]):
    """Prints without making anybody wait, and never prints a slip a second time by itself."""

    def __init__(
        self,
        driver: PrinterT,
        *,
        on_health: Callable[[Health], None] | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.driver = driver
        self._supervisor = Supervisor(driver, kind=DeviceKind.PRINTER, on_health=on_health, clock=clock)
        self._supervisor.start()

    def print(
        self, job: PrintJob, *, expires_after_s: float = JOB_EXPIRES_S, begun: Callable[[], None] | None = None
    ) -> "Future[PrintResult]":
        """Queue a slip. The future gets a PrintResult whatever the printer does; FAILED if it waited too long.

        Cancelling the future works as long as the slip has not been begun. `begun` is called in the printer's thread
        before the first byte leaves.
        """
        return self._supervisor.submit(
            lambda driver: _print(driver, job, begun), expires_after_s=expires_after_s, rescue=PrintResult.of
        )

    def look(self, *, expires_after_s: float = LOOK_EXPIRES_S) -> "Future[Condition]":
        """Ask the printer how it is now, not at the last round; what cannot be asked is FAILED or UNKNOWN.

        What it says is its health from then on.
        """
        return self._supervisor.look(expires_after_s=expires_after_s, rescue=_condition_of)

    def health(self) -> Health:
        """The latest snapshot; never waits."""
        return self._supervisor.health()

    def close(self, timeout: float = CLOSE_S) -> bool:
        """See `Supervisor.close`."""
        return self._supervisor.close(timeout)


def _condition_of(error: DeviceError) -> Condition:
    return Condition(DeviceState.FAILED, error.trouble)


def _print(driver: Printer, job: PrintJob, begun: Callable[[], None] | None) -> PrintResult:
    if begun is not None:
        begun()
    driver.print(job)
    return PrintResult(PrintOutcome.PRINTED)
