"""The frames of the SAM module in identity card readers (115200 8N1).

AA AA AA 96 69 | length u16, most significant first | body | exclusive or of length and body
The length counts body and check. A question's body is command, parameter, data; an answer's is 00 00, a word, data.
"""

from dataclasses import dataclass
from enum import Enum

from devices.checksum import xor8
from devices.reader.card import IdCard, NumberCheck, Sex, check_number, day_of

START = b"\xaa\xaa\xaa\x96\x69"
LONGEST = 4096


class Question(Enum):
    """What is asked: command and parameter."""

    FIND = b"\x20\x01"
    SELECT = b"\x20\x02"
    READ = b"\x30\x01"
    STATUS = b"\x11\xff"


FOUND = 0x9F
DONE = 0x90

_TEXT_BYTES = 256
_SEXES = {"1": Sex.MALE, "2": Sex.FEMALE}


@dataclass(frozen=True)
class Answer:
    """The word by which the module says how it went, and what came with it."""

    word: int
    data: bytes


def ask(question: Question) -> bytes:
    """The bytes of a question."""
    body = (len(question.value) + 1).to_bytes(2, "big") + question.value
    return START + body + bytes((xor8(body),))


class AnswerReader:
    """Finds answers in what comes in; noise and wrong checks are passed over."""

    def __init__(self) -> None:
        self._pending = b""

    def feed(self, received: bytes) -> Answer | None:
        """Take bytes in any pieces; the first whole answer among them, None until there is one."""
        self._pending += received
        while (start := self._pending.find(START)) >= 0:
            self._pending = self._pending[start:]
            size = int.from_bytes(self._pending[5:7], "big")
            if len(self._pending) < 7:
                return None
            if 4 <= size <= LONGEST:
                if len(self._pending) < 7 + size:
                    return None
                body = self._pending[5 : 7 + size]
                if xor8(body) == 0:
                    self._pending = self._pending[7 + size :]
                    return Answer(word=body[4], data=body[5:-1])
            self._pending = self._pending[1:]
        return None


def read_card(data: bytes) -> IdCard | None:
    """The card in an answer to READ; None when it is cut short. The photo behind the text is left where it is.

    Text in UTF-16, characters: name 15, sex 1, nation 2, birth 8, address 35, number 18, organ 15, from 8, until 8.
    """
    if len(data) < 4 + _TEXT_BYTES or int.from_bytes(data[:2], "big") != _TEXT_BYTES:
        return None
    text = data[4 : 4 + _TEXT_BYTES].decode("utf-16-le", errors="replace")
    fields = []
    at = 0
    for width in (15, 1, 2, 8, 35, 18, 15, 8, 8):
        fields.append(text[at : at + width].strip(" \0"))
        at += width
    name, sex, nation, birth, address, number, organ, valid_from, valid_until = fields
    number = number.upper()
    return IdCard(
        name=name,
        sex=_SEXES.get(sex, Sex.UNSAID),
        nation=nation,
        birth=day_of(birth),
        address=address,
        id_number=number,
        number_check=check_number(number) if number else NumberCheck.WRONG,
        organ=organ,
        valid_from=day_of(valid_from),
        valid_until=day_of(valid_until),
    )
