"""How events and states are put into bytes: once per rendition, whoever reads them."""

import json
from dataclasses import dataclass, field
from typing import Any, TypeVar

from app.contract.event import Recorded
from app.contract.model import Model
from app.contract.wire import to_wire
from app.rules.audience import NO_PADS, Audience, Pads, pads_in, redact_but
from app.rules.masking import Rendition

M = TypeVar("M", bound=Model)

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

_Form = tuple[Rendition, Pads]

CONTRACT = 1
"""The version of the contract this server speaks (header `Citydesk-Contract`)."""


def to_json(value: object) -> bytes:
    """Return a JSON-ready value as compact UTF-8."""
    return _COMPACT.encode(value).encode()


def canonical(value: object) -> str:
    """Return the one JSON text of a JSON-ready value: sorted keys, no spaces, characters as they are."""
    return _CANONICAL.encode(value)


def encode_state(state: Model, rendition: Rendition, pads: Pads = NO_PADS) -> bytes:
    """Return a state as one kind of reader may see it. The only function that writes a state down.

    Snapshots of the door, checkpoints and what a restart begins with all come from here, so they cannot differ.
    """
    return redact_but(state, rendition, pads).model_dump_json().encode()


@dataclass
class Published:
    """A recorded event on its way out. Each form is made when first asked for, then shared by all who see it so."""

    recorded: Recorded
    _wire: dict[_Form, dict[str, Any]] = field(default_factory=dict)
    _frames: dict[tuple[_Form, str], bytes] = field(default_factory=dict)

    def wire(self, reader: Audience) -> dict[str, Any]:
        """Return the form of the stream as a reader may see it."""
        return self._wired((reader.rendition, pads_in(self.recorded, reader)))

    def frame(self, reader: Audience, epoch: str) -> bytes:
        """Return the event as it goes down a stream."""
        form = (reader.rendition, pads_in(self.recorded, reader))
        made = self._frames.get((form, epoch))
        if made is None:
            made = frame("recorded", self._wired(form), id_=f"{epoch}:{self.recorded.seq}")
            self._frames[(form, epoch)] = made
        return made

    def _wired(self, form: _Form) -> dict[str, Any]:
        made = self._wire.get(form)
        if made is None:
            made = self._wire[form] = to_wire(redact_but(self.recorded, *form))
        return made


def frame(kind: str, data: object, *, id_: str | None = None) -> bytes:
    """Return one server-sent event (WHATWG HTML, 9.2.6)."""
    head = f"id: {id_}\n" if id_ is not None else ""
    return f"{head}event: {kind}\ndata: ".encode() + to_json(data) + b"\n\n"
