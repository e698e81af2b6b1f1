"""Personal fields on their way to the disk and back: taken out of a model and sealed with the key of one citizen.

A sealed model is written with the place of each personal value in a list where the value was; the list is sealed beside
it. Each ticket and each case has a key of its own, wrapped by the service key: without that key the values are gone,
while everything else, and the chain over it, stays as it is (crypto-shredding, spec 08).
"""

import json
import os
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, insert, select

from app.contract.model import Model, PersonalKind
from app.rules.masking import replace_personal
from app.server import tables
from app.server.encoding import canonical
from app.server.vault import KEY_BYTES, Box, Vault

M = TypeVar("M", bound=Model)

_TABLE = tables.data_key
_INSERT = insert(_TABLE)
_FIND = select(_TABLE.c.wrapped).where(_TABLE.c.subject == bindparam("subject"))

_NOBODYS = frozenset({PersonalKind.SLIP_KEY, PersonalKind.TECHNICAL, PersonalKind.INTERNAL})
"""Not for everybody, and yet no citizen's: sealed with the key that the feed shares."""


@dataclass(frozen=True)
class Owner:
    """Whose data something is: `subject` names the key, `identity` is the keyed hash by which a citizen is found.

    What is no citizen's, such as the key on the slip of a ticket that nobody gave a name for or what is wrong with a
    printer, is sealed with the key of `shared`.
    """

    subject: str
    shared: str
    identity: str = ""


@dataclass(frozen=True)
class Sealed:
    """A model as it lies on the disk: `body` is JSON; `subject` and `values` are `None` without personal data."""

    body: str
    subject: str | None = None
    values: bytes | None = None


class Sealer:
    """Seals models in one transaction; the keys it makes are written by `store` in the same one."""

    def __init__(self, connection: Connection, vault: Vault, at: str) -> None:
        self._connection = connection
        self._vault = vault
        self._at = at
        self._boxes: dict[str, Box] = {}
        self._made: list[dict[str, Any]] = []

    def seal(self, model: Model, owner: Owner) -> Sealed:
        """Return a model with its personal values sealed."""
        values: list[str] = []
        kinds: set[PersonalKind] = set()

        def take(kind: PersonalKind, value: str) -> str:
            kinds.add(kind)
            values.append(value)
            return str(len(values) - 1)

        body = canonical(replace_personal(model, take).model_dump(mode="json"))
        if not values:
            return Sealed(body)
        subject = owner.shared if kinds <= _NOBODYS else owner.subject
        plain = json.dumps(values, ensure_ascii=False).encode()
        return Sealed(body, subject, self._box(subject, owner.identity).seal(plain, subject))

    def _box(self, subject: str, identity: str) -> Box:
        box = self._boxes.get(subject)
        if box is None:
            wrapped = self._connection.execute(_FIND, {"subject": subject}).scalar()
            key = self._make(subject, identity) if wrapped is None else self._vault.keys.open(wrapped, subject)
            box = self._boxes[subject] = Box(key)
        return box

    def _make(self, subject: str, identity: str) -> bytes:
        key = os.urandom(KEY_BYTES)
        wrapped = self._vault.keys.seal(key, subject)
        self._made.append({"subject": subject, "identity": identity, "wrapped": wrapped, "made_at": self._at})
        return key

    def store(self) -> None:
        """Write the keys down that were made."""
        if self._made:
            self._connection.execute(_INSERT, self._made)
            self._made.clear()


def unseal(vault: Vault, model: M, subject: str | None, values: bytes | None, wrapped: bytes | None) -> M:
    """Return a model with its personal values in their places; they are empty when the citizen's key is gone.

    :param wrapped: the subject's key as the database has it.
    :raises WrongKey: the values or the key were not sealed by this server.
    """
    if subject is None or values is None:
        return model
    if wrapped is None:
        return replace_personal(model, lambda _kind, _place: None)
    known = open_values(vault, subject, values, wrapped)
    return replace_personal(model, lambda _kind, place: known[int(place)])


def open_values(vault: Vault, subject: str, values: bytes, wrapped: bytes) -> list[str]:
    """Return the personal values of a sealed model.

    :raises WrongKey: the values or the key were not sealed by this server.
    """
    opened: list[str] = json.loads(Box(vault.keys.open(wrapped, subject)).open(values, subject))
    return opened
