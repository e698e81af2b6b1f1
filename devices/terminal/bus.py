"""`ff68+serial://PORT`: a bus of call terminals and evaluators. Checked against a simulator, never on a bus."""

from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum

from devices.clock import Clock, SystemClock
from devices.errors import Trouble
from devices.health import FINE, Condition, DeviceState
from devices.listening import LISTEN_S
from devices.telling import tell
from devices.terminal.frame import Frame, FrameReader, encode
from devices.terminal.keys import RATE, OnEvent, event_of
from devices.transport.line import Line

BAUD = 9600
DEFAULT_VALUES = (0, 1, 2, 3)

REPEAT_S = 0.5
"""A terminal that did not hear its frame echoed sends it again; within this time it is the same press."""

SILENT_YET = Condition(
    DeviceState.UNKNOWN, Trouble("terminal.nothing-heard-yet", "no key was pressed yet, so nobody knows that it works")
)

_BLANK = 0x0A
_EVALUATE = 0x0B


class Order(IntEnum):
    """What the host tells a terminal."""

    START_EVALUATION = 0x01
    SHOW = 0x02
    BEEP = 0x03


class KeypadBus:
    """See `devices.listening.Listener`. `values` are the ratings that an evaluator's keys 0 to 3 stand for."""

    def __init__(
        self, line: Line, on_event: OnEvent, *, values: Sequence[int] = DEFAULT_VALUES, clock: Clock | None = None
    ) -> None:
        self._line = line
        self._on_event = on_event
        self._values = tuple(values)
        self._clock: Clock = clock or SystemClock()
        self._reader = FrameReader()
        self._heard: dict[Frame, float] = {}
        self._condition = SILENT_YET
        self.name = f"ff68+{line.name}"

    def open(self) -> None:
        """Open the line. Raises DeviceUnavailable."""
        self._line.open()
        self._reader.forget()

    def close(self) -> None:
        """Close the line."""
        self._line.close()

    def status(self) -> Condition:
        """See `Listener.status`. Every frame is answered at once: its sender waits for that."""
        data = self._line.read(LISTEN_S)
        if not data:
            self._reader.forget()
        for frame in self._reader.feed(data):
            self._condition = FINE
            self._line.write(encode(_echo(frame)))
            if self._is_new(frame):
                event = event_of(frame, values=self._values)
                if event is not None:
                    tell(self._on_event, event, device=self.name)
        return self._condition

    def show(self, address: int, *, waiting: int | None = None, number: int | None = None) -> None:
        """Show how many wait and the ticket's number, three digits each (the last three). Raises DeviceUnavailable."""
        self._order(address, Order.SHOW, _digits(waiting) + _digits(number))

    def beep(self, address: int) -> None:
        """Let the terminal beep. Raises DeviceUnavailable."""
        self._order(address, Order.BEEP, b"")

    def start_evaluation(self, address: int) -> None:
        """Let the evaluator ask for a rating. Raises DeviceUnavailable."""
        self._order(address, Order.START_EVALUATION, bytes((_EVALUATE,)))

    def _order(self, address: int, order: Order, data: bytes) -> None:
        self._line.write(encode(Frame(address, order, data)))

    def _is_new(self, frame: Frame) -> bool:
        now = self._clock.monotonic()
        last = self._heard.get(frame)
        self._heard = {each: at for each, at in self._heard.items() if now - at < REPEAT_S} | {frame: now}
        return last is None or now - last >= REPEAT_S


def _echo(frame: Frame) -> Frame:
    """Terminals get their frame back, evaluators with the command of the host."""
    return replace(frame, command=Order.START_EVALUATION) if frame.command == RATE else frame


def _digits(number: int | None) -> bytes:
    if number is None:
        return bytes((_BLANK,) * 3)
    digits = f"{number % 1000}" if number < 1000 else f"{number % 1000:03d}"
    return bytes(_BLANK if digit == " " else int(digit) for digit in digits.rjust(3))
