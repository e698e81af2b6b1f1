"""A card reader's SAM module on a serial line. Shares nothing with `devices.reader`."""

import functools
import operator
from dataclasses import dataclass, field
from enum import Enum, auto

PREAMBLE = bytes.fromhex("AA AA AA 96 69")
PHOTO = bytes(range(256)) * 4


class Mood(Enum):
    """How it misbehaves. TORN gives half of each card."""

    GOOD = auto()
    SILENT = auto()
    NOISY = auto()
    WRONG_CHECK = auto()
    TORN = auto()
    NOT_SELECTED = auto()
    HANGS_UP = auto()


def card_text(name: str, number: str, *, sex: str = "2", birth: str = "19870314", until: str = "20390101") -> bytes:
    fields = [
        name.ljust(15),
        sex,
        "01",
        birth,
        "临江市云溪区清溪街道桂花里6号".ljust(35),
        number.ljust(18),
        "临江市公安局".ljust(15),
        "20190101",
        until.ljust(8),
        " " * 18,
    ]
    return "".join(fields).encode("utf-16-le")


@dataclass
class SamModule:
    """`card` lies on it until it is taken away; like a real one it is found only once."""

    card: bytes | None = None
    mood: Mood = Mood.GOOD
    asked: list[str] = field(default_factory=list)
    _found: bool = False
    _pending: bytes = b""

    def lay(self, card: bytes) -> None:
        self.card, self._found = card, False

    def take_away(self) -> None:
        self.card, self._found = None, False

    def receive(self, data: bytes) -> bytes | None:
        self._pending += data
        out = b""
        while len(self._pending) >= 10:
            question, self._pending = self._pending[:10], self._pending[10:]
            assert question[:7] == PREAMBLE + b"\x00\x03"
            assert functools.reduce(operator.xor, question[5:]) == 0
            answer = self._answer(question[7:9].hex(" "))
            if answer is None:
                return None
            out += answer
        return out

    def _answer(self, question: str) -> bytes | None:
        self.asked.append(question)
        if self.mood is Mood.HANGS_UP:
            return None
        if question == "20 01":
            hit = self.card is not None and not self._found
            self._found = self._found or hit
            body = b"\x00\x00\x9f\x00\x00\x00\x00" if hit else b"\x00\x00\x80"
        elif question == "20 02":
            body = b"\x00\x00\x81" if self.mood is Mood.NOT_SELECTED else b"\x00\x00\x90" + bytes(8)
        elif question == "30 01" and self.card is not None:
            body = b"\x00\x00\x90\x01\x00\x04\x00" + self.card + PHOTO
        else:
            body = b"\x00\x00\x41"
        return self._spoil(body)

    def _spoil(self, body: bytes) -> bytes:
        counted = (len(body) + 1).to_bytes(2, "big") + body
        check = functools.reduce(operator.xor, counted)
        whole = PREAMBLE + counted + bytes((check,))
        return {
            Mood.SILENT: b"",
            Mood.NOISY: b"\xaa\xaa\x00" + PREAMBLE + b"\x00\x04\x01" + whole,
            Mood.WRONG_CHECK: whole[:-1] + bytes((check ^ 1,)),
            Mood.TORN: whole[:600],
        }.get(self.mood, whole)
