"""Putting a command into its envelope at the moment of the press."""

import time
from datetime import datetime

from app.contract.command import Command, Envelope
from app.ids import new_id


def envelope(command: Command, *, command_id: str | None = None) -> Envelope:
    """Return the envelope of a command pressed now. Facts get their `dseq` from the outbox when they are stored."""
    return Envelope(
        id=command_id or new_id(),
        kind=command.KIND,
        type=command.TYPE,
        at=datetime.now().astimezone(),
        mono=time.monotonic(),
        body=command.model_dump(mode="json"),
    )
