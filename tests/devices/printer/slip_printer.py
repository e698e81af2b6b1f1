"""A printer on a serial line or a USB pipe: prints row for row, answers `DLE EOT`, and misbehaves on command."""

import threading
from dataclasses import dataclass, field
from enum import Enum, auto

from tests.devices.escpos_reader import Command, Slip, StreamReader, slips_of
from tests.devices.printer.printer_simulator import Bits


class Fault(Enum):
    """What goes wrong. LATE answers each question when the next one comes; CLOSES hangs up for good."""

    NONE = auto()
    NOISE = auto()
    LATE = auto()
    SILENT = auto()
    CLOSES = auto()


@dataclass
class SlipPrinter:
    """From row `row` of dots on, its bits are `bits_then` and its fault `fault_then`."""

    bits: Bits = field(default_factory=Bits)
    bits_then: Bits = field(default_factory=Bits)
    fault: Fault = Fault.NONE
    fault_then: Fault = Fault.NONE
    row: int = 1
    commands: list[Command] = field(default_factory=list)
    cut: threading.Event = field(default_factory=threading.Event)
    _reader: StreamReader = field(default_factory=StreamReader)
    _rows: int = 0
    _late: bytes = b""

    @property
    def slips(self) -> list[Slip]:
        return slips_of(self.commands)

    def words(self) -> list[str]:
        return [command.dots.decode("gb18030") for command in self.commands if command.name == "text"]

    def receive(self, data: bytes) -> bytes | None:
        out = b""
        for command in self._reader.feed(data):
            answer = self._obey(command)
            if answer is None:
                return None
            out += answer
        return out

    def _obey(self, command: Command) -> bytes | None:
        if command.name == "image":
            self._rows += command.argument
        then = self._rows >= self.row
        fault = self.fault_then if then else self.fault
        if fault is Fault.CLOSES:
            return None
        if command.name != "ask":
            self.commands.append(command)
            if command.name == "cut":
                self.cut.set()
            return b""
        answer = (self.bits_then if then else self.bits).answer(command.argument)
        if fault is Fault.LATE:
            answer, self._late = self._late, answer
        return {Fault.SILENT: b"", Fault.NOISE: b"\x00\xff\x81" + answer}.get(fault, answer)
