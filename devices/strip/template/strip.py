"""`frame+serial://`, `frame+tcp://`, `frame+udp://`: strips that are spoken to as a frame file says."""

from devices.errors import Rejected, Trouble
from devices.health import FINE, Condition, DeviceState
from devices.strip.answering import ANSWER_S, exchange
from devices.strip.template.frame import FrameTemplate
from devices.strip.text import FIRST_ADDRESS, StripText
from devices.transport.line import Line

NEVER_ANSWERS = Condition(
    DeviceState.UNKNOWN, Trouble("strip.never-answers", "this kind of strip never says whether it is there")
)


class TemplateStrip:
    """See `devices.strip.text.Strip`."""

    def __init__(self, line: Line, template: FrameTemplate, *, answer_s: float = ANSWER_S) -> None:
        self._line = line
        self._template = template
        self._answer_s = answer_s
        self._last: Condition = NEVER_ANSWERS
        self.flashing = template.flashing
        self.name = f"frame+{line.name}"

    def open(self) -> None:
        """See `Strip.open`."""
        self._line.open()

    def close(self) -> None:
        """See `Strip.close`."""
        self._line.close()

    def show(self, text: StripText, *, address: int = FIRST_ADDRESS) -> None:
        """See `Strip.show`."""
        frame = self._template.encode(text, address)
        answer = self._template.answer
        if answer is None or address < answer.first:
            self._line.write(frame)
            self._last = NEVER_ANSWERS
            return
        good, bad = answer.good, answer.bad
        received = bytearray()

        def understand(data: bytes) -> bytes | None:
            received.extend(data)
            # "ACK" is part of "NACK": the longer one is looked for first.
            return next(
                (each for each in sorted((good, bad), key=len, reverse=True) if each and each in received), None
            )

        said = exchange(self._line, frame, understand, answer_s=self._answer_s, answer_bytes=len(good))
        if said != good:
            raise Rejected("strip.rejected", "the strip did not take it")
        self._last = FINE

    def check(self, address: int = FIRST_ADDRESS) -> Condition:
        """How the last text went: a frame file knows no question that changes nothing. Raises DeviceUnavailable."""
        del address
        self._line.drain()
        return self._last
