"""A serial line on which bytes take their time, as they do on a wire."""

import time
from dataclasses import dataclass

from tests.devices.far_end import Simulator

BITS_PER_BYTE = 10
"""A start bit, eight bits, a stop bit."""


@dataclass
class TimedLine:
    """Lets a simulator hear what was sent, and its answer be heard, only when the last byte is through.

    One thing after another, as on RS-485: while bytes are on the wire nobody else speaks.
    """

    simulator: Simulator
    baud: int

    def receive(self, data: bytes) -> bytes | None:
        """See `Simulator.receive`."""
        self._travel(data)
        answer = self.simulator.receive(data)
        self._travel(answer or b"")
        return answer

    def _travel(self, data: bytes) -> None:
        time.sleep(len(data) * BITS_PER_BYTE / self.baud)
