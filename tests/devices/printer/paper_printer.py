"""A receipt printer with paper: prints row for row, answers `DLE EOT` and `GS a`; one thing goes wrong at one stage.

Stands behind a pseudo terminal or a TCP listener (`tests.devices.far_end`). What it printed is read back by a parser of
its own, never by the encoder.
"""

import threading
from dataclasses import dataclass, field
from enum import Enum, auto

from tests.devices.escpos_reader import Command, StreamReader
from tests.devices.printer.printer_simulator import COVER_OPEN, CUTTER_ERROR, PAPER_LOW, PAPER_OUT, Bits


class Fault(Enum):
    """What goes wrong. LATE answers when nobody waits for it any more; STALE says that all is well, unasked, while the
    paper is out; STUCK takes no more bytes for good."""

    NONE = auto()
    PAPER_OUT = auto()
    PAPER_LOW = auto()
    COVER_OPEN = auto()
    CUTTER = auto()
    OFFLINE = auto()
    SILENT = auto()
    CLOSES = auto()
    LATE = auto()
    NOISE = auto()
    STALE = auto()
    STUCK = auto()


class Stage(Enum):
    """When: before the slip, at its first rows, half-way, when it is cut."""

    BEFORE = auto()
    FIRST_ROWS = auto()
    HALF_WAY = auto()
    AT_THE_CUT = auto()


BITS = {
    Fault.PAPER_OUT: PAPER_OUT,
    Fault.STALE: PAPER_OUT,
    Fault.PAPER_LOW: PAPER_LOW,
    Fault.COVER_OPEN: COVER_OPEN,
    Fault.CUTTER: CUTTER_ERROR,
    Fault.OFFLINE: Bits(printer=0x1A),
}
STOPS = frozenset({Fault.PAPER_OUT, Fault.STALE, Fault.COVER_OPEN, Fault.CUTTER, Fault.OFFLINE})
_ASB = {Fault.PAPER_LOW: b"\x10\x00\x03\x00"}
LATE_S = 0.8
"""Longer than the drivers of these tests wait for an answer."""

FINE_ASB = b"\x10\x00\x00\x00"


@dataclass
class PaperPrinter:
    """Prints on `paper` (rows of dots, all slips after each other). `jobs` counts what was begun, `cuts` the cuts."""

    fault: Fault = Fault.NONE
    stage: Stage = Stage.BEFORE
    rows_of_slip: int = 1
    paper: list[bytes] = field(default_factory=list)
    jobs: int = 0
    cuts: list[int] = field(default_factory=list)
    beeps: int = 0
    words: list[bytes] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)
    first_byte: threading.Event = field(default_factory=threading.Event)
    _reader: StreamReader = field(default_factory=StreamReader)
    _rows: int = 0
    _was_cut: bool = False

    def receive(self, data: bytes) -> bytes | None:
        out = b""
        for command in self._reader.feed(data):
            answer = self._obey(command)
            if answer is None:
                self._reader = StreamReader()
                return None
            out += answer
        return out

    def pixels(self, width: int) -> list[list[bool]]:
        """What stands on the paper."""
        return [[bool(row[x // 8] >> (7 - x % 8) & 1) for x in range(width)] for row in self.paper]

    def _happens(self) -> bool:
        if self.stage is Stage.BEFORE:
            return True
        if self.stage is Stage.AT_THE_CUT:
            return self._was_cut
        return self._rows >= (1 if self.stage is Stage.FIRST_ROWS else self.rows_of_slip // 2)

    def _obey(self, command: Command) -> bytes | None:
        happened = self._happens()
        if happened and self.fault in (Fault.CLOSES, Fault.STUCK):
            if self.fault is Fault.STUCK:
                self.released.wait()
            return None
        if command.name in ("ask", "report"):
            return self._answer(command)
        self.first_byte.set()
        self._print(command)
        unasked = self.fault is Fault.STALE and self._happens() and not happened
        return b"\x12\x12\x12" if unasked else b""

    def _print(self, command: Command) -> None:
        if command.name == "reset":
            self.jobs += 1
            self._rows, self._was_cut = 0, False
        elif command.name == "cut":
            self._was_cut = True
            self.cuts.append(command.argument)
        elif command.name == "beep":
            self.beeps += 1
        elif command.name == "text":
            self.words.append(command.dots)
        elif command.name == "image":
            for at in range(0, len(command.dots), command.row_bytes):
                if self.fault in STOPS and self._happens():
                    return
                self._rows += 1
                self.paper.append(command.dots[at : at + command.row_bytes])

    def _answer(self, command: Command) -> bytes:
        fault = self.fault if self._happens() else Fault.NONE
        if fault is Fault.SILENT or (command.name == "report" and fault in STOPS):
            return b""  # a printer that is stopped obeys nothing that waits in its buffer
        if command.name == "report":
            answer = _ASB.get(fault, FINE_ASB)
        else:
            answer = BITS.get(fault, Bits()).answer(command.argument)
        if fault is Fault.LATE:
            self.released.wait(LATE_S)
        return b"\x00\xff\x81" + answer if fault is Fault.NOISE else answer
