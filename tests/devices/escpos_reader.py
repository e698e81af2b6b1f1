"""Reads ESC/POS bytes back, knowing only the commands a slip may hold. Anything else is an error.

Written from Epson's command reference; shares nothing with `devices.printer.escpos`.
"""

from dataclasses import dataclass, field


class NotEscPos(Exception):
    """A byte that no known command begins with, or a job that breaks off."""


@dataclass(frozen=True)
class Command:
    """One command: its name, its number argument, and for an image the dots."""

    name: str
    argument: int = 0
    row_bytes: int = 0
    dots: bytes = b""


@dataclass
class Slip:
    """What lies in the tray: dots from top to bottom, how far it was fed after them, how it was cut."""

    row_bytes: int = 0
    dots: bytearray = field(default_factory=bytearray)
    fed_lines: int = 0
    cut: str = "none"

    def pixels(self, width: int) -> list[list[bool]]:
        rows = [self.dots[at : at + self.row_bytes] for at in range(0, len(self.dots), self.row_bytes)]
        return [[bool(row[x // 8] >> (7 - x % 8) & 1) for x in range(width)] for row in rows]


class StreamReader:
    """Takes bytes in any pieces and gives whole commands."""

    def __init__(self) -> None:
        self._pending = b""

    def feed(self, data: bytes) -> list[Command]:
        self._pending += data
        commands = []
        while (found := _first(self._pending)) is not None:
            command, length = found
            self._pending = self._pending[length:]
            commands.append(command)
        return commands

    def finish(self) -> None:
        if self._pending:
            raise NotEscPos(f"breaks off in {self._pending[:8].hex(' ')}")


_FIXED = {
    (0x10, 0x04): ("ask", 3),
    (0x1B, 0x40): ("reset", 2),
    (0x1B, 0x42): ("beep", 4),
    (0x1B, 0x45): ("bold", 3),
    (0x1B, 0x61): ("align", 3),
    (0x1B, 0x64): ("feed", 3),
    (0x1B, 0x74): ("code page", 3),
    (0x1C, 0x26): ("Chinese on", 2),
    (0x1C, 0x2E): ("Chinese off", 2),
    (0x1D, 0x21): ("size", 3),
    (0x1D, 0x42): ("inverse", 3),
    (0x1D, 0x61): ("report", 3),
    (0x1D, 0x56): ("cut", 3),
}


def _first(data: bytes) -> tuple[Command, int] | None:
    if not data or (len(data) < 2 and data != b"\0"):
        return None
    if data[0] == 0:
        return Command("nothing"), 1
    if data[0] >= 0x20 or data[0] == 0x0A:
        return _words(data)
    if data[:2] == b"\x1d\x76":
        return _image(data)
    name, length = _FIXED.get((data[0], data[1]), ("", 0))
    if not name:
        raise NotEscPos(f"unknown command {data[:4].hex(' ')}")
    if len(data) < length:
        return None
    return Command(name, data[2] if length > 2 else 0), length


def _words(data: bytes) -> tuple[Command, int] | None:
    """A line of text with its end. Chinese in GB18030 never holds a byte below 0x30."""
    end = data.find(b"\n")
    return None if end < 0 else (Command("text", dots=data[:end]), end + 1)


def _image(data: bytes) -> tuple[Command, int] | None:
    if len(data) < 8:
        return None
    if data[2] != 0x30 or data[3] != 0:
        raise NotEscPos(f"not a plain raster image: {data[:4].hex(' ')}")
    row_bytes, rows = data[4] | data[5] << 8, data[6] | data[7] << 8
    if not 1 <= rows <= 240:
        raise NotEscPos(f"an image of {rows} rows does not fit a small buffer")
    length = 8 + row_bytes * rows
    if len(data) < length:
        return None
    return Command("image", rows, row_bytes, data[8:length]), length


def read_slips(data: bytes) -> list[Slip]:
    """All slips of a job; a feed ends the image, a cut (or the next image after a feed) ends the slip."""
    reader = StreamReader()
    commands = reader.feed(data)
    reader.finish()
    return slips_of(commands)


def slips_of(commands: list[Command]) -> list[Slip]:
    slips: list[Slip] = []
    for command in commands:
        if command.name == "image":
            if not slips or slips[-1].fed_lines or slips[-1].cut != "none":
                slips.append(Slip(row_bytes=command.row_bytes))
            if slips[-1].row_bytes != command.row_bytes:
                raise NotEscPos("the image changes its width half-way")
            slips[-1].dots += command.dots
        elif command.name == "feed":
            slips[-1].fed_lines += command.argument
        elif command.name == "cut":
            slips[-1].cut = {0: "full", 1: "partial"}[command.argument]
    return slips
