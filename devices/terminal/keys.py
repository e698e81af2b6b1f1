"""What a frame from a terminal or an evaluator means."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from devices.terminal.frame import Frame

RATE = 0x11
"""The command of an evaluator's frame; all others come from terminals."""

KEY_COUNT = 4


class Key(StrEnum):
    """The keys of a call terminal. ABANDON, HANG_UP and CALL_BACK are 6, 0 and 3 followed by CONFIRM."""

    CALL_NEXT = "call-next"
    RECALL = "recall"
    EVALUATE = "evaluate"
    CANCEL = "cancel"
    CONFIRM = "confirm"
    ABANDON = "abandon"
    HANG_UP = "hang-up"
    CALL_BACK = "call-back"
    ONE_METRE = "one-metre"
    PAUSE = "pause"
    TRANSFER = "transfer"


@dataclass(frozen=True)
class KeyPressed:
    """A key of the terminal at `address`, with the digits that were typed before it."""

    address: int
    key: Key
    digits: tuple[int, ...] = ()


@dataclass(frozen=True)
class Rated:
    """A rating from the evaluator at `address`: `value` by the setting, `key` 0 to 3 as it was pressed."""

    address: int
    value: int
    key: int


Event = KeyPressed | Rated
OnEvent = Callable[[Event], None]
"""Told each event once, in the bus's thread."""

_KEYS = {
    0x0B: Key.EVALUATE,
    0x0C: Key.CALL_NEXT,
    0x0D: Key.RECALL,
    0x0E: Key.CANCEL,
    0x0F: Key.CONFIRM,
    0x11: Key.ONE_METRE,
    0x12: Key.PAUSE,
    0x13: Key.TRANSFER,
}
_CONFIRMED = {(6,): Key.ABANDON, (0,): Key.HANG_UP, (3,): Key.CALL_BACK}


def event_of(frame: Frame, *, values: Sequence[int]) -> Event | None:
    """What happened; None when nobody knows. `values` are the ratings of an evaluator's keys 0 to 3."""
    if not frame.data:
        return None
    if frame.command == RATE:
        pressed = frame.data[-1]
        return Rated(frame.address, values[pressed], pressed) if pressed < len(values) else None
    key = _KEYS.get(frame.data[-1])
    if key is None:
        return None
    digits = tuple(frame.data[:-1])
    if key is Key.CONFIRM and digits in _CONFIRMED:
        return KeyPressed(frame.address, _CONFIRMED[digits])
    return KeyPressed(frame.address, key, digits)
