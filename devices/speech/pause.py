"""Time that passes as if something sounded, and that can be cut short."""

import threading

from devices.clock import Clock, SystemClock
from devices.errors import DeviceClosed


class Pause:
    """Takes time on a clock. `stop` may be called from any thread; `take` belongs to the device's."""

    def __init__(self, clock: Clock | None = None) -> None:
        self._clock: Clock = clock or SystemClock()
        self._told = threading.Condition()
        self._stopped = False

    def restart(self) -> None:
        """Take time again after `stop`."""
        self._stopped = False

    def take(self, seconds: float) -> None:
        """Wait. Raises DeviceClosed when `stop` ended it, or had before."""
        end = self._clock.monotonic() + seconds
        with self._told:
            while not self._stopped and (left := end - self._clock.monotonic()) > 0:
                self._clock.wait(self._told, left)
            if self._stopped:
                raise DeviceClosed

    def stop(self) -> None:
        """End the wait that is going on, and all until `restart`."""
        with self._told:
            self._stopped = True
            self._told.notify_all()
