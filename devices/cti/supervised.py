"""A switch in a thread of its own: orders are futures, events come as they happen."""

from collections.abc import Callable
from concurrent.futures import Future

from devices.clock import Clock
from devices.cti.call import AgentState
from devices.cti.switch import Switch
from devices.health import DeviceKind, Health
from devices.supervisor import CLOSE_S, Supervisor


class SupervisedSwitch:
    """Every order's future fails with a DeviceError when the switch does not take it."""

    def __init__(
        self, driver: Switch, *, on_health: Callable[[Health], None] | None = None, clock: Clock | None = None
    ) -> None:
        self.driver = driver
        self._supervisor = Supervisor(
            driver, kind=DeviceKind.SWITCH, on_health=on_health, clock=clock, poll_every_s=0.0
        )
        self._supervisor.start()

    def answer(self, call: str) -> "Future[None]":
        """See `Switch.answer`."""
        return self._supervisor.submit(lambda switch: switch.answer(call))

    def dial(self, number: str) -> "Future[None]":
        """See `Switch.dial`."""
        return self._supervisor.submit(lambda switch: switch.dial(number))

    def hold(self, call: str) -> "Future[None]":
        """See `Switch.hold`."""
        return self._supervisor.submit(lambda switch: switch.hold(call))

    def resume(self, call: str) -> "Future[None]":
        """See `Switch.resume`."""
        return self._supervisor.submit(lambda switch: switch.resume(call))

    def transfer(self, call: str, to: str) -> "Future[None]":
        """See `Switch.transfer`."""
        return self._supervisor.submit(lambda switch: switch.transfer(call, to))

    def hang_up(self, call: str) -> "Future[None]":
        """See `Switch.hang_up`."""
        return self._supervisor.submit(lambda switch: switch.hang_up(call))

    def set_agent(self, state: AgentState) -> "Future[None]":
        """See `Switch.set_agent`."""
        return self._supervisor.submit(lambda switch: switch.set_agent(state))

    def health(self) -> Health:
        """The latest snapshot; never waits."""
        return self._supervisor.health()

    def close(self, timeout: float = CLOSE_S) -> bool:
        """See `Supervisor.close`."""
        return self._supervisor.close(timeout)
