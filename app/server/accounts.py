"""Accounts of staff and the enrolment of devices, as rows; who may do what is decided by role and scope."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from app.contract.centre.flow_setup import Officer
from app.contract.centre.setup import CentreSetup
from app.contract.command import Scope
from app.contract.hall.setup import HallSetup, Role, StaffMember
from app.ids import new_id
from app.server import tables, tokens
from app.server.tokens import Grant

ADMINISTRATOR = "admin"
"""The account that a server without accounts makes for itself."""

CODE_SECONDS = 600
_CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_CODE_LENGTH = 10
_PIN_DIGITS = 6
_TAGS = 999

SCOPES_OF_ROLE = {
    Role.WINDOW: frozenset({Scope.COUNTER}),
    Role.RECEPTION: frozenset({Scope.RECEPTION}),
    Role.CALL_TAKER: frozenset({Scope.HOTLINE}),
    Role.MANAGER: frozenset({Scope.MANAGER, Scope.COUNTER, Scope.RECEPTION, Scope.HOTLINE}),
}
"""What a login may be for, by role; roles that are not here cannot log in yet."""

DEVICE_SCOPES = frozenset({Scope.KIOSK, Scope.DISPLAY, Scope.PAD, Scope.SWITCH})
"""What an enrolled device may be."""


@dataclass(frozen=True)
class Account:
    """A way to log in."""

    number: str
    password: str
    administrator: bool
    must_change: bool


@dataclass(frozen=True)
class Place:
    """Where a device stands: `zone` and `counter` are empty where they do not apply."""

    hall: str = ""
    centre: str = ""
    zone: str = ""
    counter: str = ""


@dataclass(frozen=True)
class Given:
    """What a one-time code makes of the device that brings it."""

    scope: Scope
    name: str
    place: Place


@dataclass(frozen=True)
class Enrolled:
    """A device that has just become known, with its token."""

    token: str
    device: str
    scope: Scope
    place: Place
    tag: str = ""


def find(connection: Connection, number: str) -> Account | None:
    """Return the account of a staff number."""
    row = connection.execute(select(tables.account).where(tables.account.c.number == number)).first()
    return None if row is None else Account(row.number, row.password, row.administrator, row.must_change)


def any_account(connection: Connection) -> bool:
    """Whether anybody can log in at all."""
    return bool(connection.execute(select(func.count()).select_from(tables.account)).scalar())


def set_password(
    connection: Connection,
    number: str,
    hashed: str,
    now: datetime,
    *,
    must_change: bool = False,
    administrator: bool = False,
) -> None:
    """Give an account a password, making the account when it is new; logins with the old one end."""
    values = {"number": number, "password": hashed, "must_change": must_change, "changed_at": now.isoformat()}
    statement = upsert(tables.account).values(values | {"administrator": administrator})
    connection.execute(statement.on_conflict_do_update(index_elements=["number"], set_=values))
    tokens.revoke(connection, staff=number)


def scopes_of(account: Account, member: StaffMember | None, officer: Officer | None) -> frozenset[Scope]:
    """Return what an account may log in for; an officer of a centre's flows has a desk."""
    if account.administrator:
        return frozenset({Scope.MANAGER})
    roles: Sequence[Role] = member.roles if member is not None else ()
    found = frozenset(scope for role in roles for scope in SCOPES_OF_ROLE.get(role, ()))
    return found | {Scope.DESK} if officer is not None else found


def member_of(setups: Sequence[HallSetup], number: str) -> tuple[HallSetup, StaffMember] | None:
    """Return the person of a staff number and the hall they work in."""
    return next(((setup, member) for setup in setups for member in setup.staff if member.number == number), None)


def officer_of(setups: Sequence[CentreSetup], number: str) -> tuple[CentreSetup, Officer] | None:
    """Return the officer of a staff number and the centre whose flows they take part in."""
    flows = ((setup, setup.flow.officers) for setup in setups if setup.flow is not None)
    return next(
        ((setup, officer) for setup, officers in flows for officer in officers if officer.staff == number), None
    )


