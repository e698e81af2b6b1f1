"""Putting a command into its envelope at the moment of the press."""

import time
from dataclasses import dataclass, field
from datetime import datetime

from app.contract.command import Command, Envelope
from app.ids import new_id


@dataclass(frozen=True)
class Press:
    """A press whose command is put together later; it keeps its own time and id, so that it is told only once."""

    id: str = field(default_factory=new_id)
    at: datetime = field(default_factory=lambda: datetime.now().astimezone())


def envelope(command: Command, *, command_id: str | None = None, press: Press | None = None) -> Envelope:
    """Return the envelope of a command pressed now, or at an earlier `press`.

    Facts get their `dseq` from the outbox when they are stored.
    """
    pressed = press or Press(id=command_id or new_id())
    return Envelope(
        id=pressed.id,
        kind=command.KIND,
        type=command.TYPE,
        at=pressed.at,
        mono=time.monotonic(),
        body=command.model_dump(mode="json"),
    )
