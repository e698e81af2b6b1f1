"""A picture of the staff's screen that is put on the pad (剪刀截屏): what is asked, what happens, what is kept of it.

The picture itself is never in the record, only its id, its size and until when it may be seen.
"""

from datetime import datetime
from typing import Annotated, ClassVar

from pydantic import AwareDatetime, Field

from app.contract.command import Command, Kind, Scope
from app.contract.event import Event
from app.contract.model import CounterNo, Id, Model

MOST_SHOT_BYTES = 960 * 1024
"""The largest picture that is taken; a full screen of text has 100 to 800 KiB."""

MOST_SHOT_DOTS = 8192
"""The largest width and height of a picture, in dots of the screen it was taken from."""

LEAST_SHOT_SECONDS, MOST_SHOT_SECONDS = 5, 600

ShotSeconds = Annotated[int, Field(ge=LEAST_SHOT_SECONDS, le=MOST_SHOT_SECONDS)]
"""How long a picture may be seen."""

Dots = Annotated[int, Field(ge=1, le=MOST_SHOT_DOTS)]


class ShowShot(Command):
    """Put a picture on the counter's pad; the command's id is the picture's. Sent by the server for who uploads it.

    Without `seconds` it stays as long as the hall lets pictures stay.
    """

    TYPE: ClassVar[str] = "show_shot"
    KIND: ClassVar[Kind] = Kind.REQUEST
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.COUNTER})

    counter: CounterNo
    width: Dots
    height: Dots
    size: Annotated[int, Field(ge=1, le=MOST_SHOT_BYTES)]
    seconds: ShotSeconds | None = None


class ClearShot(Command):
    """Take whatever picture is on the counter's pad away."""

    TYPE: ClassVar[str] = "clear_shot"
    KIND: ClassVar[Kind] = Kind.REQUEST
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.COUNTER})

    counter: CounterNo


class ReportShot(Command):
    """The counter's pad has painted a picture: the citizen sees it."""

    TYPE: ClassVar[str] = "report_shot"
    KIND: ClassVar[Kind] = Kind.FACT
    SCOPES: ClassVar[frozenset[Scope]] = frozenset({Scope.PAD})

    counter: CounterNo
    shot: Id


class ShotShown(Event):
    """A picture of this many dots and bytes may be seen on the counter's pad until this time."""

    TYPE: ClassVar[str] = "shot_shown"

    counter: CounterNo
    shot: Id
    width: int
    height: int
    size: int
    until: AwareDatetime


class ShotCleared(Event):
    """Staff took the picture away."""

    TYPE: ClassVar[str] = "shot_cleared"

    counter: CounterNo
    shot: Id


class ShotReceived(Event):
    """The pad has painted the picture."""

    TYPE: ClassVar[str] = "shot_received"

    counter: CounterNo
    shot: Id


class Shot(Model):
    """The picture a counter put on its pad last. `visit` is the one that was before the counter then, if any."""

    id: Id
    width: int
    height: int
    until: datetime
    visit: Id | None = None
    received: bool = False
