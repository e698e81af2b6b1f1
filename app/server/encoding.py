"""How events and states are put into bytes: once per rendition, whoever reads them."""

import json
from dataclasses import dataclass, field
from typing import Any, TypeVar

from app.contract.event import Recorded
from app.contract.model import Model
from app.contract.wire import to_wire
from app.rules.masking import Rendition, redact

M = TypeVar("M", bound=Model)

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

CONTRACT = 1
"""The version of the contract this server speaks (header `Citydesk-Contract`)."""


def to_json(value: object) -> bytes:
    """Return a JSON-ready value as compact UTF-8."""
    return _COMPACT.encode(value).encode()


def canonical(value: object) -> str:
    """Return the one JSON text of a JSON-ready value: sorted keys, no spaces, characters as they are."""
    return _CANONICAL.encode(value)


def encode_state(state: Model, rendition: Rendition) -> bytes:
    """Return a state as one kind of reader may see it. The only function that writes a state down.

    Snapshots of the door, checkpoints and what a restart begins with all come from here, so they cannot differ.
    """
    return redact(state, rendition).model_dump_json().encode()


@dataclass
class Published:
    """A recorded event on its way out. Each rendition is made when it is first asked for, then shared."""

    recorded: Recorded
    _wire: dict[Rendition, dict[str, Any]] = field(default_factory=dict)
    _frames: dict[tuple[Rendition, str], bytes] = field(default_factory=dict)

    def wire(self, rendition: Rendition) -> dict[str, Any]:
        """Return the form of the stream as one kind of reader may see it."""
        made = self._wire.get(rendition)
        if made is None:
            made = self._wire[rendition] = to_wire(redact(self.recorded, rendition))
        return made

    def frame(self, rendition: Rendition, epoch: str) -> bytes:
        """Return the event as it goes down a stream."""
        key = (rendition, epoch)
        made = self._frames.get(key)
        if made is None:
            made = frame("recorded", self.wire(rendition), id_=f"{epoch}:{self.recorded.seq}")
            self._frames[key] = made
        return made


def frame(kind: str, data: object, *, id_: str | None = None) -> bytes:
    """Return one server-sent event (WHATWG HTML, 9.2.6)."""
    head = f"id: {id_}\n" if id_ is not None else ""
    return f"{head}event: {kind}\ndata: ".encode() + to_json(data) + b"\n\n"
