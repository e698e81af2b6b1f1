"""What has happened: events, and the row of the record each one becomes."""

from typing import ClassVar

from pydantic import AwareDatetime

from app.contract.model import Line, Model


class Event(Model):
    """The body of an event. `VERSION` rises when the body changes; older ones are upcast when read."""

    TYPE: ClassVar[str]
    VERSION: ClassVar[int] = 1


class TimedEvent(Event):
    """An event that the record may learn of long after it happened, because a device was out of reach.

    `happened_at` is when, by the device's corrected clock, kept between times that the record knows; `None`: just now.
    """

    happened_at: AwareDatetime | None = None


class Recorded(Model):
    """An event in its place in the record of a feed.

    `seq` is dense per feed from 1; `at` is the server's time of the decision; `command` is the id of the command it
    follows from, or empty for what the server decided by itself.
    """

    seq: int
    at: AwareDatetime
    actor: Line
    device: Line
    command: Line
    event: Event
