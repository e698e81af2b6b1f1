"""A bus of call terminals in a thread of its own."""

from collections.abc import Callable
from concurrent.futures import Future

from devices.clock import Clock
from devices.health import DeviceKind, Health
from devices.supervisor import CLOSE_S, Supervisor
from devices.terminal.bus import KeypadBus


class SupervisedKeypads:
    """Terminals (`kind` TERMINAL) or evaluators (EVALUATOR) of one bus; their events are told by the driver."""

    def __init__(
        self,
        driver: KeypadBus,
        *,
        kind: DeviceKind,
        on_health: Callable[[Health], None] | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.driver = driver
        self._supervisor = Supervisor(driver, kind=kind, on_health=on_health, clock=clock, poll_every_s=0.0)
        self._supervisor.start()

    def show(self, address: int, *, waiting: int | None = None, number: int | None = None) -> "Future[None]":
        """Show how many wait and the ticket's number. The future fails with a DeviceError when the bus is gone."""
        return self._supervisor.submit(lambda bus: bus.show(address, waiting=waiting, number=number))

    def beep(self, address: int) -> "Future[None]":
        """Let the terminal beep; see `show`."""
        return self._supervisor.submit(lambda bus: bus.beep(address))

    def start_evaluation(self, address: int) -> "Future[None]":
        """Let the evaluator ask for a rating; see `show`."""
        return self._supervisor.submit(lambda bus: bus.start_evaluation(address))

    def health(self) -> Health:
        """The latest snapshot; never waits."""
        return self._supervisor.health()

    def close(self, timeout: float = CLOSE_S) -> bool:
        """See `Supervisor.close`."""
        return self._supervisor.close(timeout)
