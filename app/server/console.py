"""What `citydesk server` does besides serving. Works on the database beside a running server or without one."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from app.contract.centre.state import CentreState
from app.contract.command import Scope
from app.contract.event import Recorded
from app.contract.hall.setup import HallSetup
from app.contract.hall.state import HallState
from app.contract.model import Model
from app.rules.calendar import local
from app.rules.feeds import UnknownFeed, feed_rules
from app.rules.masking import Rendition, redact
from app.server import accounts, feeds, log
from app.server.accounts import Place
from app.server.clock import system_clock
from app.server.commands import CommandFailed
from app.server.database import Database
from app.server.passwords import Passwords, one_time_password
from app.server.settings import DATABASE_NAME, ServerSettings
from app.server.vault import KeyProblem, Vault


def _open(data: Path) -> Database:
    """Open the record with its key.

    :raises CommandFailed: there is no record, or not its key.
    """
    database = _open_locked(data)
    try:
        database.unlock(ServerSettings(data=data).service_key)
    except KeyProblem as problem:
        database.close()
        raise CommandFailed(str(problem)) from None
    return database


def _open_locked(data: Path) -> Database:
    path = data / DATABASE_NAME
    if not path.is_file():
        raise CommandFailed(f"there is no record in {data}; name the server's folder with --data")
    return Database(path, system_clock)


def make_code(data: Path, scope: str, name: str, place: Place) -> str:
    """Return a one-time code for a device; a place that is not named is the only one there is.

    :raises CommandFailed: the hall, zone or counter is not known, or there are several halls.
    """
    with closing(_open(data)) as database, database.writing() as connection:
        if scope == Scope.SWITCH:
            where = Place(centre=_centre(connection, database.vault))
            return accounts.make_code(connection, Scope.SWITCH, name, where, system_clock().timestamp())
        setup = _hall(connection, database.vault, place.hall)
        if place.zone and place.zone not in {zone.code for zone in setup.zones}:
            raise CommandFailed(f"hall {setup.code} has no zone {place.zone}")
        if place.counter and place.counter not in {counter.number for counter in setup.counters}:
            raise CommandFailed(f"hall {setup.code} has no counter {place.counter}")
        if scope == Scope.PAD and not place.counter:
            raise CommandFailed("a pad stands at a counter: name it with --counter")
        where = Place(hall=setup.code, zone=place.zone, counter=place.counter)
        return accounts.make_code(connection, Scope(scope), name, where, system_clock().timestamp())


def _centre(connection: Connection, vault: Vault) -> str:
    """Return the code of the centre that is set up here; a telephone switch belongs to it, and to no hall."""
    found = [state.centre for state in _states(connection, vault) if isinstance(state, CentreState) and state.setup]
    if not found:
        raise CommandFailed("no hotline centre is set up here")
    return found[0]


def _hall(connection: Connection, vault: Vault, wanted: str) -> HallSetup:
    setups = _setups(connection, vault)
    found = [setup for setup in setups if wanted in ("", setup.code)]
    if len(found) != 1:
        known = ", ".join(setup.code for setup in setups) or "none is set up"
        raise CommandFailed(f"which hall? name one with --hall ({known})")
    return found[0]


def _states(connection: Connection, vault: Vault) -> list[Model]:
    return [feeds.load(connection, vault, name).state for name in feeds.feed_names(connection)]


def _setups(connection: Connection, vault: Vault) -> list[HallSetup]:
    states = _states(connection, vault)
    return [state.setup for state in states if isinstance(state, HallState) and state.setup is not None]


def _works_here(connection: Connection, vault: Vault, number: str) -> bool:
    """Whether somebody of this staff number works in a hall or takes part in the flows of a centre."""
    states = _states(connection, vault)
    halls = [state.setup for state in states if isinstance(state, HallState) and state.setup is not None]
    centres = [state.setup for state in states if isinstance(state, CentreState) and state.setup is not None]
    return accounts.member_of(halls, number) is not None or accounts.officer_of(centres, number) is not None


def verify(data: Path) -> Iterator[tuple[str, int, log.Break | None]]:
    """Yield each feed, how many events it has, and its first broken row or `None`. Needs no key."""
    with closing(_open_locked(data)) as database, database.reading() as connection:
        for feed in feeds.feed_names(connection):
            yield feed, log.head(connection, feed).seq, log.verify(connection, feed)


def record(data: Path, feed: str, after: int) -> Iterator[str]:
    """Yield the record of a feed for people: number, local time, who, what, with personal data masked.

    :raises CommandFailed: no such feed.
    """
    with closing(_open(data)) as database, database.reading() as connection:
        try:
            held = feeds.load(connection, database.vault, feed)
        except UnknownFeed:
            known = ", ".join(feeds.feed_names(connection)) or "none"
            raise CommandFailed(f"there is no feed {feed} here ({known})") from None
        setup = getattr(held.state, "setup", None)
        timezone = setup.timezone if setup is not None else "UTC"
        for recorded in log.read(connection, database.vault, feed_rules(feed).events, feed, after=after):
            yield _line(redact(recorded, Rendition.STAFF), timezone)


def _line(recorded: Recorded, timezone: str) -> str:
    at = local(timezone, recorded.at)
    words = " ".join(f"{name}={value}" for name, value in _flat(recorded.event.model_dump(mode="json")))
    return f"{recorded.seq:>6} {at:%Y-%m-%d %H:%M:%S} {recorded.actor:<8} {recorded.event.TYPE} {words}".rstrip()


_LONGEST = 60


def _flat(body: dict[str, object], above: str = "") -> Iterator[tuple[str, str]]:
    """Yield the values of a body as `name.name`; long texts and lists are told by their size."""
    for name, value in body.items():
        place = f"{above}{name}"
        if isinstance(value, dict):
            yield from _flat(value, f"{place}.") if len(value) <= 30 and not above.count(".") else [(place, "…")]
        elif isinstance(value, list):
            yield place, f"[{len(value)}]"
        elif value is not None and value != "":
            # Line ends and terminal sequences in a text must not look like another line of the record.
            text = "".join(character if character.isprintable() else " " for character in str(value))
            yield place, text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def new_password(data: Path, number: str) -> str:
    """Return a one-time password for a member of staff; the first login has to change it.

    :raises CommandFailed: nobody of that number works here.
    """
    with closing(_open(data)) as database, database.writing() as connection:
        if not _works_here(connection, database.vault, number) and accounts.find(connection, number) is None:
            raise CommandFailed(f"nobody of number {number} works here")
        password = one_time_password()
        passwords = Passwords()
        hashed = passwords.hash_now(password)
        passwords.close()
        accounts.set_password(connection, number, hashed, system_clock(), must_change=True)
        return password
