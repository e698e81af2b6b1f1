"""A printer in a thread of its own."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

from devices.clock import Clock
from devices.health import DeviceKind, Health
from devices.printer.job import Printer, PrintJob, PrintOutcome, PrintResult
from devices.supervisor import CLOSE_S, JOB_EXPIRES_S, Supervisor

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

    def print(self, job: PrintJob, *, expires_after_s: float = JOB_EXPIRES_S) -> "Future[PrintResult]":
        """Queue a slip. The future gets a PrintResult whatever the printer does; FAILED if it waited too long.

        Cancelling the future works as long as the slip has not been begun.
        """
        return self._supervisor.submit(
            lambda driver: _print(driver, job), expires_after_s=expires_after_s, rescue=PrintResult.of
        )

    def health(self) -> Health:
        """The latest snapshot; never waits."""
        return self._supervisor.health()

    def close(self, timeout: float = CLOSE_S) -> bool:
        """See `Supervisor.close`."""
        return self._supervisor.close(timeout)


def _print(driver: Printer, job: PrintJob) -> PrintResult:
    driver.print(job)
    return PrintResult(PrintOutcome.PRINTED)
