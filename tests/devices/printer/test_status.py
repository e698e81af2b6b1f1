"""How a printer is, from what it answers byte by byte."""

from collections import deque

import pytest

from devices.health import DeviceState
from devices.printer.status import ask


class ScriptedLine:
    """A line on which each question is followed by the next scripted answer, after what was `waiting` before."""

    def __init__(self, *answers: bytes, waiting: bytes = b"") -> None:
        self._answers = deque(answers)
        self._incoming = waiting
        self.asked: list[bytes] = []

    def drain(self) -> None:
        self._incoming = b""

    def write(self, data: bytes) -> None:
        self.asked.append(data)
        self._incoming += self._answers.popleft()

    def read(self) -> bytes:
        first, self._incoming = self._incoming[:1], self._incoming[1:]
        return first


@pytest.mark.parametrize(
    ("answers", "state", "code"),
    [
        ((b"\x12", b"\x12", b"\x12"), DeviceState.OK, None),
        ((b"\x12", b"\x12", b"\x1e"), DeviceState.WARNING, "printer.paper-low"),
        ((b"\x1a", b"\x32", b"\x72"), DeviceState.FAILED, "printer.paper-out"),
        ((b"\x12", b"\x12", b"\x72"), DeviceState.FAILED, "printer.paper-out"),
        ((b"\x1a", b"\x16", b"\x12"), DeviceState.FAILED, "printer.cover-open"),
        ((b"\x1a", b"\x36", b"\x12"), DeviceState.FAILED, "printer.paper-out"),
        ((b"\x1a", b"\x52", b"\x12"), DeviceState.FAILED, "printer.error"),
        ((b"\x1a", b"\x12", b"\x12"), DeviceState.FAILED, "printer.offline"),
        ((b"",), DeviceState.UNKNOWN, "printer.no-answer"),
        ((b"\x12", b""), DeviceState.UNKNOWN, "printer.no-answer"),
        ((b"\x1a", b""), DeviceState.FAILED, "printer.offline"),
        ((b"\x12", b"\x16", b""), DeviceState.FAILED, "printer.cover-open"),
        ((b"\x00\xff\x81\x92\x12", b"\x12", b"\x12"), DeviceState.OK, None),
        ((b"\x00\xff\x81\x92",), DeviceState.UNKNOWN, "printer.no-answer"),
    ],
)
def test_what_answers_mean(answers: tuple[bytes, ...], state: DeviceState, code: str | None) -> None:
    condition = ask(ScriptedLine(*answers)).condition()
    assert condition.state is state
    assert (condition.trouble.code if condition.trouble else None) == code


def test_the_questions_are_those_of_the_reference() -> None:
    line = ScriptedLine(b"\x12", b"\x12", b"\x12")
    ask(line)
    assert line.asked == [b"\x10\x04\x01", b"\x10\x04\x02", b"\x10\x04\x04"]


def test_answers_to_older_questions_are_thrown_away() -> None:
    line = ScriptedLine(b"\x1a", b"\x32", b"\x72", waiting=b"\x12\x12\x12")
    condition = ask(line).condition()
    assert condition.trouble is not None
    assert condition.trouble.code == "printer.paper-out"


def test_a_printer_that_babbles_does_not_hold_us() -> None:
    assert ask(ScriptedLine(b"\x00" * 10_000)).condition().state is DeviceState.UNKNOWN
