"""How a recorded event is written on the wire and in the record: a flat object with the event's type and body."""

from collections.abc import Mapping
from typing import Any

from app.contract.event import Event, Recorded


def to_wire(recorded: Recorded) -> dict[str, Any]:
    """Return the JSON-ready form `{seq, at, actor, device, command, type, v, body}`."""
    event = recorded.event
    return {
        "seq": recorded.seq,
        "at": recorded.at.isoformat(),
        "actor": recorded.actor,
        "device": recorded.device,
        "command": recorded.command,
        "type": event.TYPE,
        "v": event.VERSION,
        "body": event.model_dump(mode="json"),
    }


def from_wire(events: Mapping[str, type[Event]], row: Mapping[str, Any]) -> Recorded:
    """Read the form of `to_wire` back, given the events a feed knows.

    Raises `KeyError` for an event type that is not known and pydantic's `ValidationError` for a wrong body.
    """
    event = events[row["type"]].model_validate(row["body"], strict=False)
    return Recorded.model_validate(
        {name: row[name] for name in ("seq", "at", "actor", "device", "command")} | {"event": event}, strict=False
    )
