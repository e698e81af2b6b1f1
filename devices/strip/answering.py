"""Asking a strip something over a line and waiting for the answer that is meant."""

import time
from collections.abc import Callable
from typing import TypeVar

from devices.errors import NoAnswer
from devices.transport.line import Line

ANSWER_S = 0.3
"""How long a card may think, beyond the time its answer is on the wire."""

AnswerT = TypeVar("AnswerT")


def exchange(
    line: Line,
    question: bytes,
    understand: Callable[[bytes], AnswerT | None],
    *,
    answer_s: float = ANSWER_S,
    answer_bytes: int = 40,
) -> AnswerT:
    """Send `question` and return the first thing `understand` makes of what comes in.

    Old answers are thrown away first. Raises NoAnswer when nothing meant for us came in `answer_s` seconds after both
    messages had their time on the wire, DeviceUnavailable when the line broke.
    """
    line.drain()
    line.write(question)
    deadline = time.monotonic() + answer_s + line.travel_s(len(question) + answer_bytes)
    while (left := deadline - time.monotonic()) > 0:
        answer = understand(line.read(left))
        if answer is not None:
            return answer
    raise NoAnswer("strip.no-answer", "the strip does not answer")
