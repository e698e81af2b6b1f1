"""`sam+serial://PORT`: readers that speak the SAM protocol. Checked against a simulator, never on a reader."""

import time

from devices.errors import Trouble
from devices.health import FINE, Condition, DeviceState
from devices.reader.card import IdCard, OnCard
from devices.reader.sam_frame import DONE, FOUND, Answer, AnswerReader, Question, ask, read_card
from devices.telling import tell
from devices.transport.line import Line

BAUD = 115200
LOOK_EVERY_S = 0.3

ANSWER_S = 0.5
READ_S = 2.0

NO_ANSWER = Condition(DeviceState.UNKNOWN, Trouble("reader.no-answer", "the card reader does not answer"))
CARD_NOT_READ = Condition(
    DeviceState.WARNING, Trouble("reader.not-read", "a card was there and could not be read; lay it down again")
)


class SamReader:
    """See `devices.listening.Listener`. `on_card` is told each card once, until it was taken away."""

    def __init__(self, line: Line, on_card: OnCard, *, answer_s: float = ANSWER_S, read_s: float = READ_S) -> None:
        self._line = line
        self._on_card = on_card
        self._answer_s = answer_s
        self._read_s = read_s
        self._lying: str | None = None
        self._condition = FINE
        self.name = f"sam+{line.name}"

    def open(self) -> None:
        """Open the line. Raises DeviceUnavailable."""
        self._line.open()

    def close(self) -> None:
        """Close the line."""
        self._line.close()

    def status(self) -> Condition:
        """Look for a card, read it, tell it. Raises DeviceUnavailable."""
        found = self._ask(Question.FIND, self._answer_s)
        if found is None:
            return NO_ANSWER
        if found.word != FOUND:
            self._lying = None
            # A module finds a card only once; one that was not read stays a warning until the next card.
            return self._condition
        card = self._read()
        if card is None:
            self._condition = CARD_NOT_READ
        else:
            self._condition = FINE
            self._tell(card)
        return self._condition

    def _read(self) -> IdCard | None:
        selected = self._ask(Question.SELECT, self._answer_s)
        if selected is None or selected.word != DONE:
            return None
        read = self._ask(Question.READ, self._read_s)
        return read_card(read.data) if read is not None and read.word == DONE else None

    def _tell(self, card: IdCard) -> None:
        if card.id_number != self._lying:
            self._lying = card.id_number
            tell(self._on_card, card, device=self.name)

    def _ask(self, question: Question, answer_s: float) -> Answer | None:
        """None when no whole answer came in time."""
        self._line.drain()
        self._line.write(ask(question))
        reader = AnswerReader()
        deadline = time.monotonic() + answer_s
        while (left := deadline - time.monotonic()) > 0:
            answer = reader.feed(self._line.read(left))
            if answer is not None:
                return answer
        return None
