"""A network printer on loopback: reads ESC/POS, answers `DLE EOT`, and misbehaves like real ones do."""

import contextlib
import socket
import struct
import threading
from dataclasses import dataclass, field
from enum import Enum, auto

from tests.devices.escpos_reader import Command, Slip, StreamReader, slips_of


class Mood(Enum):
    """How it misbehaves. HANGS_UP and STOPS_READING do so in the middle of a job."""

    GOOD = auto()
    SILENT = auto()
    SILENT_AFTER_THE_JOB = auto()
    NOISY = auto()
    STALE = auto()
    HANGS_UP = auto()
    STOPS_READING = auto()


@dataclass
class Bits:
    """The answer bytes by question."""

    printer: int = 0x12
    offline: int = 0x12
    paper: int = 0x12

    def answer(self, question: int) -> bytes:
        return bytes(({1: self.printer, 2: self.offline, 4: self.paper}[question],))


PAPER_OUT = Bits(0x1A, 0x32, 0x72)
COVER_OPEN = Bits(0x1A, 0x16, 0x12)
CUTTER_ERROR = Bits(0x1A, 0x52, 0x12)
PAPER_LOW = Bits(0x12, 0x12, 0x1E)


@dataclass
class PrinterSimulator:
    """Serves one connection after another until `close`. `commands` is all it understood, `received` all bytes."""

    mood: Mood = Mood.GOOD
    bits: Bits = field(default_factory=Bits)
    bits_after_job: Bits | None = None
    commands: list[Command] = field(default_factory=list)
    received: bytearray = field(default_factory=bytearray)
    connections: int = 0

    def __post_init__(self) -> None:
        self._finished = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        # A small buffer, as a printer has, so that one that stops reading is noticed soon.
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, name="printer simulator")
        self._thread.start()

    @property
    def slips(self) -> list[Slip]:
        return slips_of(self.commands)

    def close(self) -> None:
        self._finished.set()
        # Closing a listener does not wake `accept`; a last caller does.
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), timeout=5).close()
        self._thread.join()
        self._listener.close()

    def _serve(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            with connection:
                if self._finished.is_set():
                    return
                self.connections += 1
                with contextlib.suppress(ConnectionError):
                    self._converse(connection)

    def _converse(self, connection: socket.socket) -> None:
        reader = StreamReader()
        in_job = b""
        if self.mood is Mood.STALE:
            # A box between network and printer hands on what it kept a moment after the connection stands.
            self._finished.wait(0.01)
            connection.sendall(b"\x12\x12\x12")
        while data := connection.recv(2048):
            self.received += data
            in_job += data
            if self.mood in (Mood.HANGS_UP, Mood.STOPS_READING) and len(in_job) > 2048:
                self._break_off(connection)
                return
            for command in reader.feed(data):
                self._obey(connection, command)
        reader.finish()

    def _break_off(self, connection: socket.socket) -> None:
        if self.mood is Mood.HANGS_UP:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        else:
            self._finished.wait(30)

    def _obey(self, connection: socket.socket, command: Command) -> None:
        if command.name != "ask":
            self.commands.append(command)
            return
        printed = bool(self.commands)
        if self.mood is Mood.SILENT or (self.mood is Mood.SILENT_AFTER_THE_JOB and printed):
            return
        bits = self.bits_after_job if printed and self.bits_after_job else self.bits
        noise = b"\x00\xff\x81" if self.mood is Mood.NOISY else b""
        connection.sendall(noise + bits.answer(command.argument))
