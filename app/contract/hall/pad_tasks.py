"""What staff put on the pad before the citizen: a text to confirm or sign, a code to scan (spec 03, "confirm / sign").

`app.contract.hall.commands` and `app.contract.hall.events` list these with all others.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from app.contract.command import Command, Kind, Scope
from app.contract.event import Event
from app.contract.model import CounterNo, Id, Model, PersonalPadText, Sha256, Text


class PadTaskKind(StrEnum):
    """What the citizen is to do: read and confirm, read and sign, or scan a code."""

    CONFIRM = "confirm"
    SIGN = "sign"
    SCAN = "scan"


class TaskAnswer(StrEnum):
    """What the citizen did with it."""

    CONFIRMED = "confirmed"
    DECLINED = "declined"


class PadTask(Model):
    """What the pad shows by the staff's wish; `id` is the id of the command. `text` of a SCAN is what the code says."""

    id: Id
    kind: PadTaskKind
    title: PersonalPadText = ""
    text: PersonalPadText = ""
    shown_at: datetime


class TaskAnswered(Model):
    """The citizen's answer to a task; `signature` is the SHA-256 of the picture (PNG) that was signed."""

    task: Id
    answer: TaskAnswer
    signature: Sha256 = ""
    at: datetime


class ShowOnPad(Command):
    """Put something before the citizen; it takes the place of what was there."""

    TYPE: ClassVar[str] = "show_on_pad"
    KIND: ClassVar[Kind] = Kind.REQUEST
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.COUNTER})

    counter: CounterNo
    kind: PadTaskKind
    title: Annotated[Text, Field(max_length=200)] = ""
    text: Annotated[Text, Field(min_length=1)]


class ClearPad(Command):
    """Take it away again."""

    TYPE: ClassVar[str] = "clear_pad"
    KIND: ClassVar[Kind] = Kind.REQUEST
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.COUNTER})

    counter: CounterNo


class AnswerPadTask(Command):
    """The citizen has confirmed, signed or declined on the pad of the counter."""

    TYPE: ClassVar[str] = "answer_pad_task"
    KIND: ClassVar[Kind] = Kind.FACT
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.PAD})

    task: Id
    answer: TaskAnswer
    signature: Sha256 = ""


class PadTaskShown(Event):
    """The pad of a counter shows something by the staff's wish."""

    TYPE: ClassVar[str] = "pad_task_shown"

    counter: CounterNo
    task: Id
    kind: PadTaskKind
    title: PersonalPadText = ""
    text: PersonalPadText = ""


class PadTaskAnswered(Event):
    """The citizen has answered."""

    TYPE: ClassVar[str] = "pad_task_answered"

    counter: CounterNo
    task: Id
    answer: TaskAnswer
    signature: Sha256 = ""


class PadCleared(Event):
    """The pad follows its counter again."""

    TYPE: ClassVar[str] = "pad_cleared"

    counter: CounterNo
