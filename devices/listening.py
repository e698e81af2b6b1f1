"""Devices that speak when they like: scanners, keypads, card readers.

Their drivers have one verb, `listen`, and the supervisor's poll is what calls it, over and over.
"""

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from devices.clock import Clock
from devices.health import Condition, DeviceKind, Health
from devices.supervisor import CLOSE_S, Supervisor

LISTEN_S = 0.2
"""How long a driver listens at a time: a job or the end waits no longer than this."""


class Listener(Protocol):
    """A driver that hears things; all but `name` are called in the supervisor's thread."""

    @property
    def name(self) -> str:
        """The driver as the settings name it."""
        ...

    def open(self) -> None:
        """Make the device usable. Raises DeviceUnavailable."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...

    def status(self) -> Condition:
        """Listen for at most `LISTEN_S`, tell what was heard, and say how the device is.

        Raises DeviceUnavailable when it is gone.
        """
        ...


ListenerT = TypeVar("ListenerT", bound=Listener)


class Supervised(Generic[ListenerT]):
    """A listening device in a thread of its own. What it hears is told in that thread by the driver."""

    def __init__(
        self,
        driver: ListenerT,
        *,
        kind: DeviceKind,
        listen_every_s: float = 0.0,
        on_health: Callable[[Health], None] | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.driver = driver
        self._supervisor = Supervisor(driver, kind=kind, on_health=on_health, clock=clock, poll_every_s=listen_every_s)
        self._supervisor.start()

    def health(self) -> Health:
        """The latest snapshot; never waits."""
        return self._supervisor.health()

    def close(self, timeout: float = CLOSE_S) -> bool:
        """See `Supervisor.close`."""
        return self._supervisor.close(timeout)
