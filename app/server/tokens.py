"""Who speaks: opaque 256-bit tokens, of which only the SHA-256 is kept."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, insert, select, update

from app.contract.command import Actor, Scope
from app.rules.feeds import BESIDE_A_CENTRE
from app.server import tables

REMEMBERED_SECONDS = 2.0
"""How long a token that was found good is not looked up again; a revoked one is good for no longer than that."""

_OF_A_CENTRE = ("centre", "audit", *BESIDE_A_CENTRE)
_MOST_REMEMBERED = 10_000

# Written once: putting a statement together costs more than running it.
_FIND = select(tables.token).where(tables.token.c.digest == bindparam("digest"), tables.token.c.revoked.is_(False))


@dataclass(frozen=True)
class Principal:
    """The bearer of a token. `expires` is in seconds since 1970, `None` for devices, which stay until revoked."""

    scope: Scope
    device: str
    actor: Actor
    hall: str
    centre: str
    digest: bytes
    expires: float | None

    def may_know(self, feed: str) -> bool:
        """Whether a feed belongs to the bearer's own hall or centre."""
        own = (f"hall:{self.hall}", f"audit:{self.hall}")
        return feed in own or feed in {f"{kind}:{self.centre}" for kind in _OF_A_CENTRE}


@dataclass(frozen=True)
class Grant:
    """What a new token is for."""

    scope: Scope
    device: str
    staff: str = ""
    hall: str = ""
    centre: str = ""
    zone: str = ""
    counter: str = ""
    expires: float | None = None


def digest(token: str) -> bytes:
    """Return what is kept of a token or one-time code."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def grant(connection: Connection, granted: Grant) -> str:
    """Make a token and return it; it cannot be had a second time."""
    token = secrets.token_urlsafe(32)
    row = vars(granted) | {"scope": granted.scope.value, "digest": digest(token), "revoked": False}
    connection.execute(insert(tables.token).values(row))
    return token


def revoke(connection: Connection, *, digest: bytes | None = None, device: str = "", staff: str = "") -> None:
    """Take back one token, or all of a device or of a member of staff."""
    table = tables.token
    query = update(table).values(revoked=True)
    if digest is not None:
        query = query.where(table.c.digest == digest)
    elif device:
        query = query.where(table.c.device == device)
    else:
        query = query.where(table.c.staff == staff)
    connection.execute(query)


def find(connection: Connection, wanted: bytes) -> Principal | None:
    """Return the bearer of the token with this SHA-256, or `None` when there is none or it was revoked."""
    row = connection.execute(_FIND, {"digest": wanted}).first()
    if row is None:
        return None
    scope = Scope(row.scope)
    actor = Actor(scope=scope, device=row.device, staff=row.staff or None, counter=row.counter or None)
    return Principal(scope, row.device, actor, row.hall, row.centre, wanted, row.expires)


class Principals:
    """The bearers met lately, so that not every command costs a look-up.

    :param look_up: finds a bearer in the database.
    :param clock: seconds since 1970.
    """

    def __init__(self, look_up: Callable[[bytes], Principal | None], clock: Callable[[], float]) -> None:
        self._look_up = look_up
        self._clock = clock
        self._known: dict[bytes, tuple[float, Principal]] = {}

    def remembered(self, wanted: bytes) -> Principal | None:
        """Return a bearer met in the last seconds, if the token is still good."""
        found = self._known.get(wanted)
        if found is None:
            return None
        since, principal = found
        now = self._clock()
        return principal if 0 <= now - since < REMEMBERED_SECONDS and self._in_time(principal, now) else None

    def fetch(self, wanted: bytes) -> Principal | None:
        """Look a bearer up and remember it. May take the time of a database read."""
        principal = self._look_up(wanted)
        now = self._clock()
        if principal is None or not self._in_time(principal, now):
            self._known.pop(wanted, None)
            return None
        if len(self._known) >= _MOST_REMEMBERED:
            self._known.clear()
        self._known[wanted] = (now, principal)
        return principal

    def forget(self) -> None:
        """Look everybody up again."""
        self._known.clear()

    @staticmethod
    def _in_time(principal: Principal, now: float) -> bool:
        return principal.expires is None or now < principal.expires
