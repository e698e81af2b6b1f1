"""What somebody wants: commands, their envelope, and who sends them.

A *fact* has happened in the world: it is stored by the client first, sent for as long as it takes and never refused.
A *request* asks for something: it may be refused and is never kept for later (spec 06, "Facts and requests").
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import AwareDatetime, Field

from app.contract.model import Code, CounterNo, Id, Line, Model


class Kind(StrEnum):
    """Whether a command reports what has happened or asks for something to happen."""

    FACT = "fact"
    REQUEST = "request"


class Scope(StrEnum):
    """What the bearer of a token is; decides what it may command and what it may see."""

    KIOSK = "kiosk"
    DISPLAY = "display"
    PAD = "pad"
    COUNTER = "counter"
    RECEPTION = "reception"
    HOTLINE = "hotline"
    DESK = "desk"
    SWITCH = "switch"
    MANAGER = "manager"
    SYSTEM = "system"


class Actor(Model):
    """Who a command comes from: a member of staff at a device, a device alone, or the server itself."""

    scope: Scope
    device: Line
    staff: Code | None = None
    counter: CounterNo | None = None


class Command(Model):
    """The body of a command. Each kind of command is a class with its name on the wire and who may send it."""

    TYPE: ClassVar[str]
    KIND: ClassVar[Kind]
    SCOPES: ClassVar[frozenset[Scope]]


class Envelope(Model):
    """One command on its way to the door.

    `id` is a UUIDv7 made at the user's press; `at` the client's wall clock; `mono` seconds of its monotonic clock;
    `dseq` the dense number of a fact on its device, from 1, so that a hole is a proof of loss.
    """

    id: Id
    kind: Kind
    type: Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")]
    at: AwareDatetime
    mono: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 0.0
    dseq: Annotated[int, Field(ge=1, le=2**53)] | None = None
    body: dict[str, Any] = Field(default_factory=dict)


class Batch(Model):
    """What one POST carries: commands in the order in which they were pressed."""

    commands: Annotated[tuple[Envelope, ...], Field(min_length=1, max_length=256)]


class Context(Model):
    """What a decision may know besides state and command: the time, the sender, the command's id, some entropy.

    `pressed_at` is when the sender pressed, by the sender's clock; it is trusted only between times the record knows.
    `nonce` is unguessable text made by whoever decides; rules derive secrets from it because they have no randomness.
    `epoch` names the life of the record that decides (spec 06); empty where nobody asks.
    `identity_key` is the keyed hash of the ID number or else the telephone number in the command, made by whoever holds
    the key; without one the rules compare by a plain SHA-256.
    """

    now: datetime
    pressed_at: datetime
    actor: Actor
    command_id: Id
    nonce: Line = ""
    epoch: Line = ""
    identity_key: Annotated[Line, Field(pattern=r"^([0-9a-f]{16,64})?$")] = ""