def make_code(connection: Connection, scope: Scope, name: str, place: Place, now: float) -> str:
    """Return a one-time code by which a device can enrol within ten minutes.

    :raises ValueError: staff log in, they are not enrolled.
    """
    if scope not in DEVICE_SCOPES:
        raise ValueError(f"a device cannot be a {scope.value}")
    code = "".join(secrets.choice(_CODE_ALPHABET) for _ in range(_CODE_LENGTH))
    _keep_code(connection, code, Given(scope, name, place), now)
    return f"{code[:5]}-{code[5:]}"


def make_pin(connection: Connection, scope: Scope, name: str, place: Place, now: float) -> str:
    """Return six digits by which a device can enrol within ten minutes; no two good ones are alike.

    Guessing is held off by the lock of the address that guesses (`app.server.lockout`).
    """
    table = tables.enrolment
    while True:
        pin = f"{secrets.randbelow(10**_PIN_DIGITS):0{_PIN_DIGITS}}"
        known = connection.execute(select(table.c.expires).where(table.c.digest == tokens.digest(pin))).scalar()
        if known is None or known < now:
            _keep_code(connection, pin, Given(scope, name, place), now)
            return pin


def _keep_code(connection: Connection, code: str, given: Given, now: float) -> None:
    connection.execute(delete(tables.enrolment).where(tables.enrolment.c.expires < now))
    connection.execute(
        insert(tables.enrolment).values(
            digest=tokens.digest(code),
            scope=given.scope.value,
            name=given.name,
            expires=now + CODE_SECONDS,
            used=False,
            **vars(given.place),
        )
    )


def enrol(connection: Connection, code: str, name: str, now: datetime) -> Enrolled | None:
    """Use a code up and make the device known; `None` when the code is wrong, used or too old.

    :param name: what the device calls itself; the name given with the code holds when this is empty.
    """
    table = tables.enrolment
    plain = "".join(character for character in code.upper() if character.isalnum())
    row = connection.execute(select(table).where(table.c.digest == tokens.digest(plain))).first()
    if row is None or row.used or row.expires <= now.timestamp():
        return None
    connection.execute(update(table).where(table.c.digest == row.digest).values(used=True))
    device = new_id()
    place = Place(hall=row.hall, centre=row.centre, zone=row.zone, counter=row.counter)
    connection.execute(
        insert(tables.device).values(
            id=device,
            scope=row.scope,
            name=name or row.name,
            enrolled_at=now.isoformat(),
            revoked_at=None,
            **vars(place),
        )
    )
    token = tokens.grant(connection, Grant(scope=Scope(row.scope), device=device, **vars(place)))
    tag = _series_tag(connection, place.hall) if row.scope == Scope.KIOSK else ""
    return Enrolled(token, device, Scope(row.scope), place, tag)


def _series_tag(connection: Connection, hall: str) -> str:
    """Return the tag of the kiosk that was enrolled last: its number among all that the hall ever had.

    Devices are revoked and never deleted, so that no tag comes back before 999 others were given (spec 06).
    """
    table = tables.device
    query = select(func.count()).where(table.c.hall == hall, table.c.scope == Scope.KIOSK.value)
    return str((connection.execute(query).scalar_one() - 1) % _TAGS + 1)


def is_enrolled(connection: Connection, device: str) -> bool:
    """Whether a device of this id was enrolled."""
    return connection.execute(select(tables.device.c.id).where(tables.device.c.id == device)).scalar() is not None


def revoke_device(connection: Connection, device: str, now: datetime) -> bool:
    """Take a device's token back for good; false when there is no such device."""
    table = tables.device
    query = update(table).where(table.c.id == device, table.c.revoked_at.is_(None)).values(revoked_at=now.isoformat())
    tokens.revoke(connection, device=device)
    return connection.execute(query).rowcount > 0
