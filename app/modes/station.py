"""What every mode stands on: settings, session, link, outbox, replicas, operations; opened and closed in one place."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.client.cache import Cache
from app.client.connection import Connection
from app.client.door import Door
from app.client.errors import ClientError, Unreadable
from app.client.instance import InstanceLock
from app.client.link import Link
from app.client.offline_calls import OfflineCalls
from app.client.operations import CentreOperations, HallOperations, Problems
from app.client.outbox import Outbox
from app.client.own_facts import OwnFacts
from app.client.own_series import OwnSeries
from app.client.paths import Place
from app.client.replica import Replica
from app.client.secrets import open_secret_store
from app.client.session import Session
from app.client.settings import Settings, load_settings, override
from app.contract.centre.state import CentreState
from app.contract.command import Actor
from app.contract.hall.state import HallState

log = logging.getLogger(__name__)

_FIRST_STATE_SECONDS = 15.0
"""How long a program waits for its first snapshot before it shows itself without one."""


@dataclass
class Station:
    """Everything a mode shares with the others.

    `settings` are what the file says, with the command line on top; `leave` ends the program with an exit code.
    """

    place: Place
    settings: Settings
    lock: InstanceLock
    outbox: Outbox
    door: Door
    session: Session
    link: Link
    problems: Problems = field(default_factory=Problems)
    leave: Callable[[int], None] = lambda _code: None
    hall: Replica[HallState] | None = None
    hall_operations: HallOperations | None = None
    centre: Replica[CentreState] | None = None
    centre_operations: CentreOperations | None = None
    offline: OfflineCalls | None = None
    keeping: asyncio.Task[None] | None = None
    forget_answers: Callable[[], None] = lambda: None

    @property
    def connection(self) -> Connection:
        """How the link stands."""
        return self.link.connection

    def now(self) -> datetime:
        """The server's time as far as it is known; aware, on this machine's wall clock."""
        return self.connection.server_now().astimezone()

    async def follow_hall(self, code: str) -> None:
        """Follow a hall and wait for its first state; the last one this machine kept will do."""
        if self.hall is None:
            self.hall = self.link.follow_hall(code)
            self.hall_operations = HallOperations(
                link=self.link, outbox=self.outbox, replica=self.hall, problems=self.problems
            )
            await self._take_up(self.hall)
        await self._first_state(self.hall)

    async def go_on_alone(self, actor: Callable[[], Actor | None], *, calls: bool = False) -> None:
        """Let this program go on without the server: its facts show at once, and a counter `calls` what it owns.

        Follows after `follow_hall`, so that what it did before its last end is seen as well. A device that was enrolled
        with a tag gives numbers of its own series.
        """
        assert self.hall is not None  # noqa: S101 - follow_hall made both
        assert self.hall_operations is not None  # noqa: S101
        own = OwnFacts(self.hall, self.outbox, actor=actor, now=self.now)
        self.forget_answers = self.link.uploader.answered.add(own.answered)
        self.hall_operations.own = own
        await own.open()
        tag = self.session.enrolment.tag if self.session.enrolment is not None else None
        if tag:
            self.hall_operations.series = OwnSeries(
                replica=self.hall, outbox=self.outbox, connection=self.connection, tag=tag, actor=actor
            )
        if calls:
            device = self.outbox.device
            self.offline = OfflineCalls(replica=self.hall, outbox=self.outbox, device=device, now=self.now)
            self.hall_operations.offline = self.offline
            await self.offline.open()

    async def _take_up(self, replica: Replica[HallState]) -> None:
        """Begin with the state this machine kept, until the server tells its own; and keep it from now on."""
        cache = Cache(self.place.folder)
        kept = await cache.load(replica.feed)
        if kept is not None and not replica.loaded:
            try:
                replica.load(kept)
            except Unreadable as error:
                log.warning("the kept state is of another form: %s", error)
        self.keeping = asyncio.get_running_loop().create_task(cache.follow(replica))

    async def follow_own_hall(self) -> None:
        """Follow the hall of whoever is logged in, else that of the settings."""
        login = self.session.login_result
        await self.follow_hall((login.hall if login is not None else None) or self.settings.hall or "")

    async def follow_centre(self, code: str, *, seat: str) -> None:
        """Follow a centre from a seat and wait for its first state."""
        if self.centre is None:
            self.centre = self.link.follow_centre(code)
            self.centre_operations = CentreOperations(
                link=self.link, outbox=self.outbox, replica=self.centre, problems=self.problems, seat=seat
            )
        await self._first_state(self.centre)

    async def portrait(self, file: str) -> bytes | None:
        """Return the picture of a member of staff (PNG), or `None` while it cannot be had."""
        if not file or self.hall is None:
            return None
        try:
            return await self.door.portrait(self.hall.state.hall, file)
        except ClientError as error:
            log.warning("no portrait %s: %s", file, error)
            return None

    async def close(self) -> None:
        """Stop the link and close the files; what waits to be sent stays in the outbox."""
        await self.link.close()
        self.forget_answers()
        if self.offline is not None:
            await self.offline.close()
        if self.keeping is not None:
            self.keeping.cancel()
            await asyncio.gather(self.keeping, return_exceptions=True)
        await self.outbox.close()
        self.lock.release()

    async def _first_state(self, replica: Replica[HallState] | Replica[CentreState]) -> None:
        if replica.loaded:
            return
        arrived = asyncio.Event()
        forget = replica.subscribe(lambda _change: arrived.set())
        try:
            async with asyncio.timeout(_FIRST_STATE_SECONDS):
                await arrived.wait()
        except TimeoutError:
            log.warning("no state of %s yet", replica.feed)
        finally:
            forget()


async def open_station(place: Place, overrides: Mapping[str, object]) -> Station:
    """Open the files of a mode and profile and begin to link.

    `overrides` are settings given on the command line. Raises `AlreadyRunning`, `SettingsError`, `OutboxError`.
    """
    lock = InstanceLock(place.folder)
    lock.acquire()
    try:
        settings = override(load_settings(place.settings).settings, overrides)
        outbox = await Outbox.open(place.folder)
        await outbox.keep_room()
    except BaseException:
        lock.release()
        raise
    secrets = await asyncio.to_thread(open_secret_store, f"{place.mode}-{place.profile}", place.folder)
    door = Door(settings.server)
    session = Session(door=door, secrets=secrets, device=outbox.device)
    link = Link(door=door, outbox=outbox, tokens=session)
    station = Station(place=place, settings=settings, lock=lock, outbox=outbox, door=door, session=session, link=link)
    await session.restore()
    return station
