"""Onbon cards on one bus, each with a mood of its own."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto

from tests.devices.fake_clock import PATIENCE_S
from tests.devices.strip.onbon_reader import Area, answer, frames_in, read, read_area

TAKEN = b"\xa0\x00\x00\x00\x00"


class Mood(Enum):
    """How a card misbehaves. SLOW answers a question when the next one comes."""

    GOOD = auto()
    SILENT = auto()
    NOISY = auto()
    WRONG_CHECKSUM = auto()
    REFUSING = auto()
    OTHER_ADDRESS = auto()
    SLOW = auto()
    HANGS_UP = auto()


@dataclass
class Cards:
    """Understands a stream of frames; `shown` is what each address shows, in the order it came, `shown_at` when."""

    moods: dict[int, Mood] = field(default_factory=dict)
    mood: Mood = Mood.GOOD
    shown: dict[int, list[Area]] = field(default_factory=dict)
    shown_at: dict[int, list[float]] = field(default_factory=dict)
    commands: list[tuple[int, bytes]] = field(default_factory=list)
    _pending: bytes = b""
    _late: bytes = b""
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def receive(self, data: bytes) -> bytes | None:
        frames, self._pending = frames_in(self._pending + data)
        answers = [self._answer(frame) for frame in frames]
        return None if None in answers else b"".join(each or b"" for each in answers)

    def wait_until(self, what: Callable[["Cards"], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: what(self), PATIENCE_S)

    def words(self, address: int = 1) -> list[str]:
        return [area.words for area in self.shown.get(address, [])]

    def _answer(self, frame: bytes) -> bytes | None:
        said = read(frame)
        mood = self.moods.get(said.address, self.mood)
        with self._changed:
            self.commands.append((said.address, said.command))
            if said.command == b"\xa3\x06" and mood not in (Mood.SILENT, Mood.REFUSING, Mood.HANGS_UP):
                self.shown.setdefault(said.address, []).append(read_area(said.data))
                self.shown_at.setdefault(said.address, []).append(time.monotonic())
            self._changed.notify_all()
        assert said.sender == 0x8000
        taken = answer(said.address, TAKEN)
        if mood is Mood.SLOW:
            taken, self._late = self._late, taken
            return taken
        return {
            Mood.GOOD: taken,
            Mood.SILENT: b"",
            Mood.NOISY: b"\x00\xa5\xa5\xff\x5a" + taken[:9] + b"\xa5\x5b\x5a" + taken,
            Mood.WRONG_CHECKSUM: answer(said.address, TAKEN, check=0x0100),
            Mood.REFUSING: answer(said.address, b"\xa0\x01\x07\x00\x00"),
            Mood.OTHER_ADDRESS: answer(said.address + 1, TAKEN),
            Mood.HANGS_UP: None,
        }[mood]
